// What came of changing the rules a little, for people: how many changes are noticed, then each
// that nothing notices with the shortest story that tells it apart, and in the last lines what it
// comes to.
//
//   ✗ not from No claim [receive/from-no_claim · shop.json:12:5]
//     Confirm receipt — In transit
//     old    ✓ → Delivered
//     new    ✗ refused (not-listed)
//     story  Place the order → Confirm the shipment → Confirm receipt
#pragma once

#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "properties/mutation/mutation_run.hpp"
#include "report/text/step_text.hpp"

namespace juchu {

/// A rulebook, what its changes were tried with, and what came of them.
struct MutationView {
  std::shared_ptr<const CompiledRulebook> rules;
  std::vector<std::string> scenarios;  // their files, in the sequence of the report
  const MutationReport& report;
  std::vector<Text> titles = {};  // of the scenarios; may be empty

  /// The rulebook's file as it was opened; of a shipped one, its id.
  [[nodiscard]] const std::string& file() const { return rules->rulebook().opened_as(); }
};

enum class MutationVerdict : std::uint8_t {
  Noticed,       // every change that makes a difference is
  Survivors,     // some are not
  Inconclusive,  // of those that were decided, all are; but not all were decided
};
[[nodiscard]] MutationVerdict verdict_of(const MutationReport& report);

/// How many changes became what: noticed, the same, survivors, undecided.
[[nodiscard]] std::vector<Remark> counts_of(const MutationReport& report, const Speaker& speaker);
/// The part of those that make a difference which is noticed; empty where none does.
[[nodiscard]] std::string score_text(const MutationReport& report, const Speaker& speaker);
/// What it comes to.
[[nodiscard]] Remark verdict_remark(const MutationReport& report, const Speaker& speaker);

void print_mutation_text(const MutationView& view, const ReportOptions& options, std::ostream& out);

}  // namespace juchu
