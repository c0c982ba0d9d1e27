#include "cli/check.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "cli/testing/said.hpp"

namespace juchu {
namespace {

namespace fs = std::filesystem;

const std::string kCounter = "report/expected/lunch_counter.json";

/// An empty folder of this test's own; gone with it.
class Check : public testing::Test {
 protected:
  Check()
      : folder_((fs::temp_directory_path() /
                 (std::string("juchu_") +
                  testing::UnitTest::GetInstance()->current_test_info()->name()))
                    .string()) {
    fs::remove_all(folder_);
  }
  ~Check() override { fs::remove_all(folder_); }

  [[nodiscard]] std::vector<std::string> files() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder_))
      names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
  }

  const std::string folder_;
};

TEST_F(Check, AnswersByItsVerdict) {
  struct Row {
    const char* what;
    std::vector<std::string> arguments;
    ExitCode code;
    std::string end;
  };
  const Row rows[] = {
      {"something is not as expected", {kCounter}, ExitCode::Findings, "✗ findings: 4\n"},
      {"all that is asked is as expected",
       {kCounter, "--only", "given-cold", "--only", "lapsed-lunch"},
       ExitCode::Success,
       "✓ holds: every verdict is as expected\n"},
      {"a budget is reached first",
       {kCounter, "--only", "ready-is-dated", "--states", "1"},
       ExitCode::Inconclusive,
       ", no violation so far\n"},
      {"what was found within the budget is a finding all the same",
       {kCounter, "--states", "1"},
       ExitCode::Findings,
       " (the budget of situations was reached)\n"},
      {"random stories find it",
       {kCounter, "--random", "100"},
       ExitCode::Findings,
       "--random 100 --seed 1\n"},
      {"random stories find nothing",
       {kCounter, "--random", "100", "--only", "ready-is-dated"},
       ExitCode::Success,
       "(this proves nothing)\n"},
  };
  for (const Row& row : rows) {
    std::vector<std::string> arguments = {"check"};
    arguments.insert(arguments.end(), row.arguments.begin(), row.arguments.end());
    const Said answer = said(arguments);
    EXPECT_EQ(answer.code, row.code) << row.what << answer.err;
    EXPECT_TRUE(answer.out.ends_with(row.end)) << row.what << '\n' << answer.out;
    EXPECT_EQ(answer.err, "") << "progress is for terminals";
    arguments.push_back("--json");
    EXPECT_EQ(said(arguments).code, row.code) << row.what;
  }
}

TEST_F(Check, RefusesWhatItCannotUnderstand) {
  struct Row {
    std::vector<std::string> arguments;
    std::string error;
  };
  const Row rows[] = {
      {{"--show", "given-cool"},
       "no property, hazard or norm \"given-cool\" (did you mean \"given-cold\"?)"},
      {{"--only", "nothing-like-it"}, "no property, hazard or norm of that name"},
      {{"--orders", "0"}, "that value of \"--orders\" cannot be used"},
      {{"--orders", "many"}, "that value of \"--orders\" cannot be used"},
      {{"--threads", "-1"}, "that value of \"--threads\" cannot be used"},
      {{"--states", "1.5"}, "that value of \"--states\" cannot be used"},
      {{"--seed", "3"}, "\"--seed\" needs another option beside it"},
      {{"--random", "5", "--readings"}, " cannot stand beside another option that is given"},
      {{"--stats", "5"}, "no option \"--stats\" (did you mean \"--states\"?)"},
  };
  for (const auto& [arguments, error] : rows) {
    std::vector<std::string> all = {"check", kCounter};
    all.insert(all.end(), arguments.begin(), arguments.end());
    const Said answer = said(all);
    EXPECT_EQ(answer.code, ExitCode::BadInput) << arguments.front();
    EXPECT_NE(answer.err.find(error), std::string::npos) << answer.err;
    EXPECT_EQ(answer.out, "");
  }
  EXPECT_EQ(said({"check", "no/such/rulebook.json"}).code, ExitCode::BadInput);
}

