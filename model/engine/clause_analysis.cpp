#include "model/engine/clause_analysis.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "model/expression/evaluation.hpp"
#include "model/expression/expression_reader.hpp"

namespace juchu {
namespace {

/// `known` answers the values of parts that are no constants, as far as they are known.
template <class Known>
Truth truth_by(const Expression& node, const Known& known) {
  const auto of = [](bool truth) { return truth ? Truth::True : Truth::False; };
  const auto operand = [&](std::size_t i) { return truth_by(node.operands[i], known); };
  const auto value = [&](const Expression& part) {
    return part.op == Op::Constant ? std::optional(part.value) : known(part);
  };
  switch (node.op) {
    case Op::Not: return static_cast<Truth>(2 - static_cast<int>(operand(0)));
    case Op::And: {
      const Truth first = operand(0);
      return first == Truth::False ? first : std::min(first, operand(1));
    }
    case Op::Or: {
      const Truth first = operand(0);
      return first == Truth::True ? first : std::max(first, operand(1));
    }
    case Op::Equal:
    case Op::NotEqual:
    case Op::In: {
      std::vector<Value> values;
      for (const Expression& part : node.operands) {
        const auto here = value(part);
        if (!here) return Truth::Unknown;
        values.push_back(*here);
      }
      return of(value_of(node.op, values) != 0);
    }
    case Op::Constant:
    case Op::EventIs:
    case Op::Field: {
      const auto here = value(node);
      return here ? of(*here != 0) : Truth::Unknown;
    }
    case Op::IsSet: {
      const auto here = value(node.operands[0]);
      return here ? of(*here != kUnset) : Truth::Unknown;
    }
    default: return Truth::Unknown;
  }
}

}  // namespace

std::set<int> reads_of(const Expression& expression) {
  std::set<int> fields;
  for_each_node(expression, [&](const Expression& node) {
    if (node.op == Op::Field || node.op == Op::BusinessDaysSince) fields.insert(node.index);
    if (node.op == Op::Final) fields.insert(0);
  });
  return fields;
}

std::set<int> reads_of(const Clause& clause) {
  return clause.empty() ? std::set<int>{} : reads_of(clause.expression());
}

Truth truth_of(const Expression& expression, const std::map<int, Value>& known) {
  return truth_by(expression, [&](const Expression& part) -> std::optional<Value> {
    const auto found = part.op == Op::Field ? known.find(part.index) : known.end();
    return found == known.end() ? std::nullopt : std::optional(found->second);
  });
}

Truth truth_in_step(const Expression& expression, int event, Value actor) {
  return truth_by(expression, [&](const Expression& part) -> std::optional<Value> {
    if (part.op == Op::EventIs) return part.index == event ? 1 : 0;
    if (part.op == Op::By) return actor;
    return std::nullopt;
  });
}

}  // namespace juchu
