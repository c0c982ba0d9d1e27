#include "model/json/json_writer.hpp"

#include <gtest/gtest.h>

namespace juchu {
namespace {

TEST(JsonWriter, WritesWhatWasRead) {
  constexpr const char* texts[] = {
      "null", "true",  "-9223372036854775808",
      "0.10", "1e300", R"("受注 \"a\\b\" \n")",
      "[]",   "{}",    R"([1,[false,"x"],{"b":1,"a":{"c":null}}])",
  };
  for (const char* text : texts) {
    Diagnostics diagnostics;
    const auto value = parse_json(text, "t", diagnostics);
    ASSERT_TRUE(value) << text;
    EXPECT_EQ(json_text(*value), text);
  }
}

TEST(JsonWriter, LeavesOutTheLayout) {
  Diagnostics diagnostics;
  EXPECT_EQ(json_text(*parse_json("{ \"a\" : [ 1 ,\n 2 ] }\n", "t", diagnostics)),
            R"({"a":[1,2]})");
}

}  // namespace
}  // namespace juchu