TEST_F(Check, SaysOfAPromiseThatItIsTakenToBeKept) {
  const Said answer = said({"check", "--only", "carrier-delivers-parcel-1"});
  EXPECT_EQ(answer.code, ExitCode::BadInput);
  EXPECT_NE(answer.err.find("is a promise, and check takes promises to be kept"), std::string::npos)
      << answer.err;
  EXPECT_NE(answer.err.find("juchu explain --rulebook qoo10-jp carrier-delivers-parcel-1"),
            std::string::npos)
      << answer.err;
}

TEST_F(Check, KnowsWhatOnlyTheLargeBoundsHave) {
  const Said promise = said({"check", "--only", "carrier-delivers-parcel-3"});
  EXPECT_NE(promise.err.find("is a promise"), std::string::npos) << promise.err;

  std::ostringstream shipped;
  shipped << std::ifstream("scenarios/rulebooks/qoo10-jp.json").rdbuf();
  std::string text = shipped.str();
  const std::string norms = "\"norms\": [";
  text.insert(text.find(norms) + norms.size(), R"(
    {"id": "sent", "each": "parcel", "by": "carrier", "since": "parcel[each].sent_on",
     "while": "parcel[each].sent_on != null && !parcel[each].arrived", "within": 9,
     "source": "a test", "says": {"ja": "荷物{each}", "en": "parcel {each}"}},)");
  fs::create_directories(folder_);
  const std::string file = folder_ + "/sent.json";
  std::ofstream(file) << text;
  const Said answer = said({"check", file, "--only", "sent-3"});
  EXPECT_EQ(answer.code, ExitCode::BadInput);
  EXPECT_NE(answer.err.find("\"sent-3\" is only in the rules of the large bounds"),
            std::string::npos)
      << answer.err;
  EXPECT_NE(answer.err.find("juchu check " + file + " --random 10000 --only sent-3"),
            std::string::npos)
      << answer.err;
  EXPECT_NE(said({"check", file, "--only", "sent-2", "--states", "1"}).code, ExitCode::BadInput);
  EXPECT_NE(said({"check", file, "--only", "sent-3", "--random", "5"}).code, ExitCode::BadInput);
}

TEST_F(Check, SavedStoriesReplayAndHold) {
  const Said answer = said(
      {"check", kCounter, "--save", folder_ + "/deep", "--all", "--show", "tell-guests"});
  EXPECT_EQ(answer.code, ExitCode::Findings) << answer.err;
  std::vector<std::string> arguments = {"replay", "--quiet"};
  for (const auto& entry : fs::directory_iterator(folder_ + "/deep"))
    arguments.push_back(entry.path().string());
  EXPECT_EQ(arguments.size(), 2u + 8u);
  for (const char* name : {"never-cold", "given-cold", "lapsed-lunch", "eaten-for-free",
                           "tell-guests.kept", "tell-guests.breached"})
    EXPECT_TRUE(fs::exists(folder_ + "/deep/" + name + ".json")) << name;
  const Said replayed = said(arguments);
  EXPECT_EQ(replayed.code, ExitCode::Success) << replayed.out << replayed.err;
}

TEST_F(Check, SavesFindingsAndGapsUnlessMoreIsAskedFor) {
  EXPECT_EQ(said({"check", kCounter, "--save", folder_}).code, ExitCode::Findings);
  EXPECT_EQ(files(),
            (std::vector<std::string>{"eaten-for-free.json", "lapsed-lunch.json",
                                      "money-back.early-money-back.json", "never-cold.json"}));
}

TEST_F(Check, ReplacesRegularFilesOnly) {
  fs::create_directories(folder_ + "/eaten-for-free.json");
  const Said refused = said({"check", kCounter, "--save", folder_});
  EXPECT_EQ(refused.code, ExitCode::BadInput);
  EXPECT_NE(refused.err.find("/eaten-for-free.json:1:1: error: this is no regular file"),
            std::string::npos)
      << refused.err;
  EXPECT_NE(refused.out.find("✗ findings: 4"), std::string::npos) << "the report is there";
  EXPECT_EQ(files().size(), 4u) << "and so are the other stories";
  fs::remove(folder_ + "/eaten-for-free.json");
  std::ofstream(folder_ + "/eaten-for-free.json") << "old";
  EXPECT_EQ(said({"check", kCounter, "--save", folder_}).code, ExitCode::Findings);
  EXPECT_GT(fs::file_size(folder_ + "/eaten-for-free.json"), 100u);
  EXPECT_EQ(files().size(), 4u) << "no temporary file is left";
}

