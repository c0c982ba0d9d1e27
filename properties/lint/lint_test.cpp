#include "properties/lint/lint.hpp"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "model/rulebook/rulebook_json.hpp"
#include "testing/generators/rulebook_generator.hpp"
#include "testing/generators/tries.hpp"
#include "testing/rulebooks/rulebook_problems.hpp"

namespace juchu {
namespace {

/// A stall in which nothing is wrong: each row of the tests puts one mistake into it.
constexpr std::string_view kStall = R"json({
"rulebook": "stall", "version": "1", "tick": "day", "title": {"ja": "屋台", "en": "A stall"},
"parameters": {
  "wait_days": {"value": 3, "source": "g"},
  "patient": {"value": false, "reading": true, "source": "g"}},
"actors": {"guest": {"label": {"ja": "客", "en": "guest"}}, "cook": {"label": {"ja": "料理人", "en": "cook"}},
  "system": {"label": {"ja": "システム", "en": "system"}}},
"mails": {"bill": {"label": {"ja": "請求書", "en": "bill"}}},
"shows": {"dish": {"label": {"ja": "料理", "en": "dish"}}},
"methods": {"tray": {"label": {"ja": "お盆", "en": "tray"}, "days": 1, "source": "g"}},
"regions": {"meal": {"label": {"ja": "食事", "en": "meal"}, "initial": "asked"}},
"statuses": {
  "asked": {"region": "meal", "label": {"ja": "注文", "en": "asked"}, "shows": ["dish"]},
  "cooked": {"region": "meal", "label": {"ja": "できた", "en": "cooked"}},
  "eaten": {"region": "meal", "label": {"ja": "食べた", "en": "eaten"}, "final": true}},
"fields": {
  "asked_on": {"type": "date", "label": {"ja": "注文日", "en": "asked on"}},
  "served_on": {"type": "date?", "label": {"ja": "出した日", "en": "served on"}},
  "carried_by": {"type": "method?", "label": {"ja": "運び方", "en": "carried by"}},
  "spicy": {"type": "bool", "label": {"ja": "辛い", "en": "spicy"}},
  "seats": {"type": "0..9", "scope": "shop", "setting": true, "initial": "wait_days", "label": {"ja": "席", "en": "seats"}}},
"events": {
  "ask": {"by": "guest", "label": {"ja": "注文する", "en": "ask"}, "with": {"spicy": {"type": "bool", "label": {"ja": "辛い", "en": "spicy"}}},
    "set": {"asked_on": "today", "spicy": "event.spicy"}},
  "serve": {"by": "cook", "label": {"ja": "出す", "en": "serve"}, "set": {"served_on": "today", "carried_by": "tray"}},
  "eat": {"by": "guest", "label": {"ja": "食べる", "en": "eat"}}},
"permits": [
  {"id": "take", "on": "ask", "from": "nothing", "when": "seats > 0", "source": "g"},
  {"id": "bring", "on": "serve", "from": "asked", "to": "cooked", "send": "bill", "source": "g"},
  {"id": "enjoy", "on": "eat", "from": "cooked", "when": "days(carried_by) > 0 && !spicy", "to": "eaten", "source": "g"},
  {"id": "sweat", "on": "eat", "from": "cooked", "when": "days(carried_by) > 0 && spicy", "to": "eaten", "source": "g"}],
"forbids": [
  {"id": "raw", "on": "eat", "from": "asked", "says": {"ja": "まだです", "en": "not yet"}, "source": "g"},
  {"id": "late", "on": "serve", "from": "asked", "when": "patient && today > asked_on + 9",
    "says": {"ja": "もう遅い", "en": "too late"}, "source": "g"}],
"deadlines": [
  {"id": "tired", "at": "asked_on + wait_days", "from": "asked", "to": "eaten", "source": "g"},
  {"id": "cold", "at": "served_on + wait_days", "from": "cooked", "to": "eaten", "source": "g"}],
"norms": [
  {"id": "be-quick", "by": "cook", "while": "meal == asked", "within": 1, "says": {"ja": "遅い", "en": "slow"}, "source": "g"}],
"hazards": [
  {"id": "burnt", "when": "meal == cooked && spicy", "says": {"ja": "辛すぎる", "en": "too hot"}, "source": "g"}]
}
)json";

