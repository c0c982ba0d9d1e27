// A budget, and whether it has kept anything from being done: what it has, another machine may answer
// otherwise.
#pragma once

#include <atomic>
#include <functional>
#include <utility>

#include "model/work/work_limit.hpp"
#include "properties/search/explorer.hpp"

namespace juchu {

class HeardBudgets {
 public:
  explicit HeardBudgets(std::function<Budget()> stop) : stop_(std::move(stop)) {}

  /// From any thread. What asks for a budget asks here.
  [[nodiscard]] Budget operator()() const {
    const Budget budget = stop_();
    if (budget != Budget::None) ++heard_;
    return budget;
  }

  /// Where this is the same before and after some work, nothing of it was left out.
  [[nodiscard]] std::uint64_t count() const { return heard_ + times_cut_short(); }

 private:
  std::function<Budget()> stop_;
  mutable std::atomic<std::uint64_t> heard_ = 0;
};

}  // namespace juchu
