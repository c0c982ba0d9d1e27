#include "cli/view.hpp"

#include <gtest/gtest.h>

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

TEST(View, PrintsOneDocument) {
  const Said answer = said({"view", kCase, "--json"});
  Diagnostics diagnostics;
  EXPECT_TRUE(parse_json(answer.out, "view", diagnostics)) << answer.out;
  EXPECT_TRUE(has(answer.out, "\"queues\""));
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

}  // namespace
}  // namespace juchu
