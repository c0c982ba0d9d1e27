#include "cli/lint.hpp"

#include <gtest/gtest.h>

#include "cli/testing/own_folder.hpp"
#include "cli/testing/said.hpp"

namespace juchu {
namespace {

const std::string kBakery = "report/expected/bakery.json";

TEST(LintCommand, AnswersWhetherThereAreFindings) {
  EXPECT_EQ(said({"lint"}).code, ExitCode::Success);
  EXPECT_EQ(said({"lint", "ec-cube-4"}).code, ExitCode::Success);
  EXPECT_EQ(said({"lint", kBakery}).code, ExitCode::Findings);
}

TEST(LintCommand, ShowsEachFormat) {
  EXPECT_TRUE(said({"lint", kBakery}).out.starts_with(kBakery + ":20:16: warning: days: "));
  const Said json = said({"lint", kBakery, "--json"});
  EXPECT_TRUE(json.out.starts_with("{\n  \"schema_version\": 1,"));
  EXPECT_EQ(json.out, said({"lint", kBakery, "--format", "json"}).out);
  EXPECT_EQ(json.code, ExitCode::Findings);
  EXPECT_NE(said({"lint", kBakery, "--format", "sarif"}).out.find("\"version\": \"2.1.0\""),
            std::string::npos);
  EXPECT_NE(said({"lint", kBakery, "--lang", "ja"}).out.find("警告"), std::string::npos);
}

TEST(LintCommand, ExploresOnDemandAndSaysHowFarItCame) {
  const std::string counter = "report/expected/lunch_counter.json";
  const Said all = said({"lint", counter, "--explore"});
  EXPECT_EQ(all.code, ExitCode::Findings);
  EXPECT_NE(all.out.find("(order_lunch, then refund)"), std::string::npos) << all.out;
  EXPECT_NE(all.out.find("everything that can happen to one order was explored (situations: 8)"),
            std::string::npos)
      << all.out;
  const Said some = said({"lint", "--explore", "--states", "1000"});
  EXPECT_EQ(some.code, ExitCode::Inconclusive);
  EXPECT_NE(some.out.find("not everything that can happen to one order was explored"),
            std::string::npos);
  EXPECT_NE(some.out.find("; the limit of --states was reached): "), std::string::npos) << some.out;
  const Said wide = said({"lint", "ec-cube-4", "--explore"});
  EXPECT_NE(wide.out.find("nothing that needed exploring"), std::string::npos) << wide.out;
  const Said json = said({"lint", counter, "--explore", "--json"});
  EXPECT_NE(json.out.find("\"complete\": true"), std::string::npos) << json.out;
  EXPECT_EQ(said({"lint", counter, "--json"}).out.find("\"explored\""), std::string::npos);
}

TEST(LintCommand, AnInterruptedExplorationSaysWhatItKnows) {
  const Said answer = said({"lint", "--explore"}, Language::English, [] { return true; });
  EXPECT_EQ(answer.code, ExitCode::Interrupted);
  EXPECT_NE(answer.out.find("interrupted): "), std::string::npos) << answer.out;
  EXPECT_NE(answer.out.find("time-lock"), std::string::npos) << answer.out;
}

TEST(LintCommand, WritesAPageInsteadOfTheText) {
  const OwnFolder folder;
  const std::string page = folder.at("lint.html");
  const Said told = said({"lint", kBakery, "--html", page});
  EXPECT_EQ(told.code, ExitCode::Findings) << told.err;
  EXPECT_EQ(told.out, page + " was written: open it in a browser\n" + kBakery +
                          ": errors 0, warnings 10, notes 0\n");
  EXPECT_EQ(folder.read("lint.html").rfind("<!doctype html>", 0), 0U);
  EXPECT_EQ(said({"lint", "--html", folder.at("clean.html")}).code, ExitCode::Success);
  EXPECT_EQ(said({"lint", kBakery, "--html", page, "--json"}).code, ExitCode::BadInput);
  EXPECT_EQ(said({"lint", kBakery, "--html", page, "--format", "sarif"}).code, ExitCode::BadInput);
}

TEST(LintCommand, RefusesWhatItDoesNotKnow) {
  EXPECT_EQ(said({"lint", kBakery, "--format", "xml"}).code, ExitCode::BadInput);
  EXPECT_EQ(said({"lint", kBakery, "--json", "--format", "sarif"}).code, ExitCode::BadInput);
  for (const std::string file : {"no/such/rulebook.json", "cli/expected/too_wide.json"}) {
    const Said answer = said({"lint", file});
    EXPECT_EQ(answer.code, ExitCode::BadInput);
    EXPECT_EQ(answer.out, "");
    EXPECT_TRUE(answer.err.starts_with(file + ":")) << answer.err;
  }
}

}  // namespace
}  // namespace juchu
