// What the README shows must still come out of the program.
#include <algorithm>
#include <fstream>
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

std::vector<Quotation> quotations() {
  std::ifstream file("README.md");
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

TEST(Readme, QuotesWhatTheProgramSays) {
  const auto all = quotations();
  EXPECT_GE(all.size(), 2u) << "tests run from the root of the source tree";
  for (const Quotation& quotation : all) {
    const Said output = said(quotation.command);
    EXPECT_EQ(output.code, ExitCode::Success) << output.err;
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
}

}  // namespace
}  // namespace juchu
