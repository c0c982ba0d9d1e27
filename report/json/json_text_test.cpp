#include "report/json/json_text.hpp"

#include <gtest/gtest.h>

namespace juchu {
namespace {

TEST(VisibleJson, EscapesWhatHides) {
  struct Row {
    const char* what;
    std::string json;
    std::string visible;
  };
  const Row rows[] = {
      {"words stay as they are", R"({"a":"注文 §3 é 😀"})", R"({"a":"注文 §3 é 😀"})"},
      {"escapes stay as they are", R"("\\u202e\\n")", R"("\\u202e\\n")"},
      {"delete", "\"\x7f\"", R"("\u007f")"},
      {"a control sequence of one byte in Latin-1", "\"\xc2\x9b\"", R"("\u009b")"},
      {"right-to-left override", "\"\xe2\x80\xae\"", R"("\u202e")"},
      {"zero-width space", "\"\xe2\x80\x8b\"", R"("\u200b")"},
      {"a tag beyond the first plane, in two", "\"\xf3\xa0\x80\x81\"", R"("\udb40\udc01")"},
  };
  for (const Row& row : rows) EXPECT_EQ(visible_json(row.json), row.visible) << row.what;
}

}  // namespace
}  // namespace juchu
