// A second marketplace: EC-CUBE 4 publishes its status graph and tests all 36 pairs of statuses.
// Its rulebook, read by the same engine, must answer as its own tests say.
#include <algorithm>

#include <gtest/gtest.h>

#include "model/engine/engine.hpp"
#include "model/rulebook/rulebook_json.hpp"

namespace juchu {
namespace {

class EcCube : public testing::Test {
 protected:
  void SetUp() override {
    Diagnostics diagnostics;
    auto rulebook = open_rulebook("ec-cube-4", diagnostics);
    for (const Diagnostic& d : diagnostics.sorted()) ADD_FAILURE() << to_text(d, Language::English);
    ASSERT_TRUE(rulebook);
    rules_ = CompiledRulebook::compile(std::move(*rulebook), diagnostics);
    ASSERT_TRUE(rules_);
  }

  [[nodiscard]] int index_of(const std::vector<std::string>& names, const std::string& name) const {
    const auto found = std::ranges::find(names, name);
    EXPECT_NE(found, names.end()) << name;
    return static_cast<int>(found - names.begin());
  }
  [[nodiscard]] const Slot& field(const std::string& id) const {
    const auto& fields = rules_->rulebook().fields;
    return rules_->field(
        static_cast<int>(std::ranges::find(fields, id, &Field::id) - fields.begin()));
  }
  [[nodiscard]] Value get(const std::string& id) const { return field(id).get(now_.words.data()); }

  bool happens(const std::string& event, std::vector<Value> parameters = {}) {
    const int type = index_of(rules_->rulebook().names.events, event);
    Event happening = rules_->event(type, 19000);
    for (std::size_t p = 0; p < parameters.size(); ++p)
      rules_->parameter(type, static_cast<int>(p)).put(happening.words.data(), parameters[p]);
    const Decision decision = decide(*rules_, now_, happening);
    now_ = decision.after;
    return decision.accepted;
  }

  void order(Value units, Value use_points, Value add_points) {
    now_ = rules_->start();
    ASSERT_TRUE(happens("place_order", {units, use_points, add_points}));
  }

  /// True when some event leads from `from` to `to`.
  bool can(const std::string& from, const std::string& to) {
    order(1, 0, 0);
    const Value target = index_of(rules_->rulebook().names.statuses[0], to);
    rules_->field(0).put(now_.words.data(), index_of(rules_->rulebook().names.statuses[0], from));
    const Situation start = now_;
    bool found = false;
    for (const EventType& event : rules_->rulebook().events) {
      now_ = start;
      if (event.id != "place_order" && happens(event.id) &&
          rules_->field(0).get(now_.words.data()) == target)
        found = true;
    }
    return found;
  }

  std::optional<CompiledRulebook> rules_;
  Situation now_;
};

TEST_F(EcCube, AllPairsOfStatusesAsItsOwnTestSays) {
  const std::vector<std::string> statuses = {"new",    "paid",      "in_progress",
                                             "cancel", "delivered", "returned"};
  const std::vector<std::string> reached_from[] = {{"paid", "in_progress", "cancel", "delivered"},
                                                   {"in_progress", "cancel", "delivered"},
                                                   {"cancel", "delivered"},
                                                   {"in_progress"},
                                                   {"returned"},
                                                   {"delivered"}};
  for (std::size_t from = 0; from < statuses.size(); ++from)
    for (const std::string& to : statuses)
      EXPECT_EQ(can(statuses[from], to), std::ranges::count(reached_from[from], to) == 1)
          << statuses[from] << " to " << to;
}

TEST_F(EcCube, PayingEntersTheDay) {
  order(1, 0, 0);
  EXPECT_EQ(get("paid_on"), kUnset);
  ASSERT_TRUE(happens("pay"));
  EXPECT_EQ(get("paid_on"), 19000);
}

TEST_F(EcCube, CancellingReturnsStockAndPointsAndPuttingBackTakesThemAgain) {
  order(5, 100, 0);
  EXPECT_EQ(get("stock"), 10);
  EXPECT_EQ(get("points"), 900);
  ASSERT_TRUE(happens("cancel"));
  EXPECT_EQ(get("stock"), 15);
  EXPECT_EQ(get("points"), 1000);
  ASSERT_TRUE(happens("back_to_in_progress"));
  EXPECT_EQ(get("stock"), 10);
  EXPECT_EQ(get("points"), 900);
}

TEST_F(EcCube, PointsFollowShippingAndReturning) {
  order(1, 10, 100);
  ASSERT_TRUE(happens("ship"));
  EXPECT_EQ(get("points"), 1000 - 10 + 100);
  ASSERT_TRUE(happens("return"));
  EXPECT_EQ(get("points"), 1000);
  ASSERT_TRUE(happens("cancel_return"));
  EXPECT_EQ(get("points"), 1000 - 10 + 100);
}

TEST_F(EcCube, AnOrderBeyondTheStockIsRefused) {
  now_ = rules_->start();
  EXPECT_FALSE(happens("place_order", {16, 0, 0}));
  EXPECT_TRUE(happens("place_order", {15, 0, 0}));
}

}  // namespace
}  // namespace juchu
