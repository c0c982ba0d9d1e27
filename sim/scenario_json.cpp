#include "sim/scenario_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <filesystem>
#include <unordered_map>

#include "model/json/json_cursor.hpp"
#include "model/rulebook/tracking_number.hpp"

namespace juchu {
namespace {

const Text kEvent{"イベント", "event"};
const Text kStatus{"状態", "status"};
const Text kOrder{"注文", "order"};

Text read_text(const JsonCursor& at) {
  if (!at.present()) return {};
  at.only_keys({"ja", "en"});
  return {std::string(at.optional("ja").text().value_or("")), std::string(at.optional("en").text().value_or(""))};
}

/// `{"ja": …, "en": …}`, or a string for both languages.
Text read_note(const JsonCursor& at) {
  if (!at.is(JsonValue::Kind::String)) return read_text(at);
  const std::string words(at.text().value_or(""));
  return {words, words};
}

std::optional<Day> read_day(const JsonCursor& at) {
  const auto text = at.text();
  if (!text) return std::nullopt;
  const auto day = parse_day(*text);
  if (!day) at.complain(not_a_day());
  return day;
}

/// A rulebook named in `file`: a shipped id, or a path from where the file is.
std::string beside(const std::string& file, const std::string& name) {
  const bool id = name.find('/') == std::string::npos && !name.ends_with(".json");
  if (id || name.starts_with('/')) return name;
  return (std::filesystem::path(file).parent_path() / name).string();
}

constexpr Value kLargestNumber = 1'000'000;

template <class Row>
std::vector<std::string> ids_of(const std::vector<Row>& rows) {
  std::vector<std::string> ids;
  for (const Row& row : rows) ids.push_back(row.id);
  return ids;
}

/// The values of `parameters`: which the rulebook has, each of its kind.
std::vector<ParameterChoice> read_choices(const JsonCursor& at, const Rulebook& rulebook) {
  std::vector<ParameterChoice> choices;
  if (!at.present()) return choices;
  at.only_keys(ids_of(rulebook.parameters));
  for (const JsonCursor& row : at.members()) {
    const auto parameter = std::ranges::find(rulebook.parameters, row.key(), &Parameter::id);
    if (parameter == rulebook.parameters.end()) continue;
    ParameterChoice choice{.parameter = parameter->id, .kind = parameter->type.kind};
    choice.value = choice.kind == Kind::Bool ? Value{row.boolean().value_or(false)}
                                             : row.integer(-kLargestNumber, kLargestNumber).value_or(0);
    choices.push_back(std::move(choice));
  }
  return choices;
}

Calendar read_calendar(const JsonCursor& at) {
  static const std::vector<std::string> kWeekdays = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  Calendar calendar;
  if (!at.present()) return calendar;
  at.only_keys({"closed", "holidays"});
  if (const JsonCursor closed = at.optional("closed"); closed.present()) {
    calendar.closed_weekdays.clear();
    for (const JsonCursor& item : closed.items())
      if (const auto day = item.one_of(kWeekdays, {"曜日", "weekday"})) calendar.closed_weekdays.push_back(*day);
  }
  for (const JsonCursor& item : at.optional("holidays").items())
    if (const auto day = read_day(item)) calendar.holidays.push_back(*day);
  std::ranges::sort(calendar.holidays);
  return calendar;
}

/// Reads what speaks of a rulebook's names: steps, expectations, the shop.
class ScenarioReader {
 public:
  ScenarioReader(Scenario& scenario, const JsonCursor& root)
      : scenario_(scenario), rules_(*scenario.rules), rulebook_(rules_.rulebook()), root_(root) {
    statuses_ = ids_of(rulebook_.statuses);
    mails_ = ids_of(rulebook_.mails);
    const auto promises = std::ranges::find_if(rulebook_.norms, &Norm::promise);
    norms_ = ids_of(std::vector<Norm>(rulebook_.norms.begin(), promises));
    promises_ = ids_of(std::vector<Norm>(promises, rulebook_.norms.end()));
    hazards_ = ids_of(rulebook_.hazards);
    warnings_ = ids_of(rulebook_.warnings);
    refusals_ = ids_of(rulebook_.forbids);
    for (const Permit& permit : rulebook_.permits) refusals_.push_back(permit.id);
    for (const char* id : {"not-listed", "not-offered", "overflow"}) refusals_.emplace_back(id);
    for (const Permit& permit : rulebook_.permits)
      if (permit.from.nothing) creating_.push_back(permit.event);
  }

