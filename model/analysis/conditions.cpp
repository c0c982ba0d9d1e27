#include "model/analysis/conditions.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "model/expression/expression_reader.hpp"
#include "model/expression/folding.hpp"

namespace juchu {
namespace {

constexpr std::size_t kRounds = 3;  // of making smaller; each may show more to the next

bool is_comparison(Op op) { return op >= Op::Equal && op <= Op::LessEqual; }

/// All values that it may have can be listed by their numbers, and it always has one.
bool is_number(const Type& type) {
  const bool numbered = type.kind == Kind::Int || type.kind == Kind::Enum ||
                        type.kind == Kind::Status || type.kind == Kind::Bool;
  return numbered && !type.optional;
}

/// A sum of values, each so many times, and a number.
struct Sum {
  std::map<std::string, std::pair<Value, Interval>> terms;  // how often, and between what it lies
  Value number = 0;

  void add(const Sum& more, Value times) {
    number += times * more.number;
    for (const auto& [key, term] : more.terms) {
      auto& mine = terms.try_emplace(key, Value{0}, term.second).first->second;
      mine.first += times * term.first;
      if (mine.first == 0) terms.erase(key);
    }
  }
};

class Sums {
 public:
  explicit Sums(const Names& names) : names_(names) {}

  /// Nothing where it is not a sum of numbers that are always set.
  [[nodiscard]] std::optional<Sum> of(const Expression& node) const {
    if (!is_number(node.type)) return std::nullopt;
    Sum sum;
    if (node.op == Op::Constant) {
      sum.number = node.value;
      return sum;
    }
    if (node.op == Op::Add || node.op == Op::Subtract) {
      const auto left = of(node.operands[0]), right = of(node.operands[1]);
      if (!left || !right) return std::nullopt;
      sum = *left;
      sum.add(*right, node.op == Op::Add ? 1 : -1);
      return sum;
    }
    Interval between = interval_of(node, names_);
    if (node.type.kind == Kind::Enum)
      between = {0, static_cast<Value>(names_.enumerations[node.type.domain].size()) - 1};
    if (node.type.kind == Kind::Status)
      between = {0, static_cast<Value>(names_.statuses[node.type.domain].size()) - 1};
    sum.terms[structure(node)] = {1, between};
    return sum;
  }

 private:
  const Names& names_;
};

/// A sum without its number, written so that it and its opposite are the same, and what is known
/// of it.
struct Bounded {
  std::string key;
  Value sign = 1;
  Interval within{0, 0};  // by the types of what is added
};

Bounded bounded(const Sum& sum) {
  Bounded result;
  if (!sum.terms.empty() && sum.terms.begin()->second.first < 0) result.sign = -1;
  for (const auto& [key, term] : sum.terms) {
    const Value times = term.first * result.sign;
    result.key += std::to_string(times) + '*' + key + '+';
    const Value low = times * term.second.low, high = times * term.second.high;
    result.within.low += std::min(low, high);
    result.within.high += std::max(low, high);
  }
  return result;
}

class Simplifier {
 public:
  explicit Simplifier(const Names& names) : sums_(names) {}

  [[nodiscard]] Expression of(const Expression& node) {
    if (node.type.kind == Kind::Bool) {
      const auto known = truths_.find(structure(node));
      if (known != truths_.end()) return truth(known->second);
    }
    switch (node.op) {
      case Op::And: return junction(node, true);
      case Op::Or: return junction(node, false);
      case Op::Not: {
        Expression operand = of(node.operands[0]);
        if (operand.op == Op::Constant) return truth(operand.value == 0);
        return negated(std::move(operand));
      }
      default: break;
    }
    if (is_comparison(node.op)) return compared(node);
    return inside(node);
  }

  void assume(const Expression& node, bool holds) {
    if (node.op == Op::Not) return assume(node.operands[0], !holds);
    if ((node.op == Op::And && holds) || (node.op == Op::Or && !holds)) {
      for (const Expression& operand : node.operands) assume(operand, holds);
      return;
    }
    truths_.try_emplace(structure(node), holds);
    if (is_comparison(node.op)) assume_comparison(node, holds);
  }

 private:
  using Truths = std::map<std::string, bool>;
  using Bounds = std::map<std::string, Interval>;

