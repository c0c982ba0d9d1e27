// The screens of every shipped trouble case, at the end of each of its days.
#include "report/screens.hpp"

#include <algorithm>
#include <filesystem>
#include <sstream>

#include <gtest/gtest.h>

#include "model/index.hpp"
#include "report/rows.hpp"
#include "report/text/view_text.hpp"
#include "sim/scenario/scenario_json.hpp"
#include "sim/view/selection.hpp"
#include "sim/view/shown_groups.hpp"

namespace juchu {
namespace {

std::vector<Scenario> trouble_cases() {
  RulebookShelf shelf;
  Diagnostics diagnostics;
  std::vector<Scenario> scenarios;
  for (const auto& entry : std::filesystem::directory_iterator("scenarios/trouble"))
    if (entry.path().extension() == ".json")
      if (auto scenario = open_scenario(entry.path().string(), "", shelf, diagnostics))
        scenarios.push_back(*std::move(scenario));
  EXPECT_TRUE(diagnostics.empty());
  EXPECT_GT(scenarios.size(), 60U);
  return scenarios;
}

/// Calls `look(scenario, view)` for the end of each day of each case.
template <class Look>
void look_at_every_day(Look look) {
  for (const Scenario& scenario : trouble_cases()) {
    SCOPED_TRACE(scenario.file);
    for (Day day = day_of(scenario.steps.front().at); day <= scenario.until; ++day) {
      Diagnostics diagnostics;
      const auto view = view_of(scenario, start_of(day + 1) - 1, diagnostics);
      ASSERT_TRUE(view);
      look(scenario, *view);
    }
  }
}

/// The story that goes on for one day without anybody.
Story one_day_on(const Scenario& scenario, Moment at) {
  Scenario longer = scenario;
  std::erase_if(longer.steps, [&](const ScenarioStep& step) { return step.at > at; });
  longer.expect.clear();
  longer.until = day_of(at) + 1;
  Diagnostics diagnostics;
  return *replay(longer, diagnostics);
}

/// Of each main status: whether a queue counts it. Those of qoo10-jp are all that are no end.
TEST(ShopView, QueuesAddUpToTheOrders) {
  int seen = 0;
  look_at_every_day([&](const Scenario& scenario, const ShopView& view) {
    const Rulebook& book = scenario.rules->rulebook();
    const auto has_queue = [&](const Status& status) {
      return std::ranges::any_of(book.screens.queues, [&](const ScreenFilter& queue) {
        return &row_at(book.statuses, queue.status) == &status;
      });
    };
    int queued = 0, others = 0;
    for (const auto& [filter, orders] : queues_of(scenario, view))
      if (row_at(book.statuses, filter->status).region == 0) queued += orders;
    for (const OrderView& order : view.orders) {
      const Status& status = *status_of(*scenario.rules, order.situation, 0);
      others += has_queue(status) ? 0 : 1;
      EXPECT_TRUE(has_queue(status) || status.final || book.id != "qoo10-jp") << status.id;
    }
    EXPECT_EQ(queued + others, static_cast<int>(view.orders.size()));
    seen += queued;
  });
  EXPECT_GT(seen, 100);
}

TEST(ViewText, ShowsNothingThatIsPersonal) {
  int personal = 0;
  look_at_every_day([&](const Scenario& scenario, const ShopView& view) {
    std::ostringstream out;
    print_view_text(
        scenario, view, {.detail = true}, [](const OrderView&) { return true; },
        {.language = Language::Japanese, .width = 10'000}, out);
    const Rulebook& book = scenario.rules->rulebook();
    for (const ScenarioOrder& order : scenario.orders)
      for (std::size_t g = 0; g < order.shown.size(); ++g) {
        if (order.shown[g].empty() || !book.hidden_somewhere(book.shows[g].id)) continue;
        EXPECT_EQ(out.str().find(order.shown[g]), std::string::npos) << order.shown[g];
        ++personal;
      }
  });
  EXPECT_GT(personal, 20);
}

/// What the start of the next day brings, when nobody acts, the view has foretold; and only that.
TEST(ShopView, NothingThatIsDueIsMissing) {
  int due = 0;
  look_at_every_day([&](const Scenario& scenario, const ShopView& view) {
    const Story story = one_day_on(scenario, view.at);
    const Day tomorrow = day_of(view.at) + 1;
    for (const OrderView& order : view.orders) {
      std::vector<std::pair<Coming::Kind, int>> foretold, came;
      for (const Coming& coming : order.comes)
        if (coming.day == tomorrow) foretold.emplace_back(coming.kind, coming.row);
      for (const StoryStep& step : story.steps) {
        if (step.order != order.order || step.at < start_of(tomorrow)) continue;
        for (int norm = 0; norm < 64; ++norm)
          if ((step.decision.breached & ~scenario.rules->promises) >> norm & 1)
            came.emplace_back(Coming::Kind::Breach, norm);
        if (step.decision.rule.kind == RuleKind::Deadline)
          came.emplace_back(Coming::Kind::Deadline, step.decision.rule.index);
      }
      EXPECT_EQ(foretold, came) << scenario.orders[static_cast<std::size_t>(order.order)].id
                                << " on " << day_text(tomorrow);
      EXPECT_TRUE(came.empty() || due_today(order, day_of(view.at)));
      due += static_cast<int>(came.size());
    }
  });
  EXPECT_GT(due, 30);
}

TEST(ShopView, WhatIsPossibleIsWhatTheScreensOffer) {
  RulebookShelf shelf;
  Diagnostics diagnostics;
  const auto scenario = read_scenario(R"({"title": {"en": "t"}, "rulebook": "qoo10-jp", "steps": [
      {"at": "2024-03-01 09:00", "order": "A-1", "event": "place_order", "listed_method": "yamato"},
      {"at": "2024-03-02 09:00", "order": "A-1", "event": "set_ship_date", "ship_date": "2024-03-04"}]})",
                                      "s.json", "", shelf, diagnostics);
  ASSERT_TRUE(scenario);
  const auto possible = [&](const char* at, const char* id) {
    const auto view = view_of(*scenario, *parse_moment(at), diagnostics);
    return std::ranges::any_of(view->orders.front().possible, [&](int event) {
      return scenario->rules->rulebook().events[static_cast<std::size_t>(event)].id == id;
    });
  };
  EXPECT_TRUE(possible("2024-03-01 12:00", "set_ship_date"));
  EXPECT_TRUE(possible("2024-03-01 12:00", "cancel"));
  EXPECT_TRUE(possible("2024-03-01 12:00", "confirm_shipment")) << "with a number that fits";
  EXPECT_FALSE(possible("2024-03-01 12:00", "confirm_receipt"));
  EXPECT_FALSE(possible("2024-03-02 12:00", "cancel")) << "it has a ship date";
  EXPECT_TRUE(possible("2024-03-02 12:00", "request_cancel"));
}

TEST(ShownGroups, WhatTheStatusHidesIsNotThereAndTheRestIsMasked) {
  RulebookShelf shelf;
  Diagnostics diagnostics;
  auto scenario = read_scenario(R"({"title": {"en": "t"}, "rulebook": "qoo10-jp",
    "orders": {"A-1": {"recipient": "山田 花子", "items": "soap", "address": "Tokyo"}},
    "steps": [
      {"at": "2024-03-01 09:00", "order": "A-1", "event": "place_order", "payment": "konbini",
       "listed_method": "yamato"},
      {"at": "2024-03-02 09:00", "order": "A-1", "event": "pay"}]})",
                                "s.json", "", shelf, diagnostics);
  ASSERT_TRUE(scenario) << to_text(diagnostics.sorted().front(), Language::English);
  const auto shown = [&](const char* at, bool reveal) {
    const auto view = view_of(*scenario, *parse_moment(at), diagnostics);
    std::vector<std::string> texts;
    for (const ShownGroup& group : shown_groups(*scenario, view->orders.front(), reveal))
      texts.push_back(group.how == ShownGroup::How::Hidden ? "-" : group.text);
    return texts;
  };
  using Texts = std::vector<std::string>;
  EXPECT_EQ(shown("2024-03-01 12:00", true), (Texts{"soap", "-", "-"}));
  EXPECT_EQ(shown("2024-03-02 12:00", false), (Texts{"soap", "山***", "T***"}));
  EXPECT_EQ(shown("2024-03-02 12:00", true), (Texts{"soap", "山田 花子", "Tokyo"}));
}

