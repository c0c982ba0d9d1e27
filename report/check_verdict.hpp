// What a check comes to in the end.
#pragma once

#include <algorithm>
#include <cstdint>

#include "properties/check/check.hpp"

namespace juchu {

enum class CheckVerdict : std::uint8_t {
  Holds,         // everything is as the rulebook expects
  Violated,      // something is not
  Inconclusive,  // nothing that was seen is not, but not all was seen
};

/// Undecided questions make a check inconclusive also where no budget was reached: a date that is
/// offered without end.
[[nodiscard]] inline CheckVerdict verdict_of(const Rulebook& rulebook, const CheckReport& report) {
  if (findings(rulebook, report).any()) return CheckVerdict::Violated;
  const bool decided = std::ranges::all_of(report.properties, &PropertyResult::decided) &&
                       std::ranges::none_of(report.hazards, [](const HazardResult& result) {
                         return result.verdict() == Expectation::Unstated;
                       });
  return report.complete() && decided ? CheckVerdict::Holds : CheckVerdict::Inconclusive;
}

/// How many things are not as they should be.
[[nodiscard]] inline std::size_t count_findings(const Rulebook& rulebook,
                                                const CheckReport& report) {
  const CheckFindings found = findings(rulebook, report);
  return found.hazards.size() + found.properties.size() + found.norms.size() +
         report.overlaps.size();
}

}  // namespace juchu
