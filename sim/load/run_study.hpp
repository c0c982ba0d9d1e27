// Runs a study: its replications, each with streams of its own, on as many threads as wanted.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "sim/load/counts.hpp"

namespace juchu {

struct RunOptions {
  int first = 1;  // replications first..first + count - 1
  int count = 1;
  int threads = 1;
  /// Asked now and then, within a long replication too, from any thread, with how many are done:
  /// false ends the run.
  std::function<bool(int done)> go_on = [](int) { return true; };
};

/// In replication order; fewer than asked for when the run was ended, and then the first ones. Where
/// a habit rings without end, one alone, which says so.
[[nodiscard]] std::vector<ReplicationCounts> run_study(const Study& study,
                                                       const RunOptions& options);

/// Something that happened in a replication, for those who want to hear of everything.
struct LoadStep {
  Instant at = 0;
  std::int64_t order = 0;        // from 1, as they were made; 0: the shop
  std::int64_t cart = 0;         // from 1
  int habit = -1;                // a row of Study::habits; -1: an arrival, or a deadline or day
  int arrivals = -1;             // a row of Study::arrivals
  bool counted = false;          // of the cohort
  const Event* event = nullptr;  // none: a ring without event, which accepted nothing
  const Situation* before = nullptr;
  const Decision* decision = nullptr;
};
using LoadListener = std::function<void(const LoadStep&)>;

/// One replication alone.
[[nodiscard]] ReplicationCounts run_replication(const Study& study, int replication,
                                                const LoadListener& listener = {});

/// The same; nothing when `go_on`, which is asked now and then, has answered false.
[[nodiscard]] std::optional<ReplicationCounts> run_replication_while(
    const std::function<bool()>& go_on, const Study& study, int replication,
    const LoadListener& listener = {});

}  // namespace juchu
