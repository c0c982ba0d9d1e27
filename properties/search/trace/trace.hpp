// A trace: what happened to the orders of one shop, step by step and day by day, as the explorers
// find it and as scenarios tell it.
//
// A trace is concrete: every event has its day and all its parameters, so that it can be replayed
// in the engine and written as a scenario. Tracking numbers are tokens (`CompiledRulebook::token`):
// equal tokens are equal numbers, and a token's class says what its number looks like.
#pragma once

#include <vector>

#include "model/engine/situation.hpp"

namespace juchu {

/// The next day comes, or something happens to an order or to the shop.
struct TraceStep {
  bool next_day = false;
  bool working = true;  // next_day: the day that comes is a business day
  int order = 0;        // from 0; -1: the shop
  Event event{};        // on the day it happens
};

struct Trace {
  /// A Friday, 2024-03-01: the day on which traces begin unless there is a reason for another one.
  static constexpr Day kFirstDay = 19783;

  Situation start;         // the shop with its settings, and an order that does not exist
  std::vector<int> carts;  // by order: the cart it lies in, from 0
  std::vector<TraceStep> steps;
  [[nodiscard]] int orders() const { return static_cast<int>(carts.size()); }
};

}  // namespace juchu
