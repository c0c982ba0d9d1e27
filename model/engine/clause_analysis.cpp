#include "model/engine/clause_analysis.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "model/expression/evaluation.hpp"
#include "model/expression/expression_reader.hpp"

namespace juchu {

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

Truth truth_of(const Expression& node, const std::map<int, Value>& known) {
  const auto of = [](bool truth) { return truth ? Truth::True : Truth::False; };
  const auto operand = [&](std::size_t i) { return truth_of(node.operands[i], known); };
  const auto value = [&](const Expression& part) -> std::optional<Value> {
    if (part.op == Op::Constant) return part.value;
    const auto found = part.op == Op::Field ? known.find(part.index) : known.end();
    return found == known.end() ? std::nullopt : std::optional(found->second);
  };
  switch (node.op) {
    case Op::Not: return static_cast<Truth>(2 - static_cast<int>(operand(0)));
    case Op::And: return std::min(operand(0), operand(1));
    case Op::Or: return std::max(operand(0), operand(1));
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

}  // namespace juchu
