#include "cli/replay.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "cli/testing/own_folder.hpp"
#include "cli/testing/said.hpp"
#include "model/json/json_value.hpp"

namespace juchu {
namespace {

const std::string kHolds = "report/expected/quiet_day.json";
const std::string kFails = "report/expected/every_line.json";
const std::string kBad = "cli/expected/bad_scenario.json";
std::string text_of(const std::string& path) {
  Diagnostics diagnostics;
  return read_file(path, diagnostics).value();
}

const std::string kImpossible = "cli/expected/impossible_step.json";

TEST(Replay, AnswersByTheWorstOfItsFiles) {
  struct Row {
    const char* what;
    std::vector<std::string> files;
    ExitCode code;
  };
  const Row rows[] = {
      {"one is bad input", {kHolds, kBad, kFails}, ExitCode::BadInput},
      {"one is not there", {kHolds, "cli/expected/no_such_file.json"}, ExitCode::BadInput},
      {"in one something impossible happens", {kFails, kImpossible}, ExitCode::BadInput},
      {"one does not hold", {kHolds, kFails}, ExitCode::Findings},
      {"all hold", {kHolds, kHolds}, ExitCode::Success},
  };
  for (const Row& row : rows) {
    for (const std::string option : {"--quiet", "--json"}) {
      std::vector<std::string> arguments = {"replay", option};
      arguments.insert(arguments.end(), row.files.begin(), row.files.end());
      EXPECT_EQ(said(arguments).code, row.code) << row.what;
    }
  }
}

TEST(Replay, BadInputIsToldInFullAndDoesNotSilenceTheRest) {
  const Said answer = said({"replay", kBad, kHolds, "cli/expected/no_such_file.json"});
  EXPECT_EQ(answer.code, ExitCode::BadInput);
  EXPECT_EQ(std::ranges::count(answer.err, '\n'), 3) << answer.err;
  for (const std::string& told :
       {kBad + ":6:57: error: steps/1/event: ", std::string("did you mean \"choose\" ("),
        kBad + ":7:12: error: steps/2/at: ",
        std::string("cli/expected/no_such_file.json:1:1: error: ")})
    EXPECT_NE(answer.err.find(told), std::string::npos) << answer.err;
  EXPECT_TRUE(answer.out.starts_with(said({"replay", kHolds}).out)) << answer.out;
  EXPECT_NE(answer.out.find("✗ " + kBad + ": could not be replayed\n"), std::string::npos);
  EXPECT_TRUE(
      answer.out.ends_with("✗ 1 of 3 scenarios as expected; files that could not be replayed: 2\n"))
      << answer.out;
  EXPECT_EQ(said({"replay", kBad}).out, "");
}

TEST(Replay, JsonListsWhatCouldNotBeReplayed) {
  const Said answer = said({"replay", "--json", kBad, kHolds, kImpossible});
  Diagnostics diagnostics;
  const auto document = parse_json(answer.out, "document", diagnostics);
  ASSERT_TRUE(document) << answer.out;
  EXPECT_FALSE(document->find("complete")->boolean);
  EXPECT_EQ(document->find("scenarios")->items.size(), 1u);
  const std::vector<JsonValue>& unreadable = document->find("unreadable")->items;
  ASSERT_EQ(unreadable.size(), 2u);
  EXPECT_EQ(unreadable[0].find("file")->string, kBad);
  const JsonValue& problem = unreadable[0].find("problems")->items.at(0);
  EXPECT_EQ(problem.find("line")->integer, 6);
  EXPECT_EQ(problem.find("pointer")->string, "/steps/1/event");
}

TEST(Replay, ReadsTheStandardInput) {
  const std::string shipped = text_of("scenarios/trouble/8.2-split-shipment.json");
  const Said told = said_with_input(shipped, {"replay", "-"});
  EXPECT_EQ(told.code, ExitCode::Success) << told.err;
  EXPECT_NE(told.out.find(" · <stdin>\n"), std::string::npos) << told.out;

  const Said bad = said_with_input(text_of(kBad), {"replay", "-", kHolds});
  EXPECT_EQ(bad.code, ExitCode::BadInput);
  EXPECT_TRUE(bad.err.starts_with("<stdin>:")) << bad.err;  // its rulebook is looked for from here
  EXPECT_TRUE(said_with_input("", {"replay", "-"}).err.starts_with("<stdin>:1:1: error: "));
  EXPECT_EQ(said_with_input(shipped, {"replay", "-", "-"}).err,
            "juchu: error: the standard input (-) can be read only once\n"
            "see: juchu replay --help\n");
}

TEST(Replay, LooksForARulebookOfTheInputFromTheWorkingDirectory) {
  std::string scenario = text_of(kHolds);
  const std::string beside = "\"bakery.json\"";
  ASSERT_NE(scenario.find(beside), std::string::npos);
  scenario.replace(scenario.find(beside), beside.size(), "\"report/expected/bakery.json\"");
  EXPECT_EQ(said_with_input(scenario, {"replay", "-", "--quiet"}).code, ExitCode::Success);
}

/// Penalties and mails, too, and in Japanese without an English word.
TEST(Replay, TheOutcomeNamesWhatCameUponAnOrder) {
  const std::string file = "scenarios/trouble/3-penalised-in-time.json";
  const Said english = said({"replay", file}),
             japanese = said({"replay", file}, Language::Japanese);
  const std::string outcome = english.out.substr(english.out.find("Outcome"));
  EXPECT_NE(outcome.find("! late shipping penalty: sales restricted"), std::string::npos);
  EXPECT_NE(outcome.find("✉ mails sent: ship date mail, shipping"), std::string::npos) << outcome;
  EXPECT_NE(japanese.out.find("! 配送遅延ペナルティ: 制限"), std::string::npos) << japanese.out;
  EXPECT_NE(japanese.out.find("✉ 送られたメール: "), std::string::npos) << japanese.out;
}

TEST(Replay, SummarizesSeveralScenarios) {
  EXPECT_EQ(said({"replay", kHolds}).out.find("scenarios as expected"), std::string::npos);
  EXPECT_TRUE(
      said({"replay", kHolds, kFails}).out.ends_with("\n\n✗ 1 of 2 scenarios as expected\n"));
}

TEST(Replay, QuietTellsOnlyWhatDoesNotHold) {
  EXPECT_EQ(said({"replay", "--quiet", kHolds}).out, "✓ 1 of 1 scenarios as expected\n");
  const std::string out = said({"replay", "--quiet", kHolds, kFails}).out;
  EXPECT_EQ(out.find("quiet_day.json"), std::string::npos);
  EXPECT_NE(out.find(kFails + ":23:13: R-1: status: "), std::string::npos) << out;
}

TEST(Replay, SpeaksTheLanguageAskedFor) {
  EXPECT_NE(said({"replay", "--lang", "ja", kHolds}).out.find("✓ シナリオの expect どおり"),
            std::string::npos);
  EXPECT_NE(said({"replay", kHolds}).out.find("✓ as the scenario expects"), std::string::npos);
}

TEST(Replay, JsonIsOneDocument) {
  const Said answer = said({"replay", "--json", kHolds, kFails});
  Diagnostics diagnostics;
  const auto document = parse_json(answer.out, "document", diagnostics);
  ASSERT_TRUE(document);
  EXPECT_EQ(document->find("schema_version")->integer, 1);
  EXPECT_TRUE(document->find("complete")->boolean);
  const std::vector<JsonValue>& scenarios = document->find("scenarios")->items;
  ASSERT_EQ(scenarios.size(), 2u);
  EXPECT_TRUE(scenarios[0].find("holds")->boolean);
  EXPECT_FALSE(scenarios[1].find("holds")->boolean);
  EXPECT_EQ(answer.err, "");
}

TEST(Replay, SaysWhichDaysWereBusinessDaysWhereTheyDecided) {
  const std::string file = "scenarios/trouble/3-penalised-in-time.json";
  const auto in_one_line = [](const std::string& text) {
    std::string line;
    for (const char each : text)
      if (each != ' ' && each != '\n') line += each;
    return line;
  };
  EXPECT_NE(
      in_one_line(said({"replay", file}).out)
          .find(in_one_line("business days since paid on (2024-04-26 Fri): 5: 04-30 to 05-02, "
                            "05-07 to 05-08; taken as days off: 04-27 to 04-29, 05-03 to 05-06")),
      std::string::npos);
  EXPECT_NE(in_one_line(said({"replay", file}, Language::Japanese).out)
                .find("入金日（2024-04-26（金））からの営業日は5日:04-30〜05-02、05-07〜05-08。"
                      "休みとした日:04-27〜04-29、05-03〜05-06"),
            std::string::npos);
  EXPECT_NE(
      said({"replay", file, "--json"})
          .out.find(
              R"("business_days":[{"since":"paid_on","date":"2024-04-26",)"
              R"("working":["2024-04-30","2024-05-01","2024-05-02","2024-05-07","2024-05-08"],)"),
      std::string::npos);
}

TEST(Replay, SaysThatNoHolidaysAreStatedWhereBusinessDaysDecided) {
  const Said told = said({"replay", "cli/expected/no_holidays.json"});
  EXPECT_EQ(told.code, ExitCode::Success) << told.out;
  EXPECT_NE(told.out.find("no holidays are stated"), std::string::npos) << told.out;
  EXPECT_NE(told.out.find("\"holidays\": \"jp\""), std::string::npos) << told.out;
  EXPECT_NE(
      said({"replay", "cli/expected/no_holidays.json", "--json"}).out.find("\"holidays\":\"none\""),
      std::string::npos);
}

TEST(Replay, AnotherRulebookCanBeChosen) {
  EXPECT_EQ(said({"replay", "--rulebook", "report/expected/bakery.json", kHolds}).code,
            ExitCode::Success);
  const Said answer = said({"replay", "--rulebook", "qoo10-jp", kHolds});
  EXPECT_EQ(answer.code, ExitCode::BadInput);
  EXPECT_NE(answer.err.find(kHolds + ":5:57: error: steps/0/event: "), std::string::npos)
      << answer.err;
}

TEST(Replay, AnInterruptionTellsHowFarItCame) {
  for (const std::string option : {"--quiet", "--json"}) {
    const Said answer = said({"replay", option, kHolds, kFails}, Language::English,
                             [] { return true; });
    EXPECT_EQ(answer.code, ExitCode::Interrupted);
    EXPECT_EQ(answer.err, "interrupted: 0 of 2 scenarios were replayed\n");
    if (option == "--json") {
      EXPECT_TRUE(answer.out.ends_with("\"complete\":false}\n")) << answer.out;
    }
  }
}

TEST(Replay, TriesWhatWouldHaveAvoidedTheTroubles) {
  const std::string file = "scenarios/trouble/7-midnight-window.json";
  const Said english = said({"replay", file, "--what-if"});
  EXPECT_EQ(english.code, ExitCode::Success);
  for (const char* line :
       {"    at another time\n", "      - 2024-03-06 Wed 09:00 confirm the shipment",
        "      + 2024-03-05 Tue 19:01 confirm the shipment",
        "        nothing else goes wrong then\n"})
    EXPECT_NE(english.out.find(line), std::string::npos) << line << english.out;
  const Said json = said({"replay", file, "--what-if", "--json"});
  EXPECT_NE(json.out.find(R"("what_if":[{"order":"A-1001","hazard":)"), std::string::npos)
      << json.out;
  EXPECT_EQ(said({"replay", file, "--json"}).out.find("what_if"), std::string::npos);
}

TEST(ReplayPage, IsWrittenInsteadOfTheText) {
  const OwnFolder folder;
  const std::string page = folder.at("story.html");
  const Said told = said({"replay", "scenarios/trouble/8.2-split-shipment.json", "--html", page});
  EXPECT_EQ(told.code, ExitCode::Success) << told.err;
  EXPECT_NE(told.out.find(page + " was written"), std::string::npos) << told.out;
  EXPECT_EQ(folder.read("story.html").rfind("<!doctype html>", 0), 0U);
  const Said nowhere = said({"replay", "scenarios/trouble/8.2-split-shipment.json", "--html",
                             folder.at("no/such/folder.html")});
  EXPECT_EQ(nowhere.code, ExitCode::BadInput);
  const Said both = said(
      {"replay", "scenarios/trouble/8.2-split-shipment.json", "--html", page, "--json"});
  EXPECT_EQ(both.code, ExitCode::BadInput);
}

}  // namespace
}  // namespace juchu
