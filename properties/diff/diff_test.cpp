#include "properties/diff/diff.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "properties/diff/story_scenario.hpp"
#include "sim/replayer.hpp"
#include "testing/generators/plan_generators.hpp"
#include "testing/generators/random_rules.hpp"

namespace juchu {
namespace {

const std::string kShop = "sim/testing/corner_shop.json";

std::string shop_text() {
  std::ostringstream text;
  text << std::ifstream(kShop, std::ios::binary).rdbuf();
  return text.str();
}

struct Edit {
  std::string from, to;
};

/// The corner shop with each `from`, wherever it stands, written as `to`.
Rules edited(const std::vector<Edit>& edits) {
  std::string text = shop_text();
  for (const auto& [from, to] : edits) {
    EXPECT_NE(text.find(from), std::string::npos) << from;
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size()))
      text.replace(at, from.size(), to);
  }
  Diagnostics diagnostics;
  auto book = read_rulebook(text, kShop, diagnostics, {});
  for (const Diagnostic& each : diagnostics.sorted())
    ADD_FAILURE() << to_text(each, Language::English);
  return std::make_shared<const CompiledRulebook>(
      *CompiledRulebook::compile(std::move(*book), diagnostics));
}

DiffReport compared(const Rules& old_rules, const Rules& new_rules,
                    const std::vector<Renamed>& renamed = {}, DiffOptions options = {}) {
  const Matching matching(old_rules->rulebook(), new_rules->rulebook(), renamed);
  EXPECT_TRUE(matching.misnamed().empty());
  return diff(old_rules, new_rules, matching, options);
}

/// "order, >, ship": a story's events; `>` is the next day.
std::string told(const Rules& rules, const Trace& trace) {
  std::string text;
  for (const TraceStep& step : trace.steps)
    text += (text.empty() ? "" : " ") +
            (step.next_day ? std::string(">") : rules->rulebook().events[step.event.type].id);
  return text;
}

TEST(Diff, ARulebookBehavesAsItself) {
  const DiffReport report = compared(edited({}), edited({}));
  EXPECT_EQ(report.verdict(), Sameness::Same);
  EXPECT_EQ(report.settled, report.questions);
}

struct SameRow {
  const char* what;
  std::vector<Edit> edits;
  std::vector<Renamed> renamed;
};

TEST(Diff, D4SequenceIdsAndWordsMakeNoDifference) {
  const std::string
      wrapped = R"({"id": "wrapped", "on": "wrap", "from": "open", "source": "test"})";
  const std::string ribboned =
      R"({"id": "ribboned", "on": "wrap_with_ribbon", "from": "open", "source": "test"})";
  const SameRow rows[] = {
      {"rules in another sequence",
       {{wrapped, "first"}, {ribboned, wrapped}, {"first", ribboned}},
       {}},
      {"a permit's id", {{R"("id": "shipped")", R"("id": "sent-off")"}}, {}},
      {"a deadline's id", {{R"("id": "nudged")", R"("id": "zzz")"}}, {}},
      {"a source",
       {{R"("from": "late", "when")", R"("source": "else", "from": "late", "when")"},
        {R"("to": "closed", "source": "test")", R"("to": "closed")"}},
       {}},
      {"a status's id", {{"closed", "done"}}, {{"closed", "done"}}},
      {"an event's id", {{R"("wrap")", R"("pack")"}}, {{"wrap", "pack"}}},
      {"a field's id", {{"due", "promised_day"}}, {{"due", "promised_day"}}},
      {"a guard by De Morgan",
       {{"number != null && !arrived", "!(number == null || arrived)"}},
       {}},
      {"a forbid that overlaps no permit",
       {{R"({"id": "no-promise-after", "on": "promise", "from": ["sent", "closed"], "source": "test"})",
         ""}},
       {}},
  };
  for (const SameRow& row : rows) {
    const DiffReport report = compared(edited({}), edited(row.edits), row.renamed);
    EXPECT_EQ(report.verdict(), Sameness::Same) << row.what;
    EXPECT_TRUE(report.differences.empty()) << row.what;
  }
}

struct DifferentRow {
  const char* what;
  std::vector<Edit> edits;
  std::string story;  // of the first difference, as either side tells it
  Differences kinds;
};

