#include "cli/diff.hpp"

#include <chrono>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "cli/testing/own_folder.hpp"
#include "cli/testing/said.hpp"

namespace juchu {
namespace {

const std::string kShop = "sim/testing/corner_shop.json";
const std::string kSlower = "cli/expected/slower_shop.json";

TEST(DiffCommand, AnswersWhetherBothBehaveTheSame) {
  const Said same = said({"diff", kShop, kShop});
  EXPECT_EQ(same.code, ExitCode::Success);
  EXPECT_EQ(same.out, kShop + " and " + kShop + " behave the same, as far as one order shows\n");
  EXPECT_EQ(said({"diff", kShop, kSlower}).code, ExitCode::Findings);
  EXPECT_EQ(said({"diff", kSlower, kShop}).code, ExitCode::Findings);
}

TEST(DiffCommand, TellsEachDifferenceWithItsStory) {
  const Said answer = said({"diff", kShop, kSlower});
  EXPECT_TRUE(answer.out.starts_with(kShop + " and " + kSlower + " behave differently: "))
      << answer.out;
  EXPECT_NE(answer.out.find("1. wrap — open\n"), std::string::npos) << answer.out;
  EXPECT_NE(answer.out.find("order → wrap\n"), std::string::npos) << answer.out;
  EXPECT_NE(answer.out.find("The next day comes — open\n"), std::string::npos) << answer.out;
  EXPECT_NE(said({"diff", kShop, kSlower}, Language::Japanese).out.find("いきさつ"),
            std::string::npos);
}

/// A rulebook, with `from`, wherever it stands, written as `to`: a file of that name.
std::string edited(const std::string& rulebook, const std::string& name, const std::string& from,
                   const std::string& to) {
  std::ostringstream text;
  text << std::ifstream(rulebook, std::ios::binary).rdbuf();
  std::string book = text.str();
  std::size_t place = book.find(from);
  EXPECT_NE(place, std::string::npos) << from;
  for (; place != std::string::npos; place = book.find(from, place + to.size()))
    book.replace(place, from.size(), to);
  const std::string file = testing::TempDir() + name;
  std::ofstream(file) << book;
  return file;
}

std::string edited_ec_cube(const std::string& name, const std::string& from,
                           const std::string& to) {
  return edited("scenarios/rulebooks/ec-cube-4.json", name, from, to);
}

TEST(DiffCommand, TellsValuesThatDiffer) {
  const std::string file = edited_ec_cube("unpaid.json", R"(, "set": {"paid_on": "today"})", "");
  const Said answer = said({"diff", "ec-cube-4", file});
  EXPECT_EQ(answer.code, ExitCode::Findings);
  EXPECT_NE(answer.out.find("paid on: unset instead of 03-01"), std::string::npos) << answer.out;
  EXPECT_EQ(answer.out.find("2. "), std::string::npos) << "once\n" << answer.out;
  const Said japanese = said({"diff", "ec-cube-4", file}, Language::Japanese);
  EXPECT_NE(japanese.out.find("入金日: 03-01 → 未設定"), std::string::npos) << japanese.out;
  const Said json = said({"diff", "ec-cube-4", file, "--json"});
  EXPECT_NE(json.out.find("\"field\": \"paid_on\""), std::string::npos) << json.out;
  const Said ignored = said({"diff", "ec-cube-4", file, "--ignore", "paid_on"});
  EXPECT_EQ(ignored.code, ExitCode::Success) << ignored.out;
}

TEST(DiffCommand, TellsWhoMayDoIt) {
  const std::string file = edited_ec_cube("buyer_cancels.json",
                                          R"("cancel":              {"by": "shop")",
                                          R"("cancel":              {"by": "customer")");
  const Said answer = said({"diff", "ec-cube-4", file});
  EXPECT_EQ(answer.code, ExitCode::Findings);
  EXPECT_NE(answer.out.find("behave differently: 1\n"), std::string::npos) << answer.out;
  EXPECT_NE(answer.out.find("by       customer instead of shop"), std::string::npos) << answer.out;
  const Said japanese = said({"diff", "ec-cube-4", file}, Language::Japanese);
  EXPECT_NE(japanese.out.find("誰が      店舗 → 会員"), std::string::npos) << japanese.out;
  const Said json = said({"diff", "ec-cube-4", file, "--json"});
  EXPECT_NE(json.out.find("\"by\": \"customer\""), std::string::npos) << json.out;
}

TEST(DiffCommand, TellsEqualLabelsByTheirIdsAndHintsAtMap) {
  std::string file = edited_ec_cube("renamed.json", "\"new\"", "\"fresh\"");
  for (const std::string before : {"== ", "!= ", "["})
    file = edited(file, "renamed.json", before + "new", before + "fresh");
  const Said answer = said({"diff", "ec-cube-4", file});
  EXPECT_EQ(answer.code, ExitCode::Findings);
  EXPECT_NE(answer.out.find("old      ✓ → New (new)\n   new      ✓ → New (fresh)\n"),
            std::string::npos)
      << answer.out;
  EXPECT_NE(answer.out.find("--map new=fresh"), std::string::npos) << answer.out;
  EXPECT_EQ(said({"diff", "ec-cube-4", file, "--map", "new=fresh"}).code, ExitCode::Success);
}

TEST(DiffCommand, SaysThatAValueIsNotOffered) {
  const std::string file = edited(kShop, "few.json", R"("type": "1..9", "default": "stock + 7")",
                                  R"("type": "1..4", "default": "4")");
  const Said answer = said({"diff", kShop, file});
  EXPECT_NE(answer.out.find("this value is not offered (units: 5)"), std::string::npos)
      << answer.out;
  const Said json = said({"diff", kShop, file, "--json"});
  EXPECT_NE(json.out.find("\"not_offered\": \"units\""), std::string::npos) << json.out;
}

TEST(DiffCommand, KeepsTheTimeAndNamesTheBudget) {
  const auto begin = std::chrono::steady_clock::now();
  const Said answer = said({"diff", "ec-cube-4", "qoo10-jp", "--time", "1"});
  const auto took = std::chrono::steady_clock::now() - begin;
  EXPECT_LT(took, std::chrono::seconds(20)) << "a machine may be slow";
  EXPECT_NE(answer.out.find("the limit of --time was reached"), std::string::npos) << answer.out;
  const Said states = said({"diff", kShop, kSlower, "--states", "1"});
  EXPECT_NE(states.out.find("the limit of --states was reached"), std::string::npos) << states.out;
}

TEST(DiffCommand, DecidesAboutWideNumbers) {
  const std::string file = edited_ec_cube("fewer.json", R"(, "paid"], "to": "cancel")",
                                          R"(], "to": "cancel")");
  const Said answer = said({"diff", "ec-cube-4", file, "--time", "20"});
  EXPECT_EQ(answer.code, ExitCode::Findings);
  EXPECT_NE(answer.out.find("→ pay →"), std::string::npos) << answer.out;
}

TEST(DiffCommand, WritesOneJsonDocument) {
  const Said answer = said({"diff", kShop, kSlower, "--json"});
  EXPECT_EQ(answer.code, ExitCode::Findings);
  for (const std::string part : {"\"schema_version\": 1", "\"verdict\": \"different\"",
                                 "\"same\": false", "\"event\": \"wrap\"", "\"trace\": ["})
    EXPECT_NE(answer.out.find(part), std::string::npos) << part;
  EXPECT_EQ(said({"diff", kShop, kSlower, "--json"}).out, answer.out);
}

TEST(DiffCommand, RefusesWhatItDoesNotKnow) {
  const std::vector<std::vector<std::string>> rows = {
      {"diff", kShop},
      {"diff", kShop, "no/such.json"},
      {"diff", kShop, kSlower, "--map", "wrap"},
      {"diff", kShop, kSlower, "--map", "no-such=wrap"},
      {"diff", kShop, kSlower, "--states", "0"},
      {"diff", kShop, kSlower, "--ignore", "no-such-field"},
      {"diff", kShop, kSlower, "--ignore", "shipping"},
      {"diff", kShop, kSlower, "--map", "due=stock"},
      {"diff", kShop, kSlower, "--map", "wrap=due"},
  };
  for (const auto& row : rows) {
    const Said answer = said(row);
    EXPECT_EQ(answer.code, ExitCode::BadInput) << row.back();
    EXPECT_EQ(answer.out, "") << row.back();
    EXPECT_NE(answer.err, "") << row.back();
  }
}

TEST(DiffCommand, ABudgetIsNoVerdict) {
  EXPECT_EQ(said({"diff", kShop, kShop, "--states", "1"}).code, ExitCode::Success);
  const Said answer = said({"diff", kShop, kSlower, "--states", "1"});
  EXPECT_EQ(answer.code, ExitCode::Inconclusive);
  EXPECT_TRUE(answer.out.starts_with("whether ")) << answer.out;
}

/// Rulebooks that have little in common may have millions of events in one situation.
TEST(DiffCommand, TheTimeIsLookedAtWithinASituation) {
  const Said answer = said({"diff", "ec-cube-4", "qoo10-jp", "--time", "1"});
  EXPECT_TRUE(answer.code == ExitCode::Inconclusive || answer.code == ExitCode::Findings);
}

TEST(DiffCommand, AnInterruptionIsNoVerdict) {
  const Said answer = said({"diff", kShop, kSlower}, Language::English, [] { return true; });
  EXPECT_EQ(answer.code, ExitCode::Interrupted);
}

TEST(DiffCommand, AnInterruptionSaysThatNothingIsDecided) {
  const auto diff = [](const char* option, bool (*interrupted)()) {
    return said({"diff", "qoo10-jp", "ec-cube-4", option}, Language::English, interrupted);
  };
  const auto at_once = [] { return true; };
  const Said text = diff("--refusals", at_once);
  EXPECT_EQ(text.code, ExitCode::Interrupted);
  EXPECT_NE(text.out.find("is not decided"), std::string::npos) << text.out;
  EXPECT_NE(text.out.find("(interrupted)"), std::string::npos) << text.out;
  const Said json = diff("--json", at_once);
  EXPECT_EQ(json.code, ExitCode::Interrupted);
  EXPECT_NE(json.out.find("\"same\": null"), std::string::npos) << json.out;
  EXPECT_NE(json.out.find("\"budget\": \"interrupted\""), std::string::npos) << json.out;
}

TEST(DiffCommand, WritesAPageInsteadOfTheText) {
  const OwnFolder folder;
  const std::string page = folder.at("diff.html");
  const Said told = said({"diff", kShop, kSlower, "--html", page});
  EXPECT_EQ(told.code, ExitCode::Findings) << told.err;
  EXPECT_EQ(told.out, page + " was written: open it in a browser\n" + kShop + " and " + kSlower +
                          " behave differently: 2\n");
  EXPECT_TRUE(folder.read("diff.html").starts_with("<!doctype html>"));
  EXPECT_EQ(said({"diff", kShop, kShop, "--html", page}).code, ExitCode::Success);
  EXPECT_EQ(said({"diff", kShop, kSlower, "--html", page, "--json"}).code, ExitCode::BadInput);
  EXPECT_EQ(said({"diff", kShop, kSlower, "--html", folder.at("no/diff.html")}).code,
            ExitCode::BadInput);
}

}  // namespace
}  // namespace juchu
