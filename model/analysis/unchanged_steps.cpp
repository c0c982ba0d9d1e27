#include "model/analysis/unchanged_steps.hpp"

#include <algorithm>

#include "model/analysis/possible_values.hpp"
#include "model/expression/expression_reader.hpp"

namespace juchu {
namespace {

constexpr std::size_t kMostCombinations = 20'000;

bool same_field(const Expression& a, const Expression& b) {
  return a.op == Op::Field && b.op == Op::Field && a.index == b.index;
}

/// The clause for a step after which everything is as before.
Expression as_before(Expression node) {
  for (Expression& operand : node.operands) operand = as_before(std::move(operand));
  node.side = Side::Before;
  const bool equal = node.op == Op::Equal || node.op == Op::LessEqual;
  const bool unequal = node.op == Op::NotEqual || node.op == Op::Less;
  if ((equal || unequal) && same_field(node.operands[0], node.operands[1])) {
    if (unequal) return Expression{.op = Op::Constant, .type = node.type, .value = 0};
    node.op = Op::IsSet;
    node.operands.pop_back();
  }
  return node;
}

/// The values of a field that are looked at one by one.
std::vector<Possible> cases_of(const Possible& all) {
  std::vector<Possible> cases;
  if (all.unset) cases.push_back({.unset = true});
  if (all.other) cases.push_back({.other = true});
  for (int v = 0; v < 64; ++v)
    if ((all.values >> v & 1) != 0) cases.push_back(Possible::one(v));
  return cases;
}

/// Looks at all combinations of the values of the fields that are read.
class Combinations {
 public:
  Combinations(const Rulebook& rulebook, const Expression& clause, const Knowledge& step)
      : clause_(clause), known_(step) {
    for (const auto& field : rulebook.fields) {
      Possible values = Possible::any(field.type, rulebook.names);
      values.unset = values.unset && field.type.kind != Kind::Status;  // an order that exists
      fields_.push_back(values);
    }
    known_.before = &fields_;
    std::set<Read> reads;
    residual_reads(clause, known_, reads);
    std::size_t combinations = 1;
    for (const Read& read : reads) {
      if (std::ranges::count(varied_, read.field) != 0) continue;
      const std::size_t count = cases_of(fields_[static_cast<std::size_t>(read.field)]).size();
      if (combinations * count > kMostCombinations) continue;  // stays open: found too often
      combinations *= count;
      varied_.push_back(read.field);
    }
  }

  bool any_true(std::size_t next = 0) {
    if (next == varied_.size()) return possible_values(clause_, known_).may_be_true();
    Possible& field = fields_[static_cast<std::size_t>(varied_[next])];
    const Possible all = field;
    bool found = false;
    for (const Possible& one : cases_of(all)) {
      field = one;
      if (!possible_values(clause_, known_).may_be_true()) continue;
      found = any_true(next + 1);
      if (found) break;
    }
    field = all;
    return found;
  }

 private:
  const Expression& clause_;
  Knowledge known_;
  std::vector<Possible> fields_;
  std::vector<int> varied_;
};

bool shown(const Rulebook& rulebook, const Expression& clause, int event, int actor,
           const std::vector<int>& sends) {
  const Knowledge step{.rulebook = &rulebook, .event = event, .actor = actor, .sends = &sends};
  return Combinations(rulebook, clause, step).any_true();
}

}  // namespace

bool shown_by_unchanged_step(const Rulebook& rulebook, const Property& property, int event) {
  const Expression clause = as_before(property.clause.expression());
  if (event < 0) {
    const auto system = std::ranges::find(rulebook.actors, "system", &Labelled::id);
    const int actor = static_cast<int>(system - rulebook.actors.begin());
    return shown(rulebook, clause, -1, actor, {}) ||
           std::ranges::any_of(rulebook.deadlines, [&](const Deadline& deadline) {
             return !deadline.send.empty() && shown(rulebook, clause, -1, actor, deadline.send);
           });
  }
  const EventType& type = rulebook.events[static_cast<std::size_t>(event)];
  if (type.shop) return false;  // what happens to the shop is no step of an order
  if (type.world) return shown(rulebook, clause, event, type.actor, {});
  return std::ranges::any_of(rulebook.permits, [&](const Permit& permit) {
    return permit.event == event && shown(rulebook, clause, event, type.actor, permit.send);
  });
}

}  // namespace juchu
