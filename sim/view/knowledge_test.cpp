#include "sim/view/knowledge.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "sim/replayer.hpp"
#include "sim/scenario/scenario_json.hpp"

namespace juchu {
namespace {

/// What is so of a topic after each accepted step of an order, what the screen shows, what the buyer
/// takes to be so.
std::vector<Views> views_in(const std::string& path, const std::string& topic) {
  RulebookShelf shelf;
  Diagnostics diagnostics;
  const auto scenario = open_scenario(path, "", shelf, diagnostics);
  EXPECT_TRUE(scenario.has_value());
  const auto story = replay(*scenario, diagnostics);
  const auto& topics = scenario->rules->rulebook().topics;
  const auto row = std::ranges::find(topics, topic, &Topic::id) - topics.begin();
  std::vector<Views> all;
  for (const StoryStep& step : story->steps)
    if (step.decision.accepted)
      all.push_back(views_of(*scenario->rules, step.decision.after,
                             day_of(step.at))[static_cast<std::size_t>(row)]);
  return all;
}

Views views(bool truth, bool screen, bool buyer) {
  return {.truth = truth, .screen = screen, .known_to = {buyer}};
}

TEST(Knowledge, OfASplitShipmentTheBuyerKnowsTheSecondParcelOnceToldOfIt) {
  const auto seen = views_in("scenarios/trouble/8.2-split-shipment.json", "in_two");
  ASSERT_EQ(seen.size(), 12U);
  EXPECT_EQ(seen[1], views(false, false, false)) << "a date was entered";
  EXPECT_EQ(seen[2], views(true, false, false)) << "the first part has left";
  EXPECT_EQ(seen[7], views(true, false, false)) << "the buyer reports non-receipt";
  EXPECT_EQ(seen[8], views(true, false, true)) << "the second number was told";
  EXPECT_TRUE(seen[8].mistaken()) << "the screen has one number";
  EXPECT_FALSE(seen[0].mistaken());
}

TEST(Knowledge, WhatHasLeftIsKnownWhenTheShipmentIsConfirmed) {
  const auto seen = views_in("scenarios/trouble/8.2-split-shipment.json", "sent");
  EXPECT_EQ(seen[2], views(true, false, false));
  EXPECT_EQ(seen[3], views(true, true, true));
}

}  // namespace
}  // namespace juchu
