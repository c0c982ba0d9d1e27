#include "properties/mutation/mutation_run.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <utility>

#include "model/work/on_threads.hpp"

namespace juchu {
namespace {

bool asked(const Mutation& mutation, const MutationOptions& options) {
  if (!options.only.empty())
    return std::ranges::any_of(options.only,
                               [&](const std::string& id) { return named(mutation, id); });
  return options.world || mutation.what != Mutated::World;
}

std::vector<MutantResult> chosen(std::vector<Mutation> mutations, const MutationOptions& options) {
  std::vector<MutantResult> mutants;
  std::size_t place = 0;
  for (Mutation& mutation : mutations)
    if (asked(mutation, options) && place++ % static_cast<std::size_t>(options.every) == 0)
      mutants.push_back({std::move(mutation)});
  return mutants;
}

/// Asks the cheap questions first, and no more than needed.
void judge(MutantResult& result, const Suite& suite, const Suite::Rules& rules,
           const MutationOptions& options) {
  const auto mutant = std::make_shared<const CompiledRulebook>(
      rules->compile_alike(mutant_of(rules->rulebook(), result.mutation)));
  result.notice = suite.by_stories(result.mutation, mutant);
  if (result.notice.noticed != Noticed::Unnoticed) return;
  result.compared = options.equivalence;
  if (options.equivalence) {
    EquivalenceOptions comparing;
    comparing.most_pairs = std::min(comparing.most_pairs, options.most_situations);
    comparing.watch = [&](const Progress&) { return options.stop(); };
    result.equivalence = equivalence(rules, result.mutation, comparing);
    if (result.equivalence.verdict == Equivalence::Equivalent) return;
  }
  result.notice = suite.by_questions(result.mutation, mutant);
}

void leave_out_untried(MutationReport& report, const std::vector<std::uint8_t>& tried) {
  std::vector<MutantResult> mutants;
  for (std::size_t m = 0; m < tried.size(); ++m)
    if (tried[m] != 0) mutants.push_back(std::move(report.mutants[m]));
  report.untried = tried.size() - mutants.size();
  report.mutants = std::move(mutants);
}

}  // namespace

bool named(const Mutation& mutation, const std::string& id) {
  return mutation.id == id || mutation.id.starts_with(id + "/");
}

Fate MutantResult::fate() const {
  switch (notice.noticed) {
    case Noticed::ByProperty:
    case Noticed::ByHazard:
    case Noticed::ByScenario: return Fate::Noticed;
    case Noticed::Undecided: return Fate::Undecided;
    case Noticed::Unnoticed: break;
  }
  if (!compared) return Fate::Survived;
  switch (equivalence.verdict) {
    case Equivalence::Equivalent: return Fate::Equivalent;
    case Equivalence::Different: return Fate::Survived;
    case Equivalence::Undecided: break;
  }
  return Fate::Undecided;
}

std::size_t MutationReport::count(Noticed noticed) const {
  return static_cast<std::size_t>(std::ranges::count_if(
      mutants, [&](const MutantResult& result) { return result.notice.noticed == noticed; }));
}

std::size_t MutationReport::count(Fate fate) const {
  return static_cast<std::size_t>(std::ranges::count(mutants, fate, &MutantResult::fate));
}

MutationReport mutate(const std::shared_ptr<const CompiledRulebook>& rules,
                      std::vector<Scenario> scenarios, const MutationOptions& options) {
  MutationReport report;
  report.compared = options.equivalence;
  std::optional<Suite> suite;
  const WorkEnd learned = attempt([&] {
    std::vector<Mutation> mutations = mutations_of(rules->rulebook());
    report.mutations = mutations.size();
    report.mutants = chosen(std::move(mutations), options);
    suite.emplace(
        rules, std::move(scenarios),
        NoticingOptions{options.threads, options.most_situations, options.stop, options.questions});
  });
  if (learned != WorkEnd::Done) report.budget = budget_that_left(options.stop());
  std::atomic<std::size_t> next = 0;
  std::size_t done = 0;
  std::vector<std::uint8_t> tried(report.mutants.size());
  std::mutex mutex;
  on_threads(options.threads, [&](int) {
    for (std::size_t m = next++; m < report.mutants.size(); m = next++) {
      Budget budget = options.stop();
      if (suite && budget == Budget::None) {
        const WorkEnd end = attempt([&] { judge(report.mutants[m], *suite, rules, options); });
        tried[m] = 1;
        budget = options.stop();
        if (end != WorkEnd::Done) {
          report.mutants[m].notice = {};  // stays open
          budget = budget_that_left(budget);
        }
      }
      const std::scoped_lock lock(mutex);
      if (report.budget == Budget::None) report.budget = budget;
      if (options.mutants) options.mutants(++done, report.mutants.size());
    }
  });
  leave_out_untried(report, tried);
  return report;
}

}  // namespace juchu
