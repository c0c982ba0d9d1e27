#include "report/ci/ci_formats.hpp"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "report/testing/expected_file.hpp"
#include "report/testing/replayed.hpp"

namespace juchu {
namespace {

/// One that holds, one that does not, one with control characters, one that cannot be read, and one
/// that is not there.
std::vector<ReplayedFile> some_files() {
  std::vector<ReplayedFile> files;
  for (const char* file : {"report/expected/quiet_day.json", "report/expected/every_line.json",
                           "report/expected/hostile_words.json", "cli/expected/bad_scenario.json",
                           "no_such_file.json"})
    files.push_back(replayed_file(file));
  return files;
}

/// A file with everything that marks something up in one of the formats, in its name and in what is
/// wrong with it.
std::vector<ReplayedFile> marked_up() {
  const std::string
      hostile = "a]]><!--\"'&amp;%0A::error::,:# TODO \\#\x01\x1b\n...\n---\r\xef\xbf\xbf\xff";
  ReplayedFile file{.file = hostile};
  file.problems.push_back({hostile, {3, 4}, "/" + hostile, {hostile, hostile}, {hostile, hostile}});
  return {file, file};
}

std::string printed(CiFormat& print, const std::vector<ReplayedFile>& files,
                    Language language = Language::English) {
  std::ostringstream out;
  print(files, language, out);
  return out.str();
}

/// What `command` says about `text` on its standard input; nothing when it fails.
std::optional<std::string> answer_of(const std::string& command, const std::string& text) {
  const std::string file = testing::TempDir() + "juchu_ci_formats.txt";
  std::ofstream(file) << text;
  std::FILE* pipe = popen((command + " < " + file + " 2>&1").c_str(), "r");
  std::string said;
  char chunk[4096];
  for (std::size_t n; (n = std::fread(chunk, 1, sizeof chunk, pipe)) > 0;) said.append(chunk, n);
  if (pclose(pipe) != 0) return std::nullopt;
  return said;
}

bool installed(const std::string& tool) {
  return std::system(("command -v " + tool + " > /dev/null").c_str()) == 0;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; ++at) ++found;
  return found;
}

TEST(CiFormats, LookAsExpected) {
  const std::string stem = "report/expected/ci.";
  expect_file(stem + "junit.xml", printed(print_junit, some_files()));
  expect_file(stem + "en.tap", printed(print_tap, some_files()));
  expect_file(stem + "ja.tap", printed(print_tap, some_files(), Language::Japanese));
  expect_file(stem + "github.txt", printed(print_workflow_commands, some_files()));
}

TEST(CiFormats, C2AFileWithoutAStoryIsAnErrorOfItsTest) {
  EXPECT_NE(printed(print_junit, some_files()).find(R"(tests="5" failures="2" errors="2")"),
            std::string::npos);
  EXPECT_EQ(count(printed(print_tap, some_files()), "\nnot ok "), 4u);
}

TEST(CiFormats, C1JUnitIsWellFormedForAnyInput) {
  if (!installed("xmllint")) GTEST_SKIP() << "xmllint (Debian: libxml2-utils) is not installed";
  for (const auto& files : {some_files(), marked_up()}) {
    const std::string document = printed(print_junit, files);
    EXPECT_EQ(answer_of("xmllint --noout -", document), "") << document;
  }
  const auto tests = answer_of("xmllint --xpath 'count(//testcase[@name and @classname]/error)' -",
                               printed(print_junit, marked_up()));
  EXPECT_EQ(tests.value_or(""), "2\n");
}

TEST(CiFormats, C1TapIsReadWithItsDiagnosesByPerl) {
  if (!installed("perl")) GTEST_SKIP() << "perl is not installed";
  const std::string reader =
      "perl -MTAP::Parser -e '"
      "my $p = TAP::Parser->new({tap => join(\"\", map { s/^TAP version 14/TAP version 13/r } "
      "<STDIN>)});"
      "my ($tests, $told) = (0, 0);"
      "while (my $r = $p->next) {"
      "  $tests++ if $r->is_test;"
      "  $told += @{$r->data->{complaints}} if $r->is_yaml;"
      "  die $r->as_string if $r->is_unknown; }"
      "die $p->parse_errors if $p->parse_errors;"
      "print $tests, \" \", $told, \" \", scalar($p->todo), \"\\n\"'";
  EXPECT_EQ(answer_of(reader, printed(print_tap, some_files())).value_or("not understood"),
            "5 6 0\n");
  EXPECT_EQ(answer_of(reader, printed(print_tap, marked_up())).value_or("not understood"),
            "2 2 0\n");
}

/// Reads a workflow command as the runner of GitHub Actions does.
TEST(CiFormats, C1WorkflowCommandsSayWhatWasMeant) {
  const std::string text = printed(print_workflow_commands, marked_up());
  EXPECT_EQ(count(text, "\n"), 2u) << text;  // said of both files, once; and the summary
  ASSERT_TRUE(text.starts_with("::error file=")) << text;
  const std::size_t end = text.find("::", 2);
  const std::string properties = text.substr(8, end - 8);
  EXPECT_EQ(count(properties, ","), 3u) << properties;
  EXPECT_EQ(count(properties, "="), 4u) << properties;
  EXPECT_NE(properties.find(",line=3,col=4,title="), std::string::npos);
  const std::string message = text.substr(end + 2, text.find('\n') - end - 2);
  EXPECT_NE(message.find("%250A::error::,:#"), std::string::npos) << message;
}

}  // namespace
}  // namespace juchu
