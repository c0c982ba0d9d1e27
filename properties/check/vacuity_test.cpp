#include "properties/check/vacuity.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "testing/generators/random_rules.hpp"

namespace juchu {
namespace {

/// Orders that are counted up to 2, and closed on the second day; none is ever lost.
std::shared_ptr<const CompiledRulebook> counted_orders(const std::string& section,
                                                       const std::string& row) {
  return std::make_shared<const CompiledRulebook>(rules_of_text(fmt::format(
      R"({{
  "rulebook": "counted", "version": "1", "tick": "day", "title": {{"en": "counted orders"}},
  "actors": {{"buyer": {{}}, "system": {{}}}},
  "regions": {{"main": {{"initial": "open"}}}},
  "statuses": {{"open": {{"region": "main"}}, "lost": {{"region": "main"}}, "closed": {{"region": "main", "final": true}}}},
  "fields": {{"placed_on": {{"type": "date"}}, "n": {{"type": "0..2"}}}},
  "events": {{"place": {{"by": "buyer", "set": {{"placed_on": "today"}}}}, "count": {{"by": "buyer"}}, "lose": {{"by": "buyer"}}}},
  "permits": [
    {{"id": "placed", "on": "place", "from": "nothing", "source": "test"}},
    {{"id": "counted", "on": "count", "from": "open", "when": "n < 2", "set": {{"n": "n + 1"}}, "source": "test"}},
    {{"id": "lost-it", "on": "lose", "from": "open", "when": "n < 0", "to": "lost", "source": "test"}}],
  "deadlines": [{{"id": "close", "at": "placed_on + 2", "from": "open", "to": "closed", "source": "test"}}],
  "{}": [{{"id": "asked", "source": "test", {}}}]
}})",
      section, row)));
}

const char* word_of(NotNeeded::Why why) {
  switch (why) {
    case NotNeeded::Why::HoldsWithout: return "without";
    case NotNeeded::Why::NeverHolds: return "never";
    case NotNeeded::Why::HoldsAlways: return "always";
    case NotNeeded::Why::HoldsAlready: return "already";
    case NotNeeded::Why::HoldsFromCreation: return "from creation";
  }
  return "";
}

std::string told(const std::vector<NotNeeded>& not_needed) {
  std::string all;
  for (const auto& [why, part] : not_needed)
    all += fmt::format("{}{}: {}", all.empty() ? "" : "; ", word_of(why), part);
  return all;
}

struct Row {
  const char* what;
  const char* property;
  const char* not_needed;
};

TEST(Vacuity, IsToldForEveryPattern) {
  const Row rows[] = {
      {"never", R"("never": "main == lost && n == 2")", "without: n == 2"},
      {"never: of one part", R"("never": "main == lost")", ""},
      {"never: no part holds alone", R"("never": "main == closed && today < placed_on + 2")", ""},
      {"never_step", R"("never_step": "before.main == lost && after.n == 1")",
       "without: after.n == 1"},
      {"never_step, needed", R"("never_step": "before.n == 2 && after.n == 1")", ""},
      {"always_reachable", R"("always_reachable": "main != lost")", "always: main != lost"},
      {"always_reachable, to come to", R"("always_reachable": "final")", ""},
      {"leads_to: nothing to lead from", R"("leads_to": "main == open", "when": "main == lost")",
       "never: main == lost"},
      {"the same within", R"("leads_to": "main == open", "when": "main == lost", "within": 1)",
       "never: main == lost"},
      {"leads_to: nothing owed", R"("leads_to": "main != lost", "when": "main == open")",
       "already: main != lost"},
      {"leads_to", R"("leads_to": "main == closed", "when": "main == open")", ""},
      {"leads_to within", R"("leads_to": "final", "when": "main == open", "within": 2)", ""},
      {"precedes: nothing to precede", R"("precedes": "n == 1", "when": "main == lost")",
       "never: main == lost"},
      {"precedes: from the start", R"("precedes": "n == 0", "when": "n == 2")",
       "from creation: n == 0"},
      {"precedes", R"("precedes": "n == 1", "when": "n == 2")", ""},
      {"sometimes: in part", R"("sometimes": "main == lost || n == 2")", "never: main == lost"},
      {"sometimes: by being there", R"("sometimes": "n == 0")", "from creation: n == 0"},
      {"sometimes", R"("sometimes": "n == 2 || main == closed")", ""},
      {"sometimes_step: in part", R"("sometimes_step": "after.main == lost || after.n == 2")",
       "never: after.main == lost"},
      {"sometimes_step: by being there", R"("sometimes_step": "event == place")",
       "from creation: event == place"},
      {"sometimes_step", R"("sometimes_step": "before.n == 1 && after.n == 2")", ""},
      {"what does not hold is not empty", R"("never": "main == open && n == 2")", ""},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.what);
    const CheckReport report = check(counted_orders("properties", row.property), {});
    EXPECT_EQ(told(report.properties.at(0).not_needed), row.not_needed);
  }
}

TEST(Vacuity, IsToldOfHazardsThatCannotBe) {
  const Row rows[] = {
      {"unreachable", R"("when": "main == lost && n == 2")", "without: n == 2"},
      {"unreachable, as it is", R"("when": "main == closed && today < placed_on + 2")", ""},
      {"reachable", R"("when": "main == closed && n == 2")", ""},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.what);
    const CheckReport report = check(counted_orders("hazards", row.property), {});
    EXPECT_EQ(told(report.hazards.at(0).not_needed), row.not_needed);
  }
}

TEST(Vacuity, IsNotLookedForUnlessAsked) {
  const auto rules = counted_orders("properties", R"("sometimes": "n == 0")");
  EXPECT_EQ(told(check(rules, {.vacuity = false}).properties.at(0).not_needed), "");
}

}  // namespace
}  // namespace juchu
