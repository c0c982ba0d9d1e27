#include "cli/budget_watch.hpp"

#include <cstdio>
#include <fcntl.h>
#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>

namespace juchu {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::uint64_t kMegabyte = 1'000'000;
constexpr Clock::duration kBetweenMeasures = std::chrono::milliseconds(2);

Clock::time_point end_of(std::uint64_t seconds) {
  return Clock::now() + std::chrono::seconds(seconds);
}

/// What the process holds after giving back what it has no use for.
std::uint64_t bytes_needed() {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
  return bytes_held();
}

}  // namespace

BudgetWatch::BudgetWatch(std::uint64_t seconds, std::uint64_t megabytes, const Console& console)
    : console_(console),
      timed_(seconds > 0),
      end_(end_of(seconds)),
      bytes_(megabytes * kMegabyte) {}

Budget BudgetWatch::reached() const {
  if (console_.interrupted()) return Budget::Interrupted;
  if (!timed_ && bytes_ == 0) return Budget::None;
  const Clock::time_point now = Clock::now();
  if (timed_ && now >= end_) return Budget::Time;
  return bytes_ != 0 && too_much(now) ? Budget::Memory : Budget::None;
}

bool BudgetWatch::too_much(Clock::time_point now) const {
  const Clock::duration::rep ticks = now.time_since_epoch().count();
  Clock::duration::rep before = measured_;
  if (ticks - before < kBetweenMeasures.count() ||
      !measured_.compare_exchange_strong(before, ticks))
    return over_;
  over_ = bytes_held() > bytes_ && bytes_needed() > bytes_;
  return over_;
}

bool BudgetWatch::room(std::uint64_t bytes) const {
  if (bytes_ == 0 || bytes_held() + bytes <= bytes_) return true;
  return bytes_needed() + bytes <= bytes_;
}

std::uint64_t bytes_held() {
  // Not through a stream: this is asked where there is no memory.
  const int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  if (file < 0) return most_bytes_held();
  char text[128] = {};
  const ssize_t read_bytes = read(file, text, sizeof text - 1);
  close(file);
  unsigned long pages = 0;  // "total resident shared …"
  if (read_bytes <= 0 || std::sscanf(text, "%*u %lu", &pages) != 1) return most_bytes_held();
  return std::uint64_t{pages} * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

std::uint64_t most_bytes_held() {
  rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

}  // namespace juchu
