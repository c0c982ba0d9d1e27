// The stories that a check has to tell: what each one shows, and as which scenario it is told.
//
// Invariants
//   S1  A story's scenario holds when it is replayed, and ends with what it shows.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "properties/check/check.hpp"
#include "properties/search/trace/scenario_of_trace.hpp"
#include "report/wording.hpp"

namespace juchu {

/// A rulebook, and what checking it answered.
struct Checked {
  std::shared_ptr<const CompiledRulebook> rules;
  const CheckReport& report;
  std::vector<ParameterChoice> choices;  // values that are not the rulebook's own
};

struct CheckStory {
  std::string name;      // as a file of its own: the id, and what it shows where that is not clear
  const RuleHead* rule;  // that it is about; of an overlap, the first permit
  const Wording* shows;  // "shortest story"
  const Trace* trace;
  bool expected;                     // it is part of no finding
  bool gap = false;                  // of a hazard that nothing in the rules prevents
  const Property* broken = nullptr;  // that it breaks
};

/// Every story of the report: of properties, hazards, norms (kept, then breached, then where it
/// cannot be kept) and overlaps. Of a hazard or property the one that keeps all norms, where there
/// is one.
[[nodiscard]] std::vector<CheckStory> stories_of(const Checked& checked);

/// What it shows, and how long it is: "the shortest story (events: 3, days: 0)".
[[nodiscard]] Text words_of(const CheckStory& story);

/// Which stories somebody wants to see beside those of findings.
struct StoryWish {
  std::vector<std::string> ids;
  bool all_hazards = false;
  [[nodiscard]] bool wants(const CheckStory& story, const Rulebook& rulebook) const;
};

/// The story as the replayer tells it.
[[nodiscard]] ReplayedTrace told(const Checked& checked, const CheckStory& story);

}  // namespace juchu
