#include "model/json/json_pointer.hpp"

#include <gtest/gtest.h>

namespace juchu {
namespace {

TEST(JsonPointer, PointsToWhatBeginsAtAPlaceOrLastBeforeIt) {
  Diagnostics diagnostics;
  const auto root = parse_json(R"({"a": [10, {"b/c": 1}],
 "~": "text", "": [[]],
 "改\n行": 0})",
                               "f", diagnostics);
  ASSERT_TRUE(root);
  struct Row {
    const char* what;
    Position place;
    const char* pointer;
  };
  constexpr Row rows[] = {
      {"the root", {1, 1}, ""},
      {"a key", {1, 2}, "/a"},
      {"its value", {1, 7}, "/a"},
      {"an item", {1, 8}, "/a/0"},
      {"an object in an array", {1, 12}, "/a/1"},
      {"a slash in a key", {1, 20}, "/a/1/b~1c"},
      {"a tilde in a key", {2, 2}, "/~0"},
      {"inside a string", {2, 10}, "/~0"},
      {"the empty key", {2, 15}, "/"},
      {"an array in an array", {2, 20}, "//0"},
      {"a control character in a key", {3, 9}, "/改\\u000a行"},
  };
  for (const Row& row : rows) EXPECT_EQ(pointer_to(*root, row.place), row.pointer) << row.what;
}

TEST(JsonPointer, ShortensLongKeys) {
  Diagnostics diagnostics;
  const auto root = parse_json("{\"" + std::string(1000, 'x') + "\": 1}", "f", diagnostics);
  ASSERT_TRUE(root);
  EXPECT_EQ(pointer_to(*root, root->members[0].value.position), "/" + std::string(77, 'x') + "…");
}

}  // namespace
}  // namespace juchu
