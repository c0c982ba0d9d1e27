// A typical order of a measure, as a scenario: of all orders of a replication for which the thing
// happened, the one to which it happened after the median time.
//
// Nothing is taken on trust: the scenario is replayed, by rules that know no study, and is only
// given when everything that was accepted or refused under load is so there, too.
#pragma once

#include <cstdint>
#include <optional>

#include "sim/load/counts.hpp"
#include "sim/scenario/scenario.hpp"

namespace juchu {

struct TypicalStory {
  Scenario scenario;
  int replication = 0;
  std::int64_t order = 0;   // its number there
  std::int64_t orders = 0;  // for which it happened in that replication
};

enum class NoStory : std::uint8_t {
  NeverHappened,    // in none of the replications, at a step or deadline
  DependsOnOthers,  // what other orders did to the shop meanwhile decides what happens
};

struct FoundStory {
  std::optional<TypicalStory> story;
  NoStory why = NoStory::NeverHappened;  // where there is none
};

/// Looks through replications `first` to `last` for the first in which it happened. Cost: runs each
/// of these, and that one twice.
[[nodiscard]] FoundStory typical_story(const Study& study, const RateRow& rate, int first,
                                       int last);

}  // namespace juchu
