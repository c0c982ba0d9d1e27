#include "properties/search/steps/number_classes.hpp"

#include <algorithm>
#include <utility>

#include "model/expression/expression_reader.hpp"

namespace juchu {
namespace {

bool is_number(const Expression& node) { return node.type.kind == Kind::Int; }

bool is_comparison(Op op) { return op >= Op::Equal && op <= Op::LessEqual; }

}  // namespace

NumberClasses::NumberClasses(const Slice& slice) : book_(slice.rules.rulebook()) {
  for (std::size_t e = 0; e < book_.events.size(); ++e) {
    const int event = static_cast<int>(e);
    const EventType& type = book_.events[e];
    read(type.possible, event);
    read_copies(type.set, event);
    for (const EventParameter& parameter : type.parameters) {
      read(parameter.from, event);
      read(parameter.to, event);
    }
  }
  for (const Permit& permit : book_.permits) {
    read(permit.when, permit.event);
    read_copies(permit.set, permit.event);
  }
  for (const Forbid& forbid : book_.forbids) read(forbid.when, forbid.event);
  for (const Deadline& deadline : book_.deadlines) {
    read(deadline.at, -1);
    read(deadline.when, -1);
    read_copies(deadline.set, -1);
  }
  for (const Norm& norm : book_.norms) {
    for (const Clause* clause : {&norm.when, &norm.must, &norm.holds}) read(*clause, norm.event);
    if (!norm.within.empty()) mix(norm.within.expression(), norm.event);
  }
  for (const Hazard& hazard : book_.hazards) read(hazard.when, -1);
  for (const Property& property : book_.properties) {
    read(property.clause, -1);
    read(property.goal, -1);
  }
  for (const int field : slice.interest.values) mixed_.insert({-1, field});
  settle();
}

const std::optional<std::set<Value>>& NumberClasses::cuts(int event, int parameter) const {
  const auto found = cuts_.find(group_of({event, parameter}));
  return found == cuts_.end() ? none_ : found->second;
}

/// The ways in which the expression's value can come about; nothing where it is more than a number
/// kept somewhere, a constant, or their sum.
std::optional<std::vector<NumberClasses::Term>> NumberClasses::terms_of(const Expression& node,
                                                                        int event) const {
  switch (node.op) {
    case Op::Constant: return std::vector<Term>{{std::nullopt, node.value}};
    case Op::Field: return std::vector<Term>{{Member{-1, node.index}, 0}};
    case Op::Parameter: return std::vector<Term>{{Member{event, node.index}, 0}};
    case Op::Conditional: {
      auto terms = terms_of(node.operands[1], event);
      const auto others = terms_of(node.operands[2], event);
      if (!terms || !others) return std::nullopt;
      terms->insert(terms->end(), others->begin(), others->end());
      return terms;
    }
    case Op::Add:
    case Op::Subtract: {
      auto terms = terms_of(node.operands[0], event);
      const Expression& more = node.operands[1];
      if (!terms || more.op != Op::Constant || more.value == kUnset) return std::nullopt;
      for (Term& term : *terms) term.added += node.op == Op::Add ? more.value : -more.value;
      return terms;
    }
    default: return std::nullopt;
  }
}

void NumberClasses::read(const Clause& clause, int event) {
  if (!clause.empty()) read(clause.expression(), event);
}

void NumberClasses::read(const Expression& node, int event) {
  if (is_number(node) && node.op == Op::Constant && node.value != kUnset)
    suspects_.insert(node.value);
  if (is_comparison(node.op) && is_number(node.operands[0])) {
    read_comparison(node.operands[0], node.operands[1], event);
  } else if (node.op == Op::In && is_number(node.operands[0])) {
    for (std::size_t i = 1; i < node.operands.size(); ++i)
      read_comparison(node.operands[0], node.operands[i], event);
  } else if (node.op == Op::Add || node.op == Op::Subtract || node.op == Op::Column) {
    mix(node, event);  // outside of a comparison: as days, say
    return;
  }
  for (const Expression& operand : node.operands) {
    if (!is_comparison(node.op) || !is_number(operand)) {
      read(operand, event);
      continue;
    }
    for_each_node(operand, [&](const Expression& part) {
      if (part.type.kind == Kind::Bool) read(part, event);  // a condition within
    });
  }
}

void NumberClasses::read_comparison(const Expression& left, const Expression& right, int event) {
  const auto one = terms_of(left, event), other = terms_of(right, event);
  const auto constant = [](const Term& term) { return !term.member; };
  if (!one || !other ||
      !(std::ranges::all_of(*one, constant) || std::ranges::all_of(*other, constant))) {
    mix(left, event);
    mix(right, event);
    return;
  }
  for (const Term& a : *one) {
    for (const Term& b : *other) {
      if (a.added == kUnset || b.added == kUnset) continue;
      suspects_.insert(b.added);
      suspects_.insert(a.added);
      if (a.member) cut(*a.member, b.added - a.added);
      if (b.member) cut(*b.member, a.added - b.added);
    }
  }
}

void NumberClasses::read_copies(const std::vector<Assignment>& set, int event) {
  for (const Assignment& assignment : set) {
    const Expression& value = assignment.value.expression();
    const Field& field = book_.fields[static_cast<std::size_t>(assignment.field)];
    if (!is_number(value)) {
      read(value, event);
      continue;
    }
    const Member to{-1, assignment.field};
    const auto terms = terms_of(value, event);
    const bool copied = terms && std::ranges::all_of(*terms, [](const Term& term) {
                          return !term.member || term.added == 0;
                        });
    if (!copied) {
      mix(value, event);
      mixed_.insert(to);
      continue;
    }
    for_each_node(value, [&](const Expression& node) {
      if (node.type.kind == Kind::Bool) read(node, event);
    });
    for (const Term& term : *terms) {
      if (!term.member) continue;
      join(to, *term.member);
      if (field.saturates && may_overflow({.type = field.type}, value, book_.names))
        mixed_.insert(to);
      cut(*term.member, field.type.low - 1);  // what does not fit refuses the event
      cut(*term.member, field.type.high);
    }
  }
}

/// Each number in `node` may mean something of its own.
void NumberClasses::mix(const Expression& node, int event) {
  for_each_node(node, [&](const Expression& part) {
    if (part.op == Op::Constant && is_number(part) && part.value != kUnset)
      suspects_.insert(part.value);
    if (!is_number(part)) return;
    if (part.op == Op::Field) mixed_.insert({-1, part.index});
    if (part.op == Op::Parameter) mixed_.insert({event, part.index});
  });
}

NumberClasses::Member NumberClasses::group_of(Member member) const {
  for (auto next = parent_.find(member); next != parent_.end(); next = parent_.find(member))
    member = next->second;
  return member;
}

void NumberClasses::join(const Member& one, const Member& other) {
  const Member a = group_of(one), b = group_of(other);
  if (a != b) parent_[a] = b;
}

/// The member's numbers up to `at`, that one, and those beyond mean different things.
void NumberClasses::cut(const Member& member, Value at) { read_at_[member].insert({at, at + 1}); }

void NumberClasses::settle() {
  for (const auto& [member, values] : read_at_) {
    auto& cuts = cuts_.try_emplace(group_of(member), std::set<Value>{}).first->second;
    cuts->insert(values.begin(), values.end());
  }
  for (const Member& member : mixed_) cuts_[group_of(member)] = std::nullopt;
  for (const Field& field : book_.fields) {
    if (field.type.kind != Kind::Int) continue;
    suspects_.insert({field.type.low, field.type.high});
    if (field.initial != kUnset) suspects_.insert(field.initial);
  }
}

std::vector<Value> one_of_each(Value low, Value high, const std::set<Value>& cuts) {
  std::vector<Value> values{low};
  for (auto next = cuts.upper_bound(low); next != cuts.end() && *next <= high; ++next)
    values.push_back(*next);
  return values;
}

std::vector<Value> some_of(Value low, Value high, const std::set<Value>& suspects) {
  std::set<Value> near{low, std::min(low + 1, high), high};
  for (const Value suspect : suspects)
    for (const Value value : {suspect - 1, suspect, suspect + 1})
      if (value >= low && value <= high) near.insert(value);
  std::vector<Value> values(near.begin(), near.end());
  if (values.size() <= kMostNumbersTried) return values;
  std::vector<Value> fewer;  // small ones first: they make plain stories
  for (std::size_t i = 0; i < kMostNumbersTried - 1; ++i) fewer.push_back(values[i]);
  fewer.push_back(values.back());
  return fewer;
}

}  // namespace juchu
