// A step that creates an order: nothing of the order can be read before it, whoever asks.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "properties/check/check.hpp"
#include "properties/check/retelling.hpp"
#include "properties/search/trace/scenario_of_trace.hpp"
#include "testing/generators/random_rules.hpp"
#include "testing/oracles/small_search.hpp"

namespace juchu {
namespace {

using Rules = std::shared_ptr<const CompiledRulebook>;

/// Orders are placed with everything they will ever be, and then nothing happens but a look.
Rules placed_orders(const std::string& pattern, const std::string& clause) {
  return std::make_shared<const CompiledRulebook>(rules_of_text(fmt::format(
      R"({{
  "rulebook": "placed", "version": "1", "tick": "day", "title": {{"en": "placed orders"}},
  "actors": {{"buyer": {{}}, "system": {{}}}},
  "regions": {{"main": {{"initial": "open"}}}}, "statuses": {{"open": {{"region": "main"}}}},
  "fields": {{"placed_on": {{"type": "date"}}, "due_on": {{"type": "date?"}}, "n": {{"type": "0..2"}}, "paid": {{"type": "bool"}},
             "kind": {{"type": ["plain", "gift"]}}, "lines": {{"type": "0..2", "scope": "cart", "saturates": true}}}},
  "events": {{"place": {{"by": "buyer", "set": {{"placed_on": "today", "due_on": "today + 1", "n": 2, "paid": true, "kind": "gift", "lines": "lines + 1"}}}},
             "look": {{"by": "buyer", "world": true}}}},
  "permits": [{{"id": "placed", "on": "place", "from": "nothing", "source": "test"}}],
  "properties": [{{"id": "asked", "{}": "{}", "source": "test"}}]
}})",
      pattern, clause)));
}

bool happens(const CheckReport& report) {
  return report.properties.at(0).all.possible == Possibility::Possible;
}

struct Row {
  const char* what;
  const char* clause;
  bool at_creation;  // whether creating an order is such a step; no other is
};

constexpr Row kRows[] = {
    {"a number", "before.n == 0 && after.n == 2", false},
    {"a number, the other way", "before.n != after.n", false},
    {"not a number", "!(before.n == 2) && after.n == 2", true},
    {"a list", "before.kind == plain && after.kind == gift", false},
    {"one of a list", "before.kind in [plain] && after.kind == gift", false},
    {"a date", "before.placed_on < after.placed_on", false},
    {"a date and days", "before.placed_on + 5 < today && event == place", false},
    {"business days",
     "business_days_since(before.placed_on) >= 0 && after.main == before.main && event == place",
     false},
    {"an unset date", "before.due_on == null && after.due_on != null", true},
    {"a truth value", "before.paid != after.paid", true},
    {"a truth value that was not", "!before.paid && after.paid", true},
    {"a status", "before.main == open && event == place", false},
    {"the end", "before.final", false},
    {"what the cart holds", "before.lines == 0 && after.lines == 1", true},
    {"only the outcome", "after.n == 2 && event == place", true},
};

TEST(CreationSteps, ReadNothingOfTheOrderBefore) {
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.what);
    const Rules sometimes = placed_orders("sometimes_step", row.clause);
    const Rules never = placed_orders("never_step", row.clause);
    EXPECT_EQ(happens(check(sometimes, {})), row.at_creation);
    EXPECT_EQ(happens(check(never, {})), row.at_creation);
    EXPECT_EQ(happens(check(sometimes, {.reduce = false})), row.at_creation);
    EXPECT_EQ(small_search(*never, {.question = "asked"}).violated, row.at_creation);
    Trace trace{.start = never->start(), .carts = {0}};
    trace.steps.push_back({.order = 0, .event = never->event(0, Trace::kFirstDay)});
    EXPECT_EQ(replay_trace(never, trace)->story.broken_properties != 0, row.at_creation);
    EXPECT_EQ(retells(*sometimes, trace, {.properties = 1}, 0), row.at_creation);
  }
}

