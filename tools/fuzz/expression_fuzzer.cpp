// Any text as an expression over the example shop: problems inside the text, or a tree that folds,
// prints and reads again.
#include <cstdlib>

#include "model/expression/evaluation.hpp"
#include "model/expression/expression_reader.hpp"
#include "model/expression/expression_text.hpp"
#include "testing/rulebooks/example_shop.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace juchu;
  if (size == 0) return 0;
  const unsigned char choice = data[0];
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const Scope scope = (choice & 1) != 0 ? example_step() : example_scope();
  const Type wanted[] = {kTruth,
                         {.kind = Kind::Int, .low = 0, .high = 9},
                         {.kind = Kind::Date, .optional = true},
                         {.kind = Kind::Method}};
  std::vector<ExpressionProblem> problems;
  const auto expression = read_expression(text, scope, wanted[(choice >> 1) & 3], problems);
  if (expression.has_value() != problems.empty()) std::abort();
  for (const ExpressionProblem& each : problems)
    if (each.offset < 0 || static_cast<std::size_t>(each.offset) > text.size()) std::abort();
  if (expression) {
    (void)evaluate(*expression, ExampleSituation());
    (void)interval_of(*expression, *scope.names);
    (void)to_text(*expression, scope);
  }
  return 0;
}
