#include "sim/what_if/story_change.hpp"

#include <algorithm>

#include "model/index.hpp"

namespace juchu {

Scenario with_change(const Scenario& scenario, const StoryChange& change) {
  Scenario changed = scenario;
  changed.expect.clear();
  for (ScenarioStep& step : changed.steps) step.expect = {};
  std::vector<ScenarioStep>& steps = changed.steps;
  if (change.step >= 0) {
    ScenarioStep& from = steps[at(change.step)];
    std::erase(from.orders, change.order);
    if (from.orders.empty()) steps.erase(steps.begin() + change.step);
  }
  if (change.kind != StoryChange::Kind::LeftOut)
    steps.insert(std::ranges::upper_bound(steps, change.instead.at, {}, &ScenarioStep::at),
                 change.instead);
  return changed;
}

}  // namespace juchu