TEST(Diff, D3EachChangeIsFoundWithItsShortestStory) {
  const DifferentRow rows[] = {
      {"a permit refused",
       {{R"("when": "stock > 0")", R"("when": "stock > 9")"}},
       "order",
       bit_of(Differs::Answer)},
      {"another mail",
       {{R"("send": ["thanks"])", R"("send": ["late_mail"])"}},
       "order",
       bit_of(Differs::Mails)},
      {"a status less to start from",
       {{R"("on": "wrap", "from": "open")", R"("on": "wrap", "from": "late")"}},
       "order wrap",
       bit_of(Differs::Answer)},
      {"a deadline a day later",
       {{R"("at": "due + 1")", R"("at": "due + 2")"}},
       "order promise > >",
       bit_of(Differs::Statuses) | bit_of(Differs::Mails) | bit_of(Differs::Hazards)},
      {"a day more to promise",
       {{"today + 9", "today + 10"}},
       "order promise",
       bit_of(Differs::Answer)},
      {"what the world can do",
       {{"number != null && !arrived", "number != null"}},
       "order ship arrive arrive",
       bit_of(Differs::Answer)},
      {"business days", {{">= 2", ">= 1"}}, "order promise > >", bit_of(Differs::Statuses)},
      {"a duty", {{R"("within": 1)", R"("within": 2)"}}, "order > >", bit_of(Differs::Breaches)},
      {"a hazard",
       {{R"("when": "shipping == late")", R"("when": "shipping == sent")"}},
       "order ship",
       bit_of(Differs::Hazards)},
      {"a date",
       {{R"("set": {"due": "event.day"})", R"("set": {"due": "event.day - 1"})"}},
       "order promise",
       bit_of(Differs::Values)},
      {"a shared number",
       {{R"("gift": true, "stock": "stock - 1")", R"("gift": true)"}},
       "order wrap_with_ribbon",
       bit_of(Differs::Values)},
      {"what a shop begins with",
       {{R"("initial": 2)", R"("initial": 3)"}},
       "order",
       bit_of(Differs::Values)},
      {"a number that is told wrong",
       {{R"("set": {"number": "event.number"}},
    "arrive")",
         R"("set": {"number": "number"}},
    "arrive")"}},
       "order ship renumber",
       bit_of(Differs::Values)},
      {"an event that is gone",
       {{R"("wrap": {"by": "seller", "set": {"gift": true}},)", ""},
        {R"({"id": "wrapped", "on": "wrap", "from": "open", "source": "test"},)", ""}},
       "order wrap",
       bit_of(Differs::Answer)},
  };
  for (const DifferentRow& row : rows) {
    const Rules old_rules = edited({}), new_rules = edited(row.edits);
    const DiffReport report = compared(old_rules, new_rules);
    EXPECT_EQ(report.verdict(), Sameness::Different) << row.what;
    ASSERT_FALSE(report.differences.empty()) << row.what;
    const Difference& first = report.differences.front();
    EXPECT_EQ(told(old_rules, first.story.traces[kOld]), row.story) << row.what;
    EXPECT_EQ(first.kinds, row.kinds) << row.what;
    const DiffReport back = compared(new_rules, old_rules);
    ASSERT_FALSE(back.differences.empty()) << row.what;
    EXPECT_EQ(back.differences.front().steps(), first.steps()) << row.what;
  }
}

TEST(Diff, AnotherActorIsToldOnceForEachEvent) {
  const Rules old_rules = edited({});
  const Edit promise = {R"("promise": {"by": "seller")", R"("promise": {"by": "buyer")"};
  const DiffReport report = compared(old_rules, edited({promise}));
  ASSERT_EQ(report.differences.size(), 1u);
  EXPECT_EQ(report.differences[0].kinds, bit_of(Differs::Actor));
  EXPECT_EQ(told(old_rules, report.differences[0].story.traces[kOld]), "order promise");
  EXPECT_EQ(report.unfinished, 0);
  EXPECT_EQ(report.searches, 1) << "nothing else depends on who does it";
  const Edit arrive = {R"("arrive": {"by": "system")", R"("arrive": {"by": "buyer")"};
  const Edit late = {R"("at": "due + 1")", R"("at": "due + 2")"};
  const DiffReport more = compared(old_rules, edited({promise, arrive, late}));
  EXPECT_EQ(std::ranges::count_if(
                more.differences,
                [](const Difference& each) { return (each.kinds & bit_of(Differs::Actor)) != 0; }),
            2);
}

TEST(Diff, AnActorWithAnotherNameIsTheSame) {
  const Rules renamed = edited({{R"("seller")", R"("shop")"}});
  EXPECT_EQ(compared(edited({}), renamed, {{"seller", "shop"}}).verdict(), Sameness::Same);
}

TEST(Diff, WhoMayDoWhatNeverHappensMakesNoDifference) {
  const Edit never = {R"("id": "wrapped", "on": "wrap", "from": "open")",
                      R"("id": "wrapped", "on": "wrap", "from": "open", "when": "stock > 9")"};
  const Edit wrap = {R"("wrap": {"by": "seller")", R"("wrap": {"by": "buyer")"};
  EXPECT_EQ(compared(edited({never}), edited({never, wrap})).verdict(), Sameness::Same);
}

TEST(Diff, ValuesThatDifferAreToldOnce) {
  const std::vector<Edit> edits = {{R"("gift": true, "stock": "stock - 1")", R"("gift": true)"},
                                   {R"("set": {"gift": true}})", R"("set": {"gift": false}})"}};
  const Rules old_rules = edited({}), new_rules = edited(edits);
  const DiffReport report = compared(old_rules, new_rules);
  std::vector<std::string> told;
  for (const Difference& difference : report.differences)
    for (const ValueDifference& value : difference.values)
      told.push_back(old_rules->rulebook().fields[static_cast<std::size_t>(value.field[0])].id);
  std::ranges::sort(told);
  EXPECT_EQ(told, (std::vector<std::string>{"gift", "stock"}));
  DiffOptions options;
  options.ignored = {"stock", "gift"};
  for (const Difference& difference : compared(old_rules, new_rules, {}, options).differences)
    EXPECT_TRUE(difference.values.empty());
}

