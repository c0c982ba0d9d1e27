#include "sim/what_if/what_if.hpp"

#include <algorithm>
#include <bit>
#include <tuple>

#include "model/index.hpp"
#include "sim/what_if/candidates.hpp"

namespace juchu {
namespace {

constexpr std::size_t kMostSteps = 4'000'000;  // that all replays together may tell

/// How long after a story's last day it is followed: a trouble that only comes later was not avoided.
/// Every deadline and duty of the shipped rulebooks is decided by then.
constexpr Day kAfterwards = 45;

using Done = std::tuple<Moment, int, int>;  // when, which event, to which order

/// The scenario with days after its last in which nobody does anything any more.
Scenario followed_on(Scenario scenario) {
  scenario.until = std::min(kLastDay, scenario.until + kAfterwards);
  return scenario;
}

/// What was done, and accepted, by those who could have done otherwise; sorted.
std::vector<Done> done_in(const Scenario& scenario, const Story& story) {
  std::vector<Done> done;
  for (const StoryStep& step : story.steps)
    if (step.script >= 0 && step.decision.accepted &&
        owed_by_somebody(scenario.rules->rulebook(), step.event.type))
      done.emplace_back(step.at, step.event.type, step.order);
  std::ranges::sort(done);
  return done;
}

class Trial {
 public:
  Trial(const Scenario& scenario, const Story& story)
      : scenario_(scenario), story_(story), done_(done_in(scenario, story)) {
    Diagnostics ignored;
    later_ = replay(followed_on(scenario), ignored).value_or(story).orders;
  }

  /// What has become of an order days after the story's last, as the story is.
  [[nodiscard]] const OrderOutcome& later(int order) const { return row_at(later_, order); }

  /// What becomes of the order by then after the change; nothing where that is no remedy for anything.
  [[nodiscard]] std::optional<OrderOutcome> of(const StoryChange& change) const {
    Diagnostics ignored;
    Scenario changed = with_change(scenario_, change);
    auto story = replay(changed, ignored);
    if (!story) {  // the world may have answered what is not done now
      leave_out_answers(changed, change);
      story = replay(changed, ignored);
    }
    if (!story || !std::ranges::includes(done_in(changed, *story), wanted(change)) ||
        ends_otherwise(row_at(story->orders, change.order), row_at(story_.orders, change.order)))
      return std::nullopt;
    const auto then = replay(followed_on(std::move(changed)), ignored);
    if (!then) return std::nullopt;
    for (std::size_t o = 0; o < then->orders.size(); ++o) {
      const OrderOutcome &now = then->orders[o], &before = later_[o];
      const bool there = scenario_.rules->exists(now.situation);
      if (there != scenario_.rules->exists(before.situation)) return std::nullopt;
      if (o != at(change.order) && more(now, before) != 0) return std::nullopt;
    }
    return row_at(then->orders, change.order);
  }

  /// Troubles that one outcome has and the other has not.
  static int more(const OrderOutcome& now, const OrderOutcome& before) {
    return std::popcount(now.breached & ~before.breached) +
           std::popcount(troubles(now) & ~troubles(before));
  }

  static std::uint64_t troubles(const OrderOutcome& outcome) {
    return outcome.hazards | outcome.hazards_now;
  }

 private:
  /// Steps of the world that follow on what the order no longer goes through, as a parcel arrives.
  void leave_out_answers(Scenario& changed, const StoryChange& change) const {
    const Rulebook& book = scenario_.rules->rulebook();
    const Moment from = change.step >= 0 ? row_at(scenario_.steps, change.step).at
                                         : change.instead.at;
    const auto answers = [&](const ScenarioStep& step) {
      return step.at >= from && row_at(book.events, step.event).world &&
             !owed_by_somebody(book, step.event);
    };
    std::erase_if(changed.steps, [&](const ScenarioStep& step) {
      return answers(step) && step.orders == std::vector{change.order};
    });
    for (ScenarioStep& step : changed.steps)
      if (answers(step)) std::erase(step.orders, change.order);
  }

  /// It comes to another end than in the story.
  [[nodiscard]] bool ends_otherwise(const OrderOutcome& now, const OrderOutcome& before) const {
    const CompiledRulebook& rules = *scenario_.rules;
    const Value ended = rules.field(0).get(now.situation.words.data());
    return rules.exists(now.situation) && rules.rulebook().status(0, ended).final &&
           ended != rules.field(0).get(before.situation.words.data());
  }

  /// What has to be done, and accepted, even so.
  [[nodiscard]] std::vector<Done> wanted(const StoryChange& change) const {
    std::vector<Done> wanted = done_;
    if (change.step >= 0) {
      const ScenarioStep& from = row_at(scenario_.steps, change.step);
      const auto gone = std::ranges::find(wanted, Done(from.at, from.event, change.order));
      if (gone != wanted.end()) wanted.erase(gone);
    }
    if (change.kind != StoryChange::Kind::LeftOut)
      wanted.emplace_back(change.instead.at, change.instead.event, change.order);
    std::ranges::sort(wanted);
    return wanted;
  }

