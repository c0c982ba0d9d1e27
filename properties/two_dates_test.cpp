// Dates that are compared with each other: what an exploration finds of them is what a search finds
// that knows no canonical form, day by day on the calendar.
#include <deque>
#include <set>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "properties/canonical_form.hpp"
#include "properties/choices.hpp"
#include "properties/explorer/explorer.hpp"
#include "properties/testing/random_rules.hpp"

namespace juchu {
namespace {

constexpr Day kFirst = 20'000;
constexpr int kMostSteps = 11;  // of the search on the calendar
const char* const kDates[] = {"a", "b", "c"};

/// A rulebook of three dates that are set to days around today, or copied, and compared with each
/// other and with today.
class DateRulebook {
 public:
  explicit DateRulebook(std::uint64_t seed) : choices_(seed, "two dates") {}

  std::string text() {
    std::string fields, permits, properties;
    for (int date = 0; date < 3; ++date) {
      optional_[date] = choices_.happens(2, 3);
      fields += fmt::format(R"("{}": {{"type": "date{}"}}, )", kDates[date],
                            optional_[date] ? "?" : "");
    }
    for (int e = 0; e < 3; ++e) {
      const std::string when = choices_.happens(1, 3)
                                   ? fmt::format(R"("when": "{}", )", comparison())
                                   : "";
      permits += fmt::format(
          R"(, {{"id": "p{0}", "on": "e{0}", "from": "open", {1}"set": {{{2}}}, "source": "t"}})",
          e, when, assignments());
    }
    std::string created;
    for (int date = 0; date < 3; ++date)
      if (!optional_[date] || choices_.happens(1, 3))
        created += fmt::format(R"({}"{}": "today + {}")", created.empty() ? "" : ", ", kDates[date],
                               number());
    for (int p = 0; p < 5; ++p)
      properties += fmt::format(R"({}{{"id": "q{}", "{}": "{}", "source": "t"}})",
                                p == 0 ? "" : ", ", p, p < 4 ? "never" : "never_step",
                                p < 4 ? comparison() + (p == 0 ? " && " + comparison() : "")
                                      : "before.a < after.b - " + number());
    return fmt::format(R"({{
      "rulebook": "dates", "version": "1", "tick": "day", "title": {{"en": "dates"}},
      "actors": {{"buyer": {{}}, "system": {{}}}},
      "regions": {{"status": {{"initial": "open"}}}},
      "statuses": {{"open": {{"region": "status"}}, "late": {{"region": "status"}}}},
      "fields": {{{0}"n": {{"type": "0..1"}}}},
      "events": {{"start": {{"by": "buyer"}},
        "e0": {{"by": "buyer", "with": {{"day": {{"type": "date", "from": "today - 1", "to": "today + 1"}}}}}},
        "e1": {{"by": "buyer"}}, "e2": {{"by": "buyer"}}}},
      "permits": [{{"id": "p", "on": "start", "from": "nothing", "set": {{{1}}}, "source": "t"}}{2}],
      "deadlines": [{{"id": "d", "at": "a + {3}", "from": "open", "to": "late", "when": "{4}", "source": "t"}}],
      "properties": [{5}]}})",
                       fields, created, permits, number(), comparison(), properties);
  }

 private:
  std::string number() { return std::to_string(choices_.between(0, 3)); }
  std::string date() { return kDates[choices_.below(3)]; }

  std::string comparison() {
    static const std::vector<std::string> operators = {"<", "<=", "==", "!=", ">", ">="};
    const std::string op = choices_.one_of(operators);
    const std::string left = date();
    switch (choices_.below(5)) {
      case 0: return fmt::format("{} - {} {} {}", left, date(), op, number());
      case 1: return fmt::format("today - {} {} {}", left, op, number());
      case 2: return fmt::format("{} {} today", left, op);
      default: return fmt::format("{} + {} {} {}", left, number(), op, date());
    }
  }

  std::string assignments() {
    std::string set;
    for (int date = 0; date < 3; ++date) {
      if (!choices_.happens(1, 2)) continue;
      std::string value = fmt::format("today + {}", choices_.between(0, 2));
      if (choices_.happens(1, 4)) value = fmt::format("today - {}", number());
      const int other = choices_.below(3);
      if (choices_.happens(1, 4) && (optional_[date] || !optional_[other])) value = kDates[other];
      set += fmt::format(R"({}"{}": "{}")", set.empty() ? "" : ", ", kDates[date], value);
    }
    return set;
  }

  Choices choices_;
  bool optional_[3] = {};
};

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
  int compared = 0, with_pairs = 0, broken = 0, never = 0, refused = 0;
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    const CompiledRulebook rules = rules_of_text(DateRulebook(seed).text());
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
            << DateRulebook(seed).text();
        ++compared;
        (depth < 0 ? never : broken) += 1;
      }
    }
  }
  EXPECT_GT(with_pairs, 100);
  EXPECT_GT(broken, 100) << "sometimes: it is broken";
  EXPECT_GT(never, 100) << "sometimes: it never is";
  EXPECT_EQ(refused, 0) << "no date here is counted on from itself";
}

}  // namespace
}  // namespace juchu
