#include "report/assumed.hpp"

#include <algorithm>
#include <utility>

#include "model/expression/names_in.hpp"
#include "report/rows.hpp"

namespace juchu {
bool assumed(const Parameter& parameter) {
  return parameter.source.find("assumed") != std::string::npos ||
         parameter.source.find("仮定") != std::string::npos;
}

std::vector<const Parameter*> assumed_in(const Rulebook& book,
                                         const std::vector<const Clause*>& clauses) {
  std::vector<std::string> names;
  for (const Clause* clause : clauses)
    for (std::string& name : names_in(clause->text)) names.push_back(std::move(name));
  std::vector<const Parameter*> found;
  for (const Parameter& parameter : book.parameters)
    if (std::ranges::find(names, parameter.id) != names.end() && assumed(parameter))
      found.push_back(&parameter);
  return found;
}

std::vector<const Clause*> clauses_of(const Rulebook& book, const Decision& decision,
                                      std::uint16_t event) {
  std::vector<const Clause*> clauses;
  const std::size_t row = decision.rule.index;
  switch (decision.rule.kind) {
    case RuleKind::Permit:
    case RuleKind::GuardFailed: clauses.push_back(&book.permits[row].when); break;
    case RuleKind::Forbid: clauses.push_back(&book.forbids[row].when); break;
    case RuleKind::Deadline: clauses = {&book.deadlines[row].at, &book.deadlines[row].when}; break;
    case RuleKind::NotOffered: {
      const EventParameter& parameter = book.events[event].parameters[row];
      clauses = {&parameter.from, &parameter.to};
      break;
    }
    default: break;
  }
  for (const Norm* norm : rows_in(decision.breached, book.norms))
    clauses.insert(clauses.end(), {&norm->when, &norm->must, &norm->holds, &norm->within});
  return clauses;
}

}  // namespace juchu
