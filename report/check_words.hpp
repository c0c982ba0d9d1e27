// The words of a check's verdicts, for whatever tells them: a terminal or a page.
#pragma once

#include <span>

#include "properties/check/readings.hpp"
#include "report/text/sheet.hpp"

namespace juchu {

[[nodiscard]] const Wording& words_of(NotNeeded::Why why);
[[nodiscard]] const Wording& words_of(Expectation verdict);
[[nodiscard]] const Wording& words_of(Verdict verdict);

/// Hazards that came to the same.
struct HazardGroup {
  const Wording& heading;
  Mark mark;
  bool (*has)(const HazardResult& result);
};
/// Each hazard is of exactly one: the most alarming first.
[[nodiscard]] std::span<const HazardGroup> hazard_groups();

/// What is odd about a norm: that nobody can keep or breach it, or not always.
[[nodiscard]] std::vector<const Wording*> remarks_of(const NormResult& result);

}  // namespace juchu
