#include "properties/past_dates.hpp"

#include <algorithm>

#include "model/expression/expression_reader.hpp"

namespace juchu {
namespace {

/// A date an expression may come to: a field or today, and the days that are added.
struct Term {
  enum class From : std::uint8_t { Field, Today, Unknown };
  From from = From::Unknown;
  int field = -1;
  Interval added{0, 0};
};

using Terms = std::vector<Term>;

Terms moved(Terms terms, const Interval& days, Value sign) {
  for (Term& term : terms) {
    term.added.low += sign > 0 ? days.low : -days.high;
    term.added.high += sign > 0 ? days.high : -days.low;
  }
  return terms;
}

class PastDates {
 public:
  PastDates(const Rulebook& rulebook, Value endless)
      : rulebook_(rulebook), endless_(endless), past_(rulebook.fields.size(), 0) {}

  std::vector<Value> find() {
    for (std::size_t e = 0; e < rulebook_.events.size(); ++e)
      read_event(rulebook_.events[e], static_cast<int>(e));
    for (const Permit& permit : rulebook_.permits) {
      read(permit.when, permit.event);
      read(permit.set, permit.event);
    }
    for (const Forbid& forbid : rulebook_.forbids) read(forbid.when, forbid.event);
    for (const Warning& warning : rulebook_.warnings) read(warning.when, warning.event);
    for (const Deadline& deadline : rulebook_.deadlines) {
      read(deadline.at, -1);
      read(deadline.when, -1);
      read(deadline.set, -1);
      if (!deadline.at.empty())
        relate(terms_of(deadline.at.expression(), -1), {{Term::From::Today, -1, {0, 0}}});
    }
    for (const Norm& norm : rulebook_.norms) read_norm(norm);
    for (const Hazard& hazard : rulebook_.hazards) read(hazard.when, -1);
    for (const Property& property : rulebook_.properties) {
      read(property.clause, -1);
      read(property.goal, -1);
    }
    follow_copies();
    return past_;
  }

 private:
  void read_event(const EventType& event, int index) {
    read(event.possible, index);
    read(event.set, index);
    for (const EventParameter& parameter : event.parameters) {
      read(parameter.default_value, index);
      for (const Clause* bound : {&parameter.from, &parameter.to}) {
        if (bound->empty()) continue;
        read(*bound, index);
        relate(terms_of(bound->expression(), index), {{Term::From::Unknown, -1, {0, 0}}});
      }
    }
  }

  void read_norm(const Norm& norm) {
    for (const Clause* clause : {&norm.when, &norm.must, &norm.holds, &norm.within})
      read(*clause, norm.event);
    if (norm.since >= 0)
      needs(norm.since, interval_of(norm.within.expression(), rulebook_.names).high);
  }

  void read(const std::vector<Assignment>& set, int event) {
    for (const Assignment& assignment : set) {
      read(assignment.value, event);
      const Expression& value = assignment.value.expression();
      if (value.type.kind != Kind::Date) continue;
      for (const Term& term : terms_of(value, event))
        if (term.from == Term::From::Field)
          copies_.push_back({assignment.field, term.field, term.added.high});
    }
  }

  void read(const Clause& clause, int event) {
    if (!clause.empty()) read(clause.expression(), event);
  }

  void read(const Expression& node, int event) {
    if (node.op == Op::BusinessDaysSince) needs(node.index, 0);
    const bool comparison = node.op == Op::Equal || node.op == Op::NotEqual ||
                            node.op == Op::Less || node.op == Op::LessEqual;
    if (comparison && node.operands[0].type.kind == Kind::Date)
      relate(terms_of(node.operands[0], event), terms_of(node.operands[1], event));
    if (node.op == Op::Subtract && node.operands[1].type.kind == Kind::Date)
      for (const Expression& operand : node.operands) relate(terms_of(operand, event), {Term{}});
    for (const Expression& operand : node.operands) read(operand, event);
  }

  Terms terms_of(const Expression& node, int event) const {
    switch (node.op) {
      case Op::Constant: return {};  // null: no comparison with it depends on the date
      case Op::Field: return {{Term::From::Field, node.index, {0, 0}}};
      case Op::Today: return {{Term::From::Today, -1, {0, 0}}};
      case Op::Parameter: return parameter(node.index, event);
      case Op::Add:
      case Op::Subtract:
        if (node.operands[1].type.kind == Kind::Date) break;
        return moved(terms_of(node.operands[0], event),
                     interval_of(node.operands[1], rulebook_.names), node.op == Op::Add ? 1 : -1);
      case Op::Conditional: {
        Terms terms = terms_of(node.operands[1], event);
        const Terms others = terms_of(node.operands[2], event);
        terms.insert(terms.end(), others.begin(), others.end());
        return terms;
      }
      default: break;
    }
    return {Term{}};
  }

  /// Of a parameter no more is known than the earliest date that is offered.
  Terms parameter(int index, int event) const {
    if (event < 0) return {Term{}};
    const EventType& type = rulebook_.events[static_cast<std::size_t>(event)];
    const Clause& from = type.parameters[static_cast<std::size_t>(index)].from;
    if (from.empty()) return {Term{}};
    Terms terms = terms_of(from.expression(), event);
    for (Term& term : terms) {
      if (term.from != Term::From::Today) return {Term{}};
      term.added.high = kFar;
    }
    return terms;
  }

  void relate(const Terms& left, const Terms& right) {
    for (const Term& l : left) {
      for (const Term& r : right) {
        if (l.from == Term::From::Field) relate_field(l, r);
        if (r.from == Term::From::Field) relate_field(r, l);
      }
    }
  }

  void relate_field(const Term& field, const Term& other) {
    if (other.from == Term::From::Today)
      return needs(field.field, field.added.high - other.added.low);
    if (other.from == Term::From::Field && other.field == field.field)
      return;  // only numbers are compared
    needs(field.field, endless_);
  }

  void needs(int field, Value days) {
    Value& past = past_[static_cast<std::size_t>(field)];
    past = std::min(std::max(past, days), endless_);
  }

  /// A date copied from another one must not be told apart further back than that one.
  void follow_copies() {
    for (bool changed = true; changed;) {
      changed = false;
      for (const Copy& copy : copies_) {
        const Value before = past_[static_cast<std::size_t>(copy.from)];
        needs(copy.from,
              past_[static_cast<std::size_t>(copy.to)] + (copy.from == copy.to ? 0 : copy.added));
        if (copy.from == copy.to && copy.added != 0) needs(copy.from, endless_);
        changed = changed || past_[static_cast<std::size_t>(copy.from)] != before;
      }
    }
  }

  struct Copy {
    int to;
    int from;
    Value added;
  };

  static constexpr Value kFar = 100'000;

  const Rulebook& rulebook_;
  Value endless_;
  std::vector<Value> past_;
  std::vector<Copy> copies_;
};

}  // namespace

std::vector<Value> past_that_matters(const Rulebook& rulebook, Value endless) {
  return PastDates(rulebook, endless).find();
}

}  // namespace juchu
