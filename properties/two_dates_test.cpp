// Dates that are compared with each other: what an exploration finds of them is what a search finds
// that knows no canonical form, day by day on the calendar.
#include <deque>
#include <optional>
#include <set>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "model/analysis/canonical_form.hpp"
#include "model/engine/days.hpp"
#include "properties/search/explorer.hpp"
#include "testing/generators/choices.hpp"
#include "testing/generators/date_rulebook.hpp"
#include "testing/generators/random_rules.hpp"

namespace juchu {
namespace {

constexpr Day kFirst = 20'000;
constexpr int kMostSteps = 11;  // of the search on the calendar

/// By property: how many steps of one order lead to what breaks it; -1: more than kMostSteps.
class OnTheCalendar {
 public:
  explicit OnTheCalendar(const CompiledRulebook& rules)
      : rules_(rules), depths(rules.rulebook().properties.size(), -1) {
    std::deque<std::pair<Situation, Day>> found = {{rules.start(), kFirst}};
    for (int step = 1; step <= kMostSteps; ++step) {
      std::deque<std::pair<Situation, Day>> next;
      for (const auto& [situation, today] : found) {
        begin_day(situation, today + 1, step, next);
        for (std::size_t e = 0; e < rules.events.size(); ++e)
          try_event(situation, today, static_cast<int>(e), step, next);
      }
      found = std::move(next);
    }
  }

 private:
  const CompiledRulebook& rules_;
  std::set<std::pair<decltype(Situation::words), Day>> known_;

 public:
  std::vector<int> depths;

 private:
  void note(std::uint64_t broken, int step) {
    for (std::size_t p = 0; p < depths.size(); ++p)
      if ((broken >> p & 1) != 0 && depths[p] < 0) depths[p] = step;
  }

  void begin_day(Situation situation, Day today, int step,
                 std::deque<std::pair<Situation, Day>>& next) {
    if (rules_.exists(situation)) {
      situation = juchu::begin_day(rules_, situation, today, true).after;
      const Situation before = situation;
      const Decision fired = fire(rules_, before, 0, today);
      if (fired.accepted) {
        situation = fired.after;
        note(broken_properties(rules_, before, rules_.day_event(today), fired), step);
      }
      note(broken_properties(rules_, situation, today), step);
    }
    if (known_.emplace(situation.words, today).second) next.emplace_back(situation, today);
  }

