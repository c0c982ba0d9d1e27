// Rulebooks of thousands of permits, to see that budgets hold whatever a rulebook's size.
//
// Each has 61 statuses, of which the last is final, and questions of every kind that takes an
// exploration. Which part of the analyses takes longest depends on how its permits are spread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace juchu {

enum class Permits {
  Spread,    // over all statuses and as many events as it takes, each with a number to choose
  Together,  // on one event in one status, told apart by a number
  Dated,     // spread, each reading one of 12 dates and writing another
};

/// "spread", "together" or "dated"; nothing for other words.
[[nodiscard]] std::optional<Permits> permits_called(std::string_view name);

/// The text of such a rulebook with `count` permits, the one that creates orders among them; at
/// least 2. `changed`: a variant of it, in which one permit leads elsewhere.
[[nodiscard]] std::string many_permits(Permits how, int count, bool changed = false);

}  // namespace juchu
