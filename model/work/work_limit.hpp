// Limits to work that has nothing to show half-way.
//
// A search looks at its budget between two situations, and keeps what it has found. Compiling a
// part of a large rulebook, or analysing it, has nothing to keep: its loops call `go_on` now and
// then, which leaves them by an exception when the limit of their thread has ended. Work for which
// there is no memory is left so, too. `attempt` alone catches either, where one question begins
// whose answer may stay open.
//
// It knows no clock and measures no memory: whoever sets a limit does.
//
// Invariants
//   W1  Where no limit was set, `go_on` never leaves and there is always room.
//   W2  Threads of `on_threads` work within the limit of the thread that started them.
#pragma once

#include <cstdint>
#include <functional>

namespace juchu {

/// The limit of all work of this thread, as long as it lives. One at a time.
class WorkLimit {
 public:
  /// `ended` is asked often, by several threads: whether to leave. `room`: whether so many bytes
  /// more may be taken.
  WorkLimit(std::function<bool()> ended, std::function<bool(std::uint64_t bytes)> room);
  WorkLimit(const WorkLimit&) = delete;
  WorkLimit& operator=(const WorkLimit&) = delete;
  ~WorkLimit();

  /// Lets this thread work within another limit, or none (null), as long as this lives.
  class OfThread {
   public:
    explicit OfThread(const WorkLimit* limit);
    OfThread(const OfThread&) = delete;
    OfThread& operator=(const OfThread&) = delete;
    ~OfThread();

   private:
    const WorkLimit* before_;
  };
  /// Of this thread; null: none.
  [[nodiscard]] static const WorkLimit* here();

 private:
  friend void go_on();
  friend bool has_room(std::uint64_t bytes);

  std::function<bool()> ended_;
  std::function<bool(std::uint64_t bytes)> room_;
};

enum class WorkEnd : std::uint8_t { Done, Left, NoMemory };

/// Does `work` on this thread, or leaves it half-way: when the limit ends (`Left`), or memory
/// cannot be had. Other exceptions pass. Whatever `work` changes must bear being half changed.
[[nodiscard]] WorkEnd attempt(const std::function<void()>& work);

/// Leaves the work if its limit has ended. Cost: that of asking the limit.
void go_on();

/// Whether the work may take so many bytes more at once. For what grows by much.
[[nodiscard]] bool has_room(std::uint64_t bytes);

/// How often work of this process, of whichever thread, was left half-way or had no room. Where it is
/// the same before and after some work, no limit has changed what came of that.
[[nodiscard]] std::uint64_t times_cut_short();

}  // namespace juchu
