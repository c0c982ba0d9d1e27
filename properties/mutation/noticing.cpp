#include "properties/mutation/noticing.hpp"

#include <algorithm>
#include <atomic>
#include <utility>

#include "model/work/on_threads.hpp"
#include "properties/check/inquiry.hpp"
#include "properties/search/trace/shop_run.hpp"
#include "sim/replayer.hpp"

namespace juchu {
namespace {

constexpr std::uint64_t bit(std::size_t row) { return std::uint64_t{1} << row; }

std::size_t lowest_row(std::uint64_t bits) {
  std::size_t row = 0;
  while ((bits >> row & 1) == 0) ++row;
  return row;
}

/// Whether the question is one about ways that must stay open, and not about a single story.
bool asks_for_ways(const Property& property) {
  return property.pattern == Pattern::AlwaysReachable ||
         (property.pattern == Pattern::LeadsTo && property.within < 0);
}

/// What a trace comes to under other rules: as far as its steps are accepted.
struct Outcome {
  Found found;
  bool whole = true;  // every step was accepted, no day held back
};

Outcome live_through(const CompiledRulebook& rules, const Trace& trace) {
  ShopRun run(rules, trace.start, trace.carts, Trace::kFirstDay);
  Outcome outcome;
  for (const TraceStep& step : trace.steps) {
    if (step.next_day) {
      outcome.whole = run.next_day(step.working, rules.promises) && outcome.whole;
      continue;
    }
    Event event = step.event;
    const Decision decision = run.ask(step.order, event);
    if (decision.accepted)
      run.happen(step.order, event, decision);
    else
      outcome.whole = false;
  }
  outcome.found = run.found();
  return outcome;
}

/// Whether a hazard's trace shows it under `mutant` as well; and without a breach, if `keeping`.
bool still_shows(const CompiledRulebook& mutant, const Answer& answer, std::size_t hazard,
                 bool keeping) {
  if (!answer.trace) return false;
  const Outcome outcome = live_through(mutant, *answer.trace);
  return outcome.whole && (outcome.found.hazards >> hazard & 1) != 0 &&
         !(keeping && outcome.found.breached != 0);
}

}  // namespace

Suite::Suite(Rules rules, std::vector<Scenario> scenarios, NoticingOptions options)
    : rules_(std::move(rules)),
      scenarios_(std::move(scenarios)),
      options_(std::move(options)),
      known_(known_answers()) {
  for (const Scenario& scenario : scenarios_) add_variant(scenario);
  const Rulebook& book = rules_->rulebook();
  for (std::size_t p = 0; p < book.properties.size(); ++p) questions_.push_back({false, p});
  for (std::size_t h = 0; h < book.hazards.size(); ++h) questions_.push_back({true, h});
  learn_answers();
  for (const Asked& question : questions_) {
    add_trace(question.answers.all);
    add_trace(question.answers.norm_keeping);
    if (question.of_hazard && question.answers.all.possible == Possibility::Impossible)
      unreachable_ |= bit(question.row);
  }
  std::ranges::stable_sort(questions_, {}, [](const Asked& question) {
    return question.answers.all.explored.situations;
  });
}

void Suite::learn_answers() {
  std::atomic<std::size_t> next = 0;
  on_threads(options_.threads, [&](int) {
    for (std::size_t q = next++; q < questions_.size(); q = next++)
      if (attempt([&] { questions_[q].answers = ask(questions_[q], rules_); }) != WorkEnd::Done)
        questions_[q].answers = {};  // stays open
  });
  options_.progress = nullptr;
}

void Suite::add_trace(const Answer& answer) {
  if (answer.trace && live_through(*rules_, *answer.trace).found.properties == 0)
    traces_.push_back(*answer.trace);
}

void Suite::add_variant(const Scenario& scenario) {
  if (scenario.rules == rules_ ||
      std::ranges::find(variants_, scenario.rules, &Variant::rules) != variants_.end())
    return;
  Variant& variant = variants_.emplace_back(scenario.rules, std::map<std::string, Mutation>{});
  for (Mutation& mutation : mutations_of(scenario.rules->rulebook())) {
    std::string id = mutation.id;
    variant.mutations.emplace(std::move(id), std::move(mutation));
  }
}

Notice Suite::by_stories(const Mutation& mutation, const Rules& mutant) const {
  const Notice found = by_traces(*mutant);
  return found.noticed == Noticed::Unnoticed ? by_scenarios(mutation, mutant) : found;
}

/// Known traces break a property under the mutant, or show what must be unreachable.
Notice Suite::by_traces(const CompiledRulebook& mutant) const {
  for (const Trace& trace : traces_) {
    const Outcome outcome = live_through(mutant, trace);
    if (outcome.found.properties != 0)
      return {Noticed::ByProperty, static_cast<int>(lowest_row(outcome.found.properties))};
    const std::uint64_t new_hazards = outcome.found.hazards & unreachable_;
    if (new_hazards != 0) return {Noticed::ByHazard, static_cast<int>(lowest_row(new_hazards))};
  }
  return {Noticed::Unnoticed, -1};
}

Notice Suite::by_scenarios(const Mutation& mutation, const Rules& mutant) const {
  std::map<Rules, Rules> mutants = {{rules_, mutant}};  // null: that variant has no such mutation
  for (const auto& [rules, mutations] : variants_) {
    const auto same = mutations.find(mutation.id);
    mutants[rules] = same == mutations.end()
                         ? nullptr
                         : std::make_shared<const CompiledRulebook>(
                               rules->compile_alike(mutant_of(rules->rulebook(), same->second)));
  }
  for (std::size_t s = 0; s < scenarios_.size(); ++s) {
    Scenario changed = scenarios_[s];
    changed.rules = mutants.at(changed.rules);
    if (changed.rules == nullptr) continue;
    Diagnostics impossible;
    const auto story = replay(changed, impossible);
    if (!story || !story->holds()) return {Noticed::ByScenario, static_cast<int>(s)};
  }
  return {Noticed::Unnoticed, -1};
}

Notice Suite::by_questions(const Mutation& mutation, const Rules& mutant) const {
  const Tendency tendency = tendency_of(rules_->rulebook(), mutation);
  bool undecided = false;
  for (const Asked& question : questions_) {
    if (settled(question, tendency, mutant)) continue;
    const Possibility changed = changes(question, mutant);
    if (changed == Possibility::Possible)
      return {question.of_hazard ? Noticed::ByHazard : Noticed::ByProperty,
              static_cast<int>(question.row)};
    undecided = undecided || changed == Possibility::Undecided;
    if (options_.stop() != Budget::None) return {Noticed::Undecided, -1};
  }
  return {undecided ? Noticed::Undecided : Noticed::Unnoticed, -1};
}

/// Of a hazard: whether it can happen, and whether keeping the norms prevents it.
HazardResult Suite::ask(const Asked& asked, const Rules& rules) const {
  CheckOptions options;
  options.most_situations = options_.most_situations;
  options.stop = options_.stop;
  options.progress = options_.progress;
  Inquiry inquiry(rules, options, known_);
  HazardResult answers;
  if (asked.of_hazard) {
    const Question question{
        rules->rulebook().hazards[asked.row].id, {.hazards = bit(asked.row)}, 1};
    answers.norm_keeping = answers.all = inquiry.in_all_behaviours(question);
    std::uint64_t needed = 0;
    if (answers.all.possible == Possibility::Possible)
      answers.norm_keeping = inquiry.when_keeping_norms(question, needed);
    return answers;
  }
  const Property& property = rules->rulebook().properties[asked.row];
  const Question question{property.id, {.properties = bit(asked.row)}, property.orders};
  answers.all = asks_for_ways(property) ? inquiry.without_way(question, static_cast<int>(asked.row))
                                        : inquiry.in_all_behaviours(question);
  return answers;
}

/// Whether the answer to `question` cannot be another one for `mutant`: it was found in all stories
/// of which these are some, or in a story that is still there.
bool Suite::settled(const Asked& question, Tendency tendency, const Rules& mutant) const {
  const HazardResult& before = question.answers;
  if (!question.of_hazard) {
    if (asks_for_ways(rules_->rulebook().properties[question.row])) return false;
    return (tendency == Tendency::Less && before.all.possible == Possibility::Impossible) ||
           (tendency == Tendency::More && before.all.possible == Possibility::Possible);
  }
  switch (before.verdict()) {
    case Expectation::Gap:
      return tendency == Tendency::More ||
             still_shows(*mutant, before.norm_keeping, question.row, true);
    case Expectation::Prevented:
      return tendency == Tendency::Less && still_shows(*mutant, before.all, question.row, false);
    case Expectation::Unreachable: return tendency == Tendency::Less;
    case Expectation::Unstated: return false;
  }
  return false;
}

/// Whether the answer to `question` is another one for `mutant`.
Possibility Suite::changes(const Asked& question, const Rules& mutant) const {
  const HazardResult& before = question.answers;
  const auto compare = [](auto one, auto other, auto undecided) {
    if (one == undecided || other == undecided) return Possibility::Undecided;
    return one == other ? Possibility::Impossible : Possibility::Possible;
  };
  if (!question.of_hazard) {
    if (before.all.possible == Possibility::Undecided) return Possibility::Undecided;
    return compare(before.all.possible, ask(question, mutant).all.possible, Possibility::Undecided);
  }
  if (before.verdict() == Expectation::Unstated) return Possibility::Undecided;
  return compare(before.verdict(), ask(question, mutant).verdict(), Expectation::Unstated);
}

}  // namespace juchu
