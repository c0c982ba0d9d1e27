// How many rows a rulebook may have, and that every mistake of a file is found at once.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "testing/rulebooks/rulebook_problems.hpp"
#include "testing/rulebooks/small_rulebook.hpp"

namespace juchu {
namespace {

/// `row` for 1, 2, … `count`, where it says `#`.
std::string rows_of(std::string_view row, int count) {
  std::string rows;
  for (int i = 1; i <= count; ++i) {
    for (const char letter : row)
      rows += letter == '#' ? std::to_string(i) : std::string(1, letter);
  }
  return rows;
}

struct LimitRow {
  std::string_view section;
  std::string_view row;
  int fits;  // beside those that are there
  std::string_view problem;
};

TEST(RulebookLimits, OneMoreIsTooMany) {
  constexpr LimitRow rows[] = {
      {R"("parameters": {)", R"("r#": {"value": true, "reading": true, "source": "s"},)", 5,
       "r:3:15: error: parameters: 7 are too many (at most 6)\n"},
      {R"("mails": {)", R"("m#": {},)", 62, "r:7:10: error: mails: 65 are too many (at most 64)\n"},
      {R"("shows": {)", R"("s#": {},)", 63, "r:8:10: error: shows: 65 are too many (at most 64)\n"},
      {R"("methods": {)", R"("m#": {"days": 1, "source": "s"},)", 59,
       "r:9:12: error: methods: 63 are too many (at most 62)\n"},
      {R"("statuses": {)", R"("s#": {"region": "claim"},)", 60,
       "r:13:56: error: regions/claim: 63 are too many (at most 62)\n"},
      {R"("warnings": [)", R"({"id": "w#", "on": "ship", "source": "g"},)", 63,
       "r:50:13: error: warnings: 65 are too many (at most 64)\n"},
      {R"("norms": [)",
       R"({"id": "n#", "by": "seller", "on": "ship", "must": "final", "source": "g"},)", 61,
       "r:54:13: error: promises: 65 are too many (at most 64)\n"},
      {R"("hazards": [)", R"({"id": "h#", "when": "final", "source": "g"},)", 63,
       "r:55:12: error: hazards: 65 are too many (at most 64)\n"},
      {R"("deadlines": [)",
       R"({"id": "d#", "at": "ship_date", "from": "gone", "to": "done", "source": "g"},)", 61,
       "r:46:14: error: deadlines: 65 are too many (at most 64)\n"},
      {R"("permits": [)",
       R"({"id": "x#", "on": "ship", "from": "gone", "to": "done", "source": "g"},)", 29'996,
       "r:39:12: error: permits: 30001 are too many (at most 30000)\n"},
      {R"("events": {)", R"("x#": {"by": "seller"},)", 29'995,
       "r:31:11: error: events: 30001 are too many (at most 30000)\n"},
      {R"("properties": [)", R"({"id": "p#", "never": "final && !final", "source": "g"},)", 57,
       "r:56:15: error: properties: 65 are too many (at most 64)\n"},
  };
  for (const LimitRow& row : rows) {
    const auto with_rows = [&](int count) {
      return with_mistake(std::string(kSmallRulebook), row.section,
                          std::string(row.section) + rows_of(row.row, count));
    };
    EXPECT_EQ(problems_of(with_rows(row.fits)), "") << row.section;
    EXPECT_EQ(problems_of(with_rows(row.fits + 1)), row.problem);
  }
}

TEST(RulebookLimits, AnEnumerationHasAtMost62Names) {
  const auto with_names = [](int names) {
    return with_mistake(
        std::string(kSmallRulebook), R"("told": {)",
        R"("color": {"type": [)" + rows_of(R"("c#",)", names - 1) + R"("z"]}, "told": {)");
  };
  EXPECT_EQ(problems_of(with_names(62)), "");
  EXPECT_EQ(problems_of(with_names(63)),
            "r:26:21: error: fields/color/type: 63 are too many (at most 62)\n");
}

TEST(RulebookLimits, RegionsHaveAtMost4096StatusesTogether) {
  const auto with_last_region = [](int statuses) {  // 4 · 3 · 32 · (statuses + 1)
    const std::string regions =
        R"("claim": {"initial": "quiet"}, "t": {"initial": "t1"}, "u": {"initial": "u1"}},)";
    return with_mistake(std::string(kSmallRulebook),
                        "\"claim\": {\"initial\": \"quiet\"}},\n\"statuses\": {",
                        regions + "\n\"statuses\": {" + rows_of(R"("t#": {"region": "t"},)", 31) +
                            rows_of(R"("u#": {"region": "u"},)", statuses));
  };
  EXPECT_EQ(problems_of(with_last_region(9)), "");
  EXPECT_EQ(problems_of(with_last_region(10)),
            "r:13:12: error: regions: the regions have too many statuses together (the product of "
            "their numbers, one added to each, is at most 4096)\n");
}

TEST(RulebookProblems, TenMistakesAreReportedInOneRun) {
  constexpr std::pair<std::string_view, std::string_view> mistakes[] = {
      {R"("tick": "day")", R"("tick": "hour")"},
      {R"("value": 3,)", R"("value": 3.5,)"},
      {R"("check": "mod7")", R"("chekc": "mod7")"},
      {R"("gone": {"region": "shipping"})", R"("gone": {"region": "shiping"})"},
      {R"("ship_date": {"type": "date?"})", R"("ship_date": {"type": "dtae?"})"},
      {R"("ship": {"by": "seller")", R"("ship": {"by": "sellre")"},
      {R"("when": "stock > 0")", R"("when": "stok > 0 && linked")"},
      {R"("send": "sent_mail")", R"("send": "snet_mail")"},
      {R"("to": "asked", "source": "g"},)", R"("to": "askde", "source": "g"},)"},
      {R"("never": "final && claim == asked")", R"("never": "final && claim == fresh")"},
  };
  std::string text(kSmallRulebook);
  for (const auto& [right, wrong] : mistakes) text = with_mistake(text, right, wrong);
  EXPECT_EQ(
      problems_of(text),
      "r:2:51: error: tick: no tick of that name (known: day)\n"
      "r:4:27: error: parameters/grace_days/value: expected a whole number, found a number with "
      "a fraction, an exponent or too many digits\n"
      "r:10:40: error: methods/courier/chekc: a column holds truth values or whole numbers (did "
      "you mean \"check\"?)\n"
      "r:17:22: error: statuses/gone/region: no region \"shiping\" (did you mean \"shipping\"?)\n"
      "r:23:25: error: fields/ship_date/type: no type \"dtae?\" (did you mean \"date?\"?)\n"
      "r:35:18: error: events/ship/by: no actor \"sellre\" (did you mean \"seller\"?)\n"
      "r:40:67: error: permits/0/when: unknown name \"stok\" (did you mean \"stock\"?)\n"
      "r:42:191: error: permits/2/send: no mail \"snet_mail\" (did you mean \"sent_mail\"?)\n"
      "r:48:109: error: deadlines/1/to: no status \"askde\" (did you mean \"asked\"?)\n"
      "r:57:52: error: properties/0/never: \"fresh\" is no value that can stand here\n");
}

}  // namespace
}  // namespace juchu
