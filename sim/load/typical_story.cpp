#include "sim/load/typical_story.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include <fmt/format.h>

#include "model/engine/explanation.hpp"
#include "sim/load/run_study.hpp"
#include "sim/replayer.hpp"
#include "sim/retold.hpp"
#include "sim/scenario/tracking_numbers.hpp"

namespace juchu {
namespace {

/// Whether the thing happened in a step, or holds after it.
class Happening {
 public:
  Happening(const Study& study, const RateRow& rate) : study_(study), rate_(rate) {}

  [[nodiscard]] bool at_end() const { return rate_.of == RateRow::Of::Measure && measure().at_end; }

  [[nodiscard]] bool in(const LoadStep& step) const {
    const Decision& decision = *step.decision;
    const auto bit = [&](std::uint64_t bits) { return (bits >> rate_.row & 1) != 0; };
    switch (rate_.of) {
      case RateRow::Of::Hazard: return bit(decision.entered);
      case RateRow::Of::Norm: return bit(decision.breached);
      case RateRow::Of::Mail: return bit(decision.sends);
      case RateRow::Of::Status: return has_status(decision.after);
      case RateRow::Of::Measure: break;
    }
    const Word* words = decision.after.words.data();
    const Event today = study_.rules->day_event(day_at(step.at));
    return study_.holds(measure().first.program, {{words, today.words.data(), words}});
  }

 private:
  [[nodiscard]] const Measure& measure() const {
    return study_.measures[static_cast<std::size_t>(rate_.row)];
  }
  [[nodiscard]] bool has_status(const Situation& situation) const {
    const Status& status = study_.rules->rulebook().statuses[static_cast<std::size_t>(rate_.row)];
    return study_.rules->field(status.region).get(situation.words.data()) == status.value;
  }

  const Study& study_;
  const RateRow& rate_;
};

struct Candidate {
  std::int64_t order = 0;
  std::int64_t cart = 0;
  Instant came = 0;
  Instant happened = kNever;
};

/// The orders of the cohort for which it happened, the soonest first.
std::vector<Candidate> candidates(const Study& study, const RateRow& rate, int replication) {
  const Happening happening(study, rate);
  std::map<std::int64_t, Candidate> orders;
  (void)run_replication(study, replication, [&](const LoadStep& step) {
    if (step.order == 0 || !step.counted || step.decision == nullptr || !step.decision->accepted)
      return;
    const Candidate fresh{.order = step.order, .cart = step.cart, .came = step.at};
    Candidate& order = orders.try_emplace(step.order, fresh).first->second;
    const bool now = happening.in(step);
    if (happening.at_end())
      order.happened = now ? step.at : kNever;
    else if (now)
      order.happened = std::min(order.happened, step.at);
  });
  std::vector<Candidate> found;
  for (const auto& [number, told] : orders)
    if (told.happened != kNever) found.push_back(told);
  std::ranges::stable_sort(found, {},
                           [](const Candidate& each) { return each.happened - each.came; });
  return found;
}

/// A step that was told, kept.
struct KeptStep {
  Instant at = 0;
  std::int64_t order = 0;
  Event event;
  Situation before;
  Decision decision;
};

/// What happened to the lines of one cart, and to the shop from the first of them on.
std::vector<KeptStep> steps_of_cart(const Study& study, int replication, std::int64_t cart) {
  std::vector<KeptStep> steps;
  (void)run_replication(study, replication, [&](const LoadStep& step) {
    const bool of_shop = step.order == 0 && !steps.empty();
    if (step.event == nullptr || (step.cart != cart && !of_shop)) return;
    steps.push_back({step.at, step.order, *step.event, *step.before, *step.decision});
  });
  while (!steps.empty() && steps.back().order == 0) steps.pop_back();
  return steps;
}

class StoryBuilder {
 public:
  StoryBuilder(const Study& study, const std::vector<KeptStep>& steps)
      : study_(study), named_(*study.named), steps_(steps) {
    scenario_.rules = study.named;
    scenario_.tokens = std::make_shared<TokenTable>(named_);
    scenario_.choices = study.choices;
  }

  /// False where a number cannot be written.
  bool build() {
    scenario_.shop = shop_of(named_, *study_.rules, steps_.front().before);
    for (const KeptStep& step : steps_)
      if (!add(step)) return false;
    scenario_.until = day_at(steps_.back().at);
    add_calendar();
    return true;
  }

