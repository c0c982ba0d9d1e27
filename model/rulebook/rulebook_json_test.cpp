#include "model/rulebook/rulebook_json.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include <gtest/gtest.h>

#include "model/json/json_value.hpp"
#include "model/rulebook/shipped_rulebooks.hpp"
#include "testing/rulebooks/rulebook_problems.hpp"
#include "testing/rulebooks/small_rulebook.hpp"

namespace juchu {
namespace {

Rulebook small_rulebook(const std::vector<ParameterChoice>& choices = {}) {
  Diagnostics diagnostics;
  std::optional<Rulebook> book = read_rulebook(kSmallRulebook, "small", diagnostics, choices);
  EXPECT_TRUE(book) << lines_of(diagnostics);
  return book.value_or(Rulebook{});
}

template <class Row>
std::vector<std::string> ids_of(const std::vector<Row>& rows) {
  std::vector<std::string> ids;
  for (const Row& row : rows) ids.push_back(row.id);
  return ids;
}

using Ids = std::vector<std::string>;

TEST(RulebookReader, StatusesStandRegionByRegionAndAreTheFirstFields) {
  const Rulebook book = small_rulebook();
  EXPECT_EQ(ids_of(book.regions), (Ids{"shipping", "claim"}));
  EXPECT_EQ(ids_of(book.statuses), (Ids{"fresh", "gone", "done", "quiet", "asked"}));
  EXPECT_EQ(book.status(1, 1).id, "asked");
  EXPECT_EQ(book.status(0, 2).value, 2);
  EXPECT_TRUE(book.status(0, 2).final);
  EXPECT_EQ(book.names.statuses, (std::vector<Ids>{{"fresh", "gone", "done"}, {"quiet", "asked"}}));
  for (std::uint16_t r = 0; r < 2; ++r) {  // B1
    EXPECT_EQ(book.fields[r].id, book.regions[r].id);
    EXPECT_EQ(book.fields[r].type, (Type{.kind = Kind::Status, .domain = r}));
  }
}

TEST(RulebookReader, FieldsHaveTypesScopesAndInitialValues) {
  const Rulebook book = small_rulebook();
  EXPECT_EQ(ids_of(book.fields),
            (Ids{"shipping", "claim", "ordered_on", "payment", "units", "ship_date", "sent_by",
                 "number", "told", "lines", "linked", "stock", "parcel[1].sent_on",
                 "parcel[2].sent_on", "parcel[1].lost", "parcel[2].lost"}));
  EXPECT_EQ(ids_of(book.names.fields), ids_of(book.fields));
  EXPECT_EQ(book.fields[3].initial, 1);
  EXPECT_EQ(book.fields[4].type, (Type{.kind = Kind::Int, .low = 1, .high = 3}));
  EXPECT_EQ(book.fields[4].initial, 2);
  EXPECT_EQ(book.fields[5].initial, kUnset);
  EXPECT_EQ(book.fields[9].scope, FieldScope::Cart);
  EXPECT_TRUE(book.fields[9].saturates);
  EXPECT_TRUE(book.fields[10].setting && book.fields[10].any_initial);
  EXPECT_EQ(book.fields[11].initial, 4);
  EXPECT_TRUE(book.fields[12].world);
  EXPECT_EQ(book.fields[13].label.en, "sent 2");
  EXPECT_EQ(book.enumeration_labels, (std::vector<std::vector<Text>>{{{"カード", ""}, {}}}));
}

TEST(RulebookReader, MethodsHaveFormsAndColumns) {
  const Rulebook book = small_rulebook();
  EXPECT_EQ(book.names.methods, (Ids{"courier", "ems", "letter"}));
  EXPECT_EQ(book.methods[0].patterns, (Ids{"999999999999"}));
  EXPECT_EQ(book.methods[0].example, "012345678903");
  EXPECT_EQ(book.methods[1].check, CheckDigit::S10);
  EXPECT_EQ(book.methods[2].patterns, Ids{});
  EXPECT_EQ(ids_of(book.names.columns), (Ids{"trackable", "days"}));
  EXPECT_EQ(book.methods[1].columns, (std::vector<Value>{0, 9}));
  EXPECT_EQ(book.names.columns[1].low, 2);
  EXPECT_EQ(book.names.columns[1].high, 9);
}

TEST(RulebookReader, RulesNameStatusesOfTheirRegions) {
  const Rulebook book = small_rulebook();
  constexpr std::uint64_t any = ~std::uint64_t{0};
  EXPECT_TRUE(book.permits[0].from.nothing);
  EXPECT_EQ(book.permits[1].from.in, (std::array<std::uint64_t, 4>{0b011, 0b01, any, any}));
  EXPECT_TRUE(book.permits[1].from.names_main);
  EXPECT_EQ(book.permits[2].from.in[1], any);
  EXPECT_FALSE(book.permits[3].from.names_main);
  ASSERT_EQ(book.permits[2].to.size(), 2u);
  EXPECT_EQ(book.permits[2].to[1].region, 1);
  EXPECT_EQ(book.permits[2].send, (std::vector<int>{1}));
}

TEST(RulebookReader, DeadlinesStandByRankThenId) {
  const Rulebook book = small_rulebook();
  EXPECT_EQ(ids_of(book.deadlines), (Ids{"also-ask", "ask", "close"}));
  EXPECT_EQ(book.deadlines[0].rank, 1);
  EXPECT_TRUE(book.deadlines[1].at.empty());
}

TEST(RulebookReader, PromisesFollowTheNorms) {
  const Rulebook book = small_rulebook();
  EXPECT_EQ(ids_of(book.norms), (Ids{"hand-over-first", "tell-the-buyer", "arrives"}));
  EXPECT_FALSE(book.norms[0].obligation());
  EXPECT_TRUE(book.norms[1].obligation());
  EXPECT_EQ(book.norms[1].since, 5);
  EXPECT_TRUE(book.norms[2].promise);
  EXPECT_EQ(book.hazards[0].expect, Expectation::Gap);
  EXPECT_EQ(book.properties[1].pattern, Pattern::NeverStep);
}

TEST(RulebookReader, EveryPatternOfAPropertyIsRead) {
  const Rulebook book = small_rulebook();
  ASSERT_EQ(book.properties.size(), kPatternKeys.size());
  for (std::size_t p = 0; p < kPatternKeys.size(); ++p) {
    const Property& property = book.properties[p];
    EXPECT_EQ(property.pattern, static_cast<Pattern>(p)) << property.id;
    EXPECT_FALSE(property.clause.empty()) << property.id;
    EXPECT_EQ(property.goal.empty(), !property.has_goal()) << property.id;
    EXPECT_EQ(property.within, property.id == "soon-done" ? 4 : -1) << property.id;
    EXPECT_EQ(property.orders, property.id == "some-sale" ? 2 : 1) << property.id;
  }
  EXPECT_EQ(book.properties[3].clause.text, "shipping == gone");
  EXPECT_EQ(book.properties[3].goal.text, "final");
  EXPECT_EQ(book.properties[4].clause.text, "final");
  EXPECT_EQ(book.properties[4].goal.text, "number != null");
}

TEST(RulebookReader, AComputedNumberBecomesAnAssignmentForEach) {
  const Rulebook book = small_rulebook();
  const std::vector<Assignment>& set = book.events[3].set;
  ASSERT_EQ(set.size(), 2u);
  EXPECT_EQ(set[0].field, 12);
  EXPECT_EQ(set[1].field, 13);
  EXPECT_EQ(set[1].value.text, "(event.parcel) == 2 ? (today) : parcel[2].sent_on");
  EXPECT_EQ(set[1].value.expression().op, Op::Conditional);
}

TEST(RulebookReader, AChoiceReplacesTheValueOfAParameter) {
  const Rulebook book = small_rulebook({{"grace_days", Kind::Int, 7}, {"strict", Kind::Bool, 0}});
  EXPECT_EQ(book.parameters[0].value, 7);
  EXPECT_EQ(book.parameters[1].value, 0);
  EXPECT_EQ(book.fields[11].initial, 8);
}

TEST(RulebookReader, AChoiceMustSuitItsParameter) {
  Diagnostics diagnostics;
  EXPECT_FALSE(read_rulebook(kSmallRulebook, "r", diagnostics,
                             {{"strikt", Kind::Bool, 0}, {"strict", Kind::Int, 1}}));
  EXPECT_EQ(lines_of(diagnostics),
            "r:3:15: error: parameters: no parameter \"strikt\" (did you mean \"strict\"?)\n"
            "r:5:13: error: parameters/strict: the value chosen for \"strict\" does not suit it "
            "(choose true or false)\n");
}

TEST(OpenRulebook, ReadsEveryShippedOne) {
  EXPECT_TRUE(std::ranges::count(shipped_rulebooks(), "qoo10-jp", &ShippedFile::id) == 1);
  for (const ShippedFile& shipped : shipped_rulebooks()) {
    Diagnostics diagnostics;
    const auto book = open_rulebook(std::string(shipped.id), diagnostics);
    EXPECT_EQ(lines_of(diagnostics), "");
    ASSERT_TRUE(book);
    EXPECT_EQ(book->id, shipped.id);
    EXPECT_EQ(book->file, "");
  }
}

TEST(OpenRulebook, SuggestsAShippedOne) {
  for (const ShippedFile& shipped : shipped_rulebooks()) {
    Diagnostics diagnostics;
    const std::string id(shipped.id);
    EXPECT_FALSE(open_rulebook(id + "x", diagnostics));
    EXPECT_EQ(lines_of(diagnostics),
              id + "x:1:1: error: no rulebook \"" + id + "x\" (did you mean \"" + id + "\"?)\n");
  }
}

TEST(OpenRulebook, SaysWhichFileIsMissing) {
  Diagnostics diagnostics;
  EXPECT_FALSE(open_rulebook("no/such.json", diagnostics));
  EXPECT_EQ(lines_of(diagnostics), "no/such.json:1:1: error: there is no such file\n");
}

TEST(RulebookReader, RefusesEveryFileOfJsonSuiteInItsPlace) {
  const char* folder = std::getenv("JUCHU_TEST_DATA");
  if (folder == nullptr) GTEST_SKIP() << "JUCHU_TEST_DATA is not set: JSONTestSuite is not read";
  const auto files = std::filesystem::path(folder) / "jsontestsuite/test_parsing";
  for (const auto& entry : std::filesystem::directory_iterator(files)) {
    const std::string name = entry.path().filename();
    Diagnostics diagnostics;
    const auto text = read_file(entry.path(), diagnostics);
    ASSERT_TRUE(text) << name;
    EXPECT_FALSE(read_rulebook(*text, name, diagnostics)) << name;
    EXPECT_TRUE(lines_of(diagnostics).starts_with(name + ":")) << name;
  }
}

}  // namespace
}  // namespace juchu