  void try_event(const Situation& situation, Day today, int type, int step,
                 std::deque<std::pair<Situation, Day>>& next) {
    const auto& parameters = rules_.rulebook().events[static_cast<std::size_t>(type)].parameters;
    for (Day day = today - 2; day <= today + 2; ++day) {
      Event event = rules_.event(type, today);
      if (!parameters.empty()) rules_.parameter(type, 0).put(event.words.data(), day);
      const Decision decision = decide(rules_, situation, event);
      if (!decision.accepted) continue;
      note(broken_properties(rules_, situation, event, decision), step);
      note(broken_properties(rules_, decision.after, today), step);
      if (known_.emplace(decision.after.words, today).second)
        next.emplace_back(decision.after, today);
    }
  }
};

/// The same, as an exploration of canonical situations has it.
int explored_depth(const CompiledRulebook& rules, std::size_t property, bool reduce) {
  const std::uint64_t bit = std::uint64_t{1} << property;
  const Slice slice = slice_of(rules, {.properties = bit, .alone = true});
  ExplorerOptions options{.carts = {0}, .reduce = reduce};
  options.wanted.properties = 1;
  Explorer explorer(slice, options);
  explorer.run();
  if (!explorer.sighted().only(options.wanted).any()) return -1;
  return static_cast<int>(explorer.trace_showing(options.wanted, rules).steps.size());
}

TEST(TwoDates, AreExploredAsOnTheCalendar) {
  int with_pairs = 0, broken = 0, never = 0, refused = 0;
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    const CompiledRulebook rules = rules_of_text(date_rulebook({.seed = seed}));
    const DateDifferences differences(rules.rulebook());
    if (!differences.undecidable().empty()) {
      ++refused;
      continue;
    }
    with_pairs += differences.pairs().empty() ? 0 : 1;
    const OnTheCalendar calendar(rules);
    for (std::size_t p = 0; p < calendar.depths.size(); ++p) {
      for (const bool reduce : {true, false}) {
        const int depth = explored_depth(rules, p, reduce);
        const int expected = calendar.depths[p];
        EXPECT_TRUE(depth == expected || (expected < 0 && depth > kMostSteps))
            << "seed " << seed << ", property " << p << ": " << depth << " instead of " << expected
            << '\n'
            << date_rulebook({.seed = seed});
        (depth < 0 ? never : broken) += 1;
      }
    }
  }
  EXPECT_GT(with_pairs, 100);
  EXPECT_GT(broken, 100) << "sometimes: it is broken";
  EXPECT_GT(never, 100) << "sometimes: it never is";
  EXPECT_EQ(refused, 0) << "no date here is counted on from itself";
}

/// F1 on the dates: what a step makes of a situation and of its canonical form is canonically the
/// same.
TEST(TwoDates, F1) {
  int moved = 0;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    const CompiledRulebook rules = rules_of_text(date_rulebook({.seed = seed}));
    const CanonicalForm form(rules);
    Choices choices(seed, "story");
    Situation situation = rules.start();
    Day today = kFirst;
    for (int step = 0; step < 60; ++step) {
      const Situation canonical = form.of(situation, today);
      EXPECT_EQ(form.of(canonical, CanonicalForm::kToday), canonical) << "F2, seed " << seed;
      const Situation later = form.of(situation, today - 20);  // the same, relative to another day
      moved += later != canonical ? 1 : 0;
      Situation after = situation, canonical_after = canonical;
      Day then = today, canonical_day = CanonicalForm::kToday;
      if (choices.happens(1, 2)) {
        ++then, ++canonical_day;
        if (rules.exists(situation)) {
          after = juchu::begin_day(rules, situation, then, true).after;
          after = fire(rules, after, 0, then).after;
          canonical_after = juchu::begin_day(rules, canonical, canonical_day, true).after;
          canonical_after = fire(rules, canonical_after, 0, canonical_day).after;
        }
      } else {
        const int type = choices.below(static_cast<int>(rules.events.size()));
        Event event = rules.event(type, today);
        if (!rules.rulebook().events[static_cast<std::size_t>(type)].parameters.empty())
          rules.parameter(type, 0).put(event.words.data(), today + choices.between(-1, 1));
        const Decision decision = decide(rules, situation, event);
        const Decision same = decide(rules, canonical, form.of(event, situation));
        EXPECT_EQ(decision.accepted, same.accepted) << "F1, seed " << seed << ", step " << step;
        after = decision.after;
        canonical_after = same.after;
      }
      EXPECT_EQ(form.of(after, then), form.of(canonical_after, canonical_day))
          << "F1, seed " << seed << ", step " << step;
      situation = after;
      today = then;
    }
  }
  EXPECT_GT(moved, 1'000) << "sometimes: it matters what day it is";
}

TEST(TwoDates, AreRefusedWhereNothingBoundsThem) {
  struct Row {
    const char* what;
    const char* set;    // of an event that may happen again and again
    const char* never;  // is asked
    bool decided;
    std::optional<Value> days = std::nullopt;  // that are too many
  };
  const Row rows[] = {
      {"today and dates of it", R"("a": "today")", "a + 3 < b", true},
      {"a copy", R"("a": "b")", "a + 3 < b || b + 2 < a", true},
      {"counted on from itself", R"("a": "a + 1")", "today > a", false},
      {"counted on from another one", R"("a": "b + 1")", "a > b + 3", true},
      {"counted on in a circle", R"("a": "b + 1", "b": "a")", "today > a", false},
      {"a difference of today", R"("a": "today")", "today - a > 3", true},
      {"a difference that is a number of a field", R"("n": "today - a")", "n > 3", true},
      {"a difference of differences", R"("a": "today")", "a - b > b - today", false},
      {"as many days as can be told apart", R"("a": "today")", "today - a > 15000", true},
      {"one more", R"("a": "today")", "today - a > 15001", false, 15'001},
      {"of two dates", R"("a": "today")", "a - b > 15001", false, 15'001},
      {"of two dates, far apart", R"("a": "today")", "a - b > 40000", false, 40'000},
      {"the same the other way round", R"("a": "today")", "a + 40000 < b", false, 40'000},
      {"as many of two dates", R"("a": "today")", "a - b > 15000", true},
      {"set to beyond the calendar", R"("a": "today + 20000")", "today > a", false, 20'000},
      {"from before to after", R"("a": "today")", "a > b + 1", true},
  };
  for (const Row& row : rows) {
    const CompiledRulebook rules = rules_of_text(fmt::format(
        R"({{"rulebook": "r", "version": "1", "tick": "day", "title": {{"en": "r"}},
        "actors": {{"buyer": {{}}, "system": {{}}}}, "regions": {{"s": {{"initial": "open"}}}},
        "statuses": {{"open": {{"region": "s"}}}},
        "fields": {{"a": {{"type": "date"}}, "b": {{"type": "date"}}, "n": {{"type": "0..9"}}}},
        "events": {{"start": {{"by": "buyer"}}, "go": {{"by": "buyer"}}}},
        "permits": [
          {{"id": "p", "on": "start", "from": "nothing", "set": {{"a": "today", "b": "today + 2"}}, "source": "t"}},
          {{"id": "g", "on": "go", "from": "open", "set": {{{}}}, "source": "t"}}],
        "properties": [{{"id": "q", "never": "{}", "source": "t"}}]}})",
        row.set, row.never));
    const DateDifferences differences(rules.rulebook());
    EXPECT_EQ(differences.undecidable().empty(), row.decided) << row.what;
    if (row.decided || differences.undecidable().empty()) continue;
    EXPECT_EQ(differences.undecidable().front().days, row.days) << row.what;
  }
}

TEST(TwoDates, OfAnOrderAndOfWhatOrdersShareAreRefusedAsSuch) {
  const CompiledRulebook rules = rules_of_text(R"({
    "rulebook": "r", "version": "1", "tick": "day", "title": {"en": "r"},
    "actors": {"buyer": {}, "system": {}}, "regions": {"s": {"initial": "open"}},
    "statuses": {"open": {"region": "s"}},
    "fields": {"a": {"type": "date"}, "b": {"type": "date?", "scope": "cart"}},
    "events": {"start": {"by": "buyer", "set": {"a": "today"}}, "go": {"by": "buyer"}},
    "permits": [
      {"id": "p", "on": "start", "from": "nothing", "source": "t"},
      {"id": "g", "on": "go", "from": "open", "set": {"b": "today"}, "source": "t"}],
    "properties": [{"id": "q", "never": "a < b", "source": "t"}]})");
  const DateDifferences differences(rules.rulebook());
  ASSERT_EQ(differences.undecidable().size(), 2u);
  for (const UndecidableDate& date : differences.undecidable()) {
    EXPECT_TRUE(date.shared);
    EXPECT_EQ(date.days, std::nullopt);
  }
}

/// The date before a step is compared with the one after it.
TEST(TwoDates, OfOneFieldAreComparedInSteps) {
  const CompiledRulebook rules = rules_of_text(R"({
    "rulebook": "r", "version": "1", "tick": "day", "title": {"en": "r"},
    "actors": {"buyer": {}, "system": {}}, "regions": {"s": {"initial": "open"}},
    "statuses": {"open": {"region": "s"}}, "fields": {"a": {"type": "date"}},
    "events": {"start": {"by": "buyer"}, "go": {"by": "buyer"}},
    "permits": [
      {"id": "p", "on": "start", "from": "nothing", "set": {"a": "today"}, "source": "t"},
      {"id": "g", "on": "go", "from": "open", "set": {"a": "today"}, "source": "t"}],
    "properties": [{"id": "q", "never_step": "event == go && after.a > before.a + 10", "source": "t"}]})");
  EXPECT_EQ(explored_depth(rules, 0, true), 13);
  EXPECT_EQ(explored_depth(rules, 0, false), 13);
}

}  // namespace
}  // namespace juchu
