#include "sim/load/run_study.hpp"

#include <algorithm>
#include <atomic>
#include <optional>

#include "model/work/on_threads.hpp"
#include "sim/load/simulation.hpp"

namespace juchu {

ReplicationCounts run_replication(const Study& study, int replication,
                                  const LoadListener& listener) {
  return *run_replication_while([] { return true; }, study, replication, listener);
}

std::optional<ReplicationCounts> run_replication_while(const std::function<bool()>& go_on,
                                                       const Study& study, int replication,
                                                       const LoadListener& listener) {
  RememberedAnswers answers(*study.rules);
  return Simulation(study, answers, replication, listener, go_on).run();
}

std::vector<ReplicationCounts> run_study(const Study& study, const RunOptions& options) {
  std::vector<std::optional<ReplicationCounts>> found(static_cast<std::size_t>(options.count));
  std::atomic<int> next{0}, done{0};
  std::atomic<bool> ended{false};
  const LoadListener nobody;
  const auto go_on = [&] {
    if (!ended && !options.go_on(done)) ended = true;
    return !ended;
  };
  const auto work = [&](int) {
    RememberedAnswers answers(*study.rules);  // replications ask alike
    while (go_on()) {
      const int index = next++;
      if (index >= options.count) return;
      auto& counts = found[static_cast<std::size_t>(index)];
      counts = Simulation(study, answers, options.first + index, nobody, go_on).run();
      if (counts && counts->endless >= 0) ended = true;
      if (counts) ++done;
    }
  };
  on_threads(options.threads, work);
  std::vector<ReplicationCounts> counts;
  const auto endless = std::ranges::find_if(
      found, [](const auto& each) { return each && each->endless >= 0; });
  if (endless != found.end()) return {std::move(**endless)};
  for (auto& each : found) {
    if (!each) break;
    counts.push_back(std::move(*each));
  }
  return counts;
}

}  // namespace juchu
