#include "sim/scenario/scenario_json.hpp"

#include <algorithm>
#include <cassert>
#include <span>
#include <unordered_map>

#include <fmt/format.h>

#include "model/json/json_cursor.hpp"
#include "model/text/diagnostics.hpp"
#include "model/time/meant.hpp"
#include "sim/scenario/cart_list.hpp"
#include "sim/scenario/given.hpp"
#include "sim/scenario/given_json.hpp"
#include "sim/scenario/holidays.hpp"
#include "sim/scenario/named_rulebook.hpp"
#include "sim/scenario/scenario_names.hpp"
#include "sim/scenario/shop_id.hpp"

namespace juchu {
namespace {

const Text kOrder{"注文", "order"};

/// `{"ja": …, "en": …}`, or a string for both languages.
Text read_note(const JsonCursor& at) {
  if (!at.is(JsonValue::Kind::String)) return read_text(at);
  const std::string words(at.text().value_or(""));
  return {words, words};
}

/// Keys of a step, and of a row of one that has several, beside the parameters of its event.
const std::vector<std::string> kStepKeys = {"at",     "order", "cart", "event",
                                            "expect", "note",  "rows"};
const std::vector<std::string> kRowKeys = {"order", "cart", "expect", "note"};

/// Reads what speaks of a rulebook's names: steps, expectations, the shop.
class ScenarioReader {
 public:
  ScenarioReader(Scenario& scenario, const JsonCursor& root)
      : scenario_(scenario),
        rulebook_(scenario.rules->rulebook()),
        names_(rulebook_, *scenario.tokens),
        root_(root) {
    for (const Permit& permit : rulebook_.permits)
      if (permit.from.nothing) creating_.push_back(permit.event);
  }

  void read() {
    scenario_.shop = names_.fields(root_.optional("shop"), FieldScope::Shop);
    const JsonCursor given = root_.optional("given");
    if (given.present()) read_given_orders(given);
    carts_.emplace(scenario_.carts);
    const JsonCursor steps = given.present() ? root_.optional("steps") : root_.at("steps");
    for (const JsonCursor& row : steps.items()) read_step(row);
    for (const JsonCursor& row : root_.optional("orders").members()) read_shown(row);
    read_until(root_.optional("until"));
    scenario_.breaks = names_.properties(root_.optional("breaks")).value_or(0);
    for (const JsonCursor& row : root_.optional("expect").members()) read_outcome(row);
  }

 private:
  void read_given_orders(const JsonCursor& at) {
    orders_unread_ = !read_given(at, names_, scenario_);
    for (std::size_t order = 0; order < scenario_.orders.size(); ++order) {
      order_index_.emplace(scenario_.orders[order].id, static_cast<int>(order));
      order_ids_.push_back(scenario_.orders[order].id);
    }
  }

  /// The last moment before which no step may come.
  [[nodiscard]] Moment begun() const {
    if (!scenario_.steps.empty()) return scenario_.steps.back().at;
    return scenario_.given ? start_of(scenario_.given->as_of) : 0;
  }

  void read_step(const JsonCursor& row) {
    ScenarioStep step;
    step.position = row.position();
    step.line = scenario_.steps.empty() ? 0 : scenario_.steps.back().line + 1;
    read_time(row.at("at"), step);
    step.note = read_note(row.optional("note"));
    const auto event = row.at("event").one_of(names_.events());
    const EventType* type = event ? &rulebook_.events[static_cast<std::size_t>(*event)] : nullptr;
    if (type != nullptr) step.event = *event;
    if (const JsonCursor rows = row.optional("rows"); rows.present())
      return read_rows(row, rows, type, step);
    read_orders(row, type, step);
    read_step_expectation(row.optional("expect"), step.expect);
    if (type != nullptr) read_parameters(row, kStepKeys, *type, {}, step);
    scenario_.steps.push_back(std::move(step));
  }

