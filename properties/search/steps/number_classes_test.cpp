#include "properties/search/steps/number_classes.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "properties/check/check.hpp"
#include "testing/generators/random_rules.hpp"

namespace juchu {
namespace {

/// A shop whose orders have an amount of 0 to 9999. `when` permits closing, `set` does so, `never`
/// is its property, and `amount` the type of the field.
std::string shop(const std::string& when, const std::string& set = "",
                 const std::string& never = "amount > 9999",
                 const std::string& amount = "0..9999") {
  return fmt::format(
      R"({{"rulebook": "amounts", "version": "1", "tick": "day", "title": {{"ja": "a", "en": "a"}},
  "actors": {{"buyer": {{}}, "system": {{}}}},
  "regions": {{"shipping": {{"initial": "open"}}}},
  "statuses": {{"open": {{"region": "shipping"}}, "closed": {{"region": "shipping"}}}},
  "fields": {{"amount": {{"type": "{}"}}, "total": {{"type": "0..99999"}}}},
  "events": {{
    "order": {{"by": "buyer", "with": {{"amount": {{"type": "0..9999"}}}}}},
    "close": {{"by": "buyer"}}}},
  "permits": [
    {{"id": "ordered", "on": "order", "from": "nothing", "set": {{"amount": "event.amount"}}, "source": "t"}},
    {{"id": "closed", "on": "close", "from": "open", "to": "closed", "when": "{}"{}, "source": "t"}}],
  "forbids": [],
  "properties": [{{"id": "p", "never": "{}", "says": {{"ja": "p", "en": "p"}}, "source": "t"}}]}})",
      amount, when, set, never);
}

/// The numbers of the amount that are tried, all of them joined; "each" where each may matter.
std::string tried(const std::string& text) {
  const CompiledRulebook rules = rules_of_text(text);
  const Slice slice = slice_of(rules, {.everything = true});
  const NumberClasses classes(slice);
  const auto& cuts = classes.cuts(0, 0);
  if (!cuts) return "each";
  return fmt::format("{}", fmt::join(one_of_each(0, 9999, *cuts), " "));
}

TEST(NumberClasses, AreCutWhereRulesChangeTheirMinds) {
  struct Row {
    const char* what;
    std::string text;
    const char* expected;
  };
  const Row rows[] = {
      {"a field that keeps it and is compared", shop("amount >= 5000"), "0 5000 5001 9999"},
      {"with something added", shop("amount + 10 < 5000"), "0 4990 4991 9999"},
      {"with one of a list", shop("amount in [3, 7]"), "0 3 4 7 8 9999"},
      {"a bound of the field", shop("true", "", "amount > 99", "0..99"), "0 99 100"},
      {"added to something", shop("true", R"(, "set": {"total": "total + amount"})"), "each"},
      {"compared with what changes", shop("amount < total"), "each"},
      {"copied on", shop("total > 70", R"(, "set": {"total": "amount"})"), "0 70 71 9999"},
  };
  for (const Row& row : rows) EXPECT_EQ(tried(row.text), row.expected) << row.what;
}

TEST(NumberClasses, SomeAreTheSuspectsAndTheEnds) {
  EXPECT_EQ(some_of(0, 9999, {15}), (std::vector<Value>{0, 1, 14, 15, 16, 9999}));
  EXPECT_LE(some_of(0, 9999, {10, 20, 30, 40, 50, 60, 70, 80, 90, 100}).size(), kMostNumbersTried);
}

/// Three numbers of 0 to 9999 make more events than can be tried.
std::string three(const std::string& when, const std::string& never) {
  return fmt::format(
      R"({{"rulebook": "three", "version": "1", "tick": "day", "title": {{"ja": "a", "en": "a"}},
  "actors": {{"buyer": {{}}, "system": {{}}}},
  "regions": {{"shipping": {{"initial": "open"}}}},
  "statuses": {{"open": {{"region": "shipping"}}, "closed": {{"region": "shipping"}}}},
  "fields": {{"a": {{"type": "0..9999"}}, "b": {{"type": "0..9999"}}, "c": {{"type": "0..9999"}}}},
  "events": {{
    "order": {{"by": "buyer", "with": {{"a": {{"type": "0..9999"}}, "b": {{"type": "0..9999"}}, "c": {{"type": "0..9999"}}}}}},
    "close": {{"by": "buyer"}}}},
  "permits": [
    {{"id": "ordered", "on": "order", "from": "nothing", "when": "{}",
      "set": {{"a": "event.a", "b": "event.b", "c": "event.c"}}, "source": "t"}},
    {{"id": "closed", "on": "close", "from": "open", "to": "closed", "source": "t"}}],
  "forbids": [],
  "properties": [{{"id": "p", "never": "{}", "says": {{"ja": "p", "en": "p"}}, "source": "t"}}]}})",
      when, never);
}

TEST(NumberClasses, M1CheckAnswersAboutWideNumbersAsAboutOthers) {
  struct Row {
    const char* what;
    std::string when, never;
    Possibility expected;
    bool too_wide;
  };
  const Row rows[] = {
      {"constants rule it out", "event.a >= 500 && event.b < 10 && event.c != 7",
       "a < 500 || b == 10 || c == 7", Possibility::Impossible, false},
      {"constants allow it", "event.a >= 500 && event.b < 10 && event.c != 7",
       "a == 500 && b == 9 && c == 8", Possibility::Possible, false},
      {"found with a few numbers", "event.a <= event.b", "a == b && c > a", Possibility::Possible,
       false},
      {"neither found nor proved", "event.a + event.b == event.c", "a + b + 4000 < c",
       Possibility::Undecided, true},
  };
  CheckOptions options;
  options.coverage = options.vacuity = false;
  for (const Row& row : rows) {
    const auto rules = std::make_shared<const CompiledRulebook>(
        rules_of_text(three(row.when, row.never)));
    const CheckReport report = check(rules, options);
    EXPECT_EQ(report.properties.front().all.possible, row.expected) << row.what;
    EXPECT_EQ(report.too_wide.has_value(), row.too_wide) << row.what;
  }
}

}  // namespace
}  // namespace juchu
