// Random checking: looks for hazards and broken properties in random traces, for spaces too large
// to exhaust. What it finds is true and told as shortly as can be; what it does not find may be
// there.
//
// Invariants
//   C1  The same rules and plan give the same report on every machine.
//   C2  More stories tell the same first stories.
//   C3  Replaying a finding's trace shows it; where norms are kept, nothing in it is breached.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "model/engine/compiled_rulebook.hpp"
#include "properties/search/trace/trace.hpp"

namespace juchu {

struct RandomCheckPlan {
  std::uint64_t seed = 1;
  int stories = 1000;
  int orders = 1;  // at most, in one story
  int moves = 40;  // in one story: events and jumps over days
  // What to look for, bits by the rulebook's tables.
  std::uint64_t hazards = ~std::uint64_t{0};
  std::uint64_t properties = ~std::uint64_t{0};
};

struct RandomFinding {
  enum class Kind : std::uint8_t { Hazard, Property };
  Kind kind = Kind::Hazard;
  int index = 0;              // row of Rulebook::hazards or properties
  bool norm_keeping = false;  // without a breach; otherwise in all behaviours
  Trace shortest;
  int story = 0;  // from 0: the one that was shrunk
};

struct RandomReport {
  std::vector<RandomFinding> findings;  // hazards, then properties, by row; all behaviours first
  int stories = 0;                      // told
  std::uint64_t steps = 0;              // events that were accepted in them
  std::uint64_t days = 0;
  int ended = 0;  // stories whose every order came to a final status
  std::size_t usual_length = 0, greatest_length = 0;  // of a story: its events, in the median
  bool complete = true;                               // not interrupted
};

/// Tells `plan.stories` stories, every other one of people who keep the norms. Of each hazard and
/// each broken property, in all behaviours and in norm-keeping ones, it shrinks the first few
/// stories that show it and reports the shortest.
[[nodiscard]] RandomReport check_randomly(
    const std::shared_ptr<const CompiledRulebook>& rules, const RandomCheckPlan& plan,
    bool (*interrupted)() = [] { return false; });

}  // namespace juchu
