#include "sim/import/text_encoding.hpp"

#include <gtest/gtest.h>

namespace juchu {
namespace {

/// The text in the end, or the complaint.
std::string read(std::string bytes, Encoding encoding = Encoding::Found) {
  Diagnostics diagnostics;
  const auto decoded = decode_text(std::move(bytes), encoding, "f", diagnostics);
  EXPECT_EQ(decoded.has_value(), diagnostics.empty());
  if (decoded) return decoded->text;
  return to_text(diagnostics.sorted().front(), Language::English);
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(TextEncoding, IsToldFromTheBytes) {
  EXPECT_EQ(read("配送"), "配送");
  EXPECT_EQ(read("\xEF\xBB\xBF"
                 "配送"),
            "配送")
      << "a byte order mark is no text";
  EXPECT_EQ(read("\x94\x7A\x91\x97"), "配送") << "CP932";
  EXPECT_EQ(read(""), "");
  EXPECT_EQ(read("\x87\x40\xFB\xFC\xB1"), "①髙ｱ") << "characters of NEC and IBM, and half width";
  EXPECT_EQ(read("\x81\x60\\~"), "～\\~");
}

TEST(TextEncoding, RefusesTheFirstByteThatIsNoneOfIts) {
  EXPECT_TRUE(has(read("a\n\x94\x7A\xFF"), "f:2:2: error: this is neither UTF-8 nor CP932 (0xFF)"));
  EXPECT_TRUE(has(read("\x94"), "neither UTF-8 nor CP932 (0x94)")) << "half a character";
  EXPECT_TRUE(has(read("\xEF\xBB\xBF"
                       "a\x94\x7A"),
                  "f:1:2: error: 0x94 is no character of UTF-8"));
  EXPECT_TRUE(has(read("\x94\x7A", Encoding::Utf8), "f:1:1: error: 0x94 is no character of UTF-8"));
  EXPECT_TRUE(has(read("\xA0", Encoding::Cp932), "0xA0 is no character of CP932"));
  EXPECT_TRUE(has(read(std::string("a\nb\0c", 5)), "f:2:2: error: there is a NUL"));
  EXPECT_TRUE(has(read("\xFF\xFE"
                       "a"),
                  "this is UTF-16"));
}

}  // namespace
}  // namespace juchu
