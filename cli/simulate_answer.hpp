// What is told of the studies of a plan once their replications are counted: the same words and
// bytes whether one process counted them or many.
#pragma once

#include <functional>
#include <optional>
#include <span>
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

/// Replications of a plan's studies that can be gone through several times.
struct Replications {
  /// What one replication counted, by study; null where it is missing of a study.
  using Each = std::function<void(std::span<const ReplicationCounts* const> by_study)>;

  /// In sequence; false after complaining. Refusals and days matter in the first pass alone.
  std::function<bool(int pass, const Each&)> for_each;
  std::size_t studies = 0;  // of the plan, that were run at all
  int asked = 0;
  bool complete = false;  // all of them, of every study
  std::optional<bool> precise{};
};

/// Those of runs, which outlive it.
[[nodiscard]] Replications replications_of(const SimulatePlan& plan, const std::vector<Run>& runs);

/// Answers what the request asks. `BadInput` where the replications could not be gone through.
[[nodiscard]] ExitCode tell_answer(const SimulateRequest& request, const SimulatePlan& plan,
                                   const Replications& replications, Console& console);

/// The command that gives the same answer again.
[[nodiscard]] std::string repeat_of(const SimulateRequest& request, const Study& study,
                                    int replications);

}  // namespace juchu