  const Scenario& scenario_;
  const Story& story_;
  const std::vector<Done> done_;
  std::vector<OrderOutcome> later_;
};

/// Of what there is after a change, what the story would not come to by itself only after its end.
std::uint64_t told_of(std::uint64_t now, std::uint64_t later, std::uint64_t in_story) {
  return now & ~(later & ~in_story);
}

bool avoids(const OrderOutcome& outcome, const Trouble& trouble) {
  const std::uint64_t bits = trouble.hazard ? Trial::troubles(outcome) : outcome.breached;
  return (bits >> trouble.row & 1) == 0;
}

/// Without new troubles, then the nearest; of steps that are added the latest: the last chance.
bool better(const Remedy& one, const Remedy& other) {
  return std::tuple(one.brings, one.change.distance, -one.change.instead.at) <
         std::tuple(other.brings, other.change.distance, -other.change.instead.at);
}

std::vector<Trouble> troubles_of(const Scenario& scenario, const Story& story, int order) {
  const OrderOutcome& outcome = row_at(story.orders, order);
  const std::uint64_t breached = outcome.breached & ~scenario.rules->promises;
  std::vector<Trouble> troubles;
  for (int row = 0; row < kMostBits; ++row)
    if ((breached >> row & 1) != 0) troubles.push_back({order, false, row});
  for (int row = 0; row < kMostBits; ++row)
    if ((Trial::troubles(outcome) >> row & 1) != 0) troubles.push_back({order, true, row});
  return troubles;
}

/// Keeps the nearest of each kind.
void keep(Remedy remedy, const Scenario& scenario, std::vector<Remedy>& remedies) {
  const auto kind_of = [&](const StoryChange& change) {
    const int event = change.step >= 0 ? row_at(scenario.steps, change.step).event
                                       : change.instead.event;
    return std::pair(change.kind, event);
  };
  const auto alike = std::ranges::find_if(remedies, [&](const Remedy& known) {
    return kind_of(known.change) == kind_of(remedy.change);
  });
  if (alike == remedies.end())
    remedies.push_back(std::move(remedy));
  else if (better(remedy, *alike))
    *alike = std::move(remedy);
}

/// To do something once more at the time to which it could have been moved is nothing new.
void leave_out_doubles(const Scenario& scenario, std::vector<Remedy>& remedies) {
  std::vector<int> moved;  // events
  for (const auto& [change, breached, hazards, brings] : remedies)
    if (change.kind == StoryChange::Kind::Moved)
      moved.push_back(row_at(scenario.steps, change.step).event);
  std::erase_if(remedies, [&](const Remedy& remedy) {
    return remedy.change.kind == StoryChange::Kind::Added &&
           std::ranges::find(moved, remedy.change.instead.event) != moved.end();
  });
}

}  // namespace

WhatIfs what_if(const Scenario& scenario, const Story& story) {
  WhatIfs all;
  const Trial trial(scenario, story);
  std::size_t told = 0;
  for (std::size_t o = 0; o < story.orders.size(); ++o) {
    const int order = static_cast<int>(o);
    const std::size_t first = all.troubles.size();
    for (const Trouble& trouble : troubles_of(scenario, story, order))
      all.troubles.push_back({trouble, {}});
    if (all.troubles.size() == first) continue;
    for (StoryChange& change : candidates(scenario, order)) {
      told += story.steps.size();
      if (told > kMostSteps) {
        all.complete = false;
        break;
      }
      const auto outcome = trial.of(change);
      if (!outcome) continue;
      const OrderOutcome &before = story.orders[o], &later = trial.later(order);
      const Remedy remedy{.change = std::move(change),
                          .breached = told_of(outcome->breached, later.breached, before.breached) &
                                      ~scenario.rules->promises,
                          .hazards = told_of(Trial::troubles(*outcome), Trial::troubles(later),
                                             Trial::troubles(before)),
                          .brings = Trial::more(*outcome, later) > 0};
      for (std::size_t t = first; t < all.troubles.size(); ++t)
        if (avoids(*outcome, all.troubles[t].trouble))
          keep(remedy, scenario, all.troubles[t].remedies);
    }
  }
  for (WhatIf& each : all.troubles) {
    leave_out_doubles(scenario, each.remedies);
    if (std::ranges::any_of(each.remedies, [](const Remedy& remedy) { return !remedy.brings; }))
      std::erase_if(each.remedies, [](const Remedy& remedy) { return remedy.brings; });
    std::ranges::stable_sort(each.remedies, {},
                             [](const Remedy& remedy) { return remedy.change.kind; });
  }
  return all;
}

}  // namespace juchu
