// What was found out about one rulebook is used for others that are like it, and changes no answer.
#include <algorithm>
#include <memory>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "properties/check/readings.hpp"
#include "properties/mutation/mutation.hpp"
#include "testing/generators/random_rules.hpp"
#include "testing/generators/tries.hpp"

namespace juchu {
namespace {

using Rules = std::shared_ptr<const CompiledRulebook>;

struct Tally {
  int same = 0, undecided = 0;
};

CheckOptions small() {
  CheckOptions options{.vacuity = false,
                       .norms = false,
                       .coverage = false,
                       .overlaps = false,
                       .most_situations = 500};
  options.most_tried = 20'000;
  return options;
}

/// Checks every mutant of `rules` by itself, and by what is known of those before it.
void compare(const Rules& rules, std::size_t every, Tally& tally) {
  const auto known = known_answers();
  ASSERT_EQ(check(rules, small(), known).properties.size(), rules->rulebook().properties.size());
  CheckOptions reusing = small();
  reusing.any_story = true;
  const std::vector<Mutation> mutations = mutations_of(rules->rulebook());
  for (std::size_t m = 0; m < mutations.size(); m += every) {
    const auto mutant = std::make_shared<const CompiledRulebook>(
        rules->compile_alike(mutant_of(rules->rulebook(), mutations[m])));
    const auto apart = verdicts(mutant->rulebook(), check(mutant, small()));
    const auto reused = verdicts(mutant->rulebook(), check(mutant, reusing, known));
    ASSERT_EQ(apart.size(), reused.size());
    for (std::size_t i = 0; i < apart.size(); ++i) {
      // What is known may decide what a budget would leave open.
      const bool decided = apart[i].verdict != Verdict::Undecided &&
                           reused[i].verdict != Verdict::Undecided;
      ++(decided ? tally.same : tally.undecided);
      if (!decided) continue;
      ASSERT_EQ(apart[i].verdict, reused[i].verdict)
          << mutations[m].id << ": " << apart[i].rule->id;
    }
  }
}

TEST(KnownAnswers, OfALunchCounterChangeNoAnswerAboutItsMutants) {
  Tally tally;
  compare(
      std::make_shared<const CompiledRulebook>(rules_of_file("report/expected/lunch_counter.json")),
      1, tally);
  EXPECT_EQ(tally.undecided, 0);
  EXPECT_GT(tally.same, 100);
}

TEST(KnownAnswers, ChangeNoAnswerUnderRandomRulebooks) {
  Tally tally;
  for (std::uint64_t seed = 1; seed <= tries(24u) && !testing::Test::HasFatalFailure(); ++seed) {
    SCOPED_TRACE(fmt::format("the rulebook of seed {}", seed));
    compare(std::make_shared<const CompiledRulebook>(bounded_rules({.seed = seed,
                                                                    .permits = 8,
                                                                    .forbids = 2,
                                                                    .deadlines = 2,
                                                                    .warnings = 0,
                                                                    .norms = 2,
                                                                    .promises = 1,
                                                                    .hazards = 3,
                                                                    .properties = 3})),
            7, tally);
  }
  fmt::print("{} answers the same, {} not decided\n", tally.same, tally.undecided);
  EXPECT_GT(tally.same, tries(1'000));
}

}  // namespace
}  // namespace juchu
