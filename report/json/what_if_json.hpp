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

/// `{"step", "instead"}`: which step of the scenario is gone for the order (null: none), and the step
/// that comes to be (null: none), as `{"at", "event", "parameters"}`.
[[nodiscard]] nlohmann::ordered_json change_json(const Scenario& scenario,
                                                 const StoryChange& change);

}  // namespace juchu
