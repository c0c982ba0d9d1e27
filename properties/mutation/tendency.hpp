// Whether a small change of the rules can only take away from what happens, or only add to it: then
// many questions about the mutant are answered by what is known of the rulebook.
#pragma once

#include <cstdint>

#include "properties/mutation/mutation.hpp"

namespace juchu {

enum class Tendency : std::uint8_t {
  Less,  // every story of the mutant is one of the rulebook
  More,  // every story of the rulebook is one of the mutant
  Either,
};

/// Judged by the changed rule alone; `Either` where that does not show it.
[[nodiscard]] Tendency tendency_of(const Rulebook& rulebook, const Mutation& mutation);

}  // namespace juchu