TEST(Selection, ChoosesByStatusPeriodConditionAndWords) {
  RulebookShelf shelf;
  Diagnostics diagnostics;
  const auto scenario = read_scenario(R"({"title": {"en": "t"}, "rulebook": "qoo10-jp",
    "orders": {"A-1": {"items": "soap"}, "A-2": {"items": "tea"}},
    "steps": [
      {"at": "2024-03-01 09:00", "order": "A-1", "event": "place_order", "payment": "konbini",
       "listed_method": "yamato"},
      {"at": "2024-03-02 09:00", "order": "A-2", "event": "place_order", "listed_method": "sagawa"}]})",
                                      "s.json", "", shelf, diagnostics);
  ASSERT_TRUE(scenario);
  const auto view = view_of(*scenario, *parse_moment("2024-03-02 12:00"), diagnostics);
  const auto chosen = [&](const SelectionRequest& request) {
    std::vector<Complaint> complaints;
    const auto selection = Selection::of(request, *scenario, complaints);
    std::string ids;
    if (!selection) return complaints.front().problem.en;
    for (const OrderView& order : view->orders)
      if (selection->holds(order, day_of(view->at)))
        ids += scenario->orders[static_cast<std::size_t>(order.order)].id + " ";
    return ids;
  };
  EXPECT_EQ(chosen({}), "A-1 A-2 ");
  EXPECT_EQ(chosen({.statuses = {"入金待ち"}}), "A-1 ");
  EXPECT_EQ(chosen({.statuses = {"new_order", "Awaiting payment"}}), "A-1 A-2 ");
  EXPECT_EQ(chosen({.period = "ordered_on=2024-03-02..2024-03-02"}), "A-2 ");
  EXPECT_EQ(chosen({.period = "ordered_on=..2024-03-01"}), "A-1 ");
  EXPECT_EQ(chosen({.period = "paid_on=.."}), "A-2 ") << "an unset date lies in no period";
  EXPECT_EQ(chosen({.where = "listed_method == yamato && today > ordered_on"}), "A-1 ");
  EXPECT_EQ(chosen({.words = "tea"}), "A-2 ");
  EXPECT_EQ(chosen({.order = "A-1"}), "A-1 ");
  EXPECT_EQ(chosen({.statuses = {"new_ordr"}}), "no status \"new_ordr\"");
  EXPECT_EQ(chosen({.period = "ordered_on"}),
            "a period is written FIELD=FROM..TO; either end may be left out, or FIELD=DAY");
  EXPECT_EQ(chosen({.period = "units=2024-03-01.."}), "no date of that name");
  EXPECT_EQ(chosen({.where = "units >"}).empty(), false);
}

}  // namespace
}  // namespace juchu
