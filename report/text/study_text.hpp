// The answer of a study for people: one sentence first, then tables, a chart of the days, and what
// all of it stands on.
#pragma once

#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "report/text/sheet.hpp"
#include "sim/load/answer.hpp"
#include "sim/load/exact/exact_answer.hpp"

namespace juchu {

/// An answer and what there is to say about how it was found.
struct StudyView {
  const Study& study;
  const StudyAnswer& answer;
  int asked = 0;                       // replications
  int only = 0;                        // this one alone; 0: all
  std::string repeat{};                // the command that gives the same again
  std::optional<bool> precise{};       // whether the precision that was asked for was reached
  bool ascii = false;                  // charts without Unicode's blocks
  const ExactAnswer* exact = nullptr;  // where the study has one
};

/// What `exact` says of a measure; nothing where it has no share of it.
[[nodiscard]] std::optional<double> exact_share(const StudyView& view, int measure);

void print_study_text(const StudyView& view, const ReportOptions& options, std::ostream& out);

/// The answer in one sentence: the study's first measure, its interval and its target.
[[nodiscard]] std::string sentence_of(const Study& study, const StudyAnswer& answer,
                                      const Speaker& speaker);

/// What people call a study, a row that a rate is of, a measure, a team.
[[nodiscard]] std::string name_of_study(const Study& study, const Speaker& speaker);
[[nodiscard]] std::string name_of(const Study& study, RateRow row, const Speaker& speaker);

/// The shop's settings, each with its value.
[[nodiscard]] std::vector<std::string> settings_told(const Study& study, const Speaker& speaker);
/// The parameters that the rulebook only assumes, each in a sentence with its value.
[[nodiscard]] std::vector<std::string> assumptions_told(const Study& study, const Speaker& speaker);
[[nodiscard]] std::string name_of(const Measure& measure, const Speaker& speaker);
[[nodiscard]] std::string name_of(const StaffRow& staff, const Speaker& speaker);

/// "< 1 %"
[[nodiscard]] std::string target_text(const Measure& measure, const Speaker& speaker);
/// A mark before a target: met, missed, undecided.
[[nodiscard]] Mark mark_of(Standing standing);
/// What can be said of a rate that has no interval: "in 0 of 12 runs: in at most 22 % of runs".
[[nodiscard]] std::string unsure_text(const Estimate& estimate, const Speaker& speaker);
/// "too rare, about 120 replications needed"; empty where it is not.
[[nodiscard]] std::string too_rare_text(const Estimate& estimate, const Speaker& speaker);

}  // namespace juchu
