#include "properties/promela/offered_values.hpp"

#include <algorithm>

#include "properties/promela/tokens.hpp"

namespace juchu {
namespace {

void add_numbers(Value low, Value high, std::vector<OfferedValue>& choices) {
  for (Value value = low; value <= high; ++value) choices.push_back({number_term(value)});
}

/// The numbers that are known where the order can be, and one of each class that is nowhere.
void add_tokens(const PromelaModel& model, const Place& place, std::vector<OfferedValue>& choices) {
  const bool common = model.layout.tokens_are_common(), shop = place.order < 0;
  const auto known = shop && !common ? std::vector<std::pair<const Variable*, Place>>()
                                     : tokens_with(model, place.order, false);
  for (const auto& [variable, where] : known) {
    const bool own = variable->scope == FieldScope::Order;
    if (own && where.order == place.order && !place.exists) continue;
    const Term token = where.value(*variable);
    const std::string there = own && common ? model.exists(where) : "1";
    choices.push_back({{"1", token.value}, all_of({there, token.set})});
  }
  for (const int token_class : model.options->token_classes)
    choices.push_back(
        {number_term(model.layout.serials() * model.rules->token_classes() + token_class)});
}

}  // namespace

std::vector<OfferedValue> choices_of(const PromelaModel& model, const Type& type,
                                     const DateRange& range, const Place& place) {
  std::vector<OfferedValue> choices;
  if (type.optional) choices.push_back({unset_term()});
  const Names& names = model.rulebook().names;
  const auto rows = [](const auto& all) { return static_cast<Value>(all.size()) - 1; };
  switch (type.kind) {
    case Kind::Bool: add_numbers(0, 1, choices); break;
    case Kind::Int: add_numbers(type.low, type.high, choices); break;
    case Kind::Enum: add_numbers(0, rows(names.enumerations[type.domain]), choices); break;
    case Kind::Method: add_numbers(0, rows(names.methods), choices); break;
    case Kind::Date: add_numbers(range.low, range.high, choices); break;
    case Kind::Token: add_tokens(model, place, choices); break;
    default: break;
  }
  return choices;
}

std::optional<DateRange> offered_days(const EventParameter& parameter, const Names& names) {
  if (parameter.type.kind != Kind::Date) return DateRange{};
  if (parameter.from.empty() || parameter.to.empty()) return std::nullopt;
  const auto from = days_from_today(parameter.from.expression(), names);
  const auto to = days_from_today(parameter.to.expression(), names);
  if (!from || !to) return std::nullopt;
  return DateRange{from->low, to->high};
}

double count_of_choices(const PromelaModel& model, const EventType& event) {
  double count = 1;
  const Place nothing{.layout = &model.layout, .order = -1, .exists = false};
  for (const EventParameter& parameter : event.parameters) {
    const auto days = offered_days(parameter, model.rulebook().names).value_or(DateRange{});
    count *= static_cast<double>(choices_of(model, parameter.type, days, nothing).size());
  }
  return count;
}

Value chosen_shift(const PromelaModel& model, const EventParameter& parameter) {
  if (parameter.type.kind == Kind::Int) return 1 - parameter.type.low;
  const auto days = offered_days(parameter, model.rulebook().names);
  return parameter.type.kind == Kind::Date && days ? 1 - days->low : 1;
}

std::optional<Value> highest_chosen(const PromelaModel& model, std::size_t index) {
  std::optional<Value> highest;
  const Place nothing{.layout = &model.layout, .order = -1, .exists = false};
  for (const EventType& event : model.rulebook().events) {
    if (index >= event.parameters.size() || !chooses_first(model, event)) continue;
    const EventParameter& parameter = event.parameters[index];
    const auto days = offered_days(parameter, model.rulebook().names).value_or(DateRange{});
    Value most = (model.layout.serials() + 1) * model.rules->token_classes();
    if (parameter.type.kind != Kind::Token)  // the last choice is the highest
      most = *known_number(choices_of(model, parameter.type, days, nothing).back().value.value);
    highest = std::max(highest.value_or(0), most + chosen_shift(model, parameter));
  }
  return highest;
}

}  // namespace juchu
