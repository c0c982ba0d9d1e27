// The budgets of a command, from its beginning to its answer: time, memory, and Ctrl-C.
//
// The memory that counts is what the whole process holds (its resident set), whoever took it.
//
// Invariants
//   H1  Once the time is up, or Ctrl-C was heard, that is the answer for ever.
//   H2  Work asks in time: a budget is passed by a second at most, or a tenth.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>

#include "cli/console.hpp"
#include "model/work/work_limit.hpp"
#include "properties/search/explorer.hpp"

namespace juchu {

/// That can be asked for.
inline constexpr std::uint64_t kMostMegabytes = 1'000'000'000'000;

class BudgetWatch {
 public:
  /// The time begins now. 0: no limit. The console outlives this.
  BudgetWatch(std::uint64_t seconds, std::uint64_t megabytes, const Console& console);

  /// The budget that is reached now: Interrupted, Time, Memory or None. From any thread; cost: some
  /// ten nanoseconds, and now and then some microseconds.
  [[nodiscard]] Budget reached() const;
  /// Whether so many bytes more may be taken.
  [[nodiscard]] bool room(std::uint64_t bytes) const;
  /// Does work that leads to the answer: what cannot be left in an orderly way is left, too.
  /// Neither reading the input nor telling the answer is part of that: both are short.
  template <class Work>
  auto within(Work work) const {
    const WorkLimit limit([this] { return reached() != Budget::None; },
                          [this](std::uint64_t bytes) { return room(bytes); });
    return work();
  }

 private:
  using Clock = std::chrono::steady_clock;

  [[nodiscard]] bool too_much(Clock::time_point now) const;

  const Console& console_;
  bool timed_;
  Clock::time_point end_;
  std::uint64_t bytes_;                                    // 0: no limit
  mutable std::atomic<Clock::duration::rep> measured_{0};  // when memory was measured last
  mutable std::atomic<bool> over_{false};                  // what was found then
};

/// Bytes of memory that the process holds now, and the most that it ever held.
[[nodiscard]] std::uint64_t bytes_held();
[[nodiscard]] std::uint64_t most_bytes_held();

}  // namespace juchu