  /// One step for many orders, each with values and an answer of its own: as many steps at once.
  void read_rows(const JsonCursor& row, const JsonCursor& rows, const EventType* type,
                 const ScenarioStep& whole) {
    for (const char* key : {"order", "cart", "expect"})
      if (const JsonCursor at = row.optional(key); at.present())
        at.complain_at_key({"「rows」の各行に書いてください", "write it in each of the \"rows\""});
    if (type != nullptr && type->shop)
      rows.complain_at_key({"これはショップのイベントなので、行に分けられません",
                            "this happens to the shop, not to orders one by one"});
    if (rows.is(JsonValue::Kind::Array) && rows.items().empty()) rows.complain(empty_list());
    const Shared shared = type == nullptr ? Shared{} : read_shared(row, whole.event, *type);
    for (const JsonCursor& each : rows.items()) {
      ScenarioStep step = whole;
      step.position = each.position();
      if (const JsonCursor note = each.optional("note"); note.present())
        step.note = read_note(note);
      read_orders(each, type, step);
      read_step_expectation(each.optional("expect"), step.expect);
      if (type != nullptr) read_parameters(each, kRowKeys, *type, shared, step);
      scenario_.steps.push_back(std::move(step));
    }
  }

  void read_time(const JsonCursor& at, ScenarioStep& step) {
    step.at = begun();
    const auto text = at.text();
    if (!text) return;
    const auto moment = parse_moment(*text);
    if (!moment) return at.complain(not_a_moment(meant_as_moment(*text)));
    if (*moment < step.at && scenario_.steps.empty())
      return at.complain(
          {"示された状態の日より前になっています", "this is before the day of the given situation"},
          {fmt::format("{} 以降にしてください", moment_text(step.at)),
           fmt::format("make it {} or later", moment_text(step.at))});
    if (*moment < step.at)
      return at.complain(
          {"時刻が前の手順より早くなっています", "this is earlier than the step before"},
          {fmt::format("{} 以降にするか、手順を並べ替えてください", moment_text(step.at)),
           fmt::format("make it {} or later, or move the step", moment_text(step.at))});
    step.at = *moment;
  }

  void read_orders(const JsonCursor& row, const EventType* type, ScenarioStep& step) {
    const JsonCursor orders = row.optional("order"), cart = row.optional("cart");
    // An unknown event may have been meant to create its orders.
    const bool creates = type == nullptr ||
                         std::ranges::find(creating_, step.event) != creating_.end();
    if (cart.present() && !creates)
      cart.complain_at_key({"カートは注文を作るときにだけ指定できます",
                            "only the step that creates an order names its cart"});
    if (type != nullptr && type->shop) {
      if (orders.present())
        orders.complain_at_key({"これはショップのイベントなので、注文を指定できません",
                                "this happens to the shop, not to an order"},
                               {"「order」を消してください", "leave \"order\" out"});
      return;
    }
    const std::string cart_id = creates ? read_shop_id(cart).value_or("") : "";
    const auto items = (type == nullptr ? orders : row.at("order"))
                           .items(JsonCursor::Lone::Allowed);
    if (items.empty() && orders.is(JsonValue::Kind::Array)) orders.complain(empty_list());
    if (items.empty() && creates) orders_unread_ = true;
    for (const JsonCursor& item : items) {
      const auto id = read_shop_id(item);
      if (!id) {
        orders_unread_ = orders_unread_ || creates;
        continue;
      }
      const auto known = order_index_.find(*id);
      if (known != order_index_.end()) {
        if (std::ranges::find(step.orders, known->second) != step.orders.end())
          item.complain({"同じ注文が二度書かれています", "this order is named twice"});
        step.orders.push_back(known->second);
      } else if (creates) {
        step.orders.push_back(new_order(*id, cart_id));
      } else if (!orders_unread_) {
        item.complain(unknown_order(*id));
      }
    }
  }

  int new_order(const std::string& id, const std::string& cart_id) {
    const int cart_index = carts_->called(cart_id);
    const auto index = static_cast<int>(scenario_.orders.size());
    scenario_.orders.push_back({id, cart_index});
    order_index_.emplace(id, index);
    order_ids_.push_back(id);
    return index;
  }