  void read() {
    read_shop(root_.optional("shop"));
    for (const JsonCursor& row : root_.at("steps").items()) read_step(row);
    read_until(root_.optional("until"));
    for (const JsonCursor& row : root_.optional("expect").members()) read_outcome(row);
  }

 private:
  void read_shop(const JsonCursor& at) {
    std::vector<std::string> names;
    for (const Field& field : rulebook_.fields)
      if (field.scope == FieldScope::Shop) names.push_back(field.id);
    if (!at.present()) return;
    at.only_keys(names);
    for (const JsonCursor& row : at.members()) {
      const auto field = find(names_of_fields(), row.key());
      if (!field || rulebook_.fields[static_cast<std::size_t>(*field)].scope != FieldScope::Shop) continue;
      const Type& type = rulebook_.fields[static_cast<std::size_t>(*field)].type;
      if (const auto value = read_value(row, type)) scenario_.shop.push_back({*field, *value});
    }
  }

  void read_step(const JsonCursor& row) {
    ScenarioStep step;
    step.position = row.position();
    read_time(row.at("at"), step);
    step.note = read_note(row.optional("note"));
    const auto event = row.at("event").one_of(rulebook_.names.events, kEvent);
    const EventType* type = event ? &rulebook_.events[static_cast<std::size_t>(*event)] : nullptr;
    if (type != nullptr) step.event = *event;
    read_orders(row, type, step);
    read_step_expectation(row.optional("expect"), step.expect);
    if (type != nullptr) read_parameters(row, *type, step);
    scenario_.steps.push_back(std::move(step));
  }

  void read_time(const JsonCursor& at, ScenarioStep& step) {
    step.at = scenario_.steps.empty() ? 0 : scenario_.steps.back().at;
    const auto text = at.text();
    if (!text) return;
    const auto moment = parse_moment(*text);
    if (!moment) return at.complain(not_a_moment());
    if (*moment < step.at)
      return at.complain({"時刻が前の手順より早くなっています", "this is earlier than the step before"},
                         {fmt::format("{} 以降にするか、手順を並べ替えてください", moment_text(step.at)),
                          fmt::format("make it {} or later, or move the step", moment_text(step.at))});
    step.at = *moment;
  }

  void read_orders(const JsonCursor& row, const EventType* type, ScenarioStep& step) {
    const JsonCursor orders = row.optional("order"), cart = row.optional("cart");
    // An unknown event may have been meant to create its orders.
    const bool creates = type == nullptr || std::ranges::find(creating_, step.event) != creating_.end();
    if (type != nullptr && type->shop) {
      if (orders.present())
        orders.complain_at_key({"これはショップのイベントなので、注文を指定できません",
                                "this happens to the shop, not to an order"},
                               {"「order」を消してください", "leave \"order\" out"});
      return;
    }
    if (cart.present() && !creates)
      cart.complain_at_key({"カートは注文を作るときにだけ指定できます", "only the step that creates an order names its cart"});
    for (const JsonCursor& item : (type == nullptr ? orders : row.at("order")).items(JsonCursor::Lone::Allowed)) {
      const auto id = item.text();
      if (!id) continue;
      if (id->empty()) {
        item.complain(empty_string());
        continue;
      }
      const auto known = order_index_.find(std::string(*id));
      if (known != order_index_.end()) {
        if (std::ranges::find(step.orders, known->second) != step.orders.end())
          item.complain({"同じ注文が二度書かれています", "this order is named twice"});
        step.orders.push_back(known->second);
      } else if (creates) {
        step.orders.push_back(new_order(std::string(*id), cart));
      } else {
        item.complain(unknown_name(kOrder, *id, order_ids_));
      }
    }
  }

  int new_order(const std::string& id, const JsonCursor& cart) {
    const auto name = cart.text();
    const std::string cart_id = name ? std::string(*name) : "";
    auto cart_index = static_cast<int>(scenario_.carts.size());
    if (!cart_id.empty()) {
      const auto known = cart_index_.try_emplace(cart_id, cart_index);
      cart_index = known.first->second;
    }
    if (cart_index == static_cast<int>(scenario_.carts.size())) scenario_.carts.push_back(cart_id);
    const auto index = static_cast<int>(scenario_.orders.size());
    scenario_.orders.push_back({id, cart_index});
    order_index_.emplace(id, index);
    order_ids_.push_back(id);
    return index;
  }

