#include "cli/view.hpp"

#include <gtest/gtest.h>

#include "cli/testing/own_folder.hpp"
#include "cli/testing/said.hpp"
#include "model/json/json_value.hpp"

namespace juchu {
namespace {

const std::string kCase = "scenarios/trouble/1-request-not-seen.json";

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(View, TellsTheDaysWorkInBothLanguages) {
  const Said english = said({"view", kCase, "--at", "2024-03-04", "--today"});
  EXPECT_EQ(english.code, ExitCode::Success);
  EXPECT_TRUE(has(english.out, "To do today: 1")) << english.out;
  EXPECT_TRUE(has(english.out, "overdue: a paid order was left without a ship date"));
  const Said japanese = said({"view", kCase, "--at", "2024-03-04", "--today"}, Language::Japanese);
  EXPECT_TRUE(has(japanese.out, "今日のうちに: 1件")) << japanese.out;
}

TEST(View, MasksWhatIsPersonalUnlessItIsToBeRevealed) {
  const Said masked = said({"view", kCase, "--at", "2024-03-04", "--order", "A-1001"});
  EXPECT_TRUE(has(masked.out, "見***")) << masked.out;
  EXPECT_FALSE(has(masked.out, "花子"));
  EXPECT_TRUE(has(said({"view", kCase, "--at", "2024-03-04", "--order", "A-1001", "--reveal"}).out,
                  "見本 花子"));
  EXPECT_FALSE(has(said({"view", kCase, "--at", "2024-03-04", "--json"}).out, "花子"));
}

TEST(View, PicksByWhatTheRulebookCallsTypesAndDates) {
  const auto orders = [](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"view", kCase, "--at", "2024-03-04"});
    const std::string out = said(arguments).out;
    return out.substr(out.find("Orders ("),
                      out.find('\n', out.find("Orders (")) - out.find("Orders ("));
  };
  EXPECT_EQ(orders({"--filter", "preorder"}), "Orders (summary): 0");
  EXPECT_EQ(orders({"--filter", "予約販売"}), "Orders (summary): 0");
  EXPECT_EQ(orders({"--filter", "undated"}), "Orders (summary): 0");
  EXPECT_EQ(orders({"--period", "入金日=2024-03-01.."}), "Orders (summary): 2");
  EXPECT_EQ(orders({"--period", "paid on=2024-03-02.."}), "Orders (summary): 0");
}

TEST(View, PrintsOneDocument) {
  const Said answer = said({"view", kCase, "--json"});
  Diagnostics diagnostics;
  EXPECT_TRUE(parse_json(answer.out, "view", diagnostics)) << answer.out;
  EXPECT_TRUE(has(answer.out, "\"queues\""));
}

TEST(View, WritesAPageInsteadOfTheText) {
  const OwnFolder folder;
  const std::string page = folder.at("view.html");
  const Said told = said({"view", kCase, "--at", "2024-03-04", "--html", page});
  EXPECT_EQ(told.code, ExitCode::Success) << told.err;
  EXPECT_EQ(told.out, page + " was written: open it in a browser\n");
  const std::string written = folder.read("view.html");
  EXPECT_TRUE(has(written, "<title>The screens at the end of 2024-03-04 Mon</title>"));
  EXPECT_EQ(said({"view", kCase, "--at", "2024-03-04", "--html", page}).code, ExitCode::Success);
  EXPECT_EQ(folder.read("view.html"), written);
  for (const std::vector<std::string>& other : std::vector<std::vector<std::string>>{
           {"--json"}, {"--reveal"}, {"--order", "A-1001"}, {"--status", "preparing"}}) {
    std::vector<std::string> arguments = {"view", kCase, "--html", page};
    arguments.insert(arguments.end(), other.begin(), other.end());
    EXPECT_EQ(said(arguments).code, ExitCode::BadInput) << other.front();
  }
}

TEST(View, ReadsTheStandardInput) {
  Diagnostics diagnostics;
  const std::string scenario = read_file(kCase, diagnostics).value();
  const std::vector<std::string> options = {"--at", "2024-03-04", "--today"};
  std::vector<std::string> input = {"view", "-"}, file = {"view", kCase};
  input.insert(input.end(), options.begin(), options.end());
  file.insert(file.end(), options.begin(), options.end());
  const Said answer = said_with_input(scenario, input);
  EXPECT_EQ(answer.code, ExitCode::Success) << answer.err;
  EXPECT_TRUE(has(answer.out, "To do today: 1")) << answer.out;
  EXPECT_EQ(said_with_input("[", input).code, ExitCode::BadInput);
  EXPECT_TRUE(said_with_input("[", input).err.starts_with("<stdin>:1:2: error: "));
}

TEST(View, SaysWhatIsWrongWithWhatWasAskedFor) {
  const struct {
    std::vector<std::string> arguments;
    const char* problem;
  } rows[] = {
      {{"--at", "yesterday"}, "--at takes a moment"},
      {{"--status", "new_ordr"}, "did you mean \"new_order\""},
      {{"--order", "A-1003"}, "no order \"A-1003\""},
      {{"--period", "ordered_on"}, "a period is written FIELD=FROM..TO"},
      {{"--period", "parcel[1].sent_on=2024-03-01.."}, "no date of that name"},
      {{"--filter", "preordr"}, "did you mean \"preorder\""},
      {{"--where", "business_days_since(paid_on) > 3"}, "screens count no business days"},
      {{"--where", "unit > 1"}, "did you mean \"units\""},
  };
  for (const auto& [arguments, problem] : rows) {
    std::vector<std::string> all = {"view", kCase};
    all.insert(all.end(), arguments.begin(), arguments.end());
    const Said answer = said(all);
    EXPECT_EQ(answer.code, ExitCode::BadInput);
    EXPECT_EQ(answer.out, "");
    EXPECT_TRUE(has(answer.err, problem)) << answer.err;
  }
  EXPECT_EQ(said({"view", "no-such-file.json"}).code, ExitCode::BadInput);
}

TEST(View, SearchesOnlyWhatTheScreensShow) {
  const auto lists = [](const std::string& words, bool reveal) {
    std::vector<std::string> arguments = {"view", kCase, "--at", "2024-03-04", "--words", words};
    if (reveal) arguments.emplace_back("--reveal");
    return has(said(arguments).out, "Orders (summary): 1");
  };
  EXPECT_TRUE(lists("日焼け止め", false));
  EXPECT_FALSE(lists("見本 花子", false)) << "masked";
  EXPECT_TRUE(lists("見本 花子", true));
  EXPECT_TRUE(lists("A-1002", false));
}

TEST(View, LooksAheadToTheEndOfTheCalendar) {
  const Said answer = said({"view", kCase, "--at", "2199-12-31"});
  EXPECT_EQ(answer.code, ExitCode::Success) << answer.err;
}

TEST(View, TakesADayOrAPeriodThatGoesForward) {
  const auto asked = [](const std::string& period) {
    return said({"view", kCase, "--at", "2024-03-04", "--period", period});
  };
  EXPECT_TRUE(has(asked("ordered_on=2024-03-01").out, "Orders (summary): 2"));
  EXPECT_TRUE(has(asked("ordered_on=2024-03-02").out, "Orders (summary): 0"));
  EXPECT_TRUE(has(asked("ordered_on=2024-03-02..2024-03-01").err, "ends before it begins"));
}

}  // namespace
}  // namespace juchu
