// What is proved of a changed deadline, held against a search of both rulebooks together.
#include "properties/mutation/never_fires.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "properties/diff/diff.hpp"
#include "testing/generators/choices.hpp"
#include "testing/generators/random_rules.hpp"
#include "testing/generators/tries.hpp"

namespace juchu {
namespace {

using Rules = std::shared_ptr<const CompiledRulebook>;

Rules with_many_deadlines(std::uint64_t seed) {
  Choices choices(seed, "never fires");
  return std::make_shared<const CompiledRulebook>(bounded_rules({.seed = seed,
                                                                 .permits = choices.between(2, 8),
                                                                 .forbids = choices.below(2),
                                                                 .deadlines = choices.between(1, 5),
                                                                 .warnings = 0,
                                                                 .norms = 0,
                                                                 .promises = choices.below(2),
                                                                 .hazards = 0,
                                                                 .properties = 0}));
}

/// A parcel is asked for and sent on the same day or later; what waits longer than a day is closed.
constexpr std::string_view kErrand = R"json({
"rulebook": "errand", "version": "1", "tick": "day", "title": {"ja": "おつかい", "en": "An errand"},
"actors": {"guest": {}, "system": {}},
"regions": {"errand": {"initial": "open"}},
"statuses": {
  "open": {"region": "errand"}, "sent": {"region": "errand"},
  "done": {"region": "errand", "final": true}},
"fields": {
  "since": {"type": "date"}, "sent_on": {"type": "date?"},
  "count": {"type": "0..3"}},
"events": {
  "ask": {"by": "guest", "set": {"since": "today"}},
  "send": {"by": "guest", "set": {"sent_on": "today", "count": "2"}}},
"permits": [
  {"id": "asked", "on": "ask", "from": "nothing", "source": "g"},
  {"id": "sent", "on": "send", "from": "open", "to": "sent", "source": "g"}],
"deadlines": [
  {"id": "waited", "at": "since + 1", "from": ["open", "sent"], "when": "count < 3", "to": "done",
   "source": "g"},
  {"id": "kept", "at": "sent_on + 1", "from": "sent", "when": "count == 2", "rank": 2,
   "set": {"count": "1"}, "source": "g"},
  {"id": "counted", "rank": 3, "from": "sent",
   "when": "count > 0 && business_days_since(sent_on) >= 2", "set": {"count": "0"},
   "source": "g"}]
})json";

TEST(NeverFiresAlone, IsSeenOrNot) {
  struct Row {
    const char* what;
    const char* id;
    bool never;
  };
  const Row rows[] = {
      {"open on the evening before, and not on the day", "waited/from-open", false},
      {"the date is set where an order is sent alone", "kept/from+open", true},
      {"it is done earlier on the same day", "kept/from+done", false},
      {"the count is less there", "waited/when-drop", true},
      {"another effect", "kept/set.count+1", false},
      {"what is said of the day is left out", "counted/when-not.3", false},
      {"where nothing was sent, nothing is counted", "counted/from+open", true},
  };
  const Rules rules = std::make_shared<const CompiledRulebook>(rules_of_text(std::string(kErrand)));
  for (const Row& row : rows) {
    std::uint64_t situations = 0;
    std::string ids;
    const Mutation* found = nullptr;
    const std::vector<Mutation> mutations = mutations_of(rules->rulebook());
    for (const Mutation& mutation : mutations) {
      ids += mutation.id + " ";
      if (mutation.id == row.id) found = &mutation;
    }
    ASSERT_NE(found, nullptr) << row.id << " is none of " << ids;
    EXPECT_EQ(never_fires_alone(rules, *found, {}, situations), row.never)
        << row.id << ": " << row.what;
  }
}

DiffReport compared(const Rules& rules, const Mutation& mutation) {
  const auto mutant = std::make_shared<const CompiledRulebook>(
      rules->compile_alike(mutant_of(rules->rulebook(), mutation)));
  DiffOptions options;
  options.first_only = true;
  options.most_pairs = 2'000;
  const Matching matching(rules->rulebook(), mutant->rulebook());
  return diff(rules, mutant, matching, options);
}

TEST(NeverFiresAlone, N1NothingDiffersWhereItIsProved) {
  CheckOptions options;
  options.most_situations = 2'000;
  std::uint64_t situations = 0;
  int proved = 0, different = 0;
  for (std::uint64_t seed = 1; seed <= tries(10u); ++seed) {
    const Rules rules = with_many_deadlines(seed);
    for (const Mutation& mutation : mutations_of(rules->rulebook())) {
      if (mutation.what != Mutated::Deadline) continue;
      const bool never = never_fires_alone(rules, mutation, options, situations);
      const bool differs = !compared(rules, mutation).differences.empty();
      proved += never ? 1 : 0;
      different += differs ? 1 : 0;
      EXPECT_FALSE(never && differs) << "seed " << seed << ": " << mutation.id;
    }
  }
  fmt::print("{} changes proved to change nothing, {} found to change something\n", proved,
             different);
  EXPECT_GT(proved, kSanitized ? 4 : 50);
  EXPECT_GT(different, kSanitized ? 0 : 10);
}

}  // namespace
}  // namespace juchu
