// Runs over JSONTestSuite (github.com/nst/JSONTestSuite): y_ must be accepted, n_ rejected, i_ is
// our choice.
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "model/json/json_value.hpp"

namespace juchu {
namespace {

/// Well-formed JSON that this product refuses all the same.
const std::set<std::string> kRejectedByPolicy = {
    "y_object_duplicated_key.json",            // duplicate keys
    "y_object_duplicated_key_and_value.json",  // duplicate keys
    "y_object_escaped_null_in_key.json",       // U+0000
    "y_string_null_escape.json",               // U+0000
};

bool accepted(const std::string& path, Diagnostics& diagnostics) {
  const auto bytes = read_file(path, diagnostics);
  return bytes && parse_json(*bytes, path, diagnostics) && diagnostics.empty();
}

void expect_place_and_words(const std::string& path, const Diagnostics& diagnostics) {
  ASSERT_FALSE(diagnostics.empty()) << path;
  for (const Diagnostic& each : diagnostics.sorted()) {
    EXPECT_GE(each.position, Position{}) << path;
    EXPECT_FALSE(each.problem.ja.empty() || each.problem.en.empty()) << path;
    EXPECT_LE(to_text(each, Language::Japanese).size(), 400u) << path;
  }
}

TEST(JsonSuite, AcceptsAndRejectsAsDecided) {
  const char* folder = std::getenv("JUCHU_TEST_DATA");
  if (folder == nullptr) GTEST_SKIP() << "JUCHU_TEST_DATA is not set: JSONTestSuite is not run";
  std::map<char, int> seen;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(folder) /
                                                               "jsontestsuite/test_parsing")) {
    const std::string name = entry.path().filename();
    Diagnostics diagnostics;
    const bool good = accepted(entry.path(), diagnostics);
    if (name[0] != 'i') {
      EXPECT_EQ(good, name[0] == 'y' && !kRejectedByPolicy.contains(name)) << name;
    }
    if (!good) expect_place_and_words(name, diagnostics);
    ++seen[name[0]];
  }
  EXPECT_EQ(seen, (std::map<char, int>{{'y', 95}, {'n', 188}, {'i', 35}}));
}

}  // namespace
}  // namespace juchu
