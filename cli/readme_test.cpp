// What the README and the pages for operations, developers and analysts show must still come out of
// the program.
#include <algorithm>
#include <fstream>
#include <optional>
#include <sstream>

#include <gtest/gtest.h>

#include "cli/testing/said.hpp"

namespace juchu {
namespace {

using Lines = std::vector<std::string>;

Lines lines_of(const std::string& text) {
  Lines lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

/// A block of the README that claims to be the output of a command; `…` stands for lines left out.
struct Quotation {
  std::vector<std::string> command;
  Lines lines;
};

const char* const kPages[] = {"README.md", "scenarios/README.md", "scenarios/rulebooks/README.md",
                              "scenarios/load/README.md"};

std::vector<Quotation> quotations(const char* page) {
  std::ifstream file(page);
  std::stringstream text;
  text << file.rdbuf();
  const Lines lines = lines_of(text.str());
  const std::string mark = "<!-- juchu ";
  std::vector<Quotation> found;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].rfind(mark, 0) != 0) continue;
    Quotation quotation;
    std::istringstream words(lines[i].substr(mark.size(), lines[i].find(" -->") - mark.size()));
    for (std::string word; words >> word;) quotation.command.push_back(word);
    for (i += 2; i < lines.size() && lines[i] != "```"; ++i) quotation.lines.push_back(lines[i]);
    found.push_back(quotation);
  }
  return found;
}

/// The README's way to a rulebook of one's own: a shipped one, with something written otherwise.
struct Rewriting {
  std::string from, to, source;
};

std::optional<Rewriting> rewriting() {
  std::ifstream file("README.md");
  for (std::string line; std::getline(file, line);) {
    const std::string mark = "; s/";
    if (line.rfind("sed '", 0) != 0) continue;
    const std::size_t begin = line.find(mark) + mark.size();
    const std::size_t middle = line.find('/', begin), end = line.find("/' ", middle + 1);
    Rewriting found{line.substr(begin, middle - begin), line.substr(middle + 1, end - middle - 1),
                    line.substr(end + 3, line.find(' ', end + 3) - end - 3)};
    std::erase(found.from, '\\');
    return found;
  }
  return std::nullopt;
}

TEST(Readme, ComparesAsItSays) {
  const auto edit = rewriting();
  ASSERT_TRUE(edit);
  std::ifstream file(edit->source);
  std::stringstream text;
  text << file.rdbuf();
  std::string book = text.str();
  const std::size_t place = book.find(edit->from);
  ASSERT_NE(place, std::string::npos) << edit->from;
  book.replace(place, edit->from.size(), edit->to);
  const std::string mine = testing::TempDir() + "my_shop.json";
  std::ofstream(mine) << book;
  const Said answer = said({"diff", "ec-cube-4", mine});
  EXPECT_EQ(answer.code, ExitCode::Findings) << answer.out << answer.err;
}

/// What the README shows of C++ is what the test of the installed library compiles.
TEST(Readme, ShowsTheProgramThatIsTried) {
  const auto text_of = [](const char* path) {
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
  };
  const std::string program = text_of("tools/install/consumer/main.cpp");
  ASSERT_FALSE(program.empty());
  EXPECT_NE(text_of("README.md").find("```cpp\n" + program + "```"), std::string::npos);
}

bool is_quoted_elsewhere(const std::vector<std::string>& command) {
  return command[0] == "schema";  // cli/scenario_readme_test.cpp
}

/// A quotation is a part of what its command says; `simulate` may miss its target.
void expect_said(const Quotation& quotation) {
  if (is_quoted_elsewhere(quotation.command)) return;
  const Said output = said(quotation.command);
  EXPECT_TRUE(output.code == ExitCode::Success || output.code == ExitCode::Findings) << output.err;
  const Lines lines = lines_of(output.out);
  auto at = lines.begin();
  bool anywhere = true;
  for (const std::string& line : quotation.lines) {
    if (line == "…") {
      anywhere = true;
      continue;
    }
    if (anywhere) at = std::find(at, lines.end(), line);
    ASSERT_TRUE(at != lines.end() && *at == line) << "not in the output, or not here: " << line;
    ++at;
    anywhere = false;
  }
}

TEST(Readme, QuotesWhatTheProgramSays) {
  for (const char* page : kPages) {
    SCOPED_TRACE(page);
    const auto all = quotations(page);
    EXPECT_FALSE(all.empty()) << "tests run from the root of the source tree";
    for (const Quotation& quotation : all) expect_said(quotation);
  }
}

}  // namespace
}  // namespace juchu
