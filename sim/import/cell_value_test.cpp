#include "sim/import/cell_value.hpp"

#include <gtest/gtest.h>

#include "model/engine/rulebook_shelf.hpp"

namespace juchu {
namespace {

TEST(CellValue, DatesAreReadInTheirFormsAlone) {
  struct Row {
    const char* text;
    const char* day;  // empty: none
  };
  constexpr Row rows[] = {
      {"2024-03-04", "2024-03-04"},
      {"2024/03/04", "2024-03-04"},
      {"2024/3/4", "2024-03-04"},
      {"20240304", "2024-03-04"},
      {"2024/03/04 0:05", "2024-03-04"},
      {"2024-03-04 23:59:59", "2024-03-04"},
      {"2024-03-04T10:30", "2024-03-04"},
      {"2024/02/30", ""},
      {"2024/13/01", ""},
      {"03/04/24", ""},
      {"3/4/2024", ""},
      {"24/03/04", ""},
      {"2024/03/04 24:00", ""},
      {"2024/03/04 10:60", ""},
      {"2024/03/04 10", ""},
      {"2024/03/04x", ""},
      {" 2024/03/04", ""},
      {"2024-03/04", ""},
      {"45355", ""},
      {"1969/12/31", ""},
      {"2200/01/01", ""},
      {"２０２４/03/04", ""},
  };
  for (const auto& [text, day] : rows) {
    const auto read = day_of_cell(text, plain_date_forms());
    EXPECT_EQ(read ? day_text(*read) : "", day) << text;
  }
  EXPECT_EQ(day_of_cell("04.03.2024", {"DD.MM.YYYY"}), parse_day("2024-03-04"));
  EXPECT_EQ(day_of_cell("2024年3月4日", {"YYYY年M月D日"}), parse_day("2024-03-04"));
}

TEST(CellValue, SeesWhereASpreadsheetMadeANumberOfText) {
  for (const char* text : {"4.12E+11", "1E+10", "1.2e+5", "412345678901.0", "12.50"})
    EXPECT_TRUE(was_made_a_number(text)) << text;
  for (const char* text :
       {"1E5", "0x10", "012345678903", "1-2", "None", "", "E+5", "1.E+5", "1.", "4.12E+11x", "1E+"})
    EXPECT_FALSE(was_made_a_number(text)) << text;
}

class Cells : public testing::Test {
 protected:
  Cells() : rules_(shelf_.open("qoo10-jp", {}, diagnostics_)), tokens_(*rules_) {}

  /// The value, or what is wrong.
  std::string read(std::string_view text, const Type& type, const ColumnRule& rule = {}) {
    const CellValue read = value_of_cell(text, rule, type, tokens_);
    return read.value ? std::to_string(*read.value) : read.complaint->problem.en;
  }

  Diagnostics diagnostics_;
  RulebookShelf shelf_;
  std::shared_ptr<const CompiledRulebook> rules_;
  TokenTable tokens_;
};

TEST_F(Cells, NumbersAreWholeAndInRange) {
  const Type count{.kind = Kind::Int, .low = 0, .high = 2000};
  struct Row {
    const char* text;
    const char* value;
  };
  const Row rows[] = {{"0", "0"},
                      {"007", "7"},
                      {"1,980", "1980"},
                      {"-1", nullptr},
                      {"2001", nullptr},
                      {"1.0", "this is no whole number"},
                      {"1,98", "this is no whole number"},
                      {"1980,", "this is no whole number"},
                      {",980", "this is no whole number"},
                      {"8%", "this is no whole number"},
                      {"1E5", "this is no whole number"},
                      {"１", "this is no whole number"},
                      {"99999999999999999999", "this is no whole number"}};
  for (const auto& [text, value] : rows) {
    const std::string answer = read(text, count);
    if (value == nullptr) {
      EXPECT_EQ(answer, "the number is out of range") << text;
    } else {
      EXPECT_EQ(answer, value) << text;
    }
  }
  EXPECT_EQ(read("1,980", {.kind = Kind::Int, .low = 1, .high = 2}, {.saturates = true}), "2");
}

TEST_F(Cells, TrackingNumbersKeepTheirZerosAndAreNoNumbers) {
  const Type token{.kind = Kind::Token};
  const CellValue number = value_of_cell("0123-4567-8903", {}, token, tokens_);
  ASSERT_TRUE(number.value);
  EXPECT_EQ(tokens_.text(*number.value), "012345678903");
  EXPECT_EQ(read("4.12E+11", token), made_a_number().problem.en);
  EXPECT_EQ(read("東京都", token), "this is no tracking number");
}

TEST(CellValue, FormsThatDisagreeReadNoDate) {
  const std::vector<std::string> both = {"YYYY/DD/MM", "YYYY/MM/DD"};
  EXPECT_EQ(day_of_cell("2024/03/01", both), std::nullopt);
  EXPECT_EQ(day_of_cell("2024/03/03", both), parse_day("2024-03-03")) << "they agree";
  EXPECT_EQ(day_of_cell("2024/03/25", both), parse_day("2024-03-25")) << "one reads it";
}

}  // namespace
}  // namespace juchu
