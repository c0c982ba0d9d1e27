// Replayed scenarios as one JSON document for programs: `juchu replay --json`.
//
//   {"schema_version": 1, "scenarios": [
//     {"file", "title", "rulebook", "holds",
//      "steps": [{"at", "order", "event", "parameters", "accepted", "rule", "source", "before",
//      "after",
//                 "sends", "breached", "outside", "hazards", "warns", "note"}],
//      "orders": {id: {"status", "hazards", "hazards_now", "breached", "outside"}},
//      "advice": [{"id", "advice", "source"}],
//      "failures": [{"what", "expected", "actual", "line", "column"}]}],
//    "complete": true}
//
// `before`, `after` and `status` give the status of each region, or null while the order does not
// exist. What the rulebook's deadlines bring has no event, what happens to the shop has no order:
// null. `advice` is what would have avoided each breach and hazard. `outside` are promises that
// were broken. `complete` is false when an interruption left scenarios out.
#pragma once

#include <ostream>

#include "model/text/text.hpp"
#include "sim/replayer.hpp"

namespace juchu {

class ReplayJson {
 public:
  /// Titles and failures are written in `language`.
  ReplayJson(std::ostream& out, Language language);

  void add(const Scenario& scenario, const Story& story);
  void finish(bool complete);

 private:
  std::ostream& out_;
  Language language_;
  const char* separator_ = "\n";  // before the next scenario
};

/// The steps alone, as a list, for other documents that tell stories.
void write_steps_json(const Scenario& scenario, const Story& story, Language language,
                      std::ostream& out);

}  // namespace juchu
