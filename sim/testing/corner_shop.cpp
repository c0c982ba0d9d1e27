#include "sim/testing/corner_shop.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "model/engine/explanation.hpp"

namespace juchu {
namespace {

std::string printed(const Diagnostics& diagnostics) {
  std::string lines;
  for (const Diagnostic& each : diagnostics.sorted())
    lines += to_text(each, Language::English) + '\n';
  return lines;
}

}  // namespace

std::string corner_shop_scenario(std::string_view steps, std::string_view more) {
  return fmt::format(R"({{"title": {{"en": "A test"}}, "rulebook": "sim/testing/corner_shop.json",
"steps": [
{}
]{}{}}})",
                     steps, more.empty() ? "" : ",\n", more);
}

Scenario scenario_of(const std::string& text) {
  Diagnostics diagnostics;
  RulebookShelf shelf;
  auto scenario = read_scenario(text, "s", "", shelf, diagnostics);
  EXPECT_TRUE(scenario) << printed(diagnostics);
  return scenario.value_or(Scenario{});
}

Story story_of(const std::string& text) {
  Diagnostics diagnostics;
  auto story = replay(scenario_of(text), diagnostics);
  EXPECT_TRUE(story) << printed(diagnostics);
  return story.value_or(Story{});
}

std::string problems_of_scenario(const std::string& text) {
  Diagnostics diagnostics;
  RulebookShelf shelf;
  if (const auto scenario = read_scenario(text, "s", "", shelf, diagnostics)) {
    const bool replayed = replay(*scenario, diagnostics).has_value();
    EXPECT_EQ(replayed, diagnostics.empty());
  } else {
    EXPECT_FALSE(diagnostics.empty());
  }
  return printed(diagnostics);
}

std::string lines_of(const Scenario& scenario, const Story& story) {
  const Rulebook& rulebook = scenario.rules->rulebook();
  std::string lines;
  for (const StoryStep& step : story.steps) {
    const Value status = scenario.rules->field(0).get(step.decision.after.words.data());
    lines += fmt::format(
        "{} {} {}{} {}\n", moment_text(step.at),
        step.order < 0 ? "shop" : scenario.orders[static_cast<std::size_t>(step.order)].id,
        step.decision.accepted ? "" : "!", rule_id(rulebook, step.decision.rule),
        status == kUnset ? "nothing" : rulebook.status(0, status).id);
  }
  return lines;
}

}  // namespace juchu
