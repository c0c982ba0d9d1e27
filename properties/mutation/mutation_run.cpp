#include "properties/mutation/mutation_run.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>
#include <utility>

namespace juchu {

std::size_t MutationReport::count(Noticed noticed) const {
  return static_cast<std::size_t>(std::ranges::count_if(
      mutants, [&](const MutantResult& result) { return result.notice.noticed == noticed; }));
}

MutationReport mutate(const std::shared_ptr<const CompiledRulebook>& rules, CheckReport baseline,
                      std::vector<Scenario> scenarios, const MutationOptions& options) {
  MutationReport report;
  std::size_t place = 0;
  for (Mutation& mutation : mutations_of(rules->rulebook())) {
    if (mutation.what == Mutated::World && !options.world) continue;
    if (place++ % static_cast<std::size_t>(options.every) != 0) continue;
    report.mutants.push_back({std::move(mutation), {}});
  }
  const Suite suite(rules, std::move(baseline), std::move(scenarios),
                    {options.most_situations, options.stop});
  std::atomic<std::size_t> next = 0;
  std::size_t done = 0;
  std::mutex mutex;
  const auto work = [&] {
    for (std::size_t m = next++; m < report.mutants.size(); m = next++) {
      const Budget budget = options.stop();
      MutantResult& result = report.mutants[m];
      if (budget == Budget::None) {
        const auto mutant = std::make_shared<const CompiledRulebook>(
            rules->compile_alike(mutant_of(rules->rulebook(), result.mutation)));
        result.notice = suite.notice(mutant);
      }
      const std::scoped_lock lock(mutex);
      if (report.budget == Budget::None) report.budget = budget;
      if (options.progress) options.progress(++done, report.mutants.size());
    }
  };
  std::vector<std::thread> others;
  for (int t = 1; t < options.threads; ++t) others.emplace_back(work);
  work();
  for (std::thread& other : others) other.join();
  return report;
}

}  // namespace juchu
