#include "properties/lint/open_clauses.hpp"

#include <utility>

#include "model/expression/expression_reader.hpp"
#include "model/expression/expression_text.hpp"
#include "model/rulebook/clauses.hpp"
#include "model/work/work_limit.hpp"

namespace juchu {
namespace {

class Opener {
 public:
  Opener(const Rulebook& rulebook, const Names& open) : rulebook_(rulebook), open_(open) {}

  std::vector<OpenClause> all() {
    for (std::size_t e = 0; e < rulebook_.events.size(); ++e)
      open_event(rulebook_.events[e], static_cast<int>(e));
    for (const Permit& permit : rulebook_.permits) {
      add(permit, permit.event, permit.when);
      add_set(permit, permit.event, permit.set);
    }
    for (const Forbid& forbid : rulebook_.forbids) add(forbid, forbid.event, forbid.when);
    for (const Deadline& deadline : rulebook_.deadlines) {
      add(deadline, -1, deadline.at);
      add(deadline, -1, deadline.when);
      add_set(deadline, -1, deadline.set);
    }
    for (const Warning& warning : rulebook_.warnings) add(warning, warning.event, warning.when);
    for (const Norm& norm : rulebook_.norms) {
      add(norm, norm.event, norm.when);
      add(norm, norm.event, norm.must);
      add(norm, norm.event, norm.holds);
      add(norm, norm.event, norm.within);
    }
    for (const Hazard& hazard : rulebook_.hazards) add(hazard, -1, hazard.when);
    for (const Property& property : rulebook_.properties) add(property, -1, property.clause);
    add_rest();
    return std::move(all_);
  }

 private:
  void open_event(const EventType& event, int index) {
    add(event, index, event.possible);
    add_set(event, index, event.set);
    for (const EventParameter& parameter : event.parameters)
      for (const Clause* const clause : {&parameter.from, &parameter.to, &parameter.default_value})
        add(event, index, *clause);
  }

  /// What rows of other kinds say is read as well, whoever says it.
  void add_rest() {
    std::set<const Clause*> known;
    for (const OpenClause& each : all_) known.insert(each.clause);
    for_each_clause(rulebook_, [&](const Clause& clause) {
      if (clause.empty() || known.contains(&clause)) return;
      all_.push_back({.clause = &clause, .open = opened(clause, -1)});
    });
  }

  void add_set(const auto& row, int event, const std::vector<Assignment>& set) {
    for (const Assignment& each : set) {
      add(row, event, each.value);
      all_.back().writes = each.field;
    }
  }

  void add(const auto& row, int event, const Clause& clause) {
    if (clause.empty()) return;
    go_on();
    all_.push_back({row.id, row.position, event, -1, &clause, opened(clause, event)});
  }

  /// The clause read again; as it is where only a known reading lets it be read.
  [[nodiscard]] Expression opened(const Clause& clause, int event) const {
    Type wanted = clause.expression().type;
    wanted.optional = true;
    Scope scope{.names = &open_};
    if (event >= 0)
      scope.event_parameters = &rulebook_.events[static_cast<std::size_t>(event)].parameter_types;
    for (const bool step : {false, true}) {
      scope.step = step;
      std::vector<ExpressionProblem> problems;
      if (auto read = read_expression(clause.text, scope, wanted, problems))
        return *std::move(read);
    }
    return clause.expression();
  }

  const Rulebook& rulebook_;
  const Names& open_;
  std::vector<OpenClause> all_;
};

}  // namespace

Names open_names(const Rulebook& rulebook) {
  Names names = rulebook.names;
  for (const Parameter& parameter : rulebook.parameters) {
    if (!parameter.reading) continue;
    std::erase_if(names.parameters,
                  [&](const NamedConstant& each) { return each.id == parameter.id; });
    names.fields.push_back({parameter.id, kTruth});
  }
  return names;
}

std::vector<OpenClause> open_clauses(const Rulebook& rulebook, const Names& open) {
  return Opener(rulebook, open).all();
}

Rulebook opened(const Rulebook& rulebook) {
  const OpenRules open(rulebook);
  std::vector<const Expression*> found;  // by clause, in the sequence of for_each_clause
  for_each_clause(rulebook, [&](const Clause& clause) { found.push_back(open.find(clause)); });
  Rulebook book = rulebook;
  book.names = open.names();
  for (std::size_t f = book.fields.size(); f < book.names.fields.size(); ++f)
    book.fields.push_back({.id = book.names.fields[f].id, .type = book.names.fields[f].type});
  std::size_t next = 0;
  for_each_clause(std::as_const(book), [&](const Clause& clause) {
    const Expression* const expression = found[next++];
    // `book` is ours to change; the walk over its clauses is for readers.
    if (expression != nullptr) const_cast<Clause&>(clause).root = {*expression};
  });
  return book;
}

OpenRules::OpenRules(const Rulebook& rulebook)
    : rulebook_(rulebook), names_(open_names(rulebook)), clauses_(open_clauses(rulebook, names_)) {
  for (const OpenClause& each : clauses_) open_[each.clause] = &each.open;
}

const Expression* OpenRules::find(const Clause& clause) const {
  const auto found = open_.find(&clause);
  return found == open_.end() ? nullptr : found->second;
}

std::set<std::string> OpenRules::parts(const Clause& clause, int event) const {
  Scope scope{.names = &names_};
  if (event >= 0)
    scope.event_parameters = &rulebook_.events[static_cast<std::size_t>(event)].parameter_types;
  std::set<std::string> parts;
  const auto gather = [&](const auto& self, const Expression& node) -> void {
    if (node.op != Op::And) {
      parts.insert(to_text(node, scope));
    } else {
      for (const Expression& operand : node.operands) self(self, operand);
    }
  };
  if (const Expression* const condition = find(clause)) gather(gather, *condition);
  return parts;
}

}  // namespace juchu