std::vector<LintFinding> findings_in(const std::string& text) {
  Diagnostics diagnostics;
  std::optional<Rulebook> rulebook = read_rulebook(text, "stall.json", diagnostics);
  EXPECT_TRUE(rulebook) << lines_of(diagnostics);
  if (!rulebook) return {};
  const auto findings = lint(*CompiledRulebook::compile(*std::move(rulebook), diagnostics));
  for (const LintFinding& each : findings) {  // N2
    EXPECT_FALSE(each.problem.ja.empty() || each.problem.en.empty() || each.subject.empty());
    EXPECT_EQ(each.hint.ja.empty(), each.hint.en.empty());
    EXPECT_TRUE(each.position.line > 1 || each.rule == "missing-translation") << each.subject;
  }
  return findings;
}

/// `rule subject` of each finding, joined by commas.
std::string told(const std::vector<LintFinding>& findings) {
  std::string all;
  for (const LintFinding& each : findings)
    all += (all.empty() ? "" : ", ") + each.rule + " " + each.subject;
  return all;
}

TEST(Lint, FindsNothingInTheStall) { EXPECT_EQ(told(findings_in(std::string(kStall))), ""); }

struct MistakeRow {
  std::string_view right;
  std::string_view wrong;
  std::string_view findings;
};

