#include "cli/mutate.hpp"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "cli/testing/own_folder.hpp"
#include "cli/testing/said.hpp"

namespace juchu {
namespace {

namespace fs = std::filesystem;

const std::string kCloakroom = "report/expected/cloakroom.json";
const std::string kForgotten = "report/expected/cloakroom.forgotten.json";

Said mutated(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"mutate", kCloakroom});
  return said(arguments);
}

TEST(MutateCommand, AnswersByItsVerdict) {
  struct Row {
    const char* what;
    std::vector<std::string> arguments;
    ExitCode code;
    std::string end;
  };
  const Row rows[] = {
      {"some changes are not noticed",
       {},
       ExitCode::Findings,
       "✗ changes that nothing notices: 16\n"},
      {"a scenario notices some of them",
       {kForgotten},
       ExitCode::Findings,
       "✗ changes that nothing notices: 13\n"},
      {"all that make a difference are noticed",
       {"--only", "given/dropped", "--only", "given/when-drop.3"},
       ExitCode::Success,
       "✓ every change that makes a difference is noticed\n"},
      {"a budget is reached first",
       {"--only", "pockets", "--states", "1"},
       ExitCode::Inconclusive,
       "? inconclusive, undecided: 3\n"},
      {"what makes no difference is not told apart",
       {"--only", "given", "--no-equivalence"},
       ExitCode::Findings,
       "nothing notices: 4\n"},
  };
  for (const Row& row : rows) {
    const Said answer = mutated(row.arguments);
    EXPECT_EQ(answer.code, row.code) << row.what << answer.err;
    EXPECT_TRUE(answer.out.ends_with(row.end)) << row.what << '\n' << answer.out;
    EXPECT_EQ(answer.err, "") << "progress is for terminals";
    std::vector<std::string> as_data = row.arguments;
    as_data.push_back("--json");
    EXPECT_EQ(mutated(as_data).code, row.code) << row.what;
  }
}

TEST(MutateCommand, RefusesWhatItCannotUnderstand) {
  struct Row {
    std::vector<std::string> arguments;
    std::string error;
  };
  const Row rows[] = {
      {{"--only", "givn"}, "no change or rule \"givn\" (did you mean \"given\"?)"},
      {{"--every", "0"}, "that value of \"--every\" cannot be used"},
      {{"--threads", "many"}, "that value of \"--threads\" cannot be used"},
      {{"no/such/scenario.json"}, "no/such/scenario.json:1:1: error: "},
      {{"scenarios/trouble/0-happy-path.json"}, "scenarios/trouble/0-happy-path.json:"},
  };
  for (const auto& [arguments, error] : rows) {
    const Said answer = mutated(arguments);
    EXPECT_EQ(answer.code, ExitCode::BadInput) << arguments.front();
    EXPECT_NE(answer.err.find(error), std::string::npos) << answer.err;
    EXPECT_EQ(answer.out, "");
  }
}

TEST(MutateCommand, AScenarioThatDoesNotHoldNoticesNothing) {
  const Said answer = mutated({"cli/expected/cloakroom.late.json"});
  EXPECT_EQ(answer.code, ExitCode::BadInput);
  EXPECT_EQ(answer.err,
            "cli/expected/cloakroom.late.json:1:1: error: this does not hold under the "
            "rulebook (see juchu replay)\n");
}

TEST(MutateCommand, ASavedStoryHoldsAndNoticesItsChange) {
  const fs::path folder = fs::temp_directory_path() / "juchu_mutate_saved";
  fs::remove_all(folder);
  EXPECT_EQ(mutated({"--save", folder.string(), "--only", "pockets", "--only", "given"}).code,
            ExitCode::Findings);
  std::vector<std::string> replayed = {"replay", "--quiet"};
  std::vector<std::string> again = {"--only", "pockets", "--only", "given"};
  for (const auto& entry : fs::directory_iterator(folder)) {
    replayed.push_back(entry.path().string());
    again.push_back(entry.path().string());
  }
  EXPECT_EQ(replayed.size(), 2u + 5u);
  EXPECT_EQ(said(replayed).code, ExitCode::Success) << said(replayed).out;
  EXPECT_EQ(mutated(again).code, ExitCode::Success) << mutated(again).out;
  fs::remove_all(folder);
}

