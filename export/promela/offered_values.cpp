#include "export/promela/offered_values.hpp"

#include <algorithm>

#include "export/promela/tokens.hpp"
#include "model/expression/expression_reader.hpp"

namespace juchu {
namespace {

constexpr double kMostOptions = 256;  // of one parameter that are written out

/// The values of a parameter that are plain numbers: its lowest and highest.
DateRange numbers_of(const Rulebook& rulebook, const EventParameter& parameter) {
  const Names& names = rulebook.names;
  const auto rows = [](const auto& all) { return static_cast<Value>(all.size()) - 1; };
  const Type& type = parameter.type;
  switch (type.kind) {
    case Kind::Bool: return {0, 1};
    case Kind::Int: return {type.low, type.high};
    case Kind::Enum: return {0, rows(names.enumerations[type.domain])};
    case Kind::Method: return {0, rows(names.methods)};
    case Kind::Date: return offered_days(parameter, names).value_or(DateRange{});
    default: return {0, -1};
  }
}

/// The numbers that are known where the order can be, and one of each class that is nowhere.
std::vector<OfferedValue> tokens_of(const PromelaModel& model, const Place& place) {
  std::vector<OfferedValue> choices;
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
  return choices;
}

/// One value stands for all; of a date one that is offered, if any is.
OfferedValue some_value(const PromelaModel& model, const EventParameter& parameter,
                        const Place& place) {
  if (parameter.type.optional) return {unset_term()};
  if (parameter.type.kind == Kind::Token)
    return model.options->token_classes.empty() ? OfferedValue{unset_term(), "0"}
                                                : tokens_of(model, place).back();
  const DateRange numbers = numbers_of(model.rulebook(), parameter);
  if (parameter.type.kind != Kind::Date) return {number_term(numbers.low)};
  const Scene scene{.rules = model.rules, .before = &place, .after = &place};
  if (parameter.from.empty() || parameter.to.empty()) return {number_term(0)};
  const Term from = scene.value(parameter.from.expression());
  const Term to = scene.value(parameter.to.expression());
  return {from, all_of({from.set, to.set, compared(from.value, "<=", to.value)})};
}

bool reads(const Clause& clause, int index) {
  return !clause.empty() && any_node(clause.expression(), [&](const Expression& node) {
    return (node.op == Op::Parameter || node.op == Op::UsedElsewhere) && node.index == index;
  });
}

bool reads(const std::vector<Assignment>& set, int index) {
  return std::ranges::any_of(
      set, [&](const Assignment& assignment) { return reads(assignment.value, index); });
}

}  // namespace

bool is_read(const Rulebook& rulebook, int event, std::size_t index) {
  const int p = static_cast<int>(index);
  const EventType& type = rulebook.events[static_cast<std::size_t>(event)];
  const auto on_event = [&](const auto& rules, auto reads_it) {
    return std::ranges::any_of(
        rules, [&](const auto& rule) { return rule.event == event && reads_it(rule); });
  };
  return reads(type.possible, p) || reads(type.set, p) ||
         on_event(rulebook.permits,
                  [&](const Permit& each) { return reads(each.when, p) || reads(each.set, p); }) ||
         on_event(rulebook.forbids, [&](const Forbid& each) { return reads(each.when, p); }) ||
         on_event(rulebook.norms,
                  [&](const Norm& each) { return reads(each.when, p) || reads(each.must, p); });
}

std::vector<OfferedValue> choices_of(const PromelaModel& model, int event, std::size_t index,
                                     const Place& place) {
  const EventParameter&
      parameter = model.rulebook().events[static_cast<std::size_t>(event)].parameters[index];
  if (!is_read(model.rulebook(), event, index)) return {some_value(model, parameter, place)};
  std::vector<OfferedValue> choices;
  if (parameter.type.kind == Kind::Token) choices = tokens_of(model, place);
  const DateRange numbers = numbers_of(model.rulebook(), parameter);
  for (Value value = numbers.low; value <= numbers.high; ++value)
    choices.push_back({number_term(value)});
  if (parameter.type.optional) choices.insert(choices.begin(), {unset_term()});
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

double count_of_choices(const PromelaModel& model, int event, std::size_t index) {
  if (!is_read(model.rulebook(), event, index)) return 1;
  const EventParameter&
      parameter = model.rulebook().events[static_cast<std::size_t>(event)].parameters[index];
  const DateRange numbers = numbers_of(model.rulebook(), parameter);
  double count = static_cast<double>(numbers.high - numbers.low + 1);
  if (parameter.type.kind == Kind::Token)
    count = static_cast<double>(model.options->token_classes.size());
  return count + (parameter.type.optional ? 1 : 0);
}

Value chosen_shift(const PromelaModel& model, const EventParameter& parameter) {
  if (parameter.type.kind == Kind::Token) return 1;
  return 1 - numbers_of(model.rulebook(), parameter).low;
}

std::optional<DateRange> counted_choices(const PromelaModel& model, int event, std::size_t index) {
  const EventParameter&
      parameter = model.rulebook().events[static_cast<std::size_t>(event)].parameters[index];
  if (count_of_choices(model, event, index) <= kMostOptions) return std::nullopt;
  if (parameter.type.kind == Kind::Token) return std::nullopt;
  const DateRange numbers = numbers_of(model.rulebook(), parameter);
  return DateRange{parameter.type.optional ? 0 : 1, numbers.high - numbers.low + 1};
}

std::optional<Value> highest_chosen(const PromelaModel& model, std::size_t index) {
  std::optional<Value> highest;
  for (std::size_t e = 0; e < model.rulebook().events.size(); ++e) {
    const EventType& event = model.rulebook().events[e];
    const int type = static_cast<int>(e);
    if (!model.slice->events[e] || index >= event.parameters.size() || !chooses_first(model, type))
      continue;
    const EventParameter& parameter = event.parameters[index];
    const Value most = parameter.type.kind == Kind::Token
                           ? (model.layout.serials() + 1) * model.rules->token_classes()
                           : numbers_of(model.rulebook(), parameter).high;
    highest = std::max(highest.value_or(0), most + chosen_shift(model, parameter));
  }
  return highest;
}

bool chooses_first(const PromelaModel& model, int event) {
  double count = 1;
  const EventType& type = model.rulebook().events[static_cast<std::size_t>(event)];
  for (std::size_t p = 0; p < type.parameters.size(); ++p)
    count *= count_of_choices(model, event, p);
  return count > model.options->most_written_out;
}

}  // namespace juchu