  /// Suggests among the first orders only: many unknown ones would be compared with very many.
  [[nodiscard]] Complaint unknown_order(std::string_view id) const {
    if (order_ids_.empty() && !creating_.empty()) {
      const std::string event = shown_name(
          rulebook_.names.events[static_cast<std::size_t>(creating_.front())]);
      return {{"注文がまだ一つもありません", "there is no order yet"},
              {fmt::format("先に {} の手順で作ってください", event),
               fmt::format("first create it: {}", event)}};
    }
    constexpr std::size_t kMostCompared = 30;
    return unknown_name(kOrder, id,
                        std::span(order_ids_).first(std::min(order_ids_.size(), kMostCompared)));
  }

  /// What the screens show of an order.
  void read_shown(const JsonCursor& row) {
    const auto known = order_index_.find(std::string(row.key()));
    if (known == order_index_.end()) {
      if (!orders_unread_) row.complain_at_key(unknown_order(row.key()));
      return;
    }
    std::vector<std::string>& shown = scenario_.orders[static_cast<std::size_t>(known->second)]
                                          .shown;
    for (const JsonCursor& group : row.by_names(names_.shows()))
      shown.emplace_back(group.text().value_or(""));
  }

  /// Values that all rows of a step have unless they state their own; read, and judged, once.
  struct Shared {
    std::vector<JsonCursor> stated;
    std::vector<std::optional<Value>> values;
  };

  [[nodiscard]] Shared read_shared(const JsonCursor& step, int event, const EventType& type) const {
    Shared shared{step.by_names(names_.parameters(event), kStepKeys), {}};
    for (std::size_t p = 0; p < type.parameters.size(); ++p)
      shared.values.push_back(value_of(shared.stated[p], type.parameters[p]));
    return shared;
  }

  [[nodiscard]] std::optional<Value> value_of(const JsonCursor& at,
                                              const EventParameter& parameter) const {
    return at.present() ? names_.value(at, parameter.type) : std::nullopt;
  }

  void read_parameters(const JsonCursor& row, const std::vector<std::string>& keys,
                       const EventType& type, const Shared& shared, ScenarioStep& step) const {
    const std::vector<JsonCursor> stated = row.by_names(names_.parameters(step.event), keys);
    for (std::size_t p = 0; p < stated.size(); ++p) {
      const EventParameter& parameter = type.parameters[p];
      const bool is_shared = !stated[p].present() && !shared.stated.empty() &&
                             shared.stated[p].present();
      const bool needed = parameter.default_value.empty() && !parameter.type.optional;
      if (!stated[p].present() && !is_shared && needed)
        row.complain(names_.parameters(step.event).missing(static_cast<int>(p)));
      step.parameters.push_back(is_shared ? shared.values[p] : value_of(stated[p], parameter));
    }
  }

  void read_step_expectation(const JsonCursor& at, StepExpectation& expect) {
    if (!at.present()) return;
    expect.position = at.position();
    at.only_keys({"refused_by", "status", "sends", "breached", "outside", "hazards", "warns"});
    expect.refused_by = names_.refusal(at.optional("refused_by"));
    expect.status = names_.statuses(at.optional("status"));
    expect.sends = names_.mails(at.optional("sends"));
    expect.breached = names_.norms(at.optional("breached"));
    expect.outside = names_.promises(at.optional("outside"));
    expect.hazards = names_.hazards(at.optional("hazards"));
    expect.warns = names_.warnings(at.optional("warns"));
  }

  void read_until(const JsonCursor& at) {
    const Day last = day_of(begun());
    scenario_.until = last;
    if (!at.present()) return;
    const auto day = read_day(at);
    if (!day) return;
    if (*day < last)
      return at.complain({"最後の手順より前の日になっています", "this is before the last step"},
                         {fmt::format("{} 以降にしてください", day_text(last)),
                          fmt::format("make it {} or later", day_text(last))});
    scenario_.until = *day;
  }