  Scenario& scenario() { return scenario_; }

 private:
  void add_calendar() {
    const Day first = day_at(steps_.front().at);
    scenario_.calendar.closed_weekdays = study_.calendar.closed_weekdays;
    scenario_.calendar.japanese = study_.calendar.japanese;
    for (const Day day : study_.calendar.holidays)
      if (day >= first && day <= scenario_.until) scenario_.calendar.holidays.push_back(day);
  }

  bool add(const KeptStep& told) {
    if (told.event.type == Event::kNone) return true;  // the rulebook's own
    const RuleKind kind = told.decision.rule.kind;
    if (!told.decision.accepted && kind == RuleKind::Impossible) return true;  // nobody sees it
    ScenarioStep step;
    step.at = told.at / kSecond;
    step.event = told.event.type;
    if (told.order != 0) step.orders.push_back(order(told.order));
    const auto& parameters = named_.rulebook().events[told.event.type].parameters;
    for (std::size_t p = 0; p < parameters.size(); ++p) {
      Value value = study_.rules->parameter(step.event, static_cast<int>(p))
                        .get(told.event.words.data());
      if (parameters[p].type.kind == Kind::Token && value != kUnset) {
        const auto number = written(value);
        if (!number) return false;
        value = *number;
      }
      step.parameters.emplace_back(value);
    }
    if (!told.decision.accepted)
      step.expect.refused_by = rule_id(named_.rulebook(), told.decision.rule);
    scenario_.steps.push_back(std::move(step));
    return true;
  }

  int order(std::int64_t number) {
    const auto [known, fresh] = orders_.try_emplace(number,
                                                    static_cast<int>(scenario_.orders.size()));
    if (!fresh) return known->second;
    if (scenario_.carts.empty()) scenario_.carts.emplace_back();
    scenario_.orders.push_back({fmt::format("A-{}", number), 0});
    if (scenario_.orders.size() > 1) scenario_.carts.front() = "C-1";
    return known->second;
  }

  /// A number for one that the load made up: the first of its class that is not used yet.
  std::optional<Value> written(Value token) {
    if (const auto known = tokens_.find(token); known != tokens_.end()) return known->second;
    const int token_class = static_cast<int>(token) % named_.token_classes();
    const auto number = number_of(named_, named_.token(serials_[token_class]++, token_class));
    if (!number) return std::nullopt;
    return tokens_[token] = scenario_.tokens->intern(*number);
  }

  const Study& study_;
  const CompiledRulebook& named_;
  const std::vector<KeptStep>& steps_;
  Scenario scenario_;
  std::map<std::int64_t, int> orders_;
  std::map<Value, Value> tokens_;
  std::map<int, int> serials_;  // by class of numbers
};

/// Whether the story went as it did under load: every step answered alike, as often.
bool as_under_load(const Story& story, const std::vector<KeptStep>& steps) {
  std::vector<const KeptStep*> told;
  for (const KeptStep& step : steps)
    if (step.event.type != Event::kNone && step.decision.rule.kind != RuleKind::Impossible)
      told.push_back(&step);
  std::size_t next = 0;
  for (const StoryStep& step : story.steps) {
    if (step.script < 0) continue;
    if (next == told.size() || step.decision.accepted != told[next]->decision.accepted ||
        step.decision.rule != told[next]->decision.rule)
      return false;
    ++next;
  }
  return next == told.size();
}

}  // namespace

FoundStory typical_story(const Study& study, const RateRow& rate, int first, int last) {
  for (int replication = first; replication <= last; ++replication) {
    const auto found = candidates(study, rate, replication);
    if (found.empty()) continue;
    const Candidate& typical = found[(found.size() - 1) / 2];
    const std::vector<KeptStep> steps = steps_of_cart(study, replication, typical.cart);
    StoryBuilder builder(study, steps);
    if (!builder.build()) return {{}, NoStory::DependsOnOthers};
    Scenario& scenario = builder.scenario();
    Diagnostics diagnostics;
    auto story = replay(scenario, diagnostics);
    if (!story || !as_under_load(*story, steps)) return {{}, NoStory::DependsOnOthers};
    leave_out_defaults(scenario, *story);
    expect_outcomes(scenario, *story);
    return {TypicalStory{std::move(scenario), replication, typical.order,
                         static_cast<std::int64_t>(found.size())}};
  }
  return {};
}

}  // namespace juchu
