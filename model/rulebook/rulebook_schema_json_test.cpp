// The JSON Schema shipped for editors and the reader must agree on what a rulebook looks like.
#include <gtest/gtest.h>

#if __has_include(<valijson/adapters/nlohmann_json_adapter.hpp>)

#include <fstream>
#include <functional>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include <nlohmann/json.hpp>

#include "model/rulebook/rulebook_json.hpp"
#include "model/rulebook/shipped_rulebooks.hpp"
#include "testing/generators/tries.hpp"
#include "testing/rulebooks/small_rulebook.hpp"

namespace juchu {
namespace {

using nlohmann::json;
using Rows = nlohmann::ordered_json;  // a rulebook's rows keep their sequence

class RulebookSchema : public testing::Test {
 protected:
  void SetUp() override {
    std::ifstream file("scenarios/rulebooks/rulebook.schema.json");
    ASSERT_TRUE(file) << "tests run from the root of the source tree";
    const json text = json::parse(file);
    valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(text), schema_);
  }

  bool fits_schema(const Rows& rulebook) {
    const json unordered = json::parse(rulebook.dump());
    last_problem_.clear();
    valijson::ValidationResults problems;
    const bool fits = valijson::Validator().validate(
        schema_, valijson::adapters::NlohmannJsonAdapter(unordered), &problems);
    for (const auto& problem : problems) last_problem_ += problem.description + " ";
    return fits;
  }
  [[nodiscard]] static bool is_read(const Rows& rulebook) {
    Diagnostics diagnostics;
    return read_rulebook(rulebook.dump(), "r", diagnostics).has_value();
  }

  valijson::Schema schema_;
  std::string last_problem_;
};

/// Calls `visit` for every object and array inside `node`, and `node` itself, with where it is.
void for_each_inside(Rows& node, const std::string& where,
                     const std::function<void(Rows&, const std::string&)>& visit) {
  if (!node.is_structured()) return;
  visit(node, where);
  for (auto& [key, value] : node.items()) for_each_inside(value, where + "/" + key, visit);
}

TEST_F(RulebookSchema, FitsEveryRulebookThatTheReaderReads) {
  for (const ShippedFile& shipped : shipped_rulebooks())
    EXPECT_TRUE(fits_schema(Rows::parse(shipped.text))) << shipped.id << last_problem_;
  EXPECT_TRUE(fits_schema(Rows::parse(kSmallRulebook))) << last_problem_;
}

TEST_F(RulebookSchema, RefusesWithTheReaderEverySurplusKey) {
  Rows rulebook = Rows::parse(kSmallRulebook);
  int objects = 0;
  for_each_inside(rulebook, "", [&](Rows& node, const std::string& where) {
    if (!node.is_object()) return;
    node["surplus"] = 1;
    EXPECT_FALSE(is_read(rulebook)) << where;
    const bool open = where.rfind("/methods/", 0) == 0 || where.ends_with("/set") ||
                      where.ends_with("/known_to");  // keys are names
    EXPECT_EQ(fits_schema(rulebook), open) << where;
    node.erase("surplus");
    ++objects;
  });
  EXPECT_GT(objects, 80);
  EXPECT_TRUE(is_read(rulebook));
}

TEST_F(RulebookSchema, KnowsWithTheReaderWhatIsAName) {
  const std::string longest(64, 'a');
  const std::vector<std::pair<std::string, bool>> names = {
      {"shop", true},         {"My-shop_2.0", true}, {"2024-02-14", true}, {longest, true},
      {longest + "a", false}, {"", false},           {"-shop", false},     {"my shop", false},
      {"shop */", false},     {"a\"b", false},       {"a\\b", false},      {"a\nb", false},
      {"注文", false}};
  for (const char* key : {"rulebook", "version"}) {
    for (const auto& [name, right] : names) {
      Rows rulebook = Rows::parse(kSmallRulebook);
      rulebook[key] = name;
      EXPECT_EQ(is_read(rulebook), right) << key << " " << name;
      EXPECT_EQ(fits_schema(rulebook), right) << key << " " << name;
    }
  }
  for (const auto& [id, right] : std::vector<std::pair<std::string, bool>>{{"a-rule", true},
                                                                           {longest, true},
                                                                           {longest + "a", false},
                                                                           {"A-rule", false},
                                                                           {"a */", false},
                                                                           {"a_b", false}}) {
    Rows rulebook = Rows::parse(kSmallRulebook);
    rulebook["permits"][0]["id"] = id;
    EXPECT_EQ(is_read(rulebook), right) << id;
    EXPECT_EQ(fits_schema(rulebook), right) << id;
  }
}

TEST_F(RulebookSchema, IsNeverStricterThanTheReader) {
  Rows rulebook = Rows::parse(kSmallRulebook);
  int refused = 0;
  Tried tried;
  for_each_inside(rulebook, "", [&](Rows& node, const std::string& where) {
    if (!node.is_object()) return;
    const Rows whole = node;
    for (const auto& [key, value] : whole.items()) {
      for (const Rows& change :
           {Rows(), Rows(12345), Rows("text"), Rows::array(), Rows::object()}) {
        if (!tried()) continue;
        if (change.is_null()) {
          node.erase(key);
        } else {
          node[key] = change;
        }
        if (!fits_schema(rulebook)) {
          EXPECT_FALSE(is_read(rulebook)) << where << "/" << key << " " << change;
          ++refused;
        }
        node = whole;
      }
    }
  });
  EXPECT_GT(refused, tries(100));
}

}  // namespace
}  // namespace juchu

#else

TEST(RulebookSchema, AgreesWithTheReader) {
  GTEST_SKIP() << "the schema: libvalijson-dev is not installed";
}

#endif
