// Random small rulebooks about dates that are compared with each other.
#pragma once

#include <cstdint>
#include <string>

namespace juchu {

struct DateRulebookPlan {
  std::uint64_t seed = 0;
  /// Ask every pattern, hazards, duties and promises; otherwise only what must never be.
  bool every_pattern = false;
  /// Some numbers of days are large, some of them larger than can be told apart.
  bool large_numbers = false;
};

/// The text of a rulebook of three dates that are set to days around today, or copied, and compared
/// with each other and with today. The last property is about steps.
[[nodiscard]] std::string date_rulebook(const DateRulebookPlan& plan);

}  // namespace juchu
