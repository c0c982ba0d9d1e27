// The orders that a study begins with: the rules treat them as a replay does, each is told by
// itself, and nothing else in the study depends on who they are.
#include <algorithm>
#include <set>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "model/index.hpp"
#include "sim/load/answer.hpp"
#include "sim/load/counts_line.hpp"
#include "sim/load/run_study.hpp"
#include "sim/testing/corner_shop.hpp"
#include "sim/testing/small_shop.hpp"

namespace juchu {
namespace {

using Ids = std::set<std::string>;

/// Orders of the corner shop on 2024-03-06, a Wednesday.
const std::string kGiven = R"({"as_of": "2024-03-06", "orders": [
  {"order": "undated", "status": "open", "fields": {"ordered_on": "2024-03-05"}},
  {"order": "due", "cart": "C", "status": "open",
   "fields": {"ordered_on": "2024-03-01", "due": "2024-03-06", "gift": true}},
  {"order": "wrapped", "cart": "C", "status": "open", "fields": {"ordered_on": "2024-03-01"}},
  {"order": "late", "status": "late", "fields": {"ordered_on": "2024-02-20", "due": "2024-03-05"}},
  {"order": "sent", "status": "sent", "fields": {"ordered_on": "2024-03-01", "number": "0001"}}]})";

std::string backlog(const std::string& given = kGiven) {
  return R"({"rulebook": "sim/testing/corner_shop.json", "given": )" + given + "}";
}

std::string study(const std::string& more, const std::string& orders = backlog(),
                  const std::string& arrivals = "") {
  return fmt::format(
      R"({{"study": "corner", "title": "The corner shop", "rulebook": "sim/testing/corner_shop.json",
"shop": {{"busy": false, "stock": 9}}, "calendar": {{"closed": ["sat", "sun"]}}, "days": 1, "follow_days": 9,
"replications": 20, "arrivals": [{{"id": "customers", "event": "order", "per_day": 0}}{}],
"backlog": {}{}}})",
      arrivals, orders, more);
}

StudyAnswer answer_to(const Study& asked) {
  return answer_of(asked, run_study(asked, {.count = asked.replications}), asked.replications);
}

/// What happened to an order, before the study or in all replications; fails where it did in some.
Ids happened_to(const Study& asked, const StudyAnswer& answer, std::size_t order) {
  Ids happened;
  const std::vector<RateRow> rates = rates_of(asked);
  for (std::size_t rate = 0; rate < rates.size(); ++rate) {
    const int times = answer.backlog.times(order, rate);
    if (times != 0) happened.insert(id_of(asked, rates[rate]));
    EXPECT_TRUE(times <= 0 || times == answer.replications) << id_of(asked, rates[rate]);
  }
  return happened;
}

Ids happened_in(const Scenario& scenario, const Story& story, std::size_t order) {
  const Rulebook& book = scenario.rules->rulebook();
  Ids happened;
  const auto add_bits = [&](const auto& rows, std::uint64_t bits) {
    for (std::size_t row = 0; row < rows.size(); ++row)
      if ((bits >> row & 1) != 0) happened.insert(rows[row].id);
  };
  const auto add_status = [&](const Situation& situation) {
    const Value value = scenario.rules->fields.front().get(situation.words.data());
    happened.insert(book.status(0, value).id);
  };
  add_status(scenario.given->orders[order].situation);
  for (const StoryStep& step : story.steps) {
    if (step.order != static_cast<int>(order)) continue;
    add_status(step.decision.after);
    add_bits(book.mails, step.decision.sends);
  }
  add_bits(book.hazards, story.orders[order].hazards);
  add_bits(book.norms, story.orders[order].breached);
  return happened;
}

