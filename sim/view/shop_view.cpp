// The beginning of the scenario is replayed; from there each order is led on alone, day by day, with
// nobody acting. What others of its cart would change by a deadline of theirs is not seen so.
#include "sim/view/shop_view.hpp"

#include <algorithm>

#include "model/engine/days.hpp"
#include "model/engine/today.hpp"
#include "sim/default_parameters.hpp"
#include "sim/scenario/tracking_numbers.hpp"

namespace juchu {
namespace {

constexpr Day kDaysAhead = 400;  // days that are looked ahead

/// As far as it has come by `at`, expecting nothing.
Scenario beginning_of(const Scenario& scenario, Moment at) {
  Scenario beginning = scenario;
  std::erase_if(beginning.steps, [&](const ScenarioStep& step) { return step.at > at; });
  for (ScenarioStep& step : beginning.steps) step.expect = {};
  beginning.until = day_of(at);
  beginning.expect.clear();
  return beginning;
}

bool moved(const CompiledRulebook& rules, const Situation& before, const Situation& after) {
  return rules.configuration(before) != rules.configuration(after);
}

/// What people can do with orders.
class Possibilities {
 public:
  explicit Possibilities(const CompiledRulebook& rules)
      : rules_(rules), token_classes_(possible_token_classes(rules)) {}

  /// Events of people, to an order that exists.
  [[nodiscard]] std::vector<int> in(const Situation& situation, Day today) const {
    std::vector<int> possible;
    const auto& events = rules_.rulebook().events;
    for (std::size_t e = 0; e < events.size(); ++e)
      if (!events[e].world && !events[e].shop && can_happen(static_cast<int>(e), situation, today))
        possible.push_back(static_cast<int>(e));
    return possible;
  }

 private:
  /// With usual parameters; of numbers one of any form.
  [[nodiscard]] bool can_happen(int event, const Situation& situation, Day today) const {
    const auto& parameters = rules_.rulebook().events[static_cast<std::size_t>(event)].parameters;
    Event asked = rules_.event(event, today);
    int token = -1;
    for (std::size_t p = 0; p < parameters.size(); ++p) {
      const Value value = value_by_default(rules_, situation, asked, p);
      const Slot& slot = rules_.parameter(event, static_cast<int>(p));
      if (!slot.holds(value)) return false;
      slot.put(asked.words.data(), value);
      if (parameters[p].type.kind == Kind::Token) token = static_cast<int>(p);
    }
    if (decide(rules_, situation, asked).accepted) return true;
    return token >= 0 && std::ranges::any_of(token_classes_, [&](int token_class) {
             constexpr int kFresh = 1'000'000;
             const Value number = rules_.token(kFresh, token_class);
             rules_.parameter(event, token).put(asked.words.data(), number);
             return decide(rules_, situation, asked).accepted;
           });
  }

  const CompiledRulebook& rules_;
  const std::vector<int> token_classes_;
};

class Viewer {
 public:
  Viewer(const Scenario& scenario, Day today)
      : scenario_(scenario), rules_(*scenario.rules), today_(today), possible_(rules_) {}

  [[nodiscard]] OrderView view(int order, const OrderOutcome& outcome) const {
    OrderView view{.order = order,
                   .situation = outcome.situation,
                   .hazards = outcome.hazards_now,
                   .breached = outcome.breached,
                   .overdue = overdue(outcome.situation),
                   .comes = {},
                   .possible = possible_.in(outcome.situation, today_)};
    look_ahead(view);
    return view;
  }

 private:
  /// What is owed still though its time was over, in this story or before it.
  [[nodiscard]] std::uint64_t overdue(const Situation& situation) const {
    const Today today(today_);
    const Banks banks = banks_of(situation, today);
    std::uint64_t owed = 0;
    for (const std::uint16_t row : rules_.rows(rules_.watch(situation).obligations)) {
      const CompiledNorm& norm = rules_.norms[row];
      const bool over = norm.clock.get(situation.words.data()) == norm.breached;
      if (over && rules_.holds(norm.holds, banks)) owed |= Word{1} << row;
    }
    return owed & ~rules_.promises;
  }

  void look_ahead(OrderView& view) const {
    const auto working = [&](Day day) { return scenario_.calendar.working(day); };
    Situation now = view.situation;
    Day day = today_;
    std::uint64_t told = 0;  // norms
    bool has_moved = false;
    const Day last = std::min(today_ + kDaysAhead, kLastDay);
    while (!has_moved && day < last) {
      const Day next = next_deadline(rules_, now, day);
      if (next > last) return;
      pass_days(rules_, now, day, next - 1, working);
      now = begin_whole_day(
          rules_, now, next, working(next), [&](const Situation& before, const Decision& decision) {
            add_breaches(decision.breached & ~told & ~rules_.promises, next, view);
            told |= decision.breached;
            if (decision.rule.kind != RuleKind::Deadline) return;
            Coming coming{.row = decision.rule.index,
                          .day = next,
                          .moves = moved(rules_, before, decision.after),
                          .after = decision.after};
            has_moved = has_moved || coming.moves;
            if (coming.moves) coming.opens = opened(view.possible, decision.after, next);
            view.comes.push_back(std::move(coming));
          });
      day = next;
    }
  }

  static void add_breaches(std::uint64_t breached, Day day, OrderView& view) {
    for (int norm = 0; breached != 0; ++norm, breached >>= 1)
      if ((breached & 1) != 0)
        view.comes.push_back({.kind = Coming::Kind::Breach, .row = norm, .day = day});
  }

  [[nodiscard]] std::vector<int> opened(const std::vector<int>& before, const Situation& situation,
                                        Day day) const {
    std::vector<int> opened = possible_.in(situation, day);
    std::erase_if(opened, [&](int event) { return std::ranges::binary_search(before, event); });
    return opened;
  }

  const Scenario& scenario_;
  const CompiledRulebook& rules_;
  const Day today_;
  const Possibilities possible_;
};

}  // namespace

std::optional<Day> OrderView::last_quiet_day() const {
  if (comes.empty()) return std::nullopt;
  return comes.front().day - 1;
}

std::vector<int> possible_events(const CompiledRulebook& rules, const Situation& situation,
                                 Day today) {
  return Possibilities(rules).in(situation, today);
}

Moment first_moment_of(const Scenario& scenario) {
  return scenario.given ? start_of(scenario.given->as_of) : 0;
}

std::optional<ShopView> view_of(const Scenario& scenario, Moment at, Diagnostics& diagnostics) {
  const Scenario beginning = beginning_of(scenario, at);
  const auto story = replay(beginning, diagnostics);
  if (!story) return std::nullopt;
  ShopView view{.at = at, .orders = {}};
  const Viewer viewer(beginning, beginning.until);
  for (std::size_t o = 0; o < story->orders.size(); ++o)
    if (scenario.rules->exists(story->orders[o].situation))
      view.orders.push_back(viewer.view(static_cast<int>(o), story->orders[o]));
  return view;
}

}  // namespace juchu
