#include "properties/mutation/mutation_run.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <numeric>
#include <optional>
#include <utility>

#include "model/work/on_threads.hpp"
#include "properties/search/heard_budgets.hpp"

namespace juchu {
namespace {

bool asked(const Mutation& mutation, const MutationOptions& options) {
  if (!options.only.empty())
    return std::ranges::any_of(options.only,
                               [&](const std::string& id) { return named(mutation, id); });
  return options.world || mutation.what != Mutated::World;
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

std::vector<MutantResult> chosen_mutants(const Rulebook& rulebook, const MutationOptions& options) {
  std::vector<MutantResult> mutants;
  std::size_t place = 0;
  for (Mutation& mutation : mutations_of(rulebook))
    if (asked(mutation, options) && place++ % static_cast<std::size_t>(options.every) == 0)
      mutants.push_back({std::move(mutation)});
  return mutants;
}

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

namespace {

/// Tries mutants, several at a time.
class MutationRun {
 public:
  MutationRun(Suite::Rules rules, const MutationOptions& options)
      : rules_(std::move(rules)), options_(options), heard_(options.stop) {
    options_.stop = [this] { return heard_(); };
  }

  MutationReport run(std::vector<Scenario> scenarios) {
    const std::uint64_t before = heard_.count();
    learn(std::move(scenarios));
    if (options_.settled && heard_.count() != before) suite_.reset();
    if (!report_.mutants.empty()) places_ = options_.places.value_or(every_place());
    tried_.resize(report_.mutants.size());
    std::atomic<std::size_t> next = 0;
    on_threads(options_.threads, [&](int) {
      for (std::size_t p = next++; p < places_.size(); p = next++) try_mutant(places_[p]);
    });
    leave_out_untried(report_, tried_);
    return std::move(report_);
  }

 private:
  void learn(std::vector<Scenario> scenarios) {
    const WorkEnd learned = attempt([&] {
      report_.mutations = mutations_of(rules_->rulebook()).size();
      report_.mutants = chosen_mutants(rules_->rulebook(), options_);
      suite_.emplace(rules_, std::move(scenarios),
                     NoticingOptions{options_.threads, options_.most_situations, options_.stop,
                                     options_.questions});
    });
    report_.compared = options_.equivalence;
    if (learned != WorkEnd::Done) report_.budget = budget_that_left(options_.stop());
  }

  [[nodiscard]] std::vector<std::size_t> every_place() const {
    std::vector<std::size_t> places(report_.mutants.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    return places;
  }

  void try_mutant(std::size_t place) {
    MutantResult& result = report_.mutants[place];
    const std::uint64_t before = heard_.count();
    Budget budget = options_.stop();
    if (suite_ && budget == Budget::None) {
      const WorkEnd end = attempt([&] { judge(result, *suite_, rules_, options_); });
      tried_[place] = 1;
      budget = options_.stop();
      if (end != WorkEnd::Done) {
        result.notice = {};  // stays open
        budget = budget_that_left(budget);
      }
    }
    const std::scoped_lock lock(mutex_);
    if (report_.budget == Budget::None) report_.budget = budget;
    if (options_.mutants) options_.mutants(++done_, places_.size());
    if (options_.settled && tried_[place] != 0 && heard_.count() == before)
      options_.settled(place, result);
  }

  Suite::Rules rules_;
  MutationOptions options_;
  HeardBudgets heard_;
  MutationReport report_;
  std::optional<Suite> suite_;
  std::vector<std::size_t> places_;
  std::vector<std::uint8_t> tried_;
  std::size_t done_ = 0;
  std::mutex mutex_;
};

}  // namespace

MutationReport mutate(const std::shared_ptr<const CompiledRulebook>& rules,
                      std::vector<Scenario> scenarios, const MutationOptions& options) {
  return MutationRun(rules, options).run(std::move(scenarios));
}

}  // namespace juchu