  void read_parameters(const JsonCursor& row, const EventType& type, ScenarioStep& step) {
    std::vector<std::string> keys = {"at", "order", "cart", "event", "expect", "note"};
    for (const EventParameter& parameter : type.parameters) keys.push_back(parameter.id);
    row.only_keys(keys);
    for (const EventParameter& parameter : type.parameters) {
      const bool needed = parameter.default_value.empty() && !parameter.type.optional;
      const JsonCursor at = needed ? row.at(parameter.id) : row.optional(parameter.id);
      step.parameters.push_back(at.present() ? read_value(at, parameter.type) : std::nullopt);
    }
  }

  std::optional<Value> read_value(const JsonCursor& at, const Type& type) {
    const Names& names = rulebook_.names;
    if (type.optional && at.is(JsonValue::Kind::Null)) return kUnset;
    const auto index_of = [&](const std::vector<std::string>& known, const Text& kind) -> std::optional<Value> {
      const auto index = at.one_of(known, kind);
      return index ? std::optional<Value>(*index) : std::nullopt;
    };
    switch (type.kind) {
      case Kind::Bool: {
        const auto value = at.boolean();
        return value ? std::optional<Value>(*value ? 1 : 0) : std::nullopt;
      }
      case Kind::Int: return at.integer(type.low, type.high);
      case Kind::Date: {
        const auto day = read_day(at);
        return day ? std::optional<Value>(*day) : std::nullopt;
      }
      case Kind::Enum: return index_of(names.enumerations[type.domain], {"値", "value"});
      case Kind::Method: return index_of(names.methods, {"配送方法", "method"});
      case Kind::Token: return read_number(at);
      default: break;
    }
    assert(false && "no parameter or field has such a type");
    return std::nullopt;
  }

  std::optional<Value> read_number(const JsonCursor& at) {
    const auto text = at.text();
    if (!text) return std::nullopt;
    const auto number = normalize_tracking_number(*text);
    if (number && number->size() <= kLongestNumber) return scenario_.tokens->intern(*number);
    at.complain({"送り状番号として読めません", "this is no tracking number"},
                {"英数字だけで書いてください(ハイフンと空白は無視します)",
                 "write letters and digits only; hyphens and spaces are ignored"});
    return std::nullopt;
  }

  void read_step_expectation(const JsonCursor& at, StepExpectation& expect) {
    if (!at.present()) return;
    expect.position = at.position();
    at.only_keys({"refused_by", "status", "sends", "breached", "outside", "hazards", "warns"});
    if (const auto id = at.optional("refused_by").one_of(refusals_, {"ルール", "rule"}))
      expect.refused_by = refusals_[static_cast<std::size_t>(*id)];
    expect.status = read_statuses(at.optional("status"));
    expect.sends = read_bits(at.optional("sends"), mails_, {"メール", "mail"});
    expect.breached = read_bits(at.optional("breached"), norms_, {"守るべきこと", "norm"});
    expect.outside = read_promises(at.optional("outside"));
    expect.hazards = read_bits(at.optional("hazards"), hazards_, {"危険な状態", "hazard"});
    expect.warns = read_bits(at.optional("warns"), warnings_, {"警告", "warning"});
  }

  std::vector<StatusChange> read_statuses(const JsonCursor& at) {
    std::vector<StatusChange> statuses;
    if (!at.present()) return statuses;
    for (const JsonCursor& item : at.items(JsonCursor::Lone::Allowed))
      if (const auto index = item.one_of(statuses_, kStatus)) {
        const Status& status = rulebook_.statuses[static_cast<std::size_t>(*index)];
        statuses.push_back({status.region, status.value});
      }
    return statuses;
  }

  static std::optional<std::uint64_t> read_bits(const JsonCursor& at, const std::vector<std::string>& ids,
                                                const Text& kind) {
    if (!at.present()) return std::nullopt;
    std::uint64_t bits = 0;
    for (const JsonCursor& item : at.items(JsonCursor::Lone::Allowed))
      if (const auto index = item.one_of(ids, kind)) bits |= Word{1} << *index;
    return bits;
  }

  /// Promises follow the norms.
  std::optional<std::uint64_t> read_promises(const JsonCursor& at) const {
    const auto bits = read_bits(at, promises_, {"約束", "promise"});
    return bits ? std::optional(*bits << norms_.size()) : std::nullopt;
  }

