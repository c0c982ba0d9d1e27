#include "report/testing/expected_file.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace juchu {
namespace {

std::vector<std::string> lines_of(std::istream&& text) {
  std::vector<std::string> lines;
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  return lines;
}

/// The first line of two that differ, from 1, with both.
std::string first_difference(const std::string& expected, const std::string& actual) {
  std::vector<std::string> wanted = lines_of(std::istringstream(expected));
  std::vector<std::string> found = lines_of(std::istringstream(actual));
  const std::size_t most = std::max(wanted.size(), found.size());
  wanted.resize(most, "(the end)");
  found.resize(most, "(the end)");
  std::size_t line = 0;
  while (line + 1 < most && wanted[line] == found[line]) ++line;
  return std::to_string(line + 1) + ": expected\n" + wanted[line] + "\nbut it is\n" + found[line];
}

}  // namespace

void expect_file(const std::string& path, const std::string& actual) {
  if (std::getenv("JUCHU_UPDATE_EXPECTED") != nullptr) {
    std::ofstream(path, std::ios::binary) << actual;
    return;
  }
  std::ostringstream expected;
  expected << std::ifstream(path, std::ios::binary).rdbuf();
  if (expected.str() != actual)
    ADD_FAILURE() << path << ":" << first_difference(expected.str(), actual)
                  << "\nif that is meant: JUCHU_UPDATE_EXPECTED=1 ctest --test-dir build";
}

}  // namespace juchu
