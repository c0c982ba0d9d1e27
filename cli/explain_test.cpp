#include "cli/explain.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "cli/testing/said.hpp"
#include "model/engine/rule_catalogue.hpp"
#include "model/engine/rulebook_shelf.hpp"
#include "model/json/json_value.hpp"

namespace juchu {
namespace {

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

JsonValue document_of(const Said& answer) {
  Diagnostics diagnostics;
  auto document = parse_json(answer.out, "document", diagnostics);
  EXPECT_TRUE(document) << answer.err << answer.out.substr(0, 300);
  return document ? std::move(*document) : JsonValue();
}

/// `juchu replay` of every shipped trouble case.
Said replayed_all(std::vector<std::string> arguments, Language language) {
  for (const auto& entry : std::filesystem::directory_iterator("scenarios/trouble"))
    if (entry.path().extension() == ".json") arguments.push_back(entry.path().string());
  std::ranges::sort(arguments.begin() + 2, arguments.end());
  return said(arguments, language);
}

TEST(Explain, TellsWhatARuleSaysWhereItAppliesAndWhatItDependsOn) {
  struct Row {
    std::vector<std::string> arguments;
    std::vector<std::string> told;
  };
  const Row rows[] = {
      {{"overdue"},
       {"overdue (deadline)", "the ship date has passed: delayed", "source: guide §3",
        "in status        Preparing\n", "on the day       ship_date + 1\n",
        "when             !(lapse_grants_request && claim == cancel_requested)\n",
        "leads to status  Delayed\n", "ship_date         ship date\n",
        "lapse_grants_request = false (a reading)\n"}},
      {{"wrong-digits"},
       {"wrong-digits (forbid)", "by         seller\n", "event      confirm the shipment\n",
        "in status  New order, Preparing, Delayed\n", "event.method  carrier\n"}},
      {{"date-promptly"}, {"date-promptly (norm)", "what avoids it: ", "(assumed)"}},
      {{"money-is-booked"}, {"money-is-booked (promise)", "booking_days"}},
      {{"sent-but-cancelled"},
       {"(hazard)", "expected  happens although every norm is kept\n", "Shipped stories in which"}},
      {{"one-tracking-number"}, {"(property)", "never a step  before.number != null", "number"}},
      {{"check-digit"}, {"(warning)", "refuses nothing"}},
      {{"payment_days"}, {"payment_days (parameter)", "value  5 (assumed)", "payment-overdue"}},
      {{"cancel"}, {"cancel (event)", "cancel-at-once (permit)", "Rules about it"}},
      {{"not-listed"}, {"not-listed (answer)", "no permit accepts this event"}},
      {{"overdue", "--lang", "ja"},
       {"overdue（期限）", "状態    配送準備\n", "出典: ガイド§3", "（解釈）",
        "この期限が来た事例（同梱、"}},
      {{"payment_days", "--lang", "ja"}, {"5（仮定）"}},
  };
  for (const auto& [arguments, told] : rows) {
    std::vector<std::string> all = {"explain"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    const Said answer = said(all);
    EXPECT_EQ(answer.code, ExitCode::Success) << answer.err;
    for (const std::string& each : told) EXPECT_TRUE(has(answer.out, each)) << each << answer.out;
  }
}

TEST(Explain, TellsTheEventAndThePermitOfOneName) {
  const std::string out = said({"explain", "reship"}).out;
  EXPECT_TRUE(has(out, "reship (permit)") && has(out, "reship (event)")) << out;
}

/// What stands in [ ] after a line of a replay: `overdue · guide §3`.
std::set<std::string> references_in(const std::string& text) {
  std::set<std::string> found;
  for (std::size_t at = 0; (at = text.find('[', at)) != std::string::npos; ++at) {
    const std::size_t end = text.find_first_of("]\n", at);
    if (end != std::string::npos && text[end] == ']') found.insert(text.substr(at, end - at + 1));
  }
  return found;
}

TEST(Explain, TakesWhateverAReplayPrintsOfARule) {
  RulebookShelf shelf;
  Diagnostics diagnostics;
  std::vector<CatalogueRow> all;
  for (const char* book : {"qoo10-jp", "ec-cube-4"})
    for (const CatalogueRow& row :
         rule_catalogue(shelf.open(book, {}, diagnostics, Bounds::Large)->rulebook()))
      all.push_back(row);
  for (const Language language : {Language::Japanese, Language::English}) {
    const std::string lang = language == Language::Japanese ? "--lang=ja" : "--lang=en";
    const auto references = references_in(replayed_all({"replay", lang}, language).out);
    EXPECT_GT(references.size(), 60u);
    for (const std::string& reference : references)
      EXPECT_FALSE(rules_named(all, reference).empty()) << reference;
  }
  const Said answer = said({"explain", "[overdue · ガイド§3]"});
  EXPECT_TRUE(answer.out.starts_with("overdue (deadline)")) << answer.err;
}

TEST(Explain, TakesASentenceInEitherLanguageSpacesAside) {
  for (const std::string& sentence :
       {std::string("the ship date has\n      passed: delayed"),
        std::string("ship date has passed: delayed"),
        std::string("発送予定日を過ぎたため、「配送遅延」に移りました"),
        std::string(" overdue ")}) {
    const Said answer = said({"explain", sentence});
    EXPECT_TRUE(answer.out.starts_with("overdue (deadline)")) << sentence << answer.err;
  }
}

TEST(Explain, NamesTheNearestIdsWithWhatTheySay) {
  const Said mistyped = said({"explain", "overdu"});
  EXPECT_EQ(mistyped.code, ExitCode::BadInput);
  EXPECT_TRUE(has(mistyped.err, "no rule \"overdu\" (near: overdue (the ship date has passed"))
      << mistyped.err;
  EXPECT_TRUE(has(said({"explain", "配送遅延"}, Language::Japanese).err, "近いもの: "));
  const Said strange = said({"explain", "0312345678"});
  EXPECT_EQ(strange.code, ExitCode::BadInput);
  EXPECT_FALSE(has(strange.err, "0312345678")) << strange.err;  // it may be a person's
  EXPECT_EQ(said({"explain", "overdue", "--rulebook", "no-such"}).code, ExitCode::BadInput);
}

TEST(Explain, WithoutARuleItListsThemAll) {
  const Said list = said({"explain"});
  const JsonValue document = document_of(said({"explain", "--json"}));
  EXPECT_GT(document.find("rules")->items.size(), 200u);
  for (const JsonValue& rule : document.find("rules")->items)
    EXPECT_TRUE(has(list.out, "  " + rule.find("id")->string)) << rule.find("id")->string;
}

/// By what the engine answered, as `replay --json` has it: the stories in which each permit, forbid
/// and deadline decided.
std::map<std::string, std::set<std::string>> deciding_stories() {
  std::map<std::string, std::set<std::string>> stories;
  const JsonValue document = document_of(replayed_all({"replay", "--json"}, Language::English));
  for (const JsonValue& scenario : document.find("scenarios")->items) {
    if (scenario.find("rulebook")->string != "qoo10-jp") continue;
    const std::string id = std::filesystem::path(scenario.find("file")->string).stem().string();
    for (const JsonValue& step : scenario.find("steps")->items)
      stories[step.find("rule")->string].insert(id);
  }
  return stories;
}

TEST(Explain, NamesExactlyTheStoriesInWhichTheEngineSaidSo) {
  const auto stories = deciding_stories();
  const JsonValue document = document_of(said({"explain", "--json"}));
  int compared = 0;
  for (const JsonValue& rule : document.find("rules")->items) {
    const std::string kind = rule.find("kind")->string, id = rule.find("id")->string;
    if (kind != "permit" && kind != "forbid" && kind != "deadline") continue;
    std::set<std::string> told;
    for (const JsonValue& story : rule.find("stories")->items)
      told.insert(story.find("id")->string);
    const auto answered = stories.find(id);
    EXPECT_EQ(told, answered == stories.end() ? std::set<std::string>() : answered->second) << id;
    ++compared;
  }
  EXPECT_GT(compared, 60);
}

TEST(Explain, ReplaysTheStoriesUnderARulebookOfOnesOwn) {
  std::ifstream file("scenarios/rulebooks/qoo10-jp.json");
  std::stringstream text;
  text << file.rdbuf();
  std::string book = text.str();
  const std::size_t at = book.find("\"at\": \"ship_date + 1\"");
  ASSERT_NE(at, std::string::npos);
  book.replace(at, 21, "\"at\": \"ship_date + 9\"");
  const std::string mine = testing::TempDir() + "explained.json";
  std::ofstream(mine) << book;
  const JsonValue document = document_of(
      said({"explain", "overdue", "--rulebook", mine, "--json"}));
  const JsonValue& told = document.find("rules")->items.at(0);
  EXPECT_EQ(told.find("facts")->find("at")->items.at(0).string, "ship_date + 9");
  const JsonValue shipped = document_of(said({"explain", "overdue", "--json"}));
  EXPECT_LT(told.find("stories")->items.size(),
            shipped.find("rules")->items.at(0).find("stories")->items.size());
}

}  // namespace
}  // namespace juchu
