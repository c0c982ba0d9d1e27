#include "properties/mutation/mutation_run.hpp"

#include <algorithm>
#include <map>

#include <gtest/gtest.h>

#include "properties/mutation/tendency.hpp"
#include "sim/scenario/scenario_json.hpp"
#include "testing/generators/tries.hpp"

namespace juchu {
namespace {

using Rules = std::shared_ptr<const CompiledRulebook>;

const std::string kCloakroom = "report/expected/cloakroom.json";

Rules cloakroom() {
  Diagnostics diagnostics;
  return RulebookShelf().open(kCloakroom, {}, diagnostics);
}

Scenario forgotten_coat(const std::string& rulebook = "") {
  Diagnostics diagnostics;
  RulebookShelf shelf;
  return open_scenario("report/expected/cloakroom.forgotten.json", rulebook, shelf, diagnostics)
      .value();
}

/// What became of each mutant, by its id.
std::map<std::string, Fate> fates_of(const MutationReport& report) {
  std::map<std::string, Fate> fates;
  for (const MutantResult& result : report.mutants) fates[result.mutation.id] = result.fate();
  return fates;
}

TEST(MutationRun, V1SomePlacesInAnySequenceSettleAsAllDo) {
  const Rules rules = cloakroom();
  const MutationReport whole = mutate(rules, {}, {});
  MutationOptions options;
  options.places = {7, 2, 11};
  std::map<std::size_t, Fate> settled;
  options.settled = [&](std::size_t place, const MutantResult& result) {
    settled[place] = result.fate();
  };
  const MutationReport some = mutate(rules, {}, options);
  EXPECT_EQ(settled.size(), 3u);
  for (const auto& [place, fate] : settled) EXPECT_EQ(fate, whole.mutants[place].fate());
  EXPECT_EQ(some.untried, whole.mutants.size() - 3);
}

TEST(MutationRun, WhatAStopLeftOpenIsNotSettled) {
  const Rules rules = cloakroom();
  const MutationReport whole = mutate(rules, {}, {});
  bool some = false;
  for (int most = 1; most < 100'000; most *= 2) {
    int asked = 0;
    MutationOptions options;  // memory comes and goes
    options.stop = [&] { return ++asked % most == most - 1 ? Budget::Memory : Budget::None; };
    options.settled = [&](std::size_t place, const MutantResult& result) {
      some = true;
      EXPECT_EQ(result.fate(), whole.mutants[place].fate()) << most;
    };
    (void)mutate(rules, {}, options);
  }
  EXPECT_TRUE(some);
}

TEST(MutationRun, TellsWhatBecomesOfEachMutant) {
  struct Row {
    const char* what;
    const char* id;
    Fate alone, with_scenario;
  };
  const Row rows[] = {
      {"what a property forbids", "given/when-drop.1", Fate::Noticed, Fate::Noticed},
      {"what can be shown no longer", "given/dropped", Fate::Noticed, Fate::Noticed},
      {"what only a scenario tells", "left-behind/at+1", Fate::Survived, Fate::Noticed},
      {"what nothing speaks of", "pockets/dropped", Fate::Survived, Fate::Survived},
      {"a condition that always holds", "given/when-drop.3", Fate::Equivalent, Fate::Equivalent},
      {"a value that a property reads", "event.search/set-searched", Fate::Survived,
       Fate::Survived},
  };
  const Rules rules = cloakroom();
  const auto alone = fates_of(mutate(rules, {}, {}));
  const auto with_scenario = fates_of(mutate(rules, {forgotten_coat()}, {}));
  for (const Row& row : rows) {
    EXPECT_EQ(alone.at(row.id), row.alone) << row.what;
    EXPECT_EQ(with_scenario.at(row.id), row.with_scenario) << row.what;
  }
}

TEST(MutationRun, ASurvivorIsToldApartByItsStory) {
  const MutationReport report = mutate(cloakroom(), {}, {});
  for (const MutantResult& result : report.mutants)
    EXPECT_EQ(result.fate() == Fate::Survived,
              result.fate() != Fate::Noticed && result.equivalence.difference.has_value())
        << result.mutation.id;
}

TEST(MutationRun, V1ThreadsChangeNothing) {
  const Rules rules = cloakroom();
  const MutationReport alone = mutate(rules, {forgotten_coat()}, {});
  const MutationReport together = mutate(rules, {forgotten_coat()}, {.threads = 3});
  ASSERT_EQ(alone.mutants.size(), together.mutants.size());
  for (std::size_t m = 0; m < alone.mutants.size(); ++m) {
    SCOPED_TRACE(alone.mutants[m].mutation.id);
    EXPECT_EQ(alone.mutants[m].mutation.id, together.mutants[m].mutation.id);
    EXPECT_EQ(alone.mutants[m].fate(), together.mutants[m].fate());
    EXPECT_EQ(alone.mutants[m].notice.row, together.mutants[m].notice.row);
    EXPECT_EQ(alone.mutants[m].equivalence.pairs, together.mutants[m].equivalence.pairs);
  }
}

TEST(MutationRun, Q2ABudgetLeavesUndecidedWhatItCutsShort) {
  const MutationReport report = mutate(cloakroom(), {}, {.most_situations = 1});
  EXPECT_EQ(report.count(Fate::Survived), 0u);
  EXPECT_GT(report.count(Fate::Undecided), 0u);
  const MutationReport stopped = mutate(cloakroom(), {}, {.stop = [] { return Budget::Time; }});
  EXPECT_EQ(stopped.budget, Budget::Time);
  EXPECT_EQ(stopped.mutants.size(), 0u);
  EXPECT_EQ(stopped.untried, report.mutants.size());
}

TEST(MutationRun, TriesWhatItIsAskedFor) {
  const auto count = [](const MutationOptions& options) {
    return mutate(cloakroom(), {}, options).mutants.size();
  };
  const std::size_t all = count({});
  EXPECT_EQ(count({.every = 4}), (all + 3) / 4);
  EXPECT_EQ(count({.only = {"given/dropped"}}), 1u);
  EXPECT_EQ(count({.only = {"given", "left-behind"}}),
            count({.only = {"given"}}) + count({.only = {"left-behind"}}));
  EXPECT_EQ(count({.only = {"giv"}}), 0u);
}

/// A scenario that sets a parameter is lived through under mutants that have it set, too.
TEST(MutationRun, Q1AScenarioOfAnotherReadingNoticesOnlyWhatItTells) {
  if (kSanitized) GTEST_SKIP() << "the sanitizers see the same in the runs of small rulebooks";
  Diagnostics diagnostics;
  RulebookShelf shelf;
  const Rules rules = shelf.open("qoo10-jp", {}, diagnostics);
  const Scenario scenario = open_scenario("scenarios/trouble/3-undated-since-order.json", "", shelf,
                                          diagnostics)
                                .value();
  ASSERT_NE(scenario.rules, rules);
  const MutationReport report = mutate(
      rules, {scenario}, {.only = {"undated/dropped", "restock/dropped"}, .most_situations = 1});
  const auto noticed = [&](std::size_t m) { return report.mutants[m].notice.noticed; };
  EXPECT_EQ(report.mutants[0].mutation.id, "restock/dropped");
  EXPECT_NE(noticed(0), Noticed::ByScenario);
  EXPECT_EQ(noticed(1), Noticed::ByScenario);
}

TEST(Tendency, IsJudgedByTheChangedRule) {
  struct Row {
    const char* id;
    Tendency tendency;
  };
  const Row rows[] = {
      {"given/dropped", Tendency::Less},       {"given/when-drop.1", Tendency::More},
      {"given/when-drop.2", Tendency::Either}, {"given/when-not.1", Tendency::Either},
      {"ticket/from+back", Tendency::More},    {"left-behind/dropped", Tendency::Either},
  };
  const Rules rules = cloakroom();
  std::map<std::string, Tendency> found;
  for (const Mutation& mutation : mutations_of(rules->rulebook()))
    found[mutation.id] = tendency_of(rules->rulebook(), mutation);
  for (const Row& row : rows) EXPECT_EQ(found.at(row.id), row.tendency) << row.id;
}

/// What tells apart a mutant that can only do less is something that it refuses, and so on.
TEST(Tendency, AgreesWithTheDifferences) {
  int seen = 0;
  for (const std::string& name :
       std::vector<std::string>{"report/expected/lunch_counter.json", kCloakroom}) {
    Diagnostics diagnostics;
    const Rules rules = RulebookShelf().open(name, {}, diagnostics);
    ASSERT_NE(rules, nullptr);
    for (const Mutation& mutation : mutations_of(rules->rulebook())) {
      const Tendency tendency = tendency_of(rules->rulebook(), mutation);
      if (tendency == Tendency::Either) continue;
      SCOPED_TRACE(name + " " + mutation.id);
      const EquivalenceAnswer answer = equivalence(rules, mutation, {.most_pairs = 2'000});
      if (!answer.difference) continue;
      ++seen;
      EXPECT_EQ(answer.difference->answers[kNew].accepted, tendency == Tendency::More);
      EXPECT_EQ(answer.difference->answers[kOld].accepted, tendency == Tendency::Less);
    }
  }
  EXPECT_GT(seen, 10);
}

}  // namespace
}  // namespace juchu
