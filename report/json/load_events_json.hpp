// Everything that happened in one replication, as JSON Lines: `juchu simulate --events FILE`.
//
//   {"at", "order", "cart", "event", "habit", "arrivals", "counted", "parameters": {id: value},
//    "accepted", "rule", "before", "after", "sends": [id], "hazards": [id], "breached": [id]}
//
// A line for each step, in sequence. `at` is to the second; `order` counts from 1 as they were made,
// and is null for what happens to the shop. What a day or a deadline brings, and a habit that only
// marks, have no event: null. `before` and `after` are main statuses; null while there is no order.
#pragma once

#include <ostream>

#include "sim/load/run_study.hpp"

namespace juchu {

void write_load_step(const Study& study, const LoadStep& step, std::ostream& out);

}  // namespace juchu