  /// Each part is made smaller by what the other ones say: the plain ones first. A part of an "or"
  /// matters only where the others are false.
  [[nodiscard]] Expression junction(const Expression& node, bool all) {
    std::vector<Expression> parts = parts_of(node, node.op);
    std::ranges::stable_sort(
        parts, {}, [&](const Expression& part) { return part.op == (all ? Op::Or : Op::And); });
    const Truths truths = truths_;
    const Bounds bounds = bounds_;
    const bool contradicted = std::exchange(contradiction_, false);
    std::vector<Expression> kept;
    for (const Expression& part : parts) {
      Expression smaller = of(part);
      if (is_truth(smaller, !all)) {
        kept = {std::move(smaller)};
        break;
      }
      if (smaller.op == Op::Constant) continue;
      assume(smaller, all);
      kept.push_back(std::move(smaller));
    }
    const bool impossible = std::exchange(contradiction_, contradicted);
    truths_ = truths;
    bounds_ = bounds;
    if (impossible) return truth(!all);
    return all ? all_of(std::move(kept)) : any_of(std::move(kept));
  }

  [[nodiscard]] Expression inside(const Expression& node) {
    Expression result = node;
    for (Expression& operand : result.operands) operand = of(operand);
    fold(result);
    return result;
  }

  /// How a comparison of numbers reads: a sum, without its number, lies between these; or for
  /// NotEqual does not.
  struct Claim {
    std::string key;
    Interval known;
    Interval claimed;
    bool within = true;
  };

  [[nodiscard]] std::optional<Claim> claim_of(const Expression& node) const {
    const auto left = sums_.of(node.operands[0]), right = sums_.of(node.operands[1]);
    if (!left || !right) return std::nullopt;
    Sum difference = *left;  // left - right: compared with 0
    difference.add(*right, -1);
    const Bounded sum = bounded(difference);
    Claim claim{sum.key, sum.within, {}, node.op != Op::NotEqual};
    const auto learned = bounds_.find(sum.key);
    if (learned != bounds_.end()) claim.known = meet(claim.known, learned->second);
    const Value zero = -difference.number * sum.sign;  // of the sum without its number
    if (node.op == Op::Equal || node.op == Op::NotEqual) {
      claim.claimed = {zero, zero};
    } else {
      const Value most = zero - (node.op == Op::Less ? sum.sign : 0);
      claim.claimed = sum.sign > 0 ? Interval{-kWide, most} : Interval{most, kWide};
    }
    return claim;
  }

  static Interval meet(const Interval& a, const Interval& b) {
    return {std::max(a.low, b.low), std::min(a.high, b.high)};
  }

  [[nodiscard]] Expression compared(const Expression& node) {
    const auto claim = claim_of(node);
    if (!claim) return inside(node);
    const Interval both = meet(claim->known, claim->claimed);
    if (both.low > both.high) return truth(!claim->within);
    if (both.low == claim->known.low && both.high == claim->known.high) return truth(claim->within);
    return inside(node);
  }

  void assume_comparison(const Expression& node, bool holds) {
    const auto claim = claim_of(node);
    if (!claim) return;
    Interval now = claim->known;
    if (holds == claim->within) {
      now = meet(now, claim->claimed);
    } else if (claim->claimed.low <= now.low && claim->claimed.high < now.high) {
      now.low = std::max(now.low, claim->claimed.high + 1);
    } else if (claim->claimed.high >= now.high && claim->claimed.low > now.low) {
      now.high = std::min(now.high, claim->claimed.low - 1);
    }
    contradiction_ = contradiction_ || now.low > now.high;
    bounds_[claim->key] = now;
  }

  static constexpr Value kWide = 1'000'000'000'000'000;

