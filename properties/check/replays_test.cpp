// What check says and what replays find are the same: they agree on what a step is, and on when
// what must never be is asked.
#include <algorithm>

#include <gtest/gtest.h>

#include "properties/check/check.hpp"
#include "properties/search/trace/scenario_of_trace.hpp"
#include "testing/generators/random_rules.hpp"

namespace juchu {
namespace {

using Rules = std::shared_ptr<const CompiledRulebook>;

/// On the third day after it was placed, an unpaid order's day begins with a breach, enters a
/// hazard, and only then lapses.
Rules lapsing_orders() {
  return std::make_shared<const CompiledRulebook>(rules_of_text(R"({
  "rulebook": "lapsing", "version": "1", "tick": "day", "title": {"en": "lapsing orders"},
  "actors": {"buyer": {}, "system": {}},
  "regions": {"shipping": {"initial": "open"}},
  "statuses": {"open": {"region": "shipping"}, "paid": {"region": "shipping", "final": true},
               "lapsed": {"region": "shipping", "final": true}},
  "fields": {"placed_on": {"type": "date"}, "lines": {"type": "0..3", "scope": "cart"}},
  "events": {"order": {"by": "buyer", "set": {"placed_on": "today", "lines": "lines + 1"}},
             "pay": {"by": "buyer"}},
  "permits": [
    {"id": "ordered", "on": "order", "from": "nothing", "source": "test"},
    {"id": "paid", "on": "pay", "from": "open", "to": "paid", "source": "test"}],
  "deadlines": [{"id": "lapse", "at": "placed_on + 3", "from": "open", "to": "lapsed",
                 "set": {"lines": "lines - 1"}, "source": "test"}],
  "norms": [{"id": "pay", "by": "buyer", "while": "shipping == open", "within": 2, "source": "test"}],
  "hazards": [{"id": "old", "when": "today >= placed_on + 3", "source": "test"}],
  "properties": [
    {"id": "the-system-moves", "never_step": "by == system && before.shipping == after.shipping", "source": "test"},
    {"id": "lapses-in-time", "never": "shipping == open && today >= placed_on + 3", "source": "test"},
    {"id": "never-lapses", "never_step": "by == system && after.shipping == lapsed", "source": "test"},
    {"id": "never-old", "never": "today >= placed_on + 5", "source": "test"},
    {"id": "never-two-open", "never": "shipping == open && lines == 2", "orders": 2, "source": "test"},
    {"id": "never-left-alone", "never": "shipping == paid && lines == 1 && today == placed_on + 3", "orders": 2, "source": "test"}]
})"));
}

/// Orders are placed, and the days pass.
Trace waiting(const CompiledRulebook& rules, int orders, int days) {
  Trace trace{.start = rules.start(), .carts = std::vector<int>(static_cast<std::size_t>(orders))};
  for (int order = 0; order < orders; ++order)
    trace.steps.push_back({.order = order, .event = rules.event(0, Trace::kFirstDay)});
  for (int day = 0; day < days; ++day) trace.steps.push_back({.next_day = true});
  return trace;
}

std::vector<std::string> broken_in(const Rules& rules, const Trace& trace) {
  std::vector<std::string> ids;
  const auto replayed = replay_trace(rules, trace);
  const auto& properties = rules->rulebook().properties;
  for (std::size_t p = 0; p < properties.size(); ++p)
    if (replayed && (replayed->story.broken_properties >> p & 1) != 0)
      ids.push_back(properties[p].id);
  return ids;
}

using Ids = std::vector<std::string>;

TEST(CheckAndReplay, TheBeginningOfADayIsNoStep) {
  const Rules rules = lapsing_orders();
  EXPECT_EQ(broken_in(rules, waiting(*rules, 1, 3)), Ids({"never-lapses"}));
  EXPECT_EQ(broken_in(rules, waiting(*rules, 1, 5)), (Ids{"never-lapses", "never-old"}));
  EXPECT_EQ(broken_in(rules, waiting(*rules, 2, 3)), (Ids{"never-lapses", "never-two-open"}));
}

TEST(CheckAndReplay, AgreeOnEveryProperty) {
  const Rules rules = lapsing_orders();
  const CheckReport report = check(rules, {});
  Ids violated;
  for (const PropertyResult& result : report.properties) {
    const std::string&
        id = rules->rulebook().properties[static_cast<std::size_t>(result.property)].id;
    if (!result.all.trace) continue;
    violated.push_back(id);
    const Ids broken = broken_in(rules, *result.all.trace);
    EXPECT_NE(std::ranges::find(broken, id), broken.end()) << "a replay does not show " << id;
  }
  EXPECT_EQ(violated, (Ids{"never-lapses", "never-old", "never-two-open", "never-left-alone"}));
}

/// The day is read by nobody and may be chosen beyond the last date there is.
TEST(CheckAndReplay, ADayThatIsOfferedBeyondTheLastDateCanBeTold) {
  const auto rules = std::make_shared<const CompiledRulebook>(rules_of_text(R"({
  "rulebook": "far", "version": "1", "tick": "day", "title": {"en": "a far day"},
  "actors": {"buyer": {}, "system": {}},
  "regions": {"shipping": {"initial": "open"}},
  "statuses": {"open": {"region": "shipping"}},
  "events": {"order": {"by": "buyer", "with": {"day": {"type": "date", "to": "today + 100000"}}}},
  "permits": [{"id": "ordered", "on": "order", "from": "nothing", "source": "test"}],
  "hazards": [{"id": "there", "when": "shipping == open", "source": "test"}]
})"));
  const CheckReport report = check(rules, {});
  ASSERT_TRUE(report.hazards.front().all.trace);
  EXPECT_TRUE(replay_trace(rules, *report.hazards.front().all.trace));
}

}  // namespace
}  // namespace juchu
