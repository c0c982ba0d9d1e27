// The compiled engine and the plain one give the same answer to everything that happens in random stories,
// under random rulebooks and under the shipped ones.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <numeric>

#include "model/rulebook/rulebook_json.hpp"
#include "model/rulebook/shipped_rulebooks.hpp"
#include "properties/story_text.hpp"
#include "properties/testing/plain_follower.hpp"
#include "properties/testing/plan_generators.hpp"

namespace juchu {
namespace {

using Answers = std::array<int, PlainFollower::kRuleKinds>;

// By RuleKind.
constexpr const char* kKindNames[] = {"Permit",     "WorldEvent", "Deadline",   "DayBegins", "Observed",
                                      "Forbid",     "GuardFailed", "NotListed", "NotOffered", "Overflow",
                                      "Overlap",    "Impossible", "NotDue"};
static_assert(std::size(kKindNames) == PlainFollower::kRuleKinds);

/// The difference in a story, with what led to it; empty when there is none.
std::string difference(const CompiledRulebook& rules, const StoryPlan& plan, Answers& answers) {
  RandomStory story(rules, plan);
  PlainFollower follower(rules, story);
  std::string so_far;
  story.tell([&](const StoryCall& call) {
    if (!follower.disagreement().empty()) return;
    follower.hear(call);
    if (call.decision.accepted || !follower.disagreement().empty())
      so_far += call_text(rules, story.numbers(), call) + "\n";
  });
  for (std::size_t kind = 0; kind < answers.size(); ++kind) answers[kind] += follower.answers()[kind];
  if (follower.disagreement().empty()) return "";
  return fmt::format("{}\nThe last step is answered differently:\n{}", so_far, follower.disagreement());
}

std::string difference(const Plan& plan, Answers& answers) {
  const std::string text = random_rulebook(plan.rulebook);
  const std::string repeat = fmt::format(
      "repeat with: JUCHU_PLAN=\"{}\" build/properties_tests --gtest_filter='Agreement.*'\n", plan_text(plan));
  Diagnostics diagnostics;
  std::optional<Rulebook> rulebook = read_rulebook(text, "random.json", diagnostics);
  std::optional<CompiledRulebook> rules;
  if (rulebook) rules = CompiledRulebook::compile(std::move(*rulebook), diagnostics);
  if (!rules) {
    return text + to_text(diagnostics.sorted().front(), Language::English) + "\n" + repeat;
  }
  const std::string found = difference(*rules, plan.story, answers);
  return found.empty() ? "" : text + found + repeat;
}

void say_what_was_compared(const Answers& answers) {
  fmt::print("{} answers compared:", std::accumulate(answers.begin(), answers.end(), 0));
  for (std::size_t kind = 0; kind < answers.size(); ++kind) fmt::print(" {} {}", answers[kind], kKindNames[kind]);
  fmt::print("\n");
}

TEST(Agreement, UnderRandomRulebooks) {
  Answers answers{};
  if (const auto plan = plan_to_repeat()) {
    EXPECT_EQ(difference(*plan, answers), "");
    return;
  }
  EXPECT_TRUE(rc::check("the engine and the plain reading of the rules agree", [&] {
    const Plan plan = *plans();
    const std::string found = difference(plan, answers);
    if (!found.empty()) RC_FAIL(found);
  }));
  say_what_was_compared(answers);
  for (std::size_t kind = 0; kind < answers.size(); ++kind)
    EXPECT_GT(answers[kind], 0) << "sometimes: " << kKindNames[kind] << " is an answer";
}

TEST(Agreement, UnderShippedRulebooks) {
  Answers answers{};
  for (const ShippedRulebook& shipped : shipped_rulebooks()) {
    Diagnostics diagnostics;
    std::optional<Rulebook> rulebook = read_rulebook(shipped.text, std::string(shipped.id), diagnostics);
    ASSERT_TRUE(rulebook) << to_text(diagnostics.sorted().front(), Language::English);
    const auto rules = CompiledRulebook::compile(std::move(*rulebook), diagnostics);
    ASSERT_TRUE(rules);
    constexpr std::uint64_t stories = 150;
    for (std::uint64_t seed = 0; seed < stories; ++seed)
      ASSERT_EQ(difference(*rules, {.seed = seed, .moves = 60}, answers), "")
          << shipped.id << ", story " << seed;
  }
  say_what_was_compared(answers);
}

}  // namespace
}  // namespace juchu
