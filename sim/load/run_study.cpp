#include "sim/load/run_study.hpp"

#include <atomic>
#include <optional>
#include <thread>

#include "sim/load/simulation.hpp"

namespace juchu {

ReplicationCounts run_replication(const Study& study, int replication,
                                  const LoadListener& listener) {
  return Simulation(study, replication, listener).run();
}

std::vector<ReplicationCounts> run_study(const Study& study, const RunOptions& options) {
  std::vector<std::optional<ReplicationCounts>> found(static_cast<std::size_t>(options.count));
  std::atomic<int> next{0}, done{0};
  std::atomic<bool> ended{false};
  const auto work = [&] {
    for (;;) {
      if (ended || !options.go_on(done)) {
        ended = true;
        return;
      }
      const int index = next++;
      if (index >= options.count) return;
      found[static_cast<std::size_t>(index)] = run_replication(study, options.first + index);
      ++done;
    }
  };
  {
    std::vector<std::jthread> threads;
    for (int thread = 1; thread < options.threads; ++thread) threads.emplace_back(work);
    work();
  }
  std::vector<ReplicationCounts> counts;
  for (auto& each : found) {
    if (!each) break;
    counts.push_back(std::move(*each));
  }
  return counts;
}

}  // namespace juchu