TEST(Backlog, TheRulesTreatItAsAReplayDoes) {
  const Study asked = good_study(study(""));
  const StudyAnswer answer = answer_to(asked);
  const Scenario scenario = scenario_of(
      fmt::format(R"({{"title": {{"en": "t"}}, "rulebook": "sim/testing/corner_shop.json",
"shop": {{"busy": false, "stock": 9}}, "given": {}, "until": "2024-03-15"}})",
                  kGiven));
  Diagnostics diagnostics;
  const std::optional<Story> story = replay(scenario, diagnostics);
  ASSERT_TRUE(story);
  for (std::size_t order = 0; order < scenario.orders.size(); ++order)
    EXPECT_EQ(happened_to(asked, answer, order), happened_in(scenario, *story, order))
        << scenario.orders[order].id;
  EXPECT_EQ(happened_to(asked, answer, 1),
            (Ids{"open", "late", "closed", "late_mail", "late-hazard"}));
}

TEST(Backlog, StandsInTheShopOfTheStudy) {
  const Study asked = good_study(study(""));
  const auto& fields = asked.rules->rulebook().fields;
  const auto stock_field = std::ranges::find(fields, "stock", &Field::id);
  ASSERT_NE(stock_field, fields.end());
  const Slot& stock = asked.rules->fields[static_cast<std::size_t>(stock_field - fields.begin())];
  int steps = 0;
  (void)run_replication(asked, 1, [&](const LoadStep& step) {
    ++steps;
    EXPECT_EQ(stock.get(step.before->words.data()), 9);
  });
  EXPECT_GT(steps, 1);
}

TEST(Backlog, WhatHappenedBeforeIsNoChance) {
  const Study asked = good_study(study(R"(, "measures": [
    {"id": "late", "rate": "all", "ever": "shipping == late"},
    {"id": "customers-late", "rate": "customers", "ever": "shipping == late"}])",
                                       backlog(),
                                       R"(, {"id": "others", "event": "order", "per_day": 0})"));
  const BacklogAnswer found = answer_to(asked).backlog;
  EXPECT_EQ(found.times(3, 0), BacklogAnswer::kBefore);
  EXPECT_EQ(found.times(1, 0), 20);
  EXPECT_EQ(found.times(0, 0), 0);
  EXPECT_EQ(found.open[0], 4);
  EXPECT_DOUBLE_EQ(found.shares[0]->value, .25);
  EXPECT_TRUE(asked_of_backlog(asked, rates_of(asked)[0]));
  EXPECT_FALSE(asked_of_backlog(asked, rates_of(asked)[1]));
}

TEST(Backlog, IsNoPartOfTheCohortButOfWhatStands) {
  const Study asked = good_study(study(R"(, "measures": [
    {"id": "open", "number": "shipping == open"}])"));
  const ReplicationCounts counts = run_replication(asked, 1);
  EXPECT_EQ(counts.orders, 0);
  EXPECT_EQ(counts.days[0].arrived, 0);
  EXPECT_EQ(counts.days[0].standing, (std::vector<std::int64_t>{3, 1, 1, 0}));
  EXPECT_EQ(counts.numbers[0].highest, 3);
}

TEST(Backlog, WhatOneOrderDrawsDependsOnItsIdAlone) {
  const std::string
      habit = R"(, "habits": [{"id": "promises", "when": "shipping == open && due == null",
    "after": "1 h", "chance": 0.5, "event": "promise", "with": {"day": "today + 2"}}],
    "measures": [{"id": "promised", "rate": "all", "ever": "due != null"}])";
  const auto row = [](const char* id) {
    return fmt::format(
        R"({{"order": "{}", "status": "open", "fields": {{"ordered_on": "2024-03-05"}}}})", id);
  };
  const auto of = [&](const std::string& rows) {
    const Study asked = good_study(
        study(habit, backlog(R"({"as_of": "2024-03-06", "orders": [)" + rows + "]}")));
    return run_study(asked, {.count = 20});
  };
  const auto alone = of(row("A")), among = of(row("B") + "," + row("A"));
  int promised = 0, differed = 0;
  for (std::size_t i = 0; i < alone.size(); ++i) {
    EXPECT_EQ(alone[i].backlog[0], among[i].backlog[1]);
    promised += static_cast<int>(alone[i].backlog[0] & 1);
    differed += static_cast<int>((among[i].backlog[0] ^ among[i].backlog[1]) & 1);
  }
  EXPECT_TRUE(promised > 4 && promised < 16) << promised;
  EXPECT_GT(differed, 0);
}

