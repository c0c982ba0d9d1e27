#include "sim/import/mapping_json.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "sim/import/shipped_mappings.hpp"

namespace juchu {
namespace {

std::string problems_of(const std::string& columns, const std::string& more = "") {
  const std::string text = fmt::format(
      R"({{"mapping": "m", "title": {{"en": "M"}}, "rulebook": "qoo10-jp",
"columns": {{{}}}{}}})",
      columns, more.empty() ? "" : ",\n" + more);
  Diagnostics diagnostics;
  RulebookShelf shelf;
  const auto mapping = read_mapping(text, "m", "", shelf, diagnostics);
  EXPECT_EQ(mapping.has_value(), diagnostics.empty());
  std::string problems;
  for (const Diagnostic& each : diagnostics.sorted())
    problems += to_text(each, Language::English) + "\n";
  return problems;
}

const std::string kNeeded = R"("no": {"is": "order"}, "st": {"is": "status"})";

TEST(Mapping, NamesEachMistakeAtItsPlace) {
  struct Row {
    const char* what;
    std::string columns, more, part;
  };
  const Row rows[] = {
      {"no order", R"("st": {"is": "status"})", "", "m:2:12: error: columns: one column has to be"},
      {"no status", R"("no": {"is": "order"})", "", "a column has to state the status"},
      {"two carts", kNeeded + R"(, "a": {"is": "cart"}, "b": {"is": "cart"})", "", "one column of"},
      {"two meanings", kNeeded + R"(, "a": {"is": "cart", "field": "units"})", "", "is needed"},
      {"no meaning", kNeeded + R"(, "a": {})", "", "columns/a: one of \"is\""},
      {"an unknown field", kNeeded + R"(, "a": {"field": "unit"})", "", "(did you mean \"units\""},
      {"a field of the shop", kNeeded + R"(, "a": {"field": "stock"})", "", "no field"},
      {"an unknown group", kNeeded + R"(, "a": {"screen": "item"})", "", "did you mean \"items\""},
      {"an unknown key", kNeeded + R"(, "a": {"screen": "items", "value": {}})", "",
       "did you mean \"values\"?"},
      {"names of a number", kNeeded + R"(, "a": {"field": "units", "values": {"one": 1}})", "",
       "the values of this column have no names"},
      {"an unknown status",
       R"("no": {"is": "order"}, "st": {"is": "status", "values": {"x": "preparin"}})", "",
       "did you mean \"preparing\""},
      {"dates of a number", kNeeded + R"(, "a": {"field": "units", "dates": ["YYYYMMDD"]})", "",
       "this is no column of dates"},
      {"a form without a year", kNeeded + R"(, "a": {"field": "paid_on", "dates": ["MM/DD/YY"]})",
       "", "this is no form of a date"},
      {"both read and left out", kNeeded, R"("ignores": ["no"])", "is among \"columns\", too"},
      {"everybody's number", kNeeded, R"("otherwise": {"number": "012345678903"})",
       "no key \"number\""},
      {"what does not parse", kNeeded,
       R"("assumes": [{"when": "paid_on !=", "set": {}, "says": {"en": "x"}}])", "m:3:"},
      {"another type", kNeeded,
       R"("assumes": [{"when": "final", "set": {"paid_on": "true"}, "says": {"en": "x"}}])",
       "m:3:"},
      {"business days that nobody counts", kNeeded,
       R"("assumes": [{"when": "business_days_since(delivered_on) > 1", "set": {}, "says": {"en": "x"}}])",
       "does not count these business days"},
  };
  EXPECT_EQ(problems_of(kNeeded), "");
  for (const Row& row : rows) {
    const std::string problems = problems_of(row.columns, row.more);
    EXPECT_EQ(std::ranges::count(problems, '\n'), 1) << row.what << "\n" << problems;
    EXPECT_NE(problems.find(row.part), std::string::npos) << row.what << "\n" << problems;
  }
}

TEST(Mapping, ShippedOnesAreGoodAndKnowTheLabels) {
  for (const ShippedFile& shipped : shipped_mappings()) {
    Diagnostics diagnostics;
    RulebookShelf shelf;
    const auto mapping = open_mapping(std::string(shipped.id), "", shelf, diagnostics);
    for (const Diagnostic& each : diagnostics.sorted())
      ADD_FAILURE() << to_text(each, Language::English);
    ASSERT_TRUE(mapping);
    EXPECT_EQ(mapping->id, shipped.id);
    const auto status = std::ranges::find(mapping->columns, ColumnRule::Is::Status,
                                          &ColumnRule::is);
    for (const char* label : {"配送準備", "preparing", "発送予定", "Preparing"})
      EXPECT_TRUE(status->values.contains(label)) << label;
  }
}

TEST(Mapping, AMissingOneIsNamed) {
  Diagnostics diagnostics;
  RulebookShelf shelf;
  EXPECT_FALSE(open_mapping("qsm-order", "", shelf, diagnostics));
  EXPECT_EQ(to_text(diagnostics.sorted().front(), Language::English),
            "qsm-order:1:1: error: no mapping \"qsm-order\" (did you mean \"qsm-orders\"?)");
}

}  // namespace
}  // namespace juchu
