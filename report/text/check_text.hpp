// What a check found, for people: first a table of every verdict, then the shortest story of each
// thing that is not as it should be, and of what else was asked for, and in the last line what it
// all comes to.
#pragma once

#include <ostream>
#include <string>

#include "properties/check/readings.hpp"
#include "report/check_story.hpp"
#include "report/check_verdict.hpp"
#include "report/text/step_text.hpp"

namespace juchu {

/// How long it took and how much memory; only on request, since they differ from run to run.
struct CheckTiming {
  std::int64_t milliseconds = 0;
  std::uint64_t bytes = 0;
};

struct CheckTextOptions {
  StoryWish stories;
  std::string see_story;                     // the command that shows one
  const ReadingsReport* readings = nullptr;  // with it, the report is the united one
  const CheckTiming* timing = nullptr;
  int orders = 1;  // in one shop, unless a property needs more
};

void print_check_text(const Checked& checked, const CheckTextOptions& what,
                      const ReportOptions& options, std::ostream& out);

/// What it comes to in one line: "holds", how many findings, or why there is no verdict.
[[nodiscard]] Remark verdict_remark(const Checked& checked, const Speaker& speaker);
/// The last line alone.
void print_check_verdict(const Checked& checked, const Sheet& sheet);

/// 1,234,567
[[nodiscard]] std::string grouped(std::uint64_t number);
/// The same of a number that is no less than 0.
[[nodiscard]] inline std::string counted(std::int64_t number) {
  return grouped(static_cast<std::uint64_t>(number));
}
[[nodiscard]] std::string megabytes(std::uint64_t bytes);
/// Why a check ended before all was seen.
[[nodiscard]] const Wording& words_of(Budget budget);
/// The same by the option that lifts it, for commands that have no other budgets.
[[nodiscard]] const Wording& limit_of(Budget budget);

}  // namespace juchu
