#include "sim/import/csv.hpp"

#include <gtest/gtest.h>

namespace juchu {
namespace {

/// Cells between bars, a row a line with its number in the file; then what is wrong.
std::string rows_of(std::string_view text) {
  const std::string file = "f";
  Diagnostics diagnostics;
  CsvReader reader(text, file, diagnostics);
  CsvRow row;
  std::string rows;
  while (reader.next(row)) {
    rows += std::to_string(row.line) + (row.damaged ? "!" : ":");
    for (const CsvCell& cell : row.cells) rows += "|" + std::string(cell.text);
    rows += "\n";
  }
  for (const Diagnostic& each : diagnostics.sorted())
    rows += to_text(each, Language::English) + "\n";
  return rows;
}

constexpr const char* kStray =
    "error: a quote in a cell that does not begin with one (put quotes around the whole cell, and "
    "write \"\" for each within)\n";

TEST(Csv, C1_CellsAreTextAsTheyStand) {
  struct Row {
    const char* what;
    std::string_view text;
    std::string rows;
  };
  const Row rows[] = {
      {"nothing", "", ""},
      {"what other tools change", "012345678903,1,1-2,10:30,\"1,980\",8%,1E5,0x10,None,0700",
       "1:|012345678903|1|1-2|10:30|1,980|8%|1E5|0x10|None|0700\n"},
      {"blanks are kept", " a ,\" b \"", "1:| a | b \n"},
      {"the last line may end or not", "a\nb\n", "1:|a\n2:|b\n"},
      {"CR LF, and CR alone", "a,b\r\nc\rd", "1:|a|b\n2:|c\n3:|d\n"},
      {"an empty last cell", "a,\nb,", "1:|a|\n2:|b|\n"},
      {"a blank line", "a\n\nb", "1:|a\n2:|\n3:|b\n"},
      {"a line break within quotes", "\"a\nb\",c\nd", "1:|a\nb|c\n3:|d\n"},
      {"two quotes for one", "\"a\"\"b\",\"\"\"\",\"\"", "1:|a\"b|\"|\n"},
      {"separators within quotes", "\"a,b\r\nc\",d", "1:|a,b\r\nc|d\n"},
  };
  for (const Row& row : rows) EXPECT_EQ(rows_of(row.text), row.rows) << row.what;
}

TEST(Csv, C2_EachQuoteThatMayNotBeIsNamed) {
  EXPECT_EQ(rows_of("a\nあ5\"b\"c,d\ne"),
            "1:|a\n2!|あ5\"b\"c|d\n3:|e\nf:2:3: " + std::string(kStray));
  EXPECT_EQ(rows_of("\"a\"b,c\nd"),
            "1!|a|c\n2:|d\nf:1:4: error: there is text after the closing quote (write \"\" for a "
            "quote within a cell)\n");
  EXPECT_EQ(rows_of("a,b\nc,\"d\ne,f\n"),
            "1:|a|b\n2!|c|d\ne,f\n\nf:2:3: error: the quote that begins this cell is never closed; "
            "nothing after it can be read (close it, and see whether the file was cut off)\n");
  EXPECT_EQ(
      rows_of("\"a\nb\" \nc\"\n"),
      "1!|a\nb\n3!|c\"\nf:2:3: error: there is text after the closing quote (write \"\" for a "
      "quote within a cell)\nf:3:2: " +
          std::string(kStray));
}

TEST(Csv, ManyCellsAndLongOnesAreRead) {
  const std::string many(100'000, ',');
  EXPECT_EQ(rows_of(many).size(), 2 + 100'001u + 1);
  const std::string wide = "\"" + std::string(5'000'000, 'x') + "\"";
  EXPECT_EQ(rows_of(wide).size(), 2 + 1 + 5'000'000u + 1);
}

}  // namespace
}  // namespace juchu
