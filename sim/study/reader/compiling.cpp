// From what a study says to programs.
#include <utility>

#include "model/engine/program_compiler.hpp"
#include "model/expression/expression_reader.hpp"
#include "sim/study/reader/draft.hpp"

namespace juchu {
namespace {

/// Calls `function` for every expression of a study, with what becomes of it: whether it is a
/// condition, and the program.
template <class Function>
void for_each_expression(Study& study, const Function& function) {
  const auto condition = [&](Condition& each) { function(each.clause, true, each.program); };
  const auto with = [&](std::vector<ParameterValue>& values) {
    for (ParameterValue& value : values)
      for (StatedValue& outcome : value.outcomes) function(outcome.clause, false, outcome.value);
  };
  for (Arrivals& arrivals : study.arrivals) with(arrivals.with);
  for (Habit& habit : study.habits) {
    condition(habit.when);
    if (habit.priority) function(habit.priority->clause, false, habit.priority->program);
    with(habit.with);
  }
  for (Measure& measure : study.measures) {
    condition(measure.first);
    condition(measure.second);
  }
}

/// The rules count business days where their own expressions ask for them, and as far as these
/// compare them. What the study asks stands among them as a property that nothing has to show.
void ask_for_business_days(Study& study, Rulebook& book) {
  for_each_expression(study, [&](const Clause& clause, bool condition, const Program&) {
    if (clause.empty() || !any_node(clause.expression(), [](const Expression& node) {
          return node.op == Op::BusinessDaysSince;
        }))
      return;
    Property asked;
    asked.id = "asked-by-the-study";
    asked.pattern = Pattern::Sometimes;
    asked.clause = clause;
    if (!condition)
      asked.clause.root = {Expression{.op = Op::IsSet, .operands = {clause.expression()}}};
    book.properties.push_back(std::move(asked));
  });
}

}  // namespace

bool compile_study(StudyDraft& draft, const std::vector<std::pair<int, Value>>& shop,
                   Diagnostics& diagnostics) {
  Study& study = draft.study;
  ask_for_business_days(study, draft.book);
  auto compiled = CompiledRulebook::compile(std::move(draft.book), diagnostics);
  if (!compiled) return false;
  study.rules = std::make_shared<const CompiledRulebook>(std::move(*compiled));
  const Rulebook& book = study.rules->rulebook();
  const Layout layout = *Layout::of(book);
  ProgramCompiler compiler(book, layout, study.code);
  for_each_expression(study, [&](const Clause& clause, bool condition, Program& program) {
    if (clause.empty()) return;
    program = condition ? compiler.condition(clause) : compiler.value(clause.expression());
  });
  study.start = study.rules->start();
  for (const auto& [field, value] : shop)
    study.rules->field(field).put(study.start.words.data(), value);
  return true;
}

}  // namespace juchu
