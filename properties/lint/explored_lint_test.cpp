// What lint finds by exploring: each row of the tests is a small rulebook that is wrong, and what
// mends it.
#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "properties/lint/lint.hpp"
#include "testing/generators/random_rules.hpp"
#include "testing/rulebooks/shipped_rules.hpp"

namespace juchu {
namespace {

/// A parcel is asked for, sent, and arrives: `MORE` stands for permits, deadlines and promises.
constexpr std::string_view kErrand = R"json({
"rulebook": "errand", "version": "1", "tick": "day", "title": {"ja": "おつかい", "en": "An errand"},
"actors": {"guest": {"label": {"ja": "客", "en": "guest"}}, "system": {"label": {"ja": "システム", "en": "system"}}},
"regions": {"errand": {"label": {"ja": "おつかい", "en": "errand"}, "initial": "open"}},
"statuses": {
  "open": {"region": "errand", "label": {"ja": "受付", "en": "open"}},
  "sent": {"region": "errand", "label": {"ja": "発送", "en": "sent"}},
  "done": {"region": "errand", "label": {"ja": "完了", "en": "done"}, "final": true}},
"fields": {
  "since": {"type": "date", "label": {"ja": "いつから", "en": "since"}},
  "count": {"type": "0..3", "saturates": true, "label": {"ja": "数", "en": "count"}}},
"events": {
  "ask": {"by": "guest", "label": {"ja": "頼む", "en": "ask"}, "set": {"since": "today"}},
  "add": {"by": "guest", "label": {"ja": "足す", "en": "add"}},
  "send": {"by": "guest", "label": {"ja": "送る", "en": "send"}},
  "close": {"by": "guest", "label": {"ja": "終える", "en": "close"}}},
"permits": [
  {"id": "asked", "on": "ask", "from": "nothing", "source": "g"},
  {"id": "added", "on": "add", "from": "open", "set": {"count": "count + 1"}, "source": "g"},
  {"id": "sent", "on": "send", "from": "open", "to": "sent", "source": "g"}PERMITS],
"deadlines": [DEADLINES],
"promises": [PROMISES]
})json";

struct Errand {
  std::string permits, deadlines, promises;
};

ExploredLint explored(const Errand& errand, std::uint64_t most_situations = 200'000) {
  std::string text(kErrand);
  const auto put = [&](const std::string& name, const std::string& value) {
    text.replace(text.find(name), name.size(), value);
  };
  put("PERMITS", errand.permits);
  put("DEADLINES", errand.deadlines);
  put("PROMISES", errand.promises);
  return lint_exploring(std::make_shared<const CompiledRulebook>(rules_of_text(text)),
                        {.most_situations = most_situations});
}

/// The findings that need exploring: `rule subject: problem`.
std::string told(const ExploredLint& lint) {
  std::string text;
  for (const LintFinding& finding : lint.findings) {
    const auto rule = std::ranges::find(lint_rules(), finding.rule, &LintRule::id);
    EXPECT_FALSE(finding.problem.ja.empty() || finding.hint.ja.empty() || finding.hint.en.empty());
    EXPECT_GT(finding.position.line, 0);
    if (rule->explore != nullptr || rule->severity == Severity::Note)
      text += finding.rule + " " + finding.subject + ": " + finding.problem.en + "\n";
  }
  return text;
}

const std::string kClosed = R"(,
  {"id": "closed", "on": "close", "from": "sent", "to": "done", "source": "g"})";

struct ErrandRow {
  const char* what;
  Errand errand;
  std::string findings;
};

