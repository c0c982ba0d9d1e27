#include "model/work/work_limit.hpp"

#include <atomic>
#include <cassert>
#include <exception>
#include <new>
#include <utility>

namespace juchu {
namespace {

class WorkLeft : public std::exception {};

thread_local const WorkLimit* limit_here = nullptr;
std::atomic<std::uint64_t> cut_short = 0;

WorkEnd cut(WorkEnd end) {
  ++cut_short;
  return end;
}

}  // namespace

WorkLimit::WorkLimit(std::function<bool()> ended, std::function<bool(std::uint64_t bytes)> room)
    : ended_(std::move(ended)), room_(std::move(room)) {
  assert(limit_here == nullptr && "one at a time");
  limit_here = this;
}

WorkLimit::~WorkLimit() { limit_here = nullptr; }

WorkLimit::OfThread::OfThread(const WorkLimit* limit) : before_(std::exchange(limit_here, limit)) {}

WorkLimit::OfThread::~OfThread() { limit_here = before_; }

const WorkLimit* WorkLimit::here() { return limit_here; }

WorkEnd attempt(const std::function<void()>& work) {
  try {
    work();
  } catch (const WorkLeft&) {
    return cut(WorkEnd::Left);
  } catch (const std::bad_alloc&) {
    return cut(WorkEnd::NoMemory);
  }
  return WorkEnd::Done;
}

void go_on() {
  if (limit_here != nullptr && limit_here->ended_()) throw WorkLeft();
}

bool has_room(std::uint64_t bytes) {
  if (limit_here == nullptr || limit_here->room_(bytes)) return true;
  ++cut_short;
  return false;
}

std::uint64_t times_cut_short() { return cut_short; }

}  // namespace juchu
