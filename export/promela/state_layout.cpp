#include "export/promela/state_layout.hpp"

#include <algorithm>
#include <bit>
#include <cstdlib>

#include <fmt/format.h>

#include "model/analysis/canonical_form.hpp"
#include "model/expression/expression_reader.hpp"
#include "model/rulebook/clauses.hpp"

namespace juchu {
namespace {

constexpr Value kFarAhead = 4000;  // dates that move ever further away are followed up to here

/// An identifier made of an id: `parcel[1].sent_on` becomes `f7_parcel_1_sent_on`.
std::string named(char what, int index, const std::string& id) {
  std::string name = fmt::format("{}{}_", what, index);
  for (const char letter : id)
    if (letter != ']') name += std::string_view("[.-").find(letter) < 3 ? '_' : letter;
  return name;
}

/// How far ahead of today each date field may stand: follows what is assigned until nothing
/// changes.
class DatesAhead {
 public:
  explicit DatesAhead(const Rulebook& rulebook)
      : rulebook_(rulebook), ahead_(rulebook.fields.size(), 0) {}

  std::vector<Value> find() {
    for (bool changed = true; changed;) {
      const std::vector<Value> before = ahead_;
      for (std::size_t e = 0; e < rulebook_.events.size(); ++e)
        follow(rulebook_.events[e].set, static_cast<int>(e));
      for (const Permit& permit : rulebook_.permits) follow(permit.set, permit.event);
      for (const Deadline& deadline : rulebook_.deadlines) follow(deadline.set, -1);
      changed = before != ahead_;
    }
    return ahead_;
  }

 private:
  void follow(const std::vector<Assignment>& set, int event) {
    for (const Assignment& assignment : set) {
      if (rulebook_.fields[static_cast<std::size_t>(assignment.field)].type.kind != Kind::Date)
        continue;
      Value& ahead = ahead_[static_cast<std::size_t>(assignment.field)];
      const Value most = most_of(assignment.value.expression(), event);
      ahead = std::clamp(most, ahead, kFarAhead);
    }
  }

  [[nodiscard]] Value most_of(const Expression& node, int event) const {
    const auto operand = [&](std::size_t i) { return most_of(node.operands[i], event); };
    const auto days = [&](std::size_t i) { return interval_of(node.operands[i], rulebook_.names); };
    switch (node.op) {
      case Op::Field: return ahead_[static_cast<std::size_t>(node.index)];
      case Op::Add: return operand(0) + days(1).high;
      case Op::Subtract: return operand(0) - days(1).low;
      case Op::Conditional: return std::max(operand(1), operand(2));
      case Op::Parameter: {
        const EventType& type = rulebook_.events[static_cast<std::size_t>(event)];
        const Clause& to = type.parameters[static_cast<std::size_t>(node.index)].to;
        const auto range = to.empty() ? std::nullopt
                                      : days_from_today(to.expression(), rulebook_.names);
        return range ? range->high : kFarAhead;
      }
      default: return 0;
    }
  }