TEST(ExploredLint, FindsWhatComesAboutAndNothingElse) {
  const auto close = [](const std::string& id, const std::string& when) {
    return R"(,
  {"id": ")" +
           id + R"(", "on": "close", "from": "sent", "when": ")" + when +
           R"(", "to": "done", "source": "g"})";
  };
  const std::string early =
      R"({"id": "early", "at": "since + 2", "from": "sent", "when": "count < 2", "set": {"count": "3"}, "source": "g"})";
  const std::string late =
      R"({"id": "late", "at": "since + 2", "from": "sent", "when": "count > 0 && count < 3", "to": "done", "source": "g"})";
  const std::string never =
      R"({"id": "never", "at": "since + 2", "from": "sent", "when": "count + 1 > 3 && count < 3", "to": "done", "source": "g"})";
  const auto promise = [](const std::string& holds) {
    return R"({"id": "soon", "by": "guest", "while": ")" + holds +
           R"(", "within": 1, "source": "g"})";
  };
  const ErrandRow rows[] = {
      {"nothing is wrong", {kClosed, "", ""}, ""},
      {"permits overlap",
       {close("some", "count + 1 > 1") + close("many", "count + 2 > 4"), "", ""},
       "stuck-situation sent: an order may stay here for ever, whatever happens (ask → send)\n"
       "overlapping-permits many: it applies together with the permit some (ask → add → add → add "
       "→ "
       "send, then close)\n"},
      {"they exclude each other",
       {close("some", "count + 1 > 2") + close("few", "count + 1 < 3"), "", ""},
       ""},
      {"deadlines do not commute",
       {kClosed, early + ", " + late, ""},
       "deadlines-do-not-commute late: early is due on the same day, and their sequence matters "
       "(ask "
       "→ add → send → 2 days)\n"},
      {"they are never due together", {kClosed, early + ", " + never, ""}, ""},
      {"time cannot go on", {kClosed, "", promise("errand == sent && count == 2")}, ""},
      {"it can, where somebody can act",
       {close("closed", "count < 2"), "", promise("errand == sent && count == 2")},
       "stuck-situation sent: an order may stay here for ever, whatever happens (ask → add → add → "
       "add → send)\n"
       "time-lock soon: nothing that may happen keeps this promise, so that no day can come (ask → "
       "add "
       "→ add → send → a day)\n"},
      {"orders go round",
       {R"(,
  {"id": "back", "on": "add", "from": "sent", "when": "count == 3", "to": "open", "source": "g"})" +
            close("closed", "count < 3"),
        "", ""},
       "stuck-situation open: from here no way may lead to a final status any more (ask → add → "
       "add "
       "→ add)\n"},
  };
  std::set<std::string> found;
  for (const ErrandRow& row : rows) {
    const ExploredLint lint = explored(row.errand);
    EXPECT_EQ(told(lint), row.findings) << row.what;
    EXPECT_TRUE(lint.undecided.empty()) << row.what;
    EXPECT_GT(lint.situations, 0u);
    for (const LintFinding& finding : lint.findings) found.insert(finding.rule);
  }
  for (const LintRule& rule : lint_rules())
    EXPECT_TRUE(rule.explore == nullptr || found.contains(std::string(rule.id))) << rule.id;
}

TEST(ExploredLint, ABudgetIsSaid) {
  const ExploredLint lint = explored({kClosed, "", ""}, 1);
  EXPECT_EQ(told(lint), "") << "what nobody has looked at may be well";
  EXPECT_EQ(lint.undecided, (std::vector<std::string>{"stuck-situation"}));
}

TEST(ExploredLint, DatesThatCannotBeToldApartAreNotExplored) {
  const ExploredLint lint = explored(
      {kClosed,
       R"({"id": "late", "at": "since + 16000", "from": "sent", "to": "done", "source": "g"})",
       ""});
  EXPECT_EQ(lint.situations, 0u);
  EXPECT_TRUE(std::ranges::count(lint.findings, "undecidable-date", &LintFinding::rule) == 1);
  for (const LintRule& rule : lint_rules())
    EXPECT_EQ(std::ranges::count(lint.undecided, rule.id), rule.explore != nullptr) << rule.id;
}

TEST(ExploredLint, TheShippedRulebooksAreClean) {
  const ExploredLint lint = lint_exploring(shipped_rules("qoo10-jp"), {.most_situations = 5'000});
  EXPECT_TRUE(clean(lint.findings)) << told(lint);
  EXPECT_FALSE(lint.undecided.empty());
}

}  // namespace
}  // namespace juchu