TEST(Diff, WhatNothingReadsIsNotCompared) {
  const std::vector<Edit> noted = {
      {R"("gift": {"type": "bool", "scope": "cart"},)",
       R"("gift": {"type": "bool", "scope": "cart"}, "noted": {"type": "bool"},)"}};
  std::vector<Edit> differently = noted;
  differently.push_back({R"("set": {"gift": true}})", R"("set": {"gift": true, "noted": true}})"});
  EXPECT_EQ(compared(edited(noted), edited(differently)).verdict(), Sameness::Same);
}

/// A condition that another rule makes needless: settled by asking the old rulebook alone.
TEST(Diff, WhatIsNeverTheFirstDifferenceNeedsNoSearchOfBoth) {
  const Edit guard = {
      R"("id": "wrapped", "on": "wrap", "from": "open")",
      R"("id": "wrapped", "on": "wrap", "from": "open", "when": "ordered_on <= today")"};
  const DiffReport report = compared(edited({}), edited({guard}));
  EXPECT_EQ(report.verdict(), Sameness::Same);
  EXPECT_EQ(report.settled, report.questions);
  EXPECT_GT(report.asked, 0);
  EXPECT_EQ(report.searches, 0);
}

TEST(Diff, D1StoriesHoldAsScenariosOfBothRulebooks) {
  const std::array<Rules, 2> rules{
      edited({}), edited({{R"("at": "due + 1")", R"("at": "due + 2")"},
                          {R"("on": "wrap", "from": "open")", R"("on": "wrap", "from": "late")"}})};
  const DiffReport report = compared(rules[0], rules[1]);
  ASSERT_GE(report.differences.size(), 2u);
  for (const Difference& difference : report.differences) {
    for (const int side : kSides) {
      const auto s = static_cast<std::size_t>(side);
      const auto scenario = story_scenario(rules[s], difference, side);
      ASSERT_TRUE(scenario);
      Diagnostics diagnostics;
      const auto story = replay(*scenario, diagnostics);
      ASSERT_TRUE(story);
      EXPECT_TRUE(story->holds());
      EXPECT_EQ(scenario->steps.empty(), false);
    }
  }
}

TEST(Diff, UnlikeThingsAreNotMapped) {
  const Rules old_rules = edited({});
  const Rules new_rules = edited({{R"("gift": {"type": "bool", "scope": "cart"},)",
                                   R"("gift": {"type": "bool", "scope": "cart"},
    "size": {"type": ["small", "large"]}, "tries": {"type": "0..3"},)"}});
  const auto fault = [&](const std::vector<Renamed>& renamed) {
    const auto misnamed = Matching(old_rules->rulebook(), new_rules->rulebook(), renamed)
                              .misnamed();
    return misnamed.empty() ? "" : misnamed.front().problem.en;
  };
  EXPECT_EQ(fault({{"stock", "tries"}}), "");
  EXPECT_EQ(fault({{"stock", "size"}}),
            "their types differ: \"stock\" is a number, and \"size\" is a choice");
  EXPECT_EQ(fault({{"wrap", "size"}}),
            "they are not of one kind: \"wrap\" is an event, and \"size\" is a field");
  EXPECT_EQ(fault({{"wrapp", "wrap"}}), "the old rulebook has no name \"wrapp\"");
  EXPECT_EQ(fault({{"wrap", "no-such"}}), "the new rulebook has no name \"no-such\"");
  EXPECT_EQ(fault({{"stock", "tries"}, {"due", "tries"}}), "a name is mapped twice");
}

TEST(Diff, AValueThatIsNotOfferedIsNoMissingEvent) {
  const Rules old_rules = edited({});
  const DiffReport report = compared(old_rules, edited({{R"("type": "1..9")", R"("type": "1..4")"},
                                                        {R"("stock + 7")", R"("4")"}}));
  const auto missing = std::ranges::find_if(
      report.differences, [](const Difference& each) { return each.story.last_missing[kNew]; });
  ASSERT_NE(missing, report.differences.end());
  EXPECT_EQ(missing->not_offered, (std::array<int, 2>{-1, 0}));
}

TEST(Diff, D2ABudgetLeavesItUndecided) {
  DiffOptions options;
  options.most_pairs = 1;
  const DiffReport report = compared(
      edited({}), edited({{R"("at": "due + 1")", R"("at": "due + 2 - 1")"}}), {}, options);
  EXPECT_EQ(report.verdict(), Sameness::Inconclusive);
  EXPECT_EQ(report.budget, Budget::Situations);
}

}  // namespace
}  // namespace juchu
