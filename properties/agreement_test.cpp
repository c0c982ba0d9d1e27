// The compiled engine and the plain one give the same answer to everything that happens in random
// stories, under random rulebooks and under the shipped ones.
#include <iterator>
#include <numeric>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "model/rulebook/rulebook_json.hpp"
#include "model/rulebook/shipped_rulebooks.hpp"
#include "testing/generators/plan_generators.hpp"
#include "testing/generators/random_rules.hpp"
#include "testing/generators/tries.hpp"
#include "testing/oracles/plain_follower.hpp"
#include "testing/stories/story_text.hpp"

namespace juchu {
namespace {

using Tally = PlainFollower::Tally;

struct Count {
  std::string what;
  int times;
};

std::vector<Count> counts_of(const Tally& tally) {
  // By RuleKind.
  constexpr const char* kinds[] = {"Permit",  "WorldEvent",  "Deadline",  "DayBegins",  "Observed",
                                   "Forbid",  "GuardFailed", "NotListed", "NotOffered", "Overflow",
                                   "Overlap", "Impossible",  "NotDue"};
  static_assert(std::size(kinds) == std::tuple_size_v<decltype(tally.kinds)>);
  std::vector<Count> counts = {{"mails sent", tally.sends},
                               {"warnings", tally.warned},
                               {"norms breached by a step", tally.breached_by_step},
                               {"norms breached by a day", tally.breached_by_day},
                               {"hazards entered by a step", tally.entered_by_step},
                               {"hazards entered by a day", tally.entered_by_day},
                               {"hazards entered by another order", tally.entered_by_others},
                               {"properties broken", tally.properties_broken}};
  for (std::size_t kind = 0; kind < std::size(kinds); ++kind)
    counts.push_back({kinds[kind], tally.kinds[kind]});
  return counts;
}

void add(Tally& sum, const Tally& more) {
  for (std::size_t kind = 0; kind < sum.kinds.size(); ++kind) sum.kinds[kind] += more.kinds[kind];
  sum.sends += more.sends;
  sum.warned += more.warned;
  sum.breached_by_step += more.breached_by_step;
  sum.breached_by_day += more.breached_by_day;
  sum.entered_by_step += more.entered_by_step;
  sum.entered_by_day += more.entered_by_day;
  sum.entered_by_others += more.entered_by_others;
  sum.properties_broken += more.properties_broken;
}

void say_what_was_compared(const Tally& tally) {
  fmt::print("{} decisions compared.", std::accumulate(tally.kinds.begin(), tally.kinds.end(), 0));
  for (const Count& count : counts_of(tally)) fmt::print(" {}: {};", count.what, count.times);
  fmt::print("\n");
}

/// The difference in a story, with the accepted steps that led to it; empty when there is none.
std::string difference(const CompiledRulebook& rules, const StoryPlan& plan, Tally& tally) {
  RandomStory story(rules, plan);
  PlainFollower follower(rules, story);
  std::string so_far;
  story.tell([&](const StoryCall& call) {
    if (!follower.disagreement().empty()) return;
    follower.hear(call);
    if (call.decision.accepted || !follower.disagreement().empty())
      so_far += call_text(rules, story.numbers(), call) + "\n";
  });
  add(tally, follower.tally());
  if (follower.disagreement().empty()) return "";
  return fmt::format("{}\nThe last step is answered differently:\n{}", so_far,
                     follower.disagreement());
}

TEST(Agreement, UnderRandomRulebooks) {
  Tally tally;
  EXPECT_TRUE(check_plans("the engine and the plain reading of the rules agree",
                          "Agreement.UnderRandomRulebooks", [&](const Plan& plan) {
                            const CompiledRulebook rules = random_rules(plan.rulebook);
                            const std::string found = difference(rules, plan.story, tally);
                            return found.empty() ? "" : random_rulebook(plan.rulebook) + found;
                          }));
  if (plan_to_repeat()) return;
  say_what_was_compared(tally);
  for (const Count& count : counts_of(tally))
    EXPECT_GT(count.times, 0) << "sometimes: " << count.what;
}

TEST(Agreement, UnderShippedRulebooks) {
  Tally tally;
  for (const ShippedFile& shipped : shipped_rulebooks()) {
    Diagnostics diagnostics;
    std::optional<Rulebook> rulebook = read_rulebook(shipped.text, std::string(shipped.id),
                                                     diagnostics);
    ASSERT_TRUE(rulebook) << to_text(diagnostics.sorted().front(), Language::English);
    const auto rules = CompiledRulebook::compile(std::move(*rulebook), diagnostics);
    ASSERT_TRUE(rules);
    constexpr std::uint64_t stories = tries(150u);
    for (std::uint64_t seed = 0; seed < stories; ++seed)
      ASSERT_EQ(difference(*rules, {.seed = seed, .moves = 60}, tally), "")
          << shipped.id << ", story " << seed;
  }
  say_what_was_compared(tally);
}

}  // namespace
}  // namespace juchu
