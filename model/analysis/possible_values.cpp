#include "model/analysis/possible_values.hpp"

#include <algorithm>

#include "model/bits.hpp"
#include "model/expression/evaluation.hpp"

namespace juchu {
namespace {

constexpr int kListed = 64;  // values that bits can list

std::uint64_t first_bits(std::size_t count) {
  return count >= kListed ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
}

Possible listed(std::size_t count, bool optional) {
  if (count > kListed) return {.unset = optional, .other = true};
  return {.unset = optional, .values = first_bits(count)};
}

Possible of_field(const Expression& node, const Knowledge& known) {
  const bool after = node.side == Side::After && known.after != nullptr;
  return (after ? *known.after : *known.before)[static_cast<std::size_t>(node.index)];
}

Possible of_final(const Expression& node, const Knowledge& known) {
  Expression status = node;
  status.index = 0;
  const Possible main = of_field(status, known);
  bool yes = false, no = main.unset || main.other;
  const auto& statuses = known.rulebook->regions.front().statuses;
  for (std::size_t v = 0; v < statuses.size(); ++v) {
    if ((main.values >> v & 1) == 0) continue;
    const bool final = known.rulebook->status(0, static_cast<Value>(v)).final;
    (final ? yes : no) = true;
  }
  return Possible::truth(yes, no);
}

/// Calls `function` for every value a listed set holds, kUnset included.
template <class Function>
void for_each_value(const Possible& set, Function function) {
  if (set.unset) function(kUnset);
  for_each_bit(set.values, [&](int value) { function(Value{value}); });
}

Possible of_comparison(Op op, const Possible& a, const Possible& b) {
  if (!a.set() || !b.set()) return Possible::truth(false, true);
  if (a.other || b.other) return Possible::truth(true, true);
  Possible result;
  for_each_value(a, [&](Value left) {
    for_each_value(b, [&](Value right) {
      const Value both[] = {left, right};
      result = result.joined(Possible::one(value_of(op, both)));
    });
  });
  return result;
}

Possible of_sum(Op op, const Possible& a, const Possible& b) {
  Possible sum{.unset = a.unset || b.unset};
  if (!a.set() || !b.set()) return sum;
  if (a.other || b.other) {
    sum.other = true;
    return sum;
  }
  for_each_value(a, [&](Value left) {
    for_each_value(b, [&](Value right) {
      const Value both[] = {left, right};
      sum = sum.joined(Possible::one(value_of(op, both)));
    });
  });
  return sum;
}

Possible of_in(const Expression& node, const Possible& needle) {
  Possible result;
  if (needle.unset || needle.other) result = Possible::truth(needle.other, true);
  for_each_value(needle, [&](Value value) {
    const auto candidates = std::span(node.operands).subspan(1);
    const bool found = value != kUnset && std::ranges::any_of(candidates, [&](const auto& item) {
                         return item.value == value;
                       });
    result = result.joined(Possible::truth(found, !found));
  });
  return result;
}

Possible of_column(const Expression& node, const Possible& method, const Knowledge& known) {
  Possible result;
  const bool boolean = node.type.kind == Kind::Bool;
  if (method.other) return Possible::any(node.type, known.rulebook->names);
  for_each_value(method, [&](Value value) {
    const auto column = static_cast<std::size_t>(node.index);
    const Value cell = value != kUnset ? known.rulebook->methods[static_cast<std::size_t>(value)]
                                             .columns[column]
                       : boolean ? 0
                                 : kUnset;
    result = result.joined(Possible::one(cell));
  });
  return result;
}

Possible of_sends(const Expression& node, const Knowledge& known) {
  if (known.sends == nullptr) return Possible::truth(true, true);
  const bool sent = std::ranges::count(*known.sends, node.index) != 0;
  return Possible::truth(sent, !sent);
}

Possible of_by(const Knowledge& known) {
  if (known.actor >= 0) return Possible::one(known.actor);
  return listed(known.rulebook->actors.size(), false);
}

Possible of_conditional(const Expression& node, const Knowledge& known) {
  const Possible condition = possible_values(node.operands[0], known);
  Possible result;
  if (condition.may_be_true()) result = result.joined(possible_values(node.operands[1], known));
  if (condition.may_be_false() || condition.unset)
    result = result.joined(possible_values(node.operands[2], known));
  return result;
}

}  // namespace

Possible Possible::any(const Type& type, const Names& names) {
  switch (type.kind) {
    case Kind::Bool: return listed(2, type.optional);
    case Kind::Int:
      if (type.low < 0 || type.high >= kListed) return {.unset = type.optional, .other = true};
      return {.unset = type.optional,
              .values = first_bits(static_cast<std::size_t>(type.high) + 1) &
                        ~first_bits(static_cast<std::size_t>(type.low))};
    case Kind::Enum: return listed(names.enumerations[type.domain].size(), type.optional);
    case Kind::Method: return listed(names.methods.size(), type.optional);
    case Kind::Status: return listed(names.statuses[type.domain].size(), true);
    case Kind::Actor: return listed(names.actors.size(), type.optional);
    default: return {.unset = type.optional, .other = true};
  }
}

Possible possible_values(const Expression& node, const Knowledge& known) {
  const auto operand = [&](std::size_t i) { return possible_values(node.operands[i], known); };
  switch (node.op) {
    case Op::Constant: return Possible::one(node.value);
    case Op::Field: return of_field(node, known);
    case Op::Final: return of_final(node, known);
    case Op::IsSet: {
      const Possible value = operand(0);
      return Possible::truth(value.set(), value.unset);
    }
    case Op::Not: {
      const Possible value = operand(0);
      return Possible::truth(value.may_be_false(), value.may_be_true());
    }
    case Op::And: {
      const Possible a = operand(0);
      if (!a.may_be_true()) return Possible::truth(false, true);
      const Possible b = operand(1);
      return Possible::truth(b.may_be_true(), a.may_be_false() || b.may_be_false());
    }
    case Op::Or: {
      const Possible a = operand(0);
      if (!a.may_be_false()) return Possible::truth(true, false);
      const Possible b = operand(1);
      return Possible::truth(a.may_be_true() || b.may_be_true(), b.may_be_false());
    }
    case Op::Equal:
    case Op::NotEqual:
    case Op::Less:
    case Op::LessEqual: return of_comparison(node.op, operand(0), operand(1));
    case Op::Add:
    case Op::Subtract: return of_sum(node.op, operand(0), operand(1));
    case Op::Conditional: return of_conditional(node, known);
    case Op::In: return of_in(node, operand(0));
    case Op::Column: return of_column(node, operand(0), known);
    case Op::By: return of_by(known);
    case Op::EventIs: return Possible::truth(node.index == known.event, node.index != known.event);
    case Op::Sends: return of_sends(node, known);
    case Op::BusinessDaysSince: return {.unset = true, .other = true};
    default: return Possible::any(node.type, known.rulebook->names);
  }
}

namespace {

/// What decides whether `node` is set at all: of `date + 1`, whether the date is.
void setness_reads(const Expression& node, const Knowledge& known, std::set<Read>& reads) {
  const Possible here = possible_values(node, known);
  if (!here.set() || !here.unset) return;
  switch (node.op) {
    case Op::Field: reads.insert({Read::What::Setness, node.side, node.index}); return;
    case Op::Add:
    case Op::Subtract:
      for (const Expression& operand : node.operands) setness_reads(operand, known, reads);
      return;
    case Op::Conditional: {
      const Possible condition = possible_values(node.operands[0], known);
      residual_reads(node.operands[0], known, reads);
      if (condition.may_be_true()) setness_reads(node.operands[1], known, reads);
      if (condition.may_be_false()) setness_reads(node.operands[2], known, reads);
      return;
    }
    default: residual_reads(node, known, reads);
  }
}

}  // namespace

void residual_reads(const Expression& node, const Knowledge& known, std::set<Read>& reads) {
  const Possible here = possible_values(node, known);
  if (here.certain()) return;
  const auto operand = [&](std::size_t i) { residual_reads(node.operands[i], known, reads); };
  switch (node.op) {
    case Op::Field: reads.insert({Read::What::Content, node.side, node.index}); return;
    case Op::Final: reads.insert({Read::What::Content, node.side, 0}); return;
    case Op::BusinessDaysSince: reads.insert({Read::What::Counter, node.side, node.index}); return;
    case Op::IsSet: setness_reads(node.operands[0], known, reads); return;
    case Op::Conditional: {
      const Possible condition = possible_values(node.operands[0], known);
      operand(0);
      if (condition.may_be_true()) operand(1);
      if (condition.may_be_false()) operand(2);
      return;
    }
    default:
      for (std::size_t i = 0; i < node.operands.size(); ++i) operand(i);
  }
}

}  // namespace juchu
