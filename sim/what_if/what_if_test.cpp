#include "sim/what_if/what_if.hpp"

#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

#include "model/index.hpp"
#include "sim/scenario/scenario_json.hpp"
#include "testing/generators/tries.hpp"

namespace juchu {
namespace {

Scenario opened(const std::string& file) {
  RulebookShelf shelf;
  Diagnostics diagnostics;
  auto scenario = open_scenario(file, "", shelf, diagnostics);
  EXPECT_TRUE(scenario) << file;
  return *std::move(scenario);
}

WhatIfs asked(const Scenario& scenario) {
  Diagnostics diagnostics;
  return what_if(scenario, *replay(scenario, diagnostics));
}

const Rulebook& book_of(const Scenario& scenario) { return scenario.rules->rulebook(); }

const std::string& id_of(const Scenario& scenario, const Trouble& trouble) {
  return trouble.hazard ? row_at(book_of(scenario).hazards, trouble.row).id
                        : row_at(book_of(scenario).norms, trouble.row).id;
}

/// The remedies of a trouble as "moved confirm_shipment 2024-03-05 19:01".
std::vector<std::string> remedies_of(const Scenario& scenario, const std::string& trouble) {
  constexpr const char* kKinds[] = {"moved", "changed", "added", "left out"};
  std::vector<std::string> all;
  for (const WhatIf& each : asked(scenario).troubles) {
    if (id_of(scenario, each.trouble) != trouble) continue;
    for (const Remedy& remedy : each.remedies) {
      const StoryChange& change = remedy.change;
      const bool gone = change.kind == StoryChange::Kind::LeftOut;
      const ScenarioStep& step = gone ? row_at(scenario.steps, change.step) : change.instead;
      all.push_back(std::string(kKinds[static_cast<int>(change.kind)]) + " " +
                    row_at(book_of(scenario).events, step.event).id + " " + moment_text(step.at));
    }
  }
  return all;
}

TEST(WhatIf, FindsTheNearestChangeOfEachKind) {
  using Texts = std::vector<std::string>;
  EXPECT_EQ(
      remedies_of(opened("scenarios/trouble/7-midnight-window.json"), "sent-but-cancelled"),
      (Texts{"moved confirm_shipment 2024-03-05 19:01", "changed set_ship_date 2024-03-01 11:00"}));
  EXPECT_EQ(remedies_of(opened("scenarios/trouble/8.2-split-shipment.json"), "looks-incomplete"),
            (Texts{"moved tell_number 2024-03-06 09:00"}));
}

/// W1, for every trouble of every shipped case.
TEST(WhatIf, W1AvoidsTheTroubleAndBringsNoOther) {
  int avoided = 0, unavoided = 0;
  Tried tried;
  for (const auto& entry : std::filesystem::directory_iterator("scenarios/trouble")) {
    if (entry.path().extension() != ".json" || !tried()) continue;
    SCOPED_TRACE(entry.path().string());
    const Scenario scenario = opened(entry.path().string());
    Diagnostics diagnostics;
    const Story story = *replay(scenario, diagnostics);
    const WhatIfs all = what_if(scenario, story);
    const auto followed = [](Scenario to) {
      to.until += 45;
      return to;
    };
    const Story later = *replay(followed(scenario), diagnostics);
    EXPECT_TRUE(all.complete);
    for (const auto& [trouble, remedies] : all.troubles) {
      ++(remedies.empty() ? unavoided : avoided);
      for (const Remedy& remedy : remedies) {
        const auto then = replay(followed(with_change(scenario, remedy.change)), diagnostics);
        if (!then) continue;  // the world answers what is no longer done: told without that
        const auto bits = [&](const Story& of) {
          return trouble.hazard ? of.orders[at(trouble.order)].hazards
                                : of.orders[at(trouble.order)].breached;
        };
        EXPECT_NE(bits(story) >> trouble.row & 1, 0U);
        EXPECT_EQ(bits(*then) >> trouble.row & 1, 0U) << id_of(scenario, trouble);
        if (remedy.brings) continue;
        EXPECT_EQ(then->breached() & ~later.breached(), 0U);
        EXPECT_EQ(then->hazards() & ~later.hazards(), 0U);
      }
    }
  }
  if (kSanitized) return;
  EXPECT_GT(avoided, 20);
  EXPECT_GT(unavoided, 0);
}

/// Orders that are given have no step yet.
TEST(WhatIf, TriesWhatCanBeDoneWithOrdersThatAreGiven) {
  RulebookShelf shelf;
  Diagnostics diagnostics;
  const auto scenario = read_scenario(
      R"({"title": {"en": "t"}, "rulebook": "qoo10-jp", "until": "2024-03-08",
    "given": {"as_of": "2024-03-04", "orders": [{"order": "A-1", "status": "new_order",
      "fields": {"listed_method": "sagawa", "ordered_on": "2024-03-04", "paid_on": "2024-03-04", "money_sent": true}}]}})",
      "s.json", "", shelf, diagnostics);
  ASSERT_TRUE(scenario) << to_text(diagnostics.sorted().front(), Language::English);
  const auto remedies = remedies_of(*scenario, "date-promptly");
  EXPECT_FALSE(remedies.empty());
}

TEST(WhatIf, HasNothingToSayOfAStoryWithoutTrouble) {
  EXPECT_TRUE(asked(opened("scenarios/trouble/0-happy-path.json")).troubles.empty());
}

}  // namespace
}  // namespace juchu
