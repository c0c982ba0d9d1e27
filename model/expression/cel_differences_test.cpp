// "Differences from CEL" in scenarios/rulebooks/README.md: each row of the page is a row here.
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "model/expression/expression_reader.hpp"
#include "testing/rulebooks/example_shop.hpp"

namespace juchu {
namespace {

/// The first cells of the page's tables.
std::vector<std::string> rows_of_the_page() {
  std::ifstream file("scenarios/rulebooks/README.md");
  std::stringstream text;
  text << file.rdbuf();
  std::string page = text.str();
  page.erase(0, page.find("### Differences from CEL"));
  page.erase(std::min(page.find("\n## "), page.size()));
  std::vector<std::string> rows;
  std::istringstream lines(page);
  for (std::string line; std::getline(lines, line);)
    if (line.starts_with("| `")) rows.push_back(line.substr(3, line.find("` |") - 3));
  return rows;
}

/// With a field that bears a word of CEL's.
Names names_with_reserved_word() {
  Names names = example_names();
  names.fields.push_back({"package", {.kind = Kind::Int, .low = 0, .high = 9}});
  return names;
}

struct Row {
  const char* text;
  const char* refusal;  // how it begins; null: it is read
  Value value = 0;      // of what is read
};

constexpr Row kRows[] = {
    {"units * 2 == 4", "unexpected \"*\""},
    {R"(payment == "card")", "expected an expression after \"==\""},
    {"units < 1.5", "expected a name after \".\""},
    {"units < 0x10", "unexpected \"x10\""},
    {"units < 3u", "unexpected \"u\""},
    {"units < 1000001", "numbers go up to 1000000"},
    {"paid == final == paid", "unexpected \"==\""},
    {"paid < final", "a truth value is neither less nor greater"},
    {"payment == size", "\"payment\" and \"size\" are values of different lists"},
    {"units in [1, units]", "a list holds constants only"},
    {"[1, 2].exists(x, x == 1)", "\"[1, 2]\" is no group"},
    {"parcel.exists_one(p, p.arrived)", "unknown name \"exists_one\""},
    {"has(event.rating)", "unknown name \"has\""},
    {"max(1, 2) == 2", "unknown name \"max\""},
    {R"(parcel[1]["arrived"])", "expected an expression after \"[\""},
    {".paid", "expected an expression"},
    {R"({"a": 1})", "expected an expression"},
    {"paid_on == null", "\"paid_on\" is always set"},
    {"ship_date in [null]", "a list cannot hold \"null\""},
    {"paid ? 1 : today", "\"1\" is a number, but \"today\" is a date"},
    {"ship_date != today", nullptr, 0},
    {"ship_date == ship_date", nullptr, 0},
    {"ship_date < today", nullptr, 0},
    {"!(ship_date < today)", nullptr, 1},
    {"ship_date + 1 == null", nullptr, 1},
    {"rating in [1, 2]", nullptr, 0},
    {"trackable(sent_by)", nullptr, 0},
    {"parcel[1].weight == 7", nullptr, 1},
    {"parcel.exists(i, p, i == 3)", nullptr, 1},
    {"parcel[event.parcel].weight == 9", nullptr, 1},
    {"paid_on + 1 == today", nullptr, 1},
    {"paid ? final ? paid : final : paid", nullptr, 0},
    {"package == 1", nullptr, 1},
    {"payment == card", nullptr, 1},
};

ExampleSituation situation() {
  ExampleSituation situation;
  const auto set = [&](const char* field, Value value) {
    situation.fields[{Side::Before, field}] = value;
  };
  set("paid", 1);
  set("paid_on", situation.day - 1);
  for (const char* unset : {"rating", "ship_date", "sent_by"}) set(unset, kUnset);
  set("parcel[1].weight", 7);
  set("parcel[2].weight", 8);
  set("parcel[3].weight", 9);
  situation.parameters["parcel"] = 4;
  return situation;
}

TEST(DifferencesFromCel, AreAsThePageSays) {
  const Names names = names_with_reserved_word();
  Scope scope = example_scope();
  scope.names = &names;
  std::vector<std::string> texts;
  for (const Row& row : kRows) {
    texts.emplace_back(row.text);
    std::vector<ExpressionProblem> problems;
    const auto expression = read_expression(row.text, scope, {.kind = Kind::Bool}, problems);
    ASSERT_EQ(expression.has_value(), row.refusal == nullptr) << row.text;
    if (!expression) {
      EXPECT_TRUE(problems.front().problem.en.starts_with(row.refusal))
          << row.text << ": " << problems.front().problem.en;
    } else if (texts.back() != "package == 1") {  // a situation knows the shop's names alone
      EXPECT_EQ(evaluate(*expression, situation()), row.value) << row.text;
    }
  }
  EXPECT_EQ(texts, rows_of_the_page());
}

TEST(DifferencesFromCel, AreNotWhatThePageSaysIsTheSame) {
  for (const char* text : {"paid // to the end of the line\n && true", "-units < 1",
                           "payment in [card, konbini,]", "null == null"}) {
    std::vector<ExpressionProblem> problems;
    const auto expression = read_expression(text, example_scope(), {.kind = Kind::Bool}, problems);
    ASSERT_TRUE(expression) << text;
    EXPECT_EQ(evaluate(*expression, situation()), 1) << text;
  }
}

}  // namespace
}  // namespace juchu
