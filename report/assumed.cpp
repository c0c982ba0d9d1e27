#include "report/assumed.hpp"

#include <algorithm>
#include <cctype>

#include "report/rows.hpp"

namespace juchu {
namespace {

bool in_name(char letter) {
  return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '_';
}

/// True when the text has this name, and not as a part of another: `event.days` does not name `days`.
bool names(const std::string& text, const std::string& name) {
  for (auto at = text.find(name); at != text.npos; at = text.find(name, at + 1)) {
    const bool begins = at == 0 || (!in_name(text[at - 1]) && text[at - 1] != '.');
    const auto end = at + name.size();
    if (begins && (end == text.size() || !in_name(text[end]))) return true;
  }
  return false;
}

}  // namespace

bool assumed(const Parameter& parameter) {
  return parameter.source.find("assumed") != std::string::npos;
}

std::vector<const Parameter*> assumed_in(const Rulebook& book,
                                         const std::vector<const Clause*>& clauses) {
  std::vector<const Parameter*> found;
  for (const Parameter& parameter : book.parameters)
    if (assumed(parameter) && std::ranges::any_of(clauses, [&](const Clause* clause) {
          return names(clause->text, parameter.id);
        }))
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
