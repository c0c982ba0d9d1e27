#include "model/expression/expression_reader.hpp"

#include "model/expression/folding.hpp"
#include "model/expression/syntax.hpp"
#include "model/expression/typing.hpp"
#include "model/expression/wording.hpp"

namespace juchu {

std::optional<Expression> read_expression(std::string_view text, const Scope& scope,
                                          const Type& wanted,
                                          std::vector<ExpressionProblem>& problems) {
  Complaints complaints(text, problems);
  if (text.size() > kLongestExpression) {
    complaints.add(
        0, say("式は {} バイトまでです", "an expression has at most {} bytes", kLongestExpression));
    return std::nullopt;
  }
  const auto syntax = parse_expression(complaints);
  if (!syntax) return std::nullopt;
  auto expression = Typing(scope, complaints).read_as(*syntax, wanted);
  if (expression) fold(*expression);
  return expression;
}

}  // namespace juchu
