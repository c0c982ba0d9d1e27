// The changes of a story that would have avoided something, for programs:
//
//   [{"order", "hazard" or "norm",
//     "remedies": [{"kind": "moved"|"changed"|"added"|"left_out", "step": index or null,
//                   "instead": {"at", "event", "parameters"} or null, "breached", "hazards",
//                   "brings": some of these come only with the change}]}]
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "sim/what_if/what_if.hpp"

namespace juchu {

[[nodiscard]] nlohmann::ordered_json what_if_json(const Scenario& scenario, const WhatIfs& what_if);

}  // namespace juchu
