// Which studies a command line of `juchu simulate` is about, before anything runs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/simulate.hpp"
#include "model/engine/rulebook_shelf.hpp"
#include "sim/study/study_json.hpp"

namespace juchu {

struct SimulatePlan {
  enum class Asks { Answer, Sweep, WhatHelps };
  Asks asks = Asks::Answer;
  /// Answer: the study as asked for and, where that is not how it is, as it is; Sweep: with each
  /// value; WhatHelps: as it is, then with each lever.
  std::vector<Study> studies;
  std::vector<std::string> values;  // Sweep
  std::vector<int> levers;          // WhatHelps: rows of Study::levers
  std::string variant;              // Answer: what changes the study, as written; empty: nothing

  /// The one whose seed, replications and names stand for all.
  [[nodiscard]] const Study& first() const { return studies.front(); }
};

/// Opens all of them; nothing after telling what is wrong.
[[nodiscard]] std::optional<SimulatePlan> plan_of(const SimulateRequest& request,
                                                  RulebookShelf& shelf, const Console& console);

}  // namespace juchu
