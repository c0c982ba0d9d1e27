#include "sim/import/import_orders.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "sim/import/mapping_json.hpp"

namespace juchu {
namespace {

constexpr const char* kMapping = R"({
  "mapping": "m", "title": {"en": "M"}, "rulebook": "qoo10-jp",
  "columns": {
    "no": {"is": "order"}, "cart": {"is": "cart"}, "status": {"is": "status", "values": {"要請": "new_order"}},
    "claim": {"is": "status", "required": false}, "ordered": {"field": "ordered_on"}, "paid": {"field": "paid_on"},
    "ship": {"field": "ship_date"}, "number": {"field": "number"}, "by": {"field": "listed_method"},
    "units": [{"field": "units", "saturates": true}, {"screen": "items"}],
    "code": {"screen": "items"}, "house": {"screen": "address"}
  },
  "ignores": ["price"],
  "otherwise": {"listed_method": "sagawa", "units": 1},
  "assumes": [{"when": "paid_on != null", "set": {"money_sent": "true"}, "says": {"en": "paid is sent"}}]
})";

struct Read {
  Import import;
  std::string problems;
};

Read read(std::string_view text) {
  RulebookShelf shelf;
  Diagnostics diagnostics;
  const auto mapping = read_mapping(kMapping, "m", "", shelf, diagnostics);
  EXPECT_TRUE(mapping);
  Read answer;
  answer.import = import_orders({text, "f", *parse_day("2024-03-04")}, *mapping, diagnostics);
  for (const Diagnostic& each : diagnostics.sorted())
    answer.problems += to_text(each, Language::English) + "\n";
  EXPECT_EQ(answer.import.scenario.has_value(), answer.problems.empty());
  return answer;
}

/// With these rows below a header of number, status and the day of the order.
Read read_rows(const std::string& rows) { return read("no,status,ordered\n" + rows); }

Value value_of(const Import& import, int order, const std::string& field) {
  const CompiledRulebook& rules = *import.scenario->rules;
  const auto& fields = rules.rulebook().fields;
  const auto row = std::ranges::find(fields, field, &Field::id) - fields.begin();
  const Situation& situation = import.scenario->given->orders[static_cast<std::size_t>(order)]
                                   .situation;
  return rules.fields[static_cast<std::size_t>(row)].get(situation.words.data());
}

TEST(ImportOrders, I1_WhatOtherToolsChangeStaysAsItIs) {
  const Read good = read(
      "no,cart,status,ordered,number,units,code,house\r\n"
      "012345678903,0700,要請,2024/03/04 10:30,012345678903,1,\"1E5 0x10 None 8% 1,980\",1-2\r\n"
      "1E5,0x10,配送準備,2024/03/04,,\"1,980\",10:30,\"1\n2\"\r\n");
  ASSERT_EQ(good.problems, "");
  const Scenario& scenario = *good.import.scenario;
  EXPECT_EQ(scenario.orders[0].id, "012345678903");
  EXPECT_EQ(scenario.carts[0], "0700");
  EXPECT_EQ(scenario.tokens->text(value_of(good.import, 0, "number")), "012345678903");
  EXPECT_EQ(value_of(good.import, 0, "units"), 1);
  EXPECT_EQ(scenario.orders[0].shown[0], "1 / 1E5 0x10 None 8% 1,980");
  EXPECT_EQ(scenario.orders[0].shown[3], "1-2");
  EXPECT_EQ(scenario.orders[1].id, "1E5");
  EXPECT_EQ(scenario.carts[1], "0x10");
  EXPECT_EQ(value_of(good.import, 1, "units"), 99) << "or more";
  EXPECT_EQ(scenario.orders[1].shown[0], "1,980 / 10:30");
  EXPECT_EQ(scenario.orders[1].shown[3], "1\n2");
  EXPECT_EQ(scenario.given->orders[1].position.line, 3);
}

