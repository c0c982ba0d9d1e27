#include "sim/scenario/given_json.hpp"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "model/index.hpp"
#include "sim/scenario/cart_list.hpp"
#include "sim/scenario/given.hpp"
#include "sim/scenario/shop_id.hpp"

namespace juchu {
namespace {

class GivenReader {
 public:
  GivenReader(const ScenarioNames& names, Scenario& scenario,
              const std::function<int(const JsonCursor&)>& line_of)
      : names_(names),
        scenario_(scenario),
        line_of_(line_of),
        rules_(*scenario.rules),
        fields_(rules_.rulebook().fields),
        known_(field_names(rules_.rulebook(), fields_of_orders(rules_.rulebook()))),
        past_(dates_of_their_day(rules_.rulebook())),
        initial_(initial_order(rules_)) {
    for (const int field : known_.rows)
      if (must_be_stated(fields_[at(field)])) needed_.push_back(field);
  }

  bool read(const JsonCursor& given) {
    given.only_keys({"as_of", "orders"});
    const auto as_of = read_day(given.at("as_of"));
    scenario_.given = Given{.as_of = as_of.value_or(0), .orders = {}};
    const std::vector<JsonCursor> rows = given.at("orders").items();
    lines_.reserve(rows.size());
    for (const JsonCursor& row : rows) read_order(row);
    for (std::size_t order = 0; order < scenario_.given->orders.size(); ++order)
      share_cart(scenario_.given->orders[order].situation, scenario_.orders[order].cart);
    return whole_;
  }

 private:
  void read_order(const JsonCursor& row) {
    row.only_keys({"order", "cart", "status", "fields"});
    const auto id = read_shop_id(row.at("order"));
    const auto cart = read_shop_id(row.optional("cart"));
    Situation situation = initial_;
    read_statuses(row, situation);
    const JsonCursor fields = row.optional("fields");
    const std::vector<FieldExpectation> stated = names_.fields_among(known_, fields);
    ask_for_needed(fields.present() ? fields : row, stated);
    whole_ = whole_ && id;
    if (!id) return;
    const auto [known, fresh] = lines_.try_emplace(*id, line_of_(row));
    if (!fresh)
      return row.at("order").complain(repeated_name({"注文", "order"}, *id, known->second));
    const int in = carts_.called(cart.value_or(""));
    for (const auto& [field, value] : stated) {
      if (past_[at(field)] && value != kUnset && value > scenario_.given->as_of)
        field_at(fields, field).complain(still_to_come(scenario_.given->as_of));
      if (fields_[at(field)].scope == FieldScope::Cart)
        state_of_cart(fields, in, field, value);
      else
        rules_.field(field).put(situation.words.data(), value);
    }
    scenario_.orders.push_back({*id, in});
    scenario_.given->orders.push_back({situation, row.position()});
  }

  void read_statuses(const JsonCursor& row, Situation& situation) const {
    const JsonCursor at = row.at("status");
    const std::vector<StatusChange> stated = names_.statuses(at);
    for (const auto& [region, value] : stated)
      rules_.field(region).put(situation.words.data(), value);
    const bool main = std::ranges::find(stated, 0, &StatusChange::region) != stated.end();
    const bool all_read = at.items(JsonCursor::Lone::Allowed).size() == stated.size();
    if (main || !at.present() || !all_read) return;
    const std::string& region = rules_.rulebook().regions.front().id;
    at.complain({fmt::format("「{}」の状態がありません", region),
                 fmt::format("there is no status of \"{}\"", region)},
                {"注文がどこにあるかを書いてください", "say where the order stands"});
  }

  /// The member that states a field, by whatever name.
  [[nodiscard]] JsonCursor field_at(const JsonCursor& fields, int field) const {
    for (const JsonCursor& member : fields.members()) {
      const auto named = known_.names.find(member.key());
      if (named && known_.rows[at(*named)] == field) return member;
    }
    return fields;
  }

  void ask_for_needed(const JsonCursor& at, const std::vector<FieldExpectation>& stated) const {
    for (const int field : needed_) {
      if (std::ranges::find(stated, field, &FieldExpectation::field) != stated.end()) continue;
      const std::string& id = fields_[juchu::at(field)].id;
      const bool unread = std::ranges::any_of(at.members(), [&](const JsonCursor& member) {
        const auto named = known_.names.find(member.key());
        return named && known_.rows[juchu::at(*named)] == field;
      });
      if (unread) continue;
      at.complain(
          {fmt::format("「{}」が書かれていません", id), fmt::format("\"{}\" is not stated", id)},
          {"「fields」に書いてください。既定値はありません",
           "state it among the \"fields\"; it has no initial value"});
    }
  }

  /// What one line says of its cart, the others may not contradict.
  void state_of_cart(const JsonCursor& fields, int cart, int field, Value value) {
    const auto [known, fresh] = of_carts_[cart].try_emplace(field, value);
    if (!fresh && known->second != value)
      field_at(fields, field)
          .complain(
              {"同じカートの別の注文と違う値です", "another order of this cart says otherwise"});
  }

  void share_cart(Situation& situation, int cart) const {
    const auto stated = of_carts_.find(cart);
    if (stated == of_carts_.end()) return;
    for (const auto& [field, value] : stated->second)
      rules_.field(field).put(situation.words.data(), value);
  }

  const ScenarioNames& names_;
  Scenario& scenario_;
  const std::function<int(const JsonCursor&)>& line_of_;
  const CompiledRulebook& rules_;
  const std::vector<Field>& fields_;
  FieldNames known_;
  std::vector<int> needed_;  // rows of `fields_`
  std::vector<bool> past_;   // by rows of `fields_`
  Situation initial_;
  bool whole_ = true;
  CartList carts_{scenario_.carts};
  std::unordered_map<std::string, int> lines_;                        // never iterated
  std::unordered_map<int, std::unordered_map<int, Value>> of_carts_;  // by cart, then field
};

}  // namespace

bool read_given(const JsonCursor& at, const ScenarioNames& names, Scenario& scenario,
                const std::function<int(const JsonCursor&)>& line_of) {
  return GivenReader(names, scenario, line_of).read(at);
}

}  // namespace juchu
