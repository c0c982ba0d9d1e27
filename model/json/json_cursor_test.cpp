#include "model/json/json_cursor.hpp"

#include <gtest/gtest.h>

namespace juchu {
namespace {

using Kind = JsonValue::Kind;

/// A document to read and what is complained of it.
class Read {
 public:
  explicit Read(std::string_view text) : value_(*parse_json(text, file_, diagnostics_)) {}

  [[nodiscard]] JsonCursor root() { return {value_, file_, diagnostics_}; }
  [[nodiscard]] std::string complaints() const {
    std::string lines;
    for (const Diagnostic& each : diagnostics_.sorted())
      lines += to_text(each, Language::English) + '\n';
    return lines;
  }

 private:
  const std::string file_ = "f";
  Diagnostics diagnostics_;
  const JsonValue value_;
};

const std::vector<std::string> kStatuses = {"new", "paid"};
const Text kStatus = {"状態", "status"};

TEST(JsonCursor, ReadsWhatIsThere) {
  Read read(R"({"id": "A-1", "days": 3, "quiet": true, "status": "paid", "items": [1, 2]})");
  const JsonCursor root = read.root();
  EXPECT_EQ(root.at("id").text(), "A-1");
  EXPECT_EQ(root.at("days").integer(0, 3), 3);
  EXPECT_EQ(root.at("quiet").boolean(), true);
  EXPECT_EQ(root.at("status").one_of(kStatuses, kStatus), 1);
  EXPECT_EQ(root.at("items").items().size(), 2u);
  EXPECT_EQ(root.at("items").items()[1].integer(0, 9), 2);
  EXPECT_EQ(root.members().size(), 5u);
  EXPECT_EQ(root.members()[4].key(), "items");
  EXPECT_EQ(read.complaints(), "");
}

TEST(JsonCursor, IsSilentOnNothing) {
  Read read("{}");
  const JsonCursor nothing = read.root().optional("days");
  EXPECT_FALSE(nothing.present());
  EXPECT_FALSE(nothing.is(Kind::Null));
  EXPECT_FALSE(nothing.integer(0, 1) || nothing.text() || nothing.boolean());
  EXPECT_FALSE(nothing.one_of(kStatuses, kStatus));
  EXPECT_FALSE(nothing.at("a").optional("b").present());
  EXPECT_TRUE(nothing.items(JsonCursor::Lone::Allowed).empty());
  EXPECT_TRUE(nothing.members().empty());
  nothing.only_keys({"a"});
  EXPECT_EQ(nothing.key(), "");
  EXPECT_EQ(read.complaints(), "");
}

TEST(JsonCursor, NullCountsAsAValue) {
  Read read(R"({"id": null})");
  EXPECT_TRUE(read.root().optional("id").present());
  EXPECT_FALSE(read.root().optional("id").text());
  EXPECT_EQ(read.complaints(), "f:1:8: error: id: expected a string, found null\n");
}

TEST(JsonCursor, ComplainsAtThePlaceAndCarriesOn) {
  Read read(R"({"id": 1,
 "days": 366, "more": 1.5, "status": "payed",
 "list": {"x": 1}, "yes": "yes"})");
  const JsonCursor root = read.root();
  EXPECT_FALSE(root.at("yes").boolean());
  EXPECT_TRUE(root.at("list").items().empty());
  EXPECT_FALSE(root.at("status").one_of(kStatuses, kStatus));
  EXPECT_FALSE(root.at("more").integer(0, 9));
  EXPECT_FALSE(root.at("days").integer(0, 365));
  EXPECT_FALSE(root.at("id").text());
  EXPECT_FALSE(root.at("none").text());
  EXPECT_FALSE(root.at("id").at("inner").text());
  EXPECT_EQ(read.complaints(),
            "f:1:1: error: \"none\" is missing (it is required)\n"
            "f:1:8: error: id: expected a string, found a whole number\n"
            "f:1:8: error: id: expected an object {...}, found a whole number\n"
            "f:2:10: error: days: the number is out of range (a whole number from 0 to 365)\n"
            "f:2:23: error: more: expected a whole number, found a number with a fraction, an "
            "exponent or too "
            "many digits\n"
            "f:2:38: error: status: no status \"payed\" (did you mean \"paid\"?)\n"
            "f:3:10: error: list: expected an array [...], found an object {...}\n"
            "f:3:27: error: yes: expected true or false, found a string\n");
}

TEST(JsonCursor, NamesTheInnerPlaceOfWhatIsMissing) {
  Read read(R"({"permits": [{}, {"id": 1}]})");
  for (const JsonCursor& permit : read.root().at("permits").items()) (void)permit.at("id");
  EXPECT_EQ(read.complaints(), "f:1:14: error: permits/0: \"id\" is missing (it is required)\n");
}

TEST(JsonCursor, OnlyKnownKeys) {
  constexpr std::string_view text = R"({"id": 1, "wehn": 2,
 "zzzzzz": 3})";
  const std::string expected =
      "f:1:11: error: wehn: no key \"wehn\" (did you mean \"when\"?)\n"
      "f:2:2: error: zzzzzz: no key \"zzzzzz\" (known: id, when)\n";
  Read listed(text);
  listed.root().only_keys({"id", "when"});
  EXPECT_EQ(listed.complaints(), expected);
  Read spanned(text);
  spanned.root().only_keys(std::vector<std::string>{"id", "when"});
  EXPECT_EQ(spanned.complaints(), expected);
}

TEST(JsonCursor, ALoneValueMayStandForAnArray) {
  Read read(R"({"from": "new"})");
  const auto items = read.root().at("from").items(JsonCursor::Lone::Allowed);
  ASSERT_EQ(items.size(), 1u);
  EXPECT_EQ(items[0].text(), "new");
  EXPECT_EQ(items[0].key(), "from");
}

TEST(JsonCursor, ComplainsAtKeysAndInsideStrings) {
  Read read(R"({"when": "paid = 1"})");
  const JsonCursor when = read.root().at("when");
  when.complain_at_key({"ja", "at the key"});
  when.complain({"ja", "at the value"}, {"ja", "hint"});
  when.complain_inside(5, {"ja", "inside"});
  read.root().optional("none").complain({"ja", "at nothing"});
  EXPECT_EQ(read.complaints(),
            "f:1:1: error: at nothing\n"
            "f:1:2: error: when: at the key\n"
            "f:1:10: error: when: at the value (hint)\n"
            "f:1:16: error: when: inside\n");
}

TEST(JsonCursor, MayBeStoredBeyondItsParents) {
  Read read(R"({"a": [{"b": "x"}]})");
  std::vector<JsonCursor> stored;
  for (const JsonCursor& item : read.root().at("a").items()) stored.push_back(item.at("b"));
  EXPECT_EQ(stored.at(0).pointer(), "/a/0/b");
  EXPECT_FALSE(stored.at(0).integer(0, 1));
  EXPECT_EQ(read.complaints(), "f:1:14: error: a/0/b: expected a whole number, found a string\n");
}

}  // namespace
}  // namespace juchu