  void read_until(const JsonCursor& at) {
    const Day last = scenario_.steps.empty() ? 0 : day_of(scenario_.steps.back().at);
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
    if (known == order_index_.end()) return row.complain_at_key(unknown_name(kOrder, row.key(), order_ids_));
    expect.order = known->second;
    expect.position = row.position();
    row.only_keys({"status", "hazards", "hazards_now", "breached", "outside", "exactly", "fields"});
    expect.status = read_statuses(row.optional("status"));
    expect.hazards = read_bits(row.optional("hazards"), hazards_, {"危険な状態", "hazard"});
    expect.hazards_now = read_bits(row.optional("hazards_now"), hazards_, {"危険な状態", "hazard"});
    expect.breached = read_bits(row.optional("breached"), norms_, {"守るべきこと", "norm"});
    expect.outside = read_promises(row.optional("outside"));
    expect.exactly = row.optional("exactly").boolean().value_or(false);
    read_fields(row.optional("fields"), expect.fields);
    scenario_.expect.push_back(std::move(expect));
  }

  void read_fields(const JsonCursor& at, std::vector<FieldExpectation>& fields) {
    if (!at.present()) return;
    at.only_keys(names_of_fields());
    for (const JsonCursor& row : at.members()) {
      const auto field = find(names_of_fields(), row.key());
      if (!field || static_cast<std::size_t>(*field) < rulebook_.regions.size()) continue;
      const Type& type = rulebook_.fields[static_cast<std::size_t>(*field)].type;
      if (const auto value = read_value(row, type)) fields.push_back({*field, *value});
    }
  }

  const std::vector<std::string>& names_of_fields() {
    if (field_names_.empty()) field_names_ = ids_of(rulebook_.fields);
    return field_names_;
  }

  static std::optional<int> find(const std::vector<std::string>& names, std::string_view name) {
    const auto found = std::ranges::find(names, name);
    return found == names.end() ? std::nullopt : std::optional<int>(static_cast<int>(found - names.begin()));
  }

  static constexpr std::size_t kLongestNumber = 50;  // QAPI's limit for TrackingNo

  Scenario& scenario_;
  const CompiledRulebook& rules_;
  const Rulebook& rulebook_;
  const JsonCursor& root_;
  std::vector<std::string> statuses_, mails_, norms_, promises_, hazards_, warnings_, refusals_, field_names_;
  std::vector<int> creating_;                         // events that can create an order
  std::vector<std::string> order_ids_;
  std::unordered_map<std::string, int> order_index_, cart_index_;  // never iterated
};

}  // namespace

std::shared_ptr<const CompiledRulebook> RulebookShelf::open(const std::string& name,
                                                            const std::vector<ParameterChoice>& choices,
                                                            Diagnostics& diagnostics) {
  std::string key = name;
  for (const ParameterChoice& choice : choices) key += fmt::format("\n{}={}", choice.parameter, choice.value);
  const auto known = open_.find(key);
  if (known != open_.end()) return known->second;
  std::shared_ptr<const CompiledRulebook>& opened = open_[key];
  auto rulebook = open_rulebook(name, diagnostics, choices);
  if (!rulebook) return nullptr;
  auto compiled = CompiledRulebook::compile(std::move(*rulebook), diagnostics);
  if (compiled) opened = std::make_shared<const CompiledRulebook>(std::move(*compiled));
  return opened;
}

std::optional<Scenario> read_scenario(std::string_view text, const std::string& file,
                                      const std::string& rulebook_override, RulebookShelf& shelf,
                                      Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.size();
  const auto json = parse_json(text, file, diagnostics);
  if (!json) return std::nullopt;
  const JsonCursor root(*json, file, diagnostics);
  root.only_keys({"$schema", "title", "says", "source", "rulebook", "parameters", "calendar", "shop", "steps",
                  "until", "expect"});
  Scenario scenario;
  scenario.file = file;
  scenario.title = read_text(root.at("title"));
  scenario.says = read_text(root.optional("says"));
  scenario.source = root.optional("source").text().value_or("");
  scenario.calendar = read_calendar(root.optional("calendar"));
  const auto named = root.at("rulebook").text();
  if (!named && rulebook_override.empty()) return std::nullopt;
  const std::string name = rulebook_override.empty() ? beside(file, std::string(*named)) : rulebook_override;
  scenario.rules = shelf.open(name, {}, diagnostics);
  if (scenario.rules == nullptr) return std::nullopt;
  const auto choices = read_choices(root.optional("parameters"), scenario.rules->rulebook());
  if (!choices.empty()) scenario.rules = shelf.open(name, choices, diagnostics);
  if (scenario.rules == nullptr) return std::nullopt;
  scenario.tokens = std::make_shared<TokenTable>(*scenario.rules);
  ScenarioReader(scenario, root).read();
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