TEST(Lint, FindsEachMistakeAndNoOther) {
  const MistakeRow rows[] = {
      // where statuses lead
      {R"("eaten": {"region")",
       R"("lost": {"region": "meal", "label": {"ja": "無", "en": "lost"}}, "eaten": {"region")",
       "unreachable-status lost"},
      {R"("from": "cooked", "to": "eaten", "source": "g"}],)",
       R"("from": "cooked", "to": "asked", "source": "g"}],)",
       ""},  // round, but not by deadlines alone
      {R"({"id": "tired", "at": "asked_on + wait_days", "from": "asked", "to": "eaten", "source": "g"},
  {"id": "cold", "at": "served_on + wait_days", "from": "cooked", "to": "eaten")",
       R"({"id": "tired", "at": "asked_on + wait_days", "from": "asked", "to": "cooked", "source": "g"},
  {"id": "cold", "at": "served_on + wait_days", "from": "cooked", "to": "asked")",
       "deadline-cycle asked"},
      {R"("from": "cooked", "when": "days(carried_by) > 0 && !spicy", "to": "eaten")",
       R"("from": "cooked", "when": "days(carried_by) > 0 && !spicy", "to": "asked")", ""},
      {R"("eaten": {"region")",
       R"("full": {"region": "meal", "label": {"ja": "満腹", "en": "full"}}, "eaten": {"region")",
       "unreachable-status full"},
      // rules that decide nothing, or too much
      {R"("when": "seats > 0")", R"("when": "seats > 9")", "never-applies take"},
      {R"("when": "seats > 0")", R"("when": "seats > 9 || patient")", ""},  // a reading may be true
      {R"("when": "meal == cooked && spicy")", R"("when": "spicy && seats > 9")",
       "never-applies burnt"},
      {R"("when": "days(carried_by) > 0 && spicy")", R"("when": "meal == asked && spicy")",
       "never-applies sweat"},
      {R"({"id": "raw", "on": "eat", "from": "asked")", R"({"id": "raw", "on": "eat")",
       "shadowed enjoy, shadowed sweat"},
      {R"({"id": "late", "on": "serve", "from": "asked", "when": "patient && today > asked_on + 9")",
       R"({"id": "late", "on": "eat", "from": "asked", "when": "patient")", "shadowed late"},
      {R"("when": "days(carried_by) > 0 && !spicy")", R"("when": "days(carried_by) > 0")",
       "overlapping-permits sweat"},
      // days
      {R"({"id": "cold", "at": "served_on + wait_days", "from": "cooked")",
       R"({"id": "cold", "at": "served_on + wait_days", "from": ["asked", "cooked"], "send": "bill")",
       "deadlines-in-conflict tired"},
      {R"({"id": "cold", "at": "served_on + wait_days", "from": "cooked")",
       R"({"id": "cold", "rank": 2, "at": "served_on + wait_days", "from": ["asked", "cooked"], "send": "bill")",
       ""},
      {R"({"id": "cold", "at": "served_on + wait_days", "from": "cooked")",
       R"({"id": "cold", "at": "served_on + wait_days", "from": ["asked", "cooked"])", ""},
      {R"("when": "meal == cooked && spicy")", R"("when": "spicy && served_on > asked_on + 9")",
       ""},  // both are set to today
      {R"("set": {"served_on": "today", )", R"("set": {"served_on": "served_on + 1", )",
       "undecidable-date serve"},  // counted on from itself
      {R"("set": {"served_on": "today", )", R"("set": {"served_on": "today + 100000", )",
       "undecidable-date serve"},  // no calendar has that day
      {"today > asked_on + 9", "today > asked_on + 16000", "undecidable-date late"},
      // what is declared for nothing
      {R"("eat": {"by": "guest", "label": {"ja": "食べる", "en": "eat"}})",
       R"("eat": {"by": "guest", "label": {"ja": "食べる", "en": "eat"}}, "sing": {"by": "guest", "label": {"ja": "歌う", "en": "sing"}})",
       "event-never-permitted sing"},
      {R"("spicy": {"type": "bool", "label": {"ja": "辛い", "en": "spicy"}},)",
       R"("spicy": {"type": "bool", "label": {"ja": "辛い", "en": "spicy"}}, "sweet": {"type": "bool", "label": {"ja": "甘い", "en": "sweet"}},)",
       "unused-field sweet"},
      {R"("at": "served_on + wait_days")", R"("at": "asked_on + wait_days")",
       "field-never-read served_on"},
      {R"("set": {"asked_on": "today", "spicy": "event.spicy"})", R"("set": {"asked_on": "today"})",
       "field-never-written spicy, unused-event-parameter ask.spicy"},
      {R"("seats": {"type": "0..9", "scope": "shop", "setting": true,)",
       R"("seats": {"type": "0..9", "scope": "shop",)", "field-never-written seats"},
      {R"("initial": "wait_days")", R"("initial": 3)", ""},  // others use it
      {R"("patient": {)", R"("hungry": {"value": 1, "source": "g"}, "patient": {)",
       "unused-parameter hungry"},
      {"patient && ", "", "unused-parameter patient"},
      {R"("with": {"spicy")",
       R"("with": {"tip": {"type": "1..9", "label": {"ja": "心付け", "en": "tip"}}, "spicy")",
       "unused-event-parameter ask.tip"},
      {R"("system": {"label")",
       R"("waiter": {"label": {"ja": "給仕", "en": "waiter"}}, "system": {"label")",
       "unused-actor waiter"},
      {R"(, "send": "bill")", "", "unused-mail bill"},
      {R"(, "shows": ["dish"])", "", "unused-shows dish"},
      {R"("tray": {"label": {"ja": "お盆", "en": "tray"},)",
       R"("tray": {"label": {"ja": "お盆", "en": "tray"}, "warm": true,)", "unused-methods warm"},
      // what people would miss
      {R"("title": {"ja": "屋台", "en": "A stall"})", R"("title": {"en": "A stall"})",
       "missing-translation stall"},
      {R"({"ja": "辛すぎる", "en": "too hot"})", R"({"ja": "辛すぎる"})",
       "missing-translation burnt"},
      {R"("cooked": {"region": "meal", "label": {"ja": "できた", "en": "cooked"}})",
       R"("cooked": {"region": "meal"})", "missing-label cooked"},
      {R"("says": {"ja": "まだです", "en": "not yet"}, )", "", "missing-words raw"},
      {R"("says": {"ja": "遅い", "en": "slow"}, )", "", "missing-words be-quick"},
      {R"("wait_days": {"value": 3, "source": "g"})", R"("wait_days": {"value": 3, "source": "?"})",
       "missing-source wait_days"},
  };
  std::set<std::string> found = {"stuck-status"};  // which takes two mistakes, below
  for (const MistakeRow& row : rows) {
    SCOPED_TRACE(std::string(row.wrong));
    const auto findings = findings_in(with_mistake(std::string(kStall), row.right, row.wrong));
    EXPECT_EQ(told(findings), row.findings);
    for (const LintFinding& finding : findings) found.insert(finding.rule);
  }
  for (const LintRule& rule : lint_rules())
    EXPECT_TRUE(rule.find == nullptr || found.contains(std::string(rule.id)))
        << rule.id << " never found anything";
}

