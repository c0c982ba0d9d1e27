// Whether a changed deadline ever fires where the original does not, or the reverse: asked of the
// rulebook alone, by the search that answers every question about one rulebook.
//
// As long as nothing has differed, an order is in the same situation under both. So if orders never
// come to where one of the two fires alone, nothing ever differs.
//
// Invariants
//   N1  True is a proof, for any number of orders: under both rulebooks the same happens.
#pragma once

#include <cstdint>
#include <memory>

#include "properties/check/check.hpp"
#include "properties/mutation/mutation.hpp"

namespace juchu {

/// False where it is not seen, and of mutations other than of a deadline's statuses and condition.
/// `options` limit the question; adds to `situations` what it took.
[[nodiscard]] bool never_fires_alone(const std::shared_ptr<const CompiledRulebook>& rules,
                                     const Mutation& mutation, const CheckOptions& options,
                                     std::uint64_t& situations);

}  // namespace juchu
