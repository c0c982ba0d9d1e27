// The answer of a study as its page shows it: report/page/script/study.js draws it.
//
//   {"question": Text, "says": Text, "lines": [Line], "plot"?: Plot, "days"?: Days, "peaks"?: Section,
//    "compared"?: {"title", "says", "plot", "sections": [Section]}, "backlog"?: Section,
//    "story"?: {"title", "says", "open"}, "measures"?: Section, "occurred"?: {"title", "sections"},
//    "definitions": {"title", "says": [Line], "sections"}, "basis"?: Section, "command": {"title", "text"},
//    "words": {"figures", "day", "value", "range"}}
//
// Texts are in both languages (both_json.hpp); Section is report/text/section.hpp. Whatever has a
// place on a chart is a whole number from 0 to kScale, so that nothing is left to compute.
//
// Invariants
//   A1  The same answer gives the same bytes, however many threads found it.
//   A2  The document does not grow with the orders or the replications.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "report/text/compare_text.hpp"
#include "report/text/study_text.hpp"
#include "sim/load/daily.hpp"

namespace juchu {

/// Of the order that the page's story is about.
struct StoryOrder {
  RateRow rate;
  int replication = 0;
  std::int64_t order = 0;
  std::int64_t orders = 0;  // such ones in that replication
};

/// A change of the study and what it makes of it.
struct ComparedVariant {
  const Study& before;
  Text name;  // the levers and changes
  const Comparison& comparison;
};

/// What there is to tell; null where it was not asked for.
struct StudyPage {
  const Study& study;
  const StudyView* answer = nullptr;
  std::vector<DaySeries> days{};
  const ComparedVariant* variant = nullptr;
  const SweepView* sweep = nullptr;
  const HelpView* help = nullptr;
  /// The first rate of each of those compared: the variant and then the study as it is; by values;
  /// or the study as it is and then by levers.
  std::vector<SweepPoint> points{};
  std::optional<StoryOrder> story{};
  std::string command{};
};

[[nodiscard]] std::string study_json(const StudyPage& page);

}  // namespace juchu
