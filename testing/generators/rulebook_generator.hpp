// Random small rulebooks, as the text of a file: for tests of whatever reads, compiles or
// interprets one.
//
// They use every feature of the language and make no sense. Each of them can be loaded; a few have
// permits that overlap, numbers that overflow and steps that cannot happen, as people's rulebooks
// do.
#pragma once

#include <cstdint>
#include <string>

namespace juchu {

/// Which rulebook to write. Fields and events depend on `seed` alone; the other numbers say how
/// many rows of each section to write, and fewer leave out the last ones and change nothing else,
/// so that whoever looks for the smallest telling rulebook can lower them one by one.
struct RulebookPlan {
  std::uint64_t seed = 0;
  int permits = 20;
  int forbids = 5;
  int deadlines = 5;
  int warnings = 2;
  int norms = 8;
  int promises = 2;
  int hazards = 8;
  int properties = 5;
  bool operator==(const RulebookPlan&) const = default;
};

/// The same text for the same plan, on every machine.
[[nodiscard]] std::string random_rulebook(const RulebookPlan& plan);

}  // namespace juchu
