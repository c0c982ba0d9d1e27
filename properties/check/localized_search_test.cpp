// What a localized search answers where its rounds forget different things.
#include "properties/check/localized_search.hpp"

#include <gtest/gtest.h>

#include "testing/generators/random_rules.hpp"

namespace juchu {
namespace {

/// Deadlines lead an order round; a condition on a date that is never set keeps two of them away,
/// which the first round of a search does not know. What it forgets then is not what it forgets
/// later.
constexpr const char* kRoundAbout = R"({
  "rulebook": "round-about", "version": "1", "tick": "day", "title": {"en": "round about"},
  "actors": {"buyer": {}, "seller": {}, "system": {}},
  "regions": {"main": {"initial": "asked"}, "side": {"initial": "quiet"}},
  "statuses": {"asked": {"region": "main"}, "waiting": {"region": "main"}, "done": {"region": "main"},
               "quiet": {"region": "side"}, "loud": {"region": "side"}},
  "fields": {"units": {"type": "0..3"}, "placed_on": {"type": "date"}, "due_on": {"type": "date?"},
             "marked": {"type": "bool"}},
  "events": {
    "place": {"by": "buyer"},
    "mark": {"by": "buyer", "with": {"day": {"type": "date", "from": "today + 1", "to": "today + 1"}}},
    "turn": {"by": "buyer"},
    "return": {"by": "buyer", "with": {"day": {"type": "date", "from": "today", "to": "today + 1"}}}},
  "permits": [
    {"id": "placed", "on": "place", "from": "nothing", "set": {"placed_on": "today"}, "source": "test"},
    {"id": "marks", "on": "mark", "from": ["done"], "set": {"marked": "true"}, "source": "test"},
    {"id": "unmarks", "on": "turn", "from": ["waiting"], "set": {"marked": "false"}, "source": "test"},
    {"id": "turns", "on": "turn", "from": ["asked", "quiet"], "to": ["done"],
     "set": {"units": "units + 1"}, "source": "test"},
    {"id": "returns", "on": "return", "from": ["done", "loud"], "to": ["asked", "quiet"], "source": "test"}],
  "deadlines": [
    {"id": "back", "rank": 0, "at": "due_on + 4", "from": ["waiting"], "to": ["asked"],
     "set": {"units": "units - 1"}, "source": "test"},
    {"id": "on", "rank": 2, "at": "placed_on + 0", "from": ["asked"], "to": ["waiting"], "source": "test"},
    {"id": "off", "rank": 2, "at": "due_on + 3", "from": ["waiting"], "to": ["asked"],
     "set": {"marked": "true"}, "source": "test"}],
  "norms": [{"id": "unmark", "by": "seller", "while": "marked", "within": 2, "source": "test"}]
})";

TEST(LocalizedSearch, AsksEarlierRoundsOfSituationsThatTheyDoNotKnow) {
  const auto rules = std::make_shared<const CompiledRulebook>(rules_of_text(kRoundAbout));
  const CheckReport whole = check(rules, {.reduce = false});
  const CheckReport reduced = check(rules, {});
  ASSERT_EQ(reduced.norms.size(), 1u);
  for (const NormResult* result : {&whole.norms[0], &reduced.norms[0]}) {
    EXPECT_EQ(result->kept.possible, Possibility::Impossible);
    ASSERT_TRUE(result->breached.trace.has_value());
  }
  EXPECT_EQ(reduced.norms[0].breached.trace->steps.size(),
            whole.norms[0].breached.trace->steps.size());
}

}  // namespace
}  // namespace juchu
