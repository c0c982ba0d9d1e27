// The story of a change that nothing notices, as a scenario: under the rules as they are it notices
// the change.
#pragma once

#include <optional>

#include "properties/diff/matching.hpp"
#include "properties/mutation/mutation_run.hpp"
#include "sim/scenario/scenario.hpp"

namespace juchu {

/// The rulebook with the change.
[[nodiscard]] Rules changed_rules(const Rules& rules, const Mutation& mutation);

/// The shortest story that tells the change of `result` apart, under `rules_of_side`: those as they
/// are (kOld), or changed (kNew); it expects what they answer. Nothing where none is known, or it
/// cannot be written as a scenario.
[[nodiscard]] std::optional<Scenario> mutation_story(const MutantResult& result,
                                                     const Rules& rules_of_side, int side);

/// The file of it, without a folder.
[[nodiscard]] std::string mutation_story_file(const MutantResult& result);

}  // namespace juchu