TEST(Backlog, FreshNumbersAreNobodys) {
  const Study asked = good_study(study(R"(, "habits": [{"id": "ships", "when": "shipping == open",
    "after": "1 h", "event": "ship", "with": {"number": "fresh"}}])"));
  std::set<Value> numbers;
  const Slot& number = asked.rules->parameter(2, 1);
  (void)run_replication(asked, 1, [&](const LoadStep& step) {
    if (step.habit < 0) return;
    EXPECT_TRUE(step.decision->accepted);
    EXPECT_EQ(step.decision->warned, 0U) << "number-elsewhere";
    numbers.insert(number.get(step.event->words.data()));
  });
  EXPECT_EQ(numbers.size(), 3U);
  const auto field = std::ranges::find(asked.rules->rulebook().fields, "number", &Field::id);
  const int row = static_cast<int>(field - asked.rules->rulebook().fields.begin());
  const Situation& sent = asked.backlog.orders[4].situation;
  EXPECT_FALSE(numbers.contains(asked.rules->field(row).get(sent.words.data())));
}

TEST(Backlog, TravelsInALineOfAPart) {
  const Study asked = good_study(study(""));
  const ReplicationCounts counts = run_replication(asked, 1);
  const std::string line = line_of(0, counts);
  const auto read = LineReader(asked).read(line);
  ASSERT_TRUE(read) << line;
  EXPECT_EQ(read->backlog, counts.backlog);
  EXPECT_EQ(line_of(0, *read), line);
  const auto begin = line.find("\"backlog\":[[");
  ASSERT_NE(begin, std::string::npos);
  std::string damaged = line;
  damaged.replace(begin, 12, "\"backlog\":[[99,");
  EXPECT_FALSE(LineReader(asked).read(damaged)) << "no such rate";
  damaged = line;
  damaged.replace(begin, 12, "\"backlog\":[[],[");
  EXPECT_FALSE(LineReader(asked).read(damaged)) << "an order too many";
}

TEST(Backlog, ItsDayIsTheFirst) {
  EXPECT_EQ(good_study(study("")).from, *parse_day("2024-03-06"));
  EXPECT_EQ(good_study(study(R"(, "from": "2020-01-01")")).from, *parse_day("2024-03-06"));
}

TEST(Backlog, SaysWhatIsWrongWithIt) {
  struct Row {
    const char* what;
    std::string backlog;
    const char* problems;
  };
  const Row rows[] = {
      {"no file", "\"nowhere.json\"",
       "s:4:12: error: backlog: nowhere.json: there is no such file\n"},
      {"no name", "3",
       "s:4:12: error: backlog: this is no name of a file (name a scenario with given orders)\n"},
      {"a story", "\"scenarios/trouble/7-bulk-confirmation.json\"",
       "scenarios/trouble/7-bulk-confirmation.json:9:12: error: steps: a scenario with steps "
       "cannot be "
       "a backlog (state only what is \"given\", as juchu import does)\n"},
      {"no orders", R"({"rulebook": "sim/testing/corner_shop.json"})",
       "s:4:12: error: backlog: \"given\" is missing (it is required)\n"},
      {"of another rulebook",
       R"({"rulebook": "qoo10-jp", "given": {"as_of": "2024-03-06", "orders": []}})",
       "s:4:25: error: backlog/rulebook: these orders are of qoo10-jp, and the study is of "
       "corner-shop (name one of the same rulebook)\n"},
      {"an unknown status", backlog(R"({"as_of": "2024-03-06",
"orders": [{"order": "A", "status": "opn", "fields": {"ordered_on": "2024-03-05"}}]})"),
       "s:5:37: error: backlog/given/orders/0/status: no status \"opn\" (did you mean "
       "\"open\"?)\n"},
  };
  for (const Row& row : rows)
    EXPECT_EQ(problems_of_study(study("", row.backlog)), row.problems) << row.what;
  EXPECT_EQ(problems_of_study(study(""), {{}, {{"backlog.given.as_of", "\"2024-03-07\""}}}),
            "s:1:1: error: the backlog is not changed like this (give --backlog FILE)\n");
}

}  // namespace
}  // namespace juchu
