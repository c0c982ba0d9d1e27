#include "sim/view/knowledge.hpp"

#include <algorithm>

#include "model/engine/packed_environment.hpp"

namespace juchu {

bool Views::mistaken() const {
  return (screen && *screen != truth) ||
         std::ranges::any_of(known_to, [this](Value each) { return each != truth; });
}

std::vector<Views> views_of(const CompiledRulebook& rules, const Situation& situation, Day today) {
  const Event now = rules.day_event(today);
  const PackedEnvironment environment(rules, situation, now);
  std::vector<Views> all;
  for (const Topic& topic : rules.rulebook().topics) {
    Views views{.truth = evaluate(topic.truth.expression(), environment)};
    if (!topic.screen.empty()) views.screen = evaluate(topic.screen.expression(), environment);
    for (const Topic::Knowledge& each : topic.known_to)
      views.known_to.push_back(evaluate(each.holds.expression(), environment));
    all.push_back(std::move(views));
  }
  return all;
}

}  // namespace juchu
