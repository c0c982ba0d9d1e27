#include "properties/check/told_stories.hpp"

#include <ranges>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "properties/check/check.hpp"
#include "testing/generators/random_rules.hpp"
#include "testing/generators/tries.hpp"
#include "testing/rulebooks/shipped_rules.hpp"

namespace juchu {
namespace {

using Rules = std::shared_ptr<const CompiledRulebook>;

bool shown(ToldStories& told, const Property& property) {
  return property.of_steps() ? told.step_as(property.clause.expression())
                             : told.come_to(property.clause.expression());
}

/// Rules about one order, with properties that some stories break.
Rules random_book(std::uint64_t seed) {
  return std::make_shared<const CompiledRulebook>(bounded_rules({.seed = seed,
                                                                 .permits = 6,
                                                                 .forbids = 1,
                                                                 .deadlines = 2,
                                                                 .warnings = 0,
                                                                 .norms = 0,
                                                                 .promises = 1,
                                                                 .hazards = 2,
                                                                 .properties = 3}));
}

/// The search and the stories know nothing of each other.
TEST(ToldStories, R1ShowNothingThatCannotHappen) {
  int both = 0, searched_only = 0;
  for (std::uint64_t seed = 1; seed <= tries(60u); ++seed) {
    const Rules rules = random_book(seed);
    ToldStories told(rules);
    const CheckReport report = check(
        rules, {.vacuity = false, .coverage = false, .overlaps = false, .most_situations = 5'000});
    const auto compare = [&](const std::string& id, const Answer& answer, bool is_shown) {
      if (answer.possible == Possibility::Undecided) return;
      const bool possible = answer.possible == Possibility::Possible;
      EXPECT_FALSE(is_shown && !possible) << "seed " << seed << ": " << id;
      both += possible && is_shown;
      searched_only += possible && !is_shown;
    };
    for (const PropertyResult& result : report.properties) {
      const Property& property = rules->rulebook()
                                     .properties[static_cast<std::size_t>(result.property)];
      if (property.pattern == Pattern::Never || property.pattern == Pattern::NeverStep)
        compare(property.id, result.all, shown(told, property));
    }
    for (const HazardResult& result : report.hazards) {
      const Hazard& hazard = rules->rulebook().hazards[static_cast<std::size_t>(result.hazard)];
      compare(hazard.id, result.all, told.come_to(hazard.when.expression()));
    }
  }
  fmt::print("{} found by both, {} by the search alone\n", both, searched_only);
  EXPECT_GE(both, tries(20)) << "sometimes";
  EXPECT_GT(both, searched_only) << "few need a search";
}

TEST(ToldStories, R2AreAsManyInWhateverSequenceTheyAreAsked) {
  const Rules rules = shipped_rules("ec-cube-4");
  const auto all = RulesSeen(rules->rulebook()).rest().size();
  ToldStories told(rules), backwards(rules);
  EXPECT_EQ(told.rules_seen().rest().size(), all) << "none is told before somebody asks";
  for (const Property& property : rules->rulebook().properties) (void)shown(told, property);
  for (const Property& property : rules->rulebook().properties | std::views::reverse)
    (void)shown(backwards, property);
  EXPECT_EQ(told.rules_seen().rest(), backwards.rules_seen().rest());
  EXPECT_LT(told.rules_seen().rest().size(), all / 2) << "most rules decide something";
}

/// What is told spares searching, and changes no answer.
TEST(ToldStories, ChangeNoPartThatIsNotNeeded) {
  for (const char* id : {"qoo10-jp", "ec-cube-4"}) {
    if (kSanitized && id == std::string("qoo10-jp")) continue;  // a minute
    const Rules rules = shipped_rules(id);
    CheckOptions options{.norms = false, .overlaps = false};
    const CheckReport report = check(rules, options);
    options.tell = false;
    const CheckReport searched = check(rules, options);
    for (std::size_t p = 0; p < report.properties.size(); ++p)
      EXPECT_EQ(report.properties[p].not_needed, searched.properties[p].not_needed) << p;
    EXPECT_LT(report.situations, searched.situations);
    EXPECT_EQ(report.unused.size(), searched.unused.size());
  }
}

}  // namespace
}  // namespace juchu