TEST_F(Check, AFolderThatCannotBeMadeIsBadInput) {
  std::ofstream(folder_) << "a file";
  const Said answer = said({"check", kCounter, "--save", folder_});
  EXPECT_EQ(answer.code, ExitCode::BadInput);
  EXPECT_NE(answer.err.find("the folder cannot be made: a name on the way to it is no folder"),
            std::string::npos)
      << answer.err;
  EXPECT_NE(answer.out.find("✗ findings: 4"), std::string::npos) << answer.out;
}

TEST_F(Check, ThreadsChangeNothing) {
  const std::string alone = said({"check", kCounter, "--json"}).out;
  EXPECT_EQ(said({"check", kCounter, "--json", "--threads", "2"}).out, alone);
  EXPECT_EQ(alone.find("timing"), std::string::npos);
  EXPECT_NE(
      said({"check", kCounter, "--json", "--timing"}).out.find("\"timing\":{\"milliseconds\""),
      std::string::npos);
}

TEST_F(Check, WritesAPageInsteadOfTheText) {
  fs::create_directory(folder_);
  const std::string page = folder_ + "/check.html";
  for (const std::string threads : {"1", "4"}) {
    const Said answer = said(
        {"check", kCounter, "--readings", "--threads", threads, "--html", page});
    EXPECT_EQ(answer.code, ExitCode::Findings) << answer.err;
    EXPECT_EQ(answer.out, page + " was written: open it in a browser\n✗ findings: 3\n");
    fs::rename(page, folder_ + "/" + threads);
  }
  const auto text = [&](const std::string& name) {
    std::ostringstream bytes;
    bytes << std::ifstream(folder_ + "/" + name, std::ios::binary).rdbuf();
    return bytes.str();
  };
  EXPECT_TRUE(text("1").starts_with("<!doctype html>"));
  EXPECT_TRUE(text("1") == text("4")) << "threads change nothing";
  for (const std::vector<std::string>& other :
       {std::vector<std::string>{"--json"}, {"--all"}, {"--timing"}, {"--random", "9"}}) {
    std::vector<std::string> both = {"check", kCounter, "--html", page};
    both.insert(both.end(), other.begin(), other.end());
    EXPECT_EQ(said(both).code, ExitCode::BadInput) << other.front();
  }
  EXPECT_EQ(said({"check", kCounter, "--html", folder_ + "/no/check.html"}).code,
            ExitCode::BadInput);
}

TEST_F(Check, AnInterruptionTellsWhatIsKnown) {
  for (const std::string option : {"--json", "--readings", "--all"}) {
    const Said answer = said({"check", kCounter, option}, Language::English, [] { return true; });
    EXPECT_EQ(answer.code, ExitCode::Interrupted) << option;
    EXPECT_NE(answer.out.find(option == "--json" ? "\"complete\":false" : "interrupted"),
              std::string::npos)
        << answer.out;
  }
  const Said random = said({"check", kCounter, "--random", "9"}, Language::English,
                           [] { return true; });
  EXPECT_EQ(random.code, ExitCode::Interrupted);
  EXPECT_NE(random.out.find("? nothing unexpected was found so far"), std::string::npos);
  EXPECT_EQ(random.out.find("✓"), std::string::npos) << random.out;
}

TEST_F(Check, WithoutReductionsTheVerdictsAreTheSame) {
  const auto table = [](const std::string& text) { return text.substr(0, text.find("questions")); };
  const Said reduced = said({"check", kCounter});
  const Said whole = said({"check", kCounter, "--no-reduction"});
  EXPECT_EQ(whole.code, reduced.code);
  EXPECT_EQ(table(whole.out).substr(0, 1500), table(reduced.out).substr(0, 1500));
}

}  // namespace
}  // namespace juchu
