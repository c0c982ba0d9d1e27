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

/// Whether all was seen that the properties and hazards ask about. Undecided questions leave
/// something out also where no budget was reached: a date that is offered without end.
[[nodiscard]] inline bool exhausted(const CheckReport& report) {
  return report.complete() && std::ranges::all_of(report.properties, &PropertyResult::decided) &&
         std::ranges::none_of(report.hazards, [](const HazardResult& result) {
           return result.verdict() == Expectation::Unstated;
         });
}

[[nodiscard]] inline CheckVerdict verdict_of(const Rulebook& rulebook, const CheckReport& report) {
  if (findings(rulebook, report).any()) return CheckVerdict::Violated;
  return exhausted(report) ? CheckVerdict::Holds : CheckVerdict::Inconclusive;
}

/// How many things are not as they should be.
[[nodiscard]] inline std::size_t count_findings(const Rulebook& rulebook,
                                                const CheckReport& report) {
  const CheckFindings found = findings(rulebook, report);
  return found.hazards.size() + found.properties.size() + found.norms.size() +
         report.overlaps.size();
}

}  // namespace juchu