  const Rulebook& rulebook_;
  std::vector<Value> ahead_;
};

}  // namespace

int Variable::bits() const {
  return std::max(1, static_cast<int>(std::bit_width(static_cast<Word>(high + shift))));
}

std::optional<DateRange> days_from_today(const Expression& date, const Names& names) {
  if (date.op == Op::Today) return DateRange{0, 0};
  if (date.op == Op::Conditional) {
    const auto then = days_from_today(date.operands[1], names);
    const auto otherwise = days_from_today(date.operands[2], names);
    if (!then || !otherwise) return std::nullopt;
    return DateRange{std::min(then->low, otherwise->low), std::max(then->high, otherwise->high)};
  }
  if (date.op != Op::Add && date.op != Op::Subtract) return std::nullopt;
  if (date.type.optional || date.operands[1].type.kind != Kind::Int) return std::nullopt;
  auto range = days_from_today(date.operands[0], names);
  if (!range) return std::nullopt;
  const Interval days = interval_of(date.operands[1], names);
  range->low += date.op == Op::Add ? days.low : -days.high;
  range->high += date.op == Op::Add ? days.high : -days.low;
  return range;
}

StateLayout::StateLayout(const Slice& slice, int orders, int carts, Value most_remembered)
    : dates_(slice.rules.rulebook()),
      fields_(slice.fields.size(), -1),
      counters_(slice.fields.size(), -1),
      clocks_(slice.rules.norms.size(), -1),
      common_tokens_(orders > 1) {
  const CompiledRulebook& rules = slice.rules;
  const Rulebook& rulebook = rules.rulebook();
  const auto count = static_cast<int>(slice.fields.size());
  const auto is_there = [&](int field) {  // the main status tells whether there is an order at all
    return field == 0 || slice.fields[static_cast<std::size_t>(field)];
  };
  const auto token = [&](int field) {
    return is_there(field) &&
           rulebook.fields[static_cast<std::size_t>(field)].type.kind == Kind::Token;
  };
  const auto scope = [&](int field) {
    return rulebook.fields[static_cast<std::size_t>(field)].scope;
  };
  for (int f = 0; f < count; ++f)
    if (token(f) && scope(f) != FieldScope::Order) common_tokens_ = true;
  for (int f = 0; f < count; ++f) {
    const bool own = scope(f) == FieldScope::Order;
    if (token(f))
      serials_ += !common_tokens_ ? 1 : own ? orders : scope(f) == FieldScope::Cart ? carts : 1;
  }
  const std::vector<Value> ahead = DatesAhead(rulebook).find();
  for (int f = 0; f < count; ++f)
    if (is_there(f))
      add_field(rules, static_cast<std::size_t>(f), ahead[static_cast<std::size_t>(f)]);
  const auto add = [&](std::vector<int>& places, Variable::What what, int index, const Slot& slot,
                       const std::string& name) {
    places[static_cast<std::size_t>(index)] = static_cast<int>(variables_.size());
    variables_.push_back({.what = what,
                          .index = index,
                          .name = name,
                          .optional = slot.optional,
                          .always_set = !slot.optional,
                          .high = slot.high,
                          .shift = slot.optional ? 1 : 0});
  };
  for (int f = 0; f < count; ++f)
    if (const Slot& slot = rules.counter_of(f);
        slice.counters[static_cast<std::size_t>(f)] && slot.width != 0)
      add(counters_, Variable::What::Counter, f, slot,
          named('b', f, rulebook.fields[static_cast<std::size_t>(f)].id));
  for (const std::uint16_t n : rules.obligations)
    add(clocks_, Variable::What::Clock, n, rules.norms[n].clock,
        named('c', n, rulebook.norms[n].id));
  if (most_remembered > 0)
    variables_.push_back({.what = Variable::What::Memory, .name = "m", .high = most_remembered});
}

bool StateLayout::clustered(int field) const {
  return std::ranges::any_of(dates_.pairs(), [&](const auto& row) {
    return row.first.first == field || row.first.second == field;
  });
}

/// Dates that hold on to each other stand one before the other, each as far as matters.
Value StateLayout::earliest(int field) const {
  const auto past_of = [&](int each) { return dates_.past(static_cast<std::size_t>(each)); };
  Value past = past_of(field), apart = 0;
  if (!clustered(field)) return -(past + 1);
  for (const auto& [pair, told] : dates_.pairs()) {
    past = std::max({past, past_of(pair.first), past_of(pair.second)});
    apart += std::max(std::abs(told.least), std::abs(told.most + 1));
  }
  return -(past + 1) - apart;
}

void StateLayout::add_field(const CompiledRulebook& rules, std::size_t index, Value ahead) {
  const Field& field = rules.rulebook().fields[index];
  const Slot& slot = rules.fields[index];
  Variable variable{.what = Variable::What::Field,
                    .index = static_cast<int>(index),
                    .scope = field.scope,
                    .kind = field.type.kind,
                    .name = named('f', static_cast<int>(index), field.id),
                    .optional = slot.optional,
                    .always_set = !slot.optional || field.type.kind == Kind::Status,
                    .low = slot.low,
                    .high = slot.high};
  if (variable.date()) {
    variable.low = earliest(variable.index);
    variable.high = ahead;
    variable.bounded = ahead < kFarAhead;
    variable.clustered = clustered(variable.index);
    variable.optional = true;  // 0 is also the date that an order not yet there has not
  }
  if (variable.token()) variable.high = serials_ * rules.token_classes() - 1;
  variable.shift = -variable.low + (variable.optional ? 1 : 0);
  fields_[index] = static_cast<int>(variables_.size());
  variables_.push_back(variable);
}

}  // namespace juchu
