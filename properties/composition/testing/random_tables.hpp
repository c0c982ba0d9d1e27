// Random tables, and colours for them: small enough to be searched in the most obvious way.
#pragma once

#include "properties/choices.hpp"
#include "properties/composition/order_tables.hpp"

namespace juchu {

/// Tables of 1 to `most` situations. Some lead nowhere, some hold the day back, and of some seeds
/// situations come in pairs that behave alike.
[[nodiscard]] OrderTables random_tables(std::uint64_t seed, int most);

/// A colour below `count` for each of `situations`.
[[nodiscard]] std::vector<std::uint32_t> random_colours(std::uint64_t seed, SituationId situations,
                                                        int count);

}  // namespace juchu
