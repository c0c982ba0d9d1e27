// A study of the corner shop and what its replications might have counted, for tests of answers and
// reports: no simulation is needed to have them.
#pragma once

#include <string_view>
#include <vector>

#include "sim/load/counts.hpp"

namespace juchu {

/// Three days, two more to follow; a rate `late_rate` with the target "< 0.01", a time `to-send`, a
/// number `waiting`, a team `packers`, a habit `packs`, a lever `one-more`.
[[nodiscard]] Study counted_study();

/// A replication of so many orders, of which nothing happened to any; each took an hour or two.
[[nodiscard]] ReplicationCounts quiet_replication(const Study& study, int replication,
                                                  std::int64_t orders);

/// Makes something happen to so many of its orders; `kind` and `id` as in answer.hpp.
void let_happen(const Study& study, std::string_view kind, std::string_view id, std::int64_t orders,
                ReplicationCounts& counts);

/// So many replications of 100 orders in which `late[i % size]` were late.
[[nodiscard]] std::vector<ReplicationCounts> replications_with(
    const Study& study, int count, const std::vector<std::int64_t>& late);

}  // namespace juchu
