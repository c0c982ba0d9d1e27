// Every expression of a rulebook, wherever it stands.
#pragma once

#include "model/expression/expression_reader.hpp"
#include "model/rulebook/rulebook.hpp"

namespace juchu {

/// Calls `function` for every clause of `rulebook`, those that are not stated included.
template <class Function>
void for_each_clause(const Rulebook& rulebook, Function function) {
  const auto assignments = [&](const std::vector<Assignment>& set) {
    for (const Assignment& assignment : set) function(assignment.value);
  };
  for (const EventType& event : rulebook.events) {
    function(event.possible);
    assignments(event.set);
    for (const EventParameter& parameter : event.parameters) {
      function(parameter.from);
      function(parameter.to);
      function(parameter.default_value);
    }
  }
  for (const Permit& permit : rulebook.permits) {
    function(permit.when);
    assignments(permit.set);
  }
  for (const Forbid& forbid : rulebook.forbids) function(forbid.when);
  for (const Deadline& deadline : rulebook.deadlines) {
    function(deadline.at);
    function(deadline.when);
    assignments(deadline.set);
  }
  for (const Warning& warning : rulebook.warnings) function(warning.when);
  for (const Norm& norm : rulebook.norms) {
    function(norm.when);
    function(norm.must);
    function(norm.holds);
    function(norm.within);
  }
  for (const Hazard& hazard : rulebook.hazards) function(hazard.when);
  for (const Property& property : rulebook.properties) {
    function(property.clause);
    function(property.goal);
  }
}

/// True when some node of some clause of `rulebook` satisfies `predicate`.
template <class Predicate>
[[nodiscard]] bool any_node_of(const Rulebook& rulebook, Predicate predicate) {
  bool any = false;
  for_each_clause(rulebook, [&](const Clause& clause) {
    any = any || (!clause.empty() && any_node(clause.expression(), predicate));
  });
  return any;
}

/// Whether something asks for this, such as who did a step.
[[nodiscard]] inline bool asks_for(const Rulebook& rulebook, Op op) {
  return any_node_of(rulebook, [op](const Expression& node) { return node.op == op; });
}

}  // namespace juchu
