#include "report/page/view_page_json.hpp"

#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "report/screens.hpp"
#include "report/testing/replayed.hpp"
#include "sim/view/shown_groups.hpp"

namespace juchu {
namespace {

using Json = nlohmann::json;

struct Shown {
  ShopView view;
  Json answer;
};

Shown shown(const ReplayedFile& file, Moment at) {
  Diagnostics diagnostics;
  ShopView view = view_of(*file.scenario, at, diagnostics).value();
  Json answer = Json::parse(view_page(*file.scenario, view, {&file, 1}, false).answer);
  return {std::move(view), std::move(answer)};
}

/// Calls `look(file, view, answer)` for the end of each day of each trouble case.
template <class Look>
void look_at_every_day(const Look& look) {
  int days = 0;
  for (const auto& entry : std::filesystem::directory_iterator("scenarios/trouble")) {
    if (entry.path().extension() != ".json") continue;
    SCOPED_TRACE(entry.path());
    const ReplayedFile file = replayed_file(entry.path().string());
    const Day first = day_of(first_moment_of(*file.scenario));
    for (Day day = std::max(first, day_of(file.story.steps.front().at));
         day <= file.scenario->until; ++day, ++days) {
      const auto [view, answer] = shown(file, start_of(day + 1) - 1);
      look(file, view, answer);
    }
  }
  EXPECT_GT(days, 300);
}

void expect_counts(const ReplayedFile& file, const ShopView& view, const Json& answer) {
  const auto queues = queues_of(*file.scenario, view);
  const Json& tabs = answer["queues"];
  ASSERT_EQ(tabs.size(), queues.size() + 1);
  EXPECT_EQ(tabs[0]["orders"].size(), view.orders.size());
  EXPECT_EQ(answer["orders"].size(), view.orders.size());
  for (std::size_t q = 0; q < queues.size(); ++q)
    EXPECT_EQ(tabs[q + 1]["orders"].size(), static_cast<std::size_t>(queues[q].orders));
}

void expect_every_order_under_some_status(const ShopView& view, const Json& answer) {
  std::vector<bool> listed(view.orders.size());
  for (std::size_t tab = 1; tab < answer["queues"].size(); ++tab)
    for (const std::size_t order : answer["queues"][tab]["orders"]) listed[order] = true;
  for (const Json& tab : answer["others"]) {
    EXPECT_FALSE(tab["orders"].empty());
    for (const std::size_t order : tab["orders"]) listed[order] = true;
  }
  EXPECT_EQ(std::ranges::count(listed, false), 0);
}

void expect_the_most_urgent_first(const ShopView& view, const Json& answer) {
  std::vector<std::size_t> today, later;
  for (const OrderView* order : by_urgency(view))
    (due_today(*order, day_of(view.at)) ? today : later)
        .push_back(static_cast<std::size_t>(order - view.orders.data()));
  EXPECT_EQ(answer["today"]["orders"], Json(today));
  EXPECT_EQ(answer["later"]["orders"], Json(later));
}

TEST(ViewPage, CountsAndListsAsTheScreensDo) {
  look_at_every_day([](const ReplayedFile& file, const ShopView& view, const Json& answer) {
    expect_counts(file, view, answer);
    expect_every_order_under_some_status(view, answer);
    expect_the_most_urgent_first(view, answer);
  });
}

TEST(ViewPage, LeadsToTheStepThatBroughtAnOrderThere) {
  look_at_every_day([](const ReplayedFile& file, const ShopView& view, const Json& answer) {
    for (std::size_t o = 0; o < view.orders.size(); ++o) {
      const Json& moment = answer["orders"][o]["moment"];
      ASSERT_TRUE(moment.is_number());
      const auto& steps = file.story.steps;
      const std::size_t at = moment;
      EXPECT_EQ(steps.at(at).order, view.orders[o].order);
      EXPECT_LE(steps[at].at, view.at);
      for (std::size_t s = at + 1; s < steps.size() && steps[s].at <= view.at; ++s)
        EXPECT_NE(steps[s].order, view.orders[o].order);
    }
  });
}

TEST(ViewPage, HoldsNothingThatIsMasked) {
  int masked = 0;
  look_at_every_day([&](const ReplayedFile& file, const ShopView& view, const Json& answer) {
    const std::string data = answer.dump();
    for (const OrderView& order : view.orders) {
      const auto as_shown = shown_groups(*file.scenario, order, false);
      const auto revealed = shown_groups(*file.scenario, order, true);
      for (std::size_t g = 0; g < as_shown.size(); ++g) {
        if (as_shown[g].how == ShownGroup::How::Plain) continue;
        if (revealed[g].text.empty()) continue;
        ++masked;
        EXPECT_EQ(data.find(revealed[g].text), data.npos) << revealed[g].text;
      }
    }
  });
  EXPECT_GT(masked, 0);
  const ReplayedFile morning = replayed_file("scenarios/morning/orders.json");
  const Json answer = shown(morning, first_moment_of(*morning.scenario)).answer;
  EXPECT_EQ(answer.dump().find("見本"), std::string::npos);
  EXPECT_FALSE(answer["masked"].is_null());
}

TEST(ViewPage, SaysWhatComesAndWhatCanBeDone) {
  const ReplayedFile file = replayed_file("scenarios/trouble/1-request-not-seen.json");
  const Json answer = shown(file, start_of(*parse_day("2024-03-05")) - 1).answer;
  const Json& order = answer["orders"][1];
  EXPECT_EQ(order["id"], "A-1002");
  EXPECT_EQ(order["troubles"][0]["text"]["en"],
            "overdue: a paid order was left without a ship date");
  EXPECT_EQ(order["troubles"][0]["sign"], "⚑");
  EXPECT_EQ(order["coming"].size(), 4U);
  EXPECT_EQ(order["possible"][0]["text"]["en"].get<std::string>().find("the buyer can: "), 0U);
  EXPECT_EQ(answer["columns"].size(), order["cells"].size());
}

}  // namespace
}  // namespace juchu
