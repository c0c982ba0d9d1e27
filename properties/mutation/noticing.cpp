#include "properties/mutation/noticing.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "properties/check/inquiry.hpp"
#include "properties/trace/shop_run.hpp"
#include "sim/replayer.hpp"

namespace juchu {
namespace {

constexpr std::uint64_t bit(std::size_t row) { return std::uint64_t{1} << row; }

std::size_t lowest_row(std::uint64_t bits) {
  std::size_t row = 0;
  while ((bits >> row & 1) == 0) ++row;
  return row;
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

}  // namespace

Suite::Suite(std::shared_ptr<const CompiledRulebook> rules, CheckReport baseline,
             std::vector<Scenario> scenarios, NoticingOptions options)
    : rules_(std::move(rules)),
      baseline_(std::move(baseline)),
      scenarios_(std::move(scenarios)),
      options_(std::move(options)),
      properties_(baseline_.properties.size()),
      known_(known_impossible()) {
  const auto add = [&](const Answer& answer) {
    if (!answer.trace) return;
    if (live_through(*rules_, *answer.trace).found.properties == 0)
      traces_.push_back(*answer.trace);
  };
  for (const PropertyResult& result : baseline_.properties) add(result.all);
  for (const HazardResult& result : baseline_.hazards) {
    add(result.all);
    add(result.norm_keeping);
  }
  for (const NormResult& result : baseline_.norms) {
    add(result.kept);
    add(result.breached);
  }
  std::iota(properties_.begin(), properties_.end(), std::size_t{0});
  std::ranges::stable_sort(properties_, {}, [&](std::size_t p) {
    return baseline_.properties[p].all.explored.situations;
  });
}

Notice Suite::notice(const std::shared_ptr<const CompiledRulebook>& mutant) const {
  Notice found = by_traces(*mutant);
  if (found.noticed == Noticed::Unnoticed) found = by_scenarios(mutant);
  if (found.noticed == Noticed::Unnoticed) found = by_questions(mutant);
  return found;
}

/// Known traces break a property under the mutant, or show what must be unreachable.
Notice Suite::by_traces(const CompiledRulebook& mutant) const {
  std::uint64_t unreachable = 0;
  for (const HazardResult& result : baseline_.hazards)
    if (result.all.possible == Possibility::Impossible)
      unreachable |= bit(static_cast<std::size_t>(result.hazard));
  for (const Trace& trace : traces_) {
    const Outcome outcome = live_through(mutant, trace);
    if (outcome.found.properties != 0)
      return {Noticed::ByProperty, static_cast<int>(lowest_row(outcome.found.properties))};
    const std::uint64_t new_hazards = outcome.found.hazards & unreachable;
    if (new_hazards != 0) return {Noticed::ByHazard, static_cast<int>(lowest_row(new_hazards))};
  }
  return {Noticed::Unnoticed, -1};
}

Notice Suite::by_scenarios(const std::shared_ptr<const CompiledRulebook>& mutant) const {
  for (std::size_t s = 0; s < scenarios_.size(); ++s) {
    Scenario changed = scenarios_[s];
    changed.rules = mutant;
    Diagnostics impossible;
    const auto story = replay(changed, impossible);
    if (!story || !story->holds()) return {Noticed::ByScenario, static_cast<int>(s)};
  }
  return {Noticed::Unnoticed, -1};
}

Notice Suite::by_questions(const std::shared_ptr<const CompiledRulebook>& mutant) const {
  bool undecided = false;
  for (const std::size_t p : properties_) {
    const Possibility changes = property_changes(p, mutant);
    if (changes == Possibility::Possible) return {Noticed::ByProperty, static_cast<int>(p)};
    undecided = undecided || changes == Possibility::Undecided;
    if (options_.stop() != Budget::None) return {Noticed::Undecided, -1};
  }
  for (std::size_t h = 0; h < baseline_.hazards.size(); ++h) {
    const Possibility changes = hazard_changes(h, mutant);
    if (changes == Possibility::Possible) return {Noticed::ByHazard, static_cast<int>(h)};
    undecided = undecided || changes == Possibility::Undecided;
    if (options_.stop() != Budget::None) return {Noticed::Undecided, -1};
  }
  return {undecided ? Noticed::Undecided : Noticed::Unnoticed, -1};
}

Possibility Suite::property_changes(std::size_t p,
                                    const std::shared_ptr<const CompiledRulebook>& mutant) const {
  const Property& property = rules_->rulebook().properties[p];
  const PropertyResult& before = baseline_.properties[p];
  if (!before.decided()) return Possibility::Undecided;
  CheckOptions options;
  options.most_situations = options_.most_situations;
  options.stop = options_.stop;
  Inquiry inquiry(mutant, options, known_);
  const Question question{property.id, {.properties = bit(p)}, property.orders};
  const bool over_tables = property.pattern == Pattern::AlwaysReachable ||
                           (property.pattern == Pattern::LeadsTo && property.within < 0);
  const Answer after = over_tables ? inquiry.without_way(question, static_cast<int>(p))
                                   : inquiry.in_all_behaviours(question);
  if (after.possible == Possibility::Undecided) return Possibility::Undecided;
  return after.possible == before.all.possible ? Possibility::Impossible : Possibility::Possible;
}

/// A verdict that changes: reachable or not, and whether keeping the same norms prevents it.
Possibility Suite::hazard_changes(std::size_t h,
                                  const std::shared_ptr<const CompiledRulebook>& mutant) const {
  const HazardResult& before = baseline_.hazards[h];
  if (before.verdict() == Expectation::Unstated) return Possibility::Undecided;
  const auto still_shows = [&](const Answer& answer, bool keeping) {
    if (!answer.trace) return false;
    const Outcome outcome = live_through(*mutant, *answer.trace);
    return outcome.whole && (outcome.found.hazards >> h & 1) != 0 &&
           !(keeping && outcome.found.breached != 0);
  };
  CheckOptions options;
  options.most_situations = options_.most_situations;
  options.stop = options_.stop;
  Inquiry inquiry(mutant, options, known_);
  const Question question{rules_->rulebook().hazards[h].id, {.hazards = bit(h)}, 1};
  const bool gap = before.verdict() == Expectation::Gap;
  if (gap && still_shows(before.norm_keeping, true)) return Possibility::Impossible;
  HazardResult after;
  after.all = inquiry.in_all_behaviours(question);
  after.norm_keeping = after.all;
  if (after.all.possible == Possibility::Possible) {
    std::uint64_t needed = 0;
    after.norm_keeping = inquiry.when_keeping_norms(question, needed);
  }
  if (after.verdict() == Expectation::Unstated) return Possibility::Undecided;
  return after.verdict() == before.verdict() ? Possibility::Impossible : Possibility::Possible;
}

}  // namespace juchu