TEST(Lint, FindsAStatusFromWhichNothingLeadsToAnEnd) {
  std::string text = with_mistake(
      std::string(kStall), R"("eaten": {"region")",
      R"("full": {"region": "meal", "label": {"ja": "満腹", "en": "full"}}, "eaten": {"region")");
  text = with_mistake(std::move(text), R"("permits": [)",
                      R"("permits": [
  {"id": "nap", "on": "serve", "from": "cooked", "to": "full", "source": "g"},)");
  EXPECT_EQ(told(findings_in(text)), "stuck-status full");
}

TEST(Lint, N1FindingsStandInTheSequenceOfTheFile) {
  std::string text = with_mistake(std::string(kStall), R"(, "send": "bill")", "");
  text = with_mistake(std::move(text), R"("en": "cook"})", R"("en": ""})");
  const auto findings = findings_in(text);
  EXPECT_EQ(told(findings), "missing-translation cook, unused-mail bill");
  EXPECT_TRUE(std::ranges::is_sorted(findings, {}, &LintFinding::position));
  EXPECT_FALSE(clean(findings));
}

TEST(Lint, NotesAloneLeaveARulebookClean) {
  const auto findings = findings_in(with_mistake(
      std::string(kStall), R"({"id": "cold", "at": "served_on + wait_days", "from": "cooked")",
      R"({"id": "cold", "at": "served_on + wait_days", "from": ["asked", "cooked"], "send": "bill")"));
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].severity, Severity::Note);
  EXPECT_TRUE(clean(findings));
}

TEST(Lint, N2EveryRowIsWordedInBothLanguagesAndHasAnIdOfItsOwn) {
  std::set<std::string_view> ids;
  for (const LintRule& rule : lint_rules()) {
    EXPECT_TRUE(ids.insert(rule.id).second);
    EXPECT_FALSE(rule.about.ja.empty() || rule.about.en.empty());
    EXPECT_FALSE(rule.help.ja.empty() || rule.help.en.empty());
  }
}

TEST(Lint, N2HoldsUnderRandomRulebooks) {
  std::size_t found = 0;
  for (std::uint64_t seed = 1; seed <= tries(60u) && !HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    found += findings_in(random_rulebook({.seed = seed})).size();
  }
  EXPECT_GT(found, 0u);
}

TEST(Lint, TheShippedRulebooksAreClean) {
  for (const char* const id : {"qoo10-jp", "ec-cube-4"}) {
    Diagnostics diagnostics;
    const auto rules = CompiledRulebook::compile(*open_rulebook(id, diagnostics), diagnostics);
    EXPECT_TRUE(clean(lint(*rules))) << told(lint(*rules));
  }
}

}  // namespace
}  // namespace juchu
