#include "export/promela/dates.hpp"

#include <fmt/format.h>

namespace juchu {

std::string canonical(const Variable& variable, const std::string& stored) {
  if (!variable.date()) return stored;
  const Value moved = Variable::kDateScratch - variable.shift;
  const Value earliest = variable.low + Variable::kDateScratch;
  return fmt::format("({0} == 0 -> 0 : ({0} < {1} -> {2} : {0} - {3}))", stored, earliest,
                     variable.low + variable.shift, moved);
}

void check_bounds(const Variable& variable, const std::string& stored, ModelText& text) {
  if (variable.bounded) return;
  constexpr Value today = Variable::kDateScratch;
  text.line(fmt::format("assert({0} == 0 || ({1} <= {0} && {0} <= {2}));", stored,
                        today + variable.low, today + variable.high));
}

}  // namespace juchu
