#include "properties/check/readings.hpp"

#include <algorithm>
#include <bit>

#include <gtest/gtest.h>

#include "model/engine/rulebook_shelf.hpp"

namespace juchu {
namespace {

const std::string kCounter = "report/expected/lunch_counter.json";

ReadingsReport readings_of(const CheckOptions& options) {
  Diagnostics diagnostics;
  return check_readings(kCounter, options, diagnostics).value();
}

TEST(Readings, BeginWithTheRulebooksOwn) {
  const ReadingsReport report = readings_of({});
  ASSERT_EQ(report.combinations.size(), 4u);
  EXPECT_EQ(report.wanted, 4);
  const std::uint32_t own = report.combinations.front().values;
  EXPECT_EQ(own, 2u) << "late_refund is false, same_day is true";
  EXPECT_TRUE(report.combinations.front().choices.empty());
  int before = 0;
  for (const auto& combination : report.combinations) {
    const int other = std::popcount(combination.values ^ own);
    EXPECT_GE(other, before);
    EXPECT_EQ(combination.choices.size(), static_cast<std::size_t>(other));
    before = other;
  }
}

TEST(Readings, G1AVerdictDependsOnWhatAloneChangesIt) {
  const ReadingsReport report = readings_of({});
  ASSERT_EQ(report.dependences.size(), 2u);
  EXPECT_EQ(report.dependences[0].rule->id, "no-refund-once-given");
  EXPECT_EQ(report.dependences[1].rule->id, "late-refunds-happen");
  for (const auto& dependence : report.dependences) {
    EXPECT_EQ(dependence.readings, std::vector<int>{0});
    for (std::size_t a = 0; a < 4; ++a)
      for (std::size_t b = 0; b < 4; ++b)
        EXPECT_EQ(dependence.verdicts[a] == dependence.verdicts[b],
                  (report.combinations[a].values & 1) == (report.combinations[b].values & 1));
  }
}

TEST(Readings, G2EachCombinationIsCheckedAsByItself) {
  RulebookShelf shelf;
  Diagnostics diagnostics;
  for (const auto& combination : readings_of({}).combinations) {
    const auto rules = shelf.open(kCounter, combination.choices, diagnostics);
    const CheckReport alone = check(rules, {});
    const auto together = verdicts(rules->rulebook(), combination.report);
    const auto apart = verdicts(rules->rulebook(), alone);
    ASSERT_EQ(together.size(), apart.size());
    for (std::size_t i = 0; i < apart.size(); ++i)
      EXPECT_EQ(together[i].verdict, apart[i].verdict) << apart[i].rule->id;
  }
}

TEST(Readings, WhatHappensUnderAnotherReadingHappens) {
  const ReadingsReport report = readings_of({});
  const Rulebook& book = report.combinations.front().rules->rulebook();
  ASSERT_EQ(report.elsewhere.size(), 1u);
  EXPECT_EQ(report.elsewhere[0].rule->id, "late-refunds-happen");
  const CheckFindings found = findings(book, report.united);
  ASSERT_EQ(found.properties.size(), 1u);
  EXPECT_EQ(book.properties[static_cast<std::size_t>(found.properties[0])].id, "never-cold");
  // late-money-back is used elsewhere; early-money-back only ever overlaps money-back.
  ASSERT_EQ(report.united.unused.size(), 2u);
  EXPECT_EQ(head_of(book, report.united.unused[0].rule).id, "second-lunch");
  EXPECT_EQ(head_of(book, report.united.unused[1].rule).id, "early-money-back");
}

TEST(Readings, G4TheSequenceMakesNoDifference) {
  RulebookShelf shelf;
  Diagnostics diagnostics;
  auto readings = ReadingsCheck::open(kCounter, shelf, diagnostics).value();
  std::map<int, CheckReport> answers;
  answers.emplace(0, readings.check_own({}));
  for (int c = readings.combinations() - 1; c > 0; --c)
    answers.emplace(c, readings.check_other(c, answers.at(0), {}, diagnostics).value());
  const CheckReport backwards = readings.unite(std::move(answers), diagnostics)->united;
  const CheckReport united = readings_of({}).united;
  EXPECT_EQ(backwards.situations, united.situations);
  EXPECT_EQ(backwards.transitions, united.transitions);
}

TEST(Readings, AnInterruptionTellsHowManyWereChecked) {
  int asked = 0;
  CheckOptions options;
  options.stop = [&asked] { return ++asked > 20 ? Budget::Interrupted : Budget::None; };
  const ReadingsReport report = readings_of(options);
  EXPECT_LT(report.combinations.size(), 4u);
  EXPECT_EQ(report.wanted, 4);
  EXPECT_EQ(report.united.budget, Budget::Interrupted);
}

TEST(Check, OnlyWhatIsAskedIsAnswered) {
  RulebookShelf shelf;
  Diagnostics diagnostics;
  const auto rules = shelf.open(kCounter, {}, diagnostics);
  const CheckReport report = check(rules, {.only = {"eaten-for-free", "tell-guests"}});
  EXPECT_TRUE(report.properties.empty());
  ASSERT_EQ(report.hazards.size(), 1u);
  EXPECT_EQ(rules->rulebook().hazards[static_cast<std::size_t>(report.hazards[0].hazard)].id,
            "eaten-for-free");
  EXPECT_EQ(report.hazards[0].verdict(), Expectation::Gap);
  ASSERT_EQ(report.norms.size(), 1u);
  EXPECT_TRUE(report.overlaps.empty() && report.unused.empty());
}

/// A slice that is refined may come to know what the exact one has no use for.
TEST(Check, AStoryIsFollowedByWhatItsQuestionNeeds) {
  RulebookShelf shelf;
  Diagnostics diagnostics;
  const auto shipped = shelf.open("qoo10-jp", {}, diagnostics);
  Rulebook book = shipped->rulebook();
  std::ranges::find(book.events, "confirm_receipt", &EventType::id)->possible = {};
  const auto rules = std::make_shared<const CompiledRulebook>(
      shipped->compile_alike(std::move(book)));
  const CheckReport report = check(rules, {.only = {"some-dated-delayed"}});
  ASSERT_EQ(report.properties.size(), 1u);
  EXPECT_EQ(report.properties[0].all.possible, Possibility::Possible);
}

}  // namespace
}  // namespace juchu