  Sums sums_;
  Truths truths_;
  Bounds bounds_;
  bool contradiction_ = false;
};

/// The condition, or its opposite, with "not" moved to where nothing is joined any more.
Expression spread(const Expression& node, bool as_it_is) {
  if (node.op == Op::Not) return spread(node.operands[0], !as_it_is);
  if (node.op != Op::And && node.op != Op::Or) return as_it_is ? node : negated(node);
  std::vector<Expression> parts;
  for (const Expression& operand : node.operands) parts.push_back(spread(operand, as_it_is));
  return (node.op == Op::And) == as_it_is ? all_of(std::move(parts)) : any_of(std::move(parts));
}

Expression junction_of(Op op, std::vector<Expression> parts) {
  const bool neutral = op == Op::And;
  std::erase_if(parts, [&](const Expression& part) { return is_truth(part, neutral); });
  if (std::ranges::any_of(parts, [&](const Expression& part) { return is_truth(part, !neutral); }))
    return truth(!neutral);
  if (parts.empty()) return truth(neutral);
  Expression result = std::move(parts.back());
  for (std::size_t i = parts.size() - 1; i-- > 0;)
    result = {.op = op, .type = kTruth, .operands = {std::move(parts[i]), std::move(result)}};
  return result;
}

}  // namespace

bool alike(const Clause& one, const Clause& other) {
  if (one.empty() || other.empty()) return one.empty() == other.empty();
  return structure(one.expression()) == structure(other.expression());
}

std::vector<Expression> parts_of(const Expression& condition, Op op) {
  if (condition.op != op) return {condition};
  std::vector<Expression> parts;
  for (const Expression& operand : condition.operands)
    std::ranges::move(parts_of(operand, op), std::back_inserter(parts));
  return parts;
}

Expression status_in(const Rulebook& book, int region, std::uint64_t in) {
  const auto row = static_cast<std::size_t>(region);
  const std::size_t count = book.regions[row].statuses.size();
  std::vector<Expression> any;
  for (std::size_t s = 0; s < count; ++s)
    if ((in >> s & 1) != 0)
      any.push_back(comparison(Op::Equal, field_value(book, region),
                               constant_value(book.fields[row].type, static_cast<Value>(s))));
  return any.size() == count ? truth(true) : any_of(std::move(any));
}

Expression truth(bool value) { return constant_value(kTruth, value ? 1 : 0); }

Expression negated(Expression condition) {
  if (condition.op == Op::Constant) return truth(condition.value == 0);
  if (condition.op == Op::Not) {
    Expression inner = std::move(condition.operands[0]);
    return inner;
  }
  return {.op = Op::Not, .type = kTruth, .operands = {std::move(condition)}};
}

Expression all_of(std::vector<Expression> conditions) {
  return junction_of(Op::And, std::move(conditions));
}

Expression any_of(std::vector<Expression> conditions) {
  return junction_of(Op::Or, std::move(conditions));
}

Expression comparison(Op op, Expression left, Expression right) {
  return {.op = op, .type = kTruth, .operands = {std::move(left), std::move(right)}};
}

Expression field_value(const Rulebook& book, int field) {
  return {
      .op = Op::Field, .type = book.fields[static_cast<std::size_t>(field)].type, .index = field};
}

Expression constant_value(const Type& type, Value value) {
  Expression constant{.op = Op::Constant, .type = type, .value = value};
  constant.type.optional = value == kUnset;
  return constant;
}

std::string structure(const Expression& expression) {
  std::string text;
  for (const std::int64_t part :
       {std::int64_t(expression.op), std::int64_t(expression.side), std::int64_t(expression.index),
        expression.op == Op::Constant ? expression.value : 0}) {
    text += std::to_string(part);
    text += ' ';
  }
  if (expression.op == Op::Constant)
    text += std::to_string(static_cast<int>(expression.type.kind)) + '.' +
            std::to_string(expression.type.domain);
  text += '(';
  for (const Expression& operand : expression.operands) text += structure(operand) + ',';
  return text + ')';
}

Expression is_set(const Expression& value) {
  if (!value.type.optional) return truth(true);
  if (value.op == Op::Constant) return truth(value.value != kUnset);
  return {.op = Op::IsSet, .type = kTruth, .operands = {value}};
}

Expression differing(const Expression& one, const Expression& other) {
  if (structure(one) == structure(other)) return truth(false);
  Expression unlike = comparison(Op::NotEqual, one, other);
  if (one.type.kind == Kind::Bool && !one.type.optional && !other.type.optional)
    return any_of({all_of({one, negated(other)}), all_of({negated(one), other})});
  if (!one.type.optional && !other.type.optional) return unlike;
  return any_of({all_of({is_set(one), negated(is_set(other))}),
                 all_of({negated(is_set(one)), is_set(other)}), std::move(unlike)});
}

Expression simplified(const Expression& condition, const Names& names) {
  Expression smaller = spread(condition, true);
  for (std::size_t round = 0; round < kRounds; ++round) smaller = Simplifier(names).of(smaller);
  return smaller;
}

}  // namespace juchu