  void read_outcome(const JsonCursor& row) {
    OrderExpectation expect;
    const auto known = order_index_.find(std::string(row.key()));
    if (known == order_index_.end()) {
      if (!orders_unread_) row.complain_at_key(unknown_order(row.key()));
      return;
    }
    expect.order = known->second;
    expect.position = row.position();
    row.only_keys({"status", "hazards", "hazards_now", "breached", "outside", "exactly", "fields"});
    expect.status = names_.statuses(row.optional("status"));
    expect.hazards = names_.hazards(row.optional("hazards"));
    expect.hazards_now = names_.hazards(row.optional("hazards_now"));
    expect.breached = names_.norms(row.optional("breached"));
    expect.outside = names_.promises(row.optional("outside"));
    expect.exactly = row.optional("exactly").boolean().value_or(false);
    expect.fields = names_.fields(row.optional("fields"), std::nullopt);
    scenario_.expect.push_back(std::move(expect));
  }

  Scenario& scenario_;
  const Rulebook& rulebook_;
  ScenarioNames names_;
  const JsonCursor& root_;
  std::vector<int> creating_;  // events that can create an order
  std::vector<std::string> order_ids_;
  bool orders_unread_ = false;  // some order's id could not be read: others may mean it
  std::unordered_map<std::string, int> order_index_;  // never iterated
  std::optional<CartList> carts_;                     // once those of `given` are known
};

/// The first day about which the calendar is asked.
Day first_day_of(const Scenario& scenario) {
  if (scenario.given) return std::max(kFirstDay, scenario.given->as_of - kDaysBeforeGiven);
  return scenario.steps.empty() ? scenario.until : day_of(scenario.steps.front().at);
}

void settle(Scenario& scenario) {
  for (GivenOrder& order : scenario.given->orders)
    settle_given(*scenario.rules, order.situation, scenario.given->as_of, scenario.calendar);
}

}  // namespace

std::optional<Scenario> read_scenario(std::string_view text, const std::string& file,
                                      const std::string& rulebook_override, RulebookShelf& shelf,
                                      Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.size();
  const auto json = parse_json(text, file, diagnostics);
  if (!json) return std::nullopt;
  const JsonCursor root(*json, file, diagnostics);
  root.only_keys({"$schema", "title", "says", "source", "rulebook", "bounds", "parameters",
                  "calendar", "shop", "given", "orders", "steps", "until", "breaks", "expect"});
  (void)root.optional("$schema").text();  // for editors; a string
  Scenario scenario;
  scenario.file = file;
  scenario.title = read_text(root.at("title"));
  scenario.says = read_text(root.optional("says"));
  scenario.source = root.optional("source").text().value_or("");
  static const std::vector<std::string> all_bounds = {"small", "large"};  // as Bounds
  const auto bounds = static_cast<Bounds>(
      root.optional("bounds").one_of(all_bounds, {"範囲", "bound"}).value_or(1));
  const auto [name, rules] = open_rules_of(root, file, rulebook_override, shelf, diagnostics,
                                           bounds);
  scenario.rules = rules;
  if (scenario.rules == nullptr) return std::nullopt;
  const JsonCursor parameters = root.optional("parameters");
  scenario.choices = read_choices(parameters, scenario.rules->rulebook());
  if (!scenario.choices.empty())
    scenario.rules = open_chosen(shelf, name, scenario.choices, parameters, bounds);
  if (scenario.rules == nullptr) return std::nullopt;
  scenario.tokens = std::make_shared<TokenTable>(*scenario.rules);
  ScenarioReader(scenario, root).read();
  scenario.calendar = read_calendar(root.optional("calendar"), first_day_of(scenario),
                                    scenario.until);
  if (scenario.given) settle(scenario);
  if (diagnostics.size() != before) return std::nullopt;
  return scenario;
}

std::optional<Scenario> open_scenario(const std::string& path, const std::string& rulebook_override,
                                      RulebookShelf& shelf, Diagnostics& diagnostics) {
  const auto text = read_file(path, diagnostics);
  if (!text) return std::nullopt;
  return read_scenario(*text, path, rulebook_override, shelf, diagnostics);
}

}  // namespace juchu
