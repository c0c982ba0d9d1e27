// What differs between two rulebooks, for people: for each event and the statuses in which it is
// answered differently, both answers, and the shortest story of how an order comes there.
//
//   1. Pay — Awaiting payment
//      old    ✓ accepted → New order
//      new    ✗ refused: no-late-payment
//      values paid on: unset instead of 03-07
//      story  Place the order → 6 days later → Pay
#pragma once

#include <ostream>

#include "properties/diff/diff.hpp"
#include "report/text/step_text.hpp"

namespace juchu {

/// The old and the new rules.
using BothRules = std::array<const CompiledRulebook*, 2>;

/// Two rulebooks, as they were named, with what came of comparing them.
struct DiffView {
  std::array<std::string, 2> files;
  BothRules rules;
  const Matching& matching;
  const DiffReport& report;
};

/// The event, or the next day, and the statuses before it: "Pay — Awaiting payment".
[[nodiscard]] std::string difference_name(const Difference& difference, const BothRules& rules,
                                          const Speaker& speaker);

/// A difference in words; what does not differ is empty.
struct DifferenceWords {
  std::array<Remark, 2> answers;
  std::string actors, values;
  std::string story;  // how an order comes there
};
[[nodiscard]] DifferenceWords words_of(const Difference& difference, const BothRules& rules,
                                       const Speaker& speaker);

/// What it comes to: whether both behave the same.
[[nodiscard]] Remark verdict_remark(const DiffView& view, const Speaker& speaker);
/// The one of the two rulebooks whose bounds say how far the comparison reaches.
[[nodiscard]] const Rulebook& bounded_of(const DiffView& view);
/// Whether they state other large bounds, which nothing compares.
[[nodiscard]] bool bounds_differ(const DiffView& view);
/// Where something differs and there are names that only one side has: the options that would match
/// them. Else nothing.
[[nodiscard]] std::string likely_renamed_text(const DiffView& view, const Speaker& speaker);
/// Why some questions are open; none where all are answered.
[[nodiscard]] std::vector<std::string> unfinished_texts(const DiffView& view,
                                                        const Speaker& speaker);

/// Both answers, and the story of how an order comes there, after `indent`.
void print_difference(const Difference& difference, const BothRules& rules, const Sheet& sheet,
                      std::string_view indent);

void print_diff_text(const DiffView& view, const ReportOptions& options, std::ostream& out);

}  // namespace juchu
