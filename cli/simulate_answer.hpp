// What is told of the studies of a plan once their replications are counted: the same words and
// bytes whether one process counted them or many.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/simulate_plan.hpp"
#include "sim/load/counts.hpp"

namespace juchu {

/// What has been counted of a study.
struct Run {
  std::vector<ReplicationCounts> counts;
  int asked = 0;  // replications; of rounds, those of the rounds that were begun
  std::optional<bool> precise{};
  int endless = -1;  // a habit of the study that rings without end at one instant

  void add(ReplicationCounts&& one);
  [[nodiscard]] bool complete() const { return static_cast<int>(counts.size()) == asked; }
};

/// Complains of the habit that rings without end.
[[nodiscard]] ExitCode refuse_endless(const Study& study, int habit, const Console& console);

/// Answers what the request asks. `runs` are those of the plan's studies; what an interruption left
/// out is missing at the end.
[[nodiscard]] ExitCode tell_answer(const SimulateRequest& request, const SimulatePlan& plan,
                                   const std::vector<Run>& runs, Console& console);

/// The command that gives the same answer again.
[[nodiscard]] std::string repeat_of(const SimulateRequest& request, const Study& study,
                                    int replications);

}  // namespace juchu