TEST(MutateCommand, WritesAPageInsteadOfTheText) {
  const OwnFolder folder;
  const std::string page = folder.at("mutate.html");
  const Said told = mutated({"--html", page});
  EXPECT_EQ(told.code, ExitCode::Findings) << told.err;
  EXPECT_EQ(told.out,
            page + " was written: open it in a browser\n" + "✗ changes that nothing notices: 16\n");
  const std::string written = folder.read("mutate.html");
  EXPECT_EQ(mutated({"--html", page, "--threads", "3"}).code, ExitCode::Findings);
  EXPECT_EQ(folder.read("mutate.html"), written);
  EXPECT_EQ(mutated({"--html", page, "--json"}).code, ExitCode::BadInput);
  EXPECT_EQ(mutated({"--html", page, "--shard", "1/2", "--output", folder.at("part.jsonl")}).code,
            ExitCode::BadInput);
}

TEST(MutateCommand, ThreadsChangeNothing) {
  const std::string alone = mutated({kForgotten, "--json"}).out;
  EXPECT_EQ(mutated({kForgotten, "--json", "--threads", "3"}).out, alone);
}

TEST(MutateCommand, AnInterruptionTellsWhatIsKnown) {
  for (const Language language : {Language::Japanese, Language::English}) {
    const Said answer = said({"mutate", kCloakroom}, language, [] { return true; });
    EXPECT_EQ(answer.code, ExitCode::Interrupted);
    EXPECT_NE(answer.out.find(language == Language::English ? "(interrupted)" : "（中断した）"),
              std::string::npos)
        << answer.out;
  }
}

/// A shop of which an order has one or two units for `check`, and up to nine in stories.
std::string bounded_shop() {
  std::ifstream file("scenarios/new/rulebook.json");
  std::string text{std::istreambuf_iterator<char>(file), {}};
  const auto put = [&](std::string_view before, std::string_view what) {
    const std::size_t at = text.find(before);
    ASSERT_NE(at, text.npos) << before;
    text.insert(at, what);
  };
  put(R"("ordered_on": {"type": "date")", R"("units": {"type": "1..2", "large": "1..9"}, )");
  put(R"("set": {"ordered_on": "today"})",
      R"("with": {"units": {"type": "1..2", "large": "1..9"}}, )");
  put(R"("ordered_on": "today"})", R"("units": "event.units", )");
  return text;
}

TEST(MutateCommand, LeavesOutWhatOnlyTheLargeBoundsHold) {
  const OwnFolder folder;
  folder.write("shop.json", bounded_shop());
  const auto story = [](int units) {
    return R"({"title": {"en": "x"}, "rulebook": "shop.json", "steps": [{"at": "2024-03-04 10:00", )"
           R"("order": "A", "event": "place_order", "units": )" +
           std::to_string(units) + "}]}";
  };
  folder.write("two.json", story(2));
  folder.write("five.json", story(5));
  EXPECT_EQ(said({"replay", folder.at("two.json"), folder.at("five.json")}).code,
            ExitCode::Success);
  const auto changed = [&](const std::string& scenario) {
    return said({"mutate", folder.at("shop.json"), folder.at(scenario), "--only", "shipping"});
  };
  EXPECT_EQ(changed("two.json").err, "");
  EXPECT_EQ(changed("five.json").err,
            folder.at("five.json") +
                ": left out, since it needs the large bounds, and changes are "
                "tried within the small ones\n");
  EXPECT_EQ(changed("five.json").out, changed("two.json").out);
  folder.write("ten.json", story(10));
  EXPECT_EQ(changed("ten.json").code, ExitCode::BadInput);
}

TEST(MutateCommand, TakesTheShippedScenariosOfAShippedRulebook) {
  const Said answer = said({"mutate", "--only", "restock/dropped", "--json"}, Language::English,
                           [] { return true; });
  EXPECT_EQ(answer.code, ExitCode::Interrupted);
  EXPECT_NE(answer.out.find("\"0-happy-path\""), std::string::npos) << answer.out;
}

}  // namespace
}  // namespace juchu
