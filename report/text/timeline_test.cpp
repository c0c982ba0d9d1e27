#include "report/text/timeline.hpp"

#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "report/testing/expected_file.hpp"
#include "report/testing/replayed.hpp"

namespace juchu {
namespace {

using Print = void (*)(const Scenario&, const Story&, const ReportOptions&, std::ostream&);

std::string printed(const std::string& scenario, Print print, const ReportOptions& options) {
  const Replayed told = replayed(scenario);
  std::ostringstream out;
  print(told.scenario, told.story, options, out);
  return out.str();
}

TEST(Timeline, LooksAsExpected) {
  struct Row {
    std::string scenario;
    std::string expected;
    Print print;
    ReportOptions options;
  };
  const Row rows[] = {
      {"every_line", "every_line.ja.txt", print_timeline, {Language::Japanese, false, 80}},
      {"every_line", "every_line.en.txt", print_timeline, {Language::English, false, 80}},
      {"every_line", "every_line.wide.txt", print_timeline, {Language::English, false, 120}},
      {"every_line", "every_line.narrow.txt", print_timeline, {Language::Japanese, false, 40}},
      {"every_line", "every_line.colour.txt", print_timeline, {Language::English, true, 80}},
      {"every_line", "every_line.failures.txt", print_failures, {Language::English, false, 80}},
      {"quiet_day", "quiet_day.ja.txt", print_timeline, {Language::Japanese, false, 80}},
      {"hostile_words", "hostile_words.en.txt", print_timeline, {Language::English, false, 80}},
  };
  const std::string folder = "report/expected/";
  for (const Row& row : rows)
    expect_file(folder + row.expected,
                printed(folder + row.scenario + ".json", row.print, row.options));
}

TEST(Timeline, W1NoControlCharacterReachesTheTerminal) {
  const ReportOptions plain = {Language::English, false, 80};
  const std::string text = printed("report/expected/hostile_words.json", print_timeline, plain);
  for (const std::string_view hidden :
       {"\x1b", "\xe2\x80\xae", "\xe2\x80\x8b", "\x7f", "\t", "\xc2\x9b"})
    EXPECT_EQ(text.find(hidden), std::string::npos) << text;
}

TEST(Summary, CountsWhatHolds) {
  std::ostringstream out;
  print_summary({3, 2, 0}, {Language::English, false, 80}, out);
  print_summary({3, 3, 0}, {Language::Japanese, false, 80}, out);
  print_summary({3, 2, 1}, {Language::English, false, 80}, out);
  EXPECT_EQ(out.str(),
            "✗ 2 of 3 scenarios as expected\n✓ 3件中3件が期待どおり\n"
            "✗ 2 of 3 scenarios as expected; files that could not be replayed: 1\n");
}

}  // namespace
}  // namespace juchu
