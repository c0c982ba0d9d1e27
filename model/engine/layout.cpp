#include "model/engine/layout.hpp"

#include <algorithm>
#include <bit>
#include <map>

#include "model/expression/expression_reader.hpp"
#include "model/rulebook/clauses.hpp"

namespace juchu {
namespace {

/// A counter that is not merely compared with constants stops here.
constexpr Value kManyDays = 1000;

Slot event_slot(std::size_t word, int shift, int width, Value high) {
  return Slot{.bank = Slot::Event,
              .word = static_cast<std::uint8_t>(word),
              .shift = static_cast<std::uint8_t>(shift),
              .width = static_cast<std::uint8_t>(width),
              .high = high};
}

int width_for(Value values) {
  return std::max(1, static_cast<int>(std::bit_width(static_cast<Word>(values - 1))));
}

/// A slot for values of `type`, not yet placed.
Slot shape_of(const Type& type, const Names& names) {
  Value high = 1;
  switch (type.kind) {
    case Kind::Bool: high = 1; break;
    case Kind::Int: high = type.high; break;
    case Kind::Date: high = kLastDay; break;
    case Kind::Enum: high = static_cast<Value>(names.enumerations[type.domain].size()) - 1; break;
    case Kind::Method: high = static_cast<Value>(names.methods.size()) - 1; break;
    case Kind::Token: high = kHighestToken; break;
    case Kind::Status: high = static_cast<Value>(names.statuses[type.domain].size()) - 1; break;
    case Kind::Actor: high = static_cast<Value>(names.actors.size()) - 1; break;
    case Kind::Event: high = static_cast<Value>(names.events.size()) - 1; break;
  }
  Slot slot;
  slot.low = type.kind == Kind::Int ? type.low : 0;
  slot.high = high;
  slot.optional = type.optional || type.kind == Kind::Status;  // a status is unset before creation
  slot.width = static_cast<std::uint8_t>(width_for(high - slot.low + 1 + (slot.optional ? 1 : 0)));
  return slot;
}

/// Gives slots their place in a run of words, none across two words.
class Placement {
 public:
  Placement(std::size_t first, std::size_t count) : first_(first), used_(count) {}
  bool place(Slot& slot) {
    for (std::size_t w = 0; w < used_.size(); ++w) {
      if (used_[w] + slot.width > 64) continue;
      slot.word = static_cast<std::uint8_t>(first_ + w);
      slot.shift = static_cast<std::uint8_t>(used_[w]);
      used_[w] += slot.width;
      return true;
    }
    return false;
  }

 private:
  std::size_t first_;
  std::vector<int> used_;
};

/// The date fields business days are counted from, and one past the largest number they are
/// compared with.
std::map<int, Value> counted_fields(const Rulebook& rulebook) {
  std::map<int, Value> bounds;
  for_each_clause(rulebook, [&](const Clause& clause) {
    if (clause.empty()) return;
    const Expression& root = clause.expression();
    if (root.op == Op::BusinessDaysSince) bounds[root.index] = kManyDays;
    for_each_node(root, [&](const Expression& node) {
      for (std::size_t i = 0; i < node.operands.size(); ++i) {
        const Expression& operand = node.operands[i];
        if (operand.op != Op::BusinessDaysSince) continue;
        const bool comparison = node.op == Op::Equal || node.op == Op::NotEqual ||
                                node.op == Op::Less || node.op == Op::LessEqual;
        const Value bound = comparison && node.operands[1 - i].op == Op::Constant
                                ? std::clamp<Value>(node.operands[1 - i].value + 1, 1, kManyDays)
                                : kManyDays;
        Value& most = bounds[operand.index];
        most = std::max(most, bound);
      }
    });
  });
  return bounds;
}

/// Counts the days an obligation's condition has held, or marks it as told when `since` says how
/// long.
Slot clock_of(const Norm& norm, const Names& names) {
  const Value most = interval_of(norm.within.expression(), names).high;
  Slot slot{.high = norm.since < 0 ? std::max<Value>(most, 0) + 2 : 1};
  slot.width = static_cast<std::uint8_t>(width_for(slot.high + 1));
  return slot;
}

}  // namespace

std::optional<Layout> Layout::of(const Rulebook& rulebook) {
  Placement order(0, Situation::kOrderWords);
  Placement cart(Situation::kCart, Situation::kCartWords);
  Placement shop(Situation::kShop, Situation::kShopWords);
  bool fits = true;
  Layout layout;
  for (const Field& field : rulebook.fields) {
    Slot slot = shape_of(field.type, rulebook.names);
    Placement& placement = field.scope == FieldScope::Order  ? order
                           : field.scope == FieldScope::Cart ? cart
                                                             : shop;
    fits = placement.place(slot) && fits;
    layout.fields.push_back(slot);
  }
  layout.counters.resize(rulebook.fields.size());
  for (const auto& [field, bound] : counted_fields(rulebook)) {
    const auto f = static_cast<std::size_t>(field);
    Slot slot{.optional = layout.fields[f].optional, .high = bound};
    slot.width = static_cast<std::uint8_t>(width_for(bound + 2));
    fits = order.place(slot) && fits;
    layout.counters[f] = slot;
  }
  for (const Norm& norm : rulebook.norms) {
    Slot clock = norm.obligation() ? clock_of(norm, rulebook.names) : Slot{};
    if (norm.obligation()) fits = order.place(clock) && fits;
    layout.clocks.push_back(clock);
  }
  for (const EventType& event : rulebook.events)
    layout.parameters.push_back(parameters_of(event, rulebook.names));
  return fits ? std::optional(layout) : std::nullopt;
}

std::vector<Slot> Layout::parameters_of(const EventType& event, const Names& names) {
  std::vector<Slot> slots;
  for (const EventParameter& parameter : event.parameters) {
    Slot slot = shape_of(parameter.type, names);
    slot.bank = Slot::Event;
    slot.word = static_cast<std::uint8_t>(Event::kParameters + slots.size());
    slots.push_back(slot);
  }
  return slots;
}

Slot today_slot() { return event_slot(Event::kDay, 0, 20, kLastDay); }
Slot event_type_slot() { return event_slot(Event::kFacts, 16, 16, 0xffff); }
Slot actor_slot() { return event_slot(Event::kFacts, 8, 6, 63); }
Slot used_elsewhere_slot(int parameter) { return event_slot(Event::kFacts, parameter, 1, 1); }
Slot sends_slot(int mail) { return event_slot(Event::kSends, mail, 1, 1); }

Slot Layout::slot_of(const Expression& node, int event) const {
  const auto index = static_cast<std::size_t>(node.index);
  const auto of_side = [&](Slot slot) {
    if (node.side == Side::After) slot.bank = Slot::After;
    return slot;
  };
  switch (node.op) {
    case Op::Field: return of_side(fields[index]);
    case Op::Final: return of_side(fields.front());
    case Op::Parameter: return parameters[static_cast<std::size_t>(event)][index];
    case Op::Today: return today_slot();
    case Op::BusinessDaysSince: return of_side(counters[index]);
    case Op::UsedElsewhere: return used_elsewhere_slot(node.index);
    case Op::By: return actor_slot();
    case Op::EventIs: return event_type_slot();
    case Op::Sends: return sends_slot(node.index);
    default: return Slot{};
  }
}

}  // namespace juchu
