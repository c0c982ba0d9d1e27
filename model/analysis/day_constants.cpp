#include "model/analysis/day_constants.hpp"

#include <set>

#include "model/expression/expression_reader.hpp"
#include "model/rulebook/clauses.hpp"

namespace juchu {

std::vector<int> day_constants(const CompiledRulebook& rules, int limit) {
  std::set<int> found = {1, 2};
  const auto add = [&](Value value) {
    if (value > 0 && value < limit) found.insert(static_cast<int>(value));
  };
  for_each_clause(rules.rulebook(), [&](const Clause& clause) {
    if (clause.empty()) return;
    for_each_node(clause.expression(), [&](const Expression& node) {
      if (node.op == Op::Constant && node.type.kind == Kind::Int) add(node.value);
    });
  });
  for (const Property& property : rules.rulebook().properties) add(property.within);
  for (const Method& method : rules.rulebook().methods)
    for (const Value cell : method.columns) add(cell);
  return {found.begin(), found.end()};
}

}  // namespace juchu