/// Orders that are placed with a number and a date; what a test adds to it, and to its event.
CompiledRulebook coded_orders(const std::string& event, const std::string& when,
                              const std::string& set, const std::string& more = "") {
  return rules_of_text(fmt::format(
      R"({{
  "rulebook": "coded", "version": "1", "tick": "day", "title": {{"en": "coded orders"}},
  "actors": {{"buyer": {{}}, "system": {{}}}},
  "regions": {{"main": {{"initial": "open"}}}}, "statuses": {{"open": {{"region": "main"}}}},
  "fields": {{"placed_on": {{"type": "date"}}, "code": {{"type": "token"}}, "n": {{"type": "0..2"}}, "kind": {{"type": ["plain", "gift"]}},
             "due_on": {{"type": "date?"}}, "same": {{"type": "bool"}}}},
  "events": {{"place": {{"by": "buyer", "with": {{"number": {{"type": "token"}}, "by_day": {{"type": "date?"{0}}}}}{1},
             "set": {{"placed_on": "today", "code": "event.number"}}}}}},
  "permits": [{{"id": "placed", "on": "place", "from": "nothing", "when": "{2}", "set": {{{3}}}, "source": "test"}}]{4}
}})",
      event.starts_with("possible") ? "" : event,
      event.starts_with("possible") ? ", \"possible\": \"" + event.substr(9) + "\"" : "", when, set,
      more));
}

/// The decision about placing an order whose number and day are as the words of no order have them.
Decision placed(const CompiledRulebook& rules) {
  Event event = rules.event(0, Trace::kFirstDay);
  rules.parameter(0, 0).put(event.words.data(), rules.token(0, 0));
  rules.parameter(0, 1).put(event.words.data(), 0);
  return decide(rules, rules.start(), event);
}

/// Whoever asks before an order is created finds no date or number there that only the creation
/// sets, whatever stands in packed words meanwhile.
TEST(CreationSteps, FindWhatOnlyTheCreationSetsUnset) {
  struct Condition {
    const char* asked;
    bool holds;
  };
  const Condition conditions[] = {
      {"event.number == code", false},   {"!(event.number == code)", true},
      {"placed_on <= today", false},     {"!(placed_on <= today)", true},
      {"n == 0 && kind == plain", true},  // what an order starts with
  };
  for (const auto& [asked, holds] : conditions) {
    SCOPED_TRACE(asked);
    const std::string text = asked;
    EXPECT_EQ(placed(coded_orders("", text, "")).accepted, holds) << "when";
    EXPECT_EQ(placed(coded_orders("possible:" + text, "true", "")).accepted, holds) << "possible";
    const std::string
        norm = R"(, "norms": [{"id": "kept", "by": "buyer", "on": "place", "must": ")" + text +
               R"(", "source": "test"}])";
    EXPECT_EQ(placed(coded_orders("", "true", "", norm)).breached == 0, holds) << "norm";
    const std::string warning = R"(, "warnings": [{"id": "told", "on": "place", "when": ")" + text +
                                R"(", "says": {"en": "told"}, "source": "test"}])";
    EXPECT_EQ(placed(coded_orders("", "true", "", warning)).warned != 0, holds) << "warning";
    const CompiledRulebook kept = coded_orders("", "true", R"("same": ")" + text + '"');
    const Decision decision = placed(kept);
    EXPECT_EQ(kept.fields.back().get(decision.after.words.data()) != 0, holds) << "set";
  }
}

TEST(CreationSteps, OfferAndSetNoDayThatOnlyTheCreationKnows) {
  EXPECT_FALSE(placed(coded_orders(R"(, "from": "placed_on")", "true", "")).accepted);
  EXPECT_FALSE(placed(coded_orders(R"(, "to": "placed_on + 3")", "true", "")).accepted);
  const CompiledRulebook rules = coded_orders("", "true", R"("due_on": "placed_on + 3")");
  const Decision decision = placed(rules);
  ASSERT_TRUE(decision.accepted);
  EXPECT_EQ(rules.fields[rules.fields.size() - 2].get(decision.after.words.data()), kUnset);
}

}  // namespace
}  // namespace juchu