TEST(ImportOrders, I1_EachCellThatCannotBeReadIsNamedInOneRun) {
  const Read answer = read(
      "no,cart,status,ordered,paid,number,units\n"
      "1,1,配送中止,2024/03/01,,,1\n"
      "2,1,配送準備,03/04/24,2024/02/30,4.12E+11,1.0\n"
      "4.12E+11,1.0,配送準備,2024/03/01,,,1\n"
      "1,1,配送準備,2024/03/01,,,1\n"
      "3,1,,,,東京,\n"
      "4,1,要請,2024/03/01,,\n"
      "5,1,キャンセル要請,2024/03/01,,,1\n");
  EXPECT_EQ(answer.import.rows, 7);
  EXPECT_EQ(answer.import.unread, 7);
  const char* parts[] = {
      "f:2:5: error: status: no value \"配送中止\" (add it to \"values\"",
      "f:3:10: error: ordered: a date that can be read in more than one way",
      "f:3:19: error: paid: this is no date",
      "f:3:30: error: number: a spreadsheet has made a number of this",
      "f:3:39: error: units: this is no whole number",
      "f:4:1: error: no: a spreadsheet has made a number of this",
      "f:4:10: error: cart: a spreadsheet has made a number of this",
      "f:5:1: error: no: order \"1\" is repeated (first on line 2",
      "f:6:5: error: status: the cell is empty",
      "f:6:6: error: ordered: the cell is empty",
      "f:6:8: error: number: this is no tracking number",
      "f:7:1: error: 6 cells, and the header has 7 columns",
      "f:8:5: error: status: this status does not say where the order stands",
  };
  std::string_view rest = answer.problems;
  for (const char* part : parts) {
    EXPECT_TRUE(rest.starts_with(part)) << part << "\n" << rest;
    rest.remove_prefix(std::min(rest.size(), rest.find('\n') + 1));
  }
  EXPECT_EQ(rest, "");
}

TEST(ImportOrders, ADayThatIsStillToComeIsRefusedWhereItCannotBe) {  // as with a wrong --as-of
  EXPECT_EQ(read_rows("A,new_order,2024-03-05\n").problems,
            "f:2:13: error: ordered: this day is still to come (the orders stand as of 2024-03-04: "
            "make it that day or one before)\n");
  EXPECT_EQ(read("no,status,ordered,ship\nA,preparing,2024-03-04,2024-03-09\n").problems, "")
      << "a promise may be";
}

TEST(ImportOrders, AHeaderIsFoundByNamesInAnySequence) {
  EXPECT_EQ(read("ordered,status,no\n2024/03/01,要請,1\n").problems, "");
  EXPECT_EQ(read("price,extra,no,status,ordered\n1,2,3,要請,2024/03/01\n").import.unknown,
            std::vector<std::string>{"extra"});
  EXPECT_NE(read("no,ordered\n").problems.find("f:1:1: error: there is no column \"status\""),
            std::string::npos);
  EXPECT_NE(read("no,status,no\n").problems.find("f:1:11: error: there are two columns \"no\""),
            std::string::npos);
  EXPECT_NE(read("no,status\n1,要請\n").problems.find("no column states \"ordered_on\""),
            std::string::npos);
  EXPECT_NE(read("no\tstatus\tordered\n").problems.find("the columns stand between tabs"),
            std::string::npos);
  EXPECT_NE(read("no;status;ordered\n").problems.find("between semicolons"), std::string::npos);
  EXPECT_NE(read("").problems.find("the file is empty"), std::string::npos);
  EXPECT_NE(read(std::string(100'000, ',')).problems.find("too many columns (at most 2000)"),
            std::string::npos);
}

TEST(ImportOrders, I2_WhatTheFileDoesNotSayIsCounted) {
  const Read answer = read(
      "no,status,ordered,paid,by\n1,要請,2024/03/01,2024/03/01,\n2,入金待ち,2024/03/"
      "01,,佐川急便\n");
  ASSERT_EQ(answer.problems, "");
  EXPECT_EQ(answer.import.otherwise, (std::vector<int>{2, 1})) << "units, then the method";
  EXPECT_EQ(answer.import.assumed, std::vector<int>{1});
  EXPECT_EQ(value_of(answer.import, 0, "money_sent"), 1);
  ASSERT_EQ(answer.import.contradictions.size(), 1u) << "who pays by card awaits no payment";
  EXPECT_EQ(answer.import.contradictions[0].lines, std::vector<int>{3});
}

TEST(ImportOrders, I3_RowsKeepTheirSequenceAndBlankLinesAreNone) {
  const Read answer = read_rows("2,要請,2024/03/01\n\n1,要請,2024/03/01\n\n");
  ASSERT_EQ(answer.problems, "");
  EXPECT_EQ(answer.import.rows, 2);
  EXPECT_EQ(answer.import.scenario->orders[0].id, "2");
  EXPECT_EQ(read_rows("").import.scenario->orders.size(), 0u);
}

}  // namespace
}  // namespace juchu
