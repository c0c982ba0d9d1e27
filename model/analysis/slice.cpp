#include "model/analysis/slice.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "model/analysis/open_conditions.hpp"
#include "model/analysis/unchanged_steps.hpp"
#include "model/expression/expression_reader.hpp"
#include "model/rulebook/at_creation.hpp"
#include "model/rulebook/clauses.hpp"
#include "model/time/day.hpp"
#include "model/work/work_limit.hpp"

namespace juchu {
namespace {

constexpr int kNoEvent = std::numeric_limits<std::int16_t>::max();

Clause never() { return {"false", {Expression{.op = Op::Constant, .type = kTruth, .value = 0}}}; }

bool bit(std::uint64_t bits, std::size_t index) { return (bits >> index & 1) != 0; }

/// Grows the cone of influence until nothing is missing.
class Cone {
 public:
  Cone(const Rulebook& rulebook, const Interest& interest)
      : rulebook_(rulebook),
        interest_(interest),
        fields(rulebook.fields.size(), interest.everything),
        counters(rulebook.fields.size(), interest.everything),
        before_creation(rulebook.fields.size(), interest.everything),
        events(rulebook.events.size(), interest.everything),
        deadlines(rulebook.deadlines.size(), interest.everything) {
    for (const auto* asked : {&interest.fields, &interest.values})
      for (const int field : *asked) fields[static_cast<std::size_t>(field)] = true;
    for (const int field : interest.counters)
      fields[static_cast<std::size_t>(field)] = counters[static_cast<std::size_t>(field)] = true;
    if (interest.localized) fields.front() = true;
    const int answered = interest.answered_event(rulebook);
    if (answered >= 0) events[static_cast<std::size_t>(answered)] = true;
    for (const int event : interest.events) events[static_cast<std::size_t>(event)] = true;
    for (const int row : interest.deadlines) deadlines[static_cast<std::size_t>(row)] = true;
    read_interest();
    while (grow()) go_on();
  }

 private:
  const Rulebook& rulebook_;
  const Interest& interest_;

 public:
  std::vector<bool> fields, counters;
  /// What only the creation of an order reads. With one order alone, what happens to it afterwards
  /// cannot matter to that.
  std::vector<bool> before_creation;
  std::vector<bool> events, deadlines;

  [[nodiscard]] std::vector<bool> with_creation() const {
    std::vector<bool> all = fields;
    for (std::size_t f = 0; f < all.size(); ++f) all[f] = all[f] || before_creation[f];
    return all;
  }

 private:
  void read_interest() {
    for (std::size_t h = 0; h < rulebook_.hazards.size(); ++h)
      if (bit(interest_.hazards, h)) read(rulebook_.hazards[h].when);
    for (std::size_t p = 0; p < rulebook_.properties.size(); ++p)
      if (bit(interest_.properties, p)) read_property(rulebook_.properties[p]);
    for (std::size_t n = 0; n < rulebook_.norms.size(); ++n)
      if (bit(interest_.norms, n)) read_norm(rulebook_.norms[n]);
    if (interest_.decides) read_rule(*interest_.decides);
  }

  /// What the rule reads is known from the beginning: a forbid that is left open would refuse
  /// nothing.
  void read_rule(const RuleRef& rule) {
    switch (rule.kind) {
      case RuleKind::Permit: return read_applying(rulebook_.permits[rule.index]);
      case RuleKind::Forbid: return read_applying(rulebook_.forbids[rule.index]);
      case RuleKind::Overlap:
        for (const Permit& permit : rulebook_.permits)
          if (permit.event == rulebook_.permits[rule.index].event) read_applying(permit);
        return;
      case RuleKind::Deadline:
        deadlines[rule.index] = true;
        read(rulebook_.deadlines[rule.index].at);
        read(rulebook_.deadlines[rule.index].when);
        return read_statuses(rulebook_.deadlines[rule.index].from);
      default: return;
    }
  }

  /// Whether a permit or forbid applies.
  void read_applying(const auto& rule) {
    const bool shop = rulebook_.events[static_cast<std::size_t>(rule.event)].shop;
    rule.from.nothing || shop ? read_at_creation(rule.when) : read(rule.when);
    if (!shop) read_statuses(rule.from);
  }

  void read_property(const Property& property) {
    read(property.clause);
    read(property.goal);
    if (!property.of_steps()) return;
    for (std::size_t e = 0; e < events.size(); ++e)
      if (shown_by_unchanged_step(rulebook_, property, static_cast<int>(e))) events[e] = true;
    if (shown_by_unchanged_step(rulebook_, property, -1))
      std::fill(deadlines.begin(), deadlines.end(), true);
  }

  void read_norm(const Norm& norm) {
    for (const Clause* clause : {&norm.when, &norm.must, &norm.holds, &norm.within}) read(*clause);
    if (norm.since >= 0) fields[static_cast<std::size_t>(norm.since)] = true;
    if (!norm.obligation()) events[static_cast<std::size_t>(norm.event)] = true;
  }

  /// What a rule that creates orders reads.
  void read_at_creation(const Clause& clause) {
    if (!interest_.alone || clause.empty()) return read(clause);
    for_each_node(clause.expression(), [&](const Expression& node) {
      if (node.op != Op::Field) return;
      const auto field = static_cast<std::size_t>(node.index);
      const bool setting = rulebook_.fields[field].setting;
      (setting ? fields : before_creation)[field] = true;
    });
  }

  void read(const Clause& clause) {
    if (clause.empty()) return;
    for_each_node(clause.expression(), [&](const Expression& node) {
      const auto field = static_cast<std::size_t>(node.index);
      if (node.op == Op::Field) fields[field] = true;
      if (node.op == Op::Final) fields.front() = true;
      if (node.op == Op::BusinessDaysSince) fields[field] = counters[field] = true;
      if (node.op == Op::UsedElsewhere && !interest_.alone) read_numbers_of_orders();
    });
  }

  /// Whether a number is used elsewhere is a question to every order.
  void read_numbers_of_orders() {
    for (std::size_t f = 0; f < fields.size(); ++f)
      if (keeps_number(rulebook_.fields[f])) fields[f] = true;
  }

  /// One round; true when something was added.
  bool grow() {
    const std::size_t before = size();
    find_writers();
    for (std::size_t e = 0; e < events.size(); ++e)
      if (events[e]) read_event(static_cast<int>(e));
    for (std::size_t d = 0; d < deadlines.size(); ++d) {
      if (!deadlines[d]) continue;
      const Deadline& deadline = rulebook_.deadlines[d];
      read_values(deadline.set, false, false);
      if (interest_.localized) continue;
      read(deadline.at);
      read(deadline.when);
      read_statuses(deadline.from);
    }
    return size() != before;
  }

  [[nodiscard]] std::size_t size() const {
    std::ptrdiff_t size = 0;
    for (const auto* part : {&fields, &counters, &before_creation, &events, &deadlines})
      size += std::ranges::count(*part, true);
    return static_cast<std::size_t>(size);
  }

  void find_writers() {
    for (std::size_t e = 0; e < events.size(); ++e)
      if (!events[e] && rulebook_.events[e].world)
        events[e] = writes({}, rulebook_.events[e].set, rulebook_.events[e].shop);
    for (const Permit& permit : rulebook_.permits) {
      const auto e = static_cast<std::size_t>(permit.event);
      const bool before = rulebook_.events[e].shop;
      events[e] = events[e] || permit.from.nothing || writes(permit.to, permit.set, before) ||
                  writes({}, rulebook_.events[e].set, before);
    }
    for (std::size_t d = 0; d < deadlines.size(); ++d)
      deadlines[d] = deadlines[d] ||
                     writes(rulebook_.deadlines[d].to, rulebook_.deadlines[d].set, false);
  }

  /// `before`: it may happen before there is an order.
  bool writes(const std::vector<StatusChange>& to, const std::vector<Assignment>& set,
              bool before) const {
    const auto matters = [&](int field) {
      const auto f = static_cast<std::size_t>(field);
      return fields[f] || (before && before_creation[f]);
    };
    return std::ranges::any_of(to, [&](const StatusChange& c) { return matters(c.region); }) ||
           std::ranges::any_of(set, [&](const Assignment& a) { return matters(a.field); });
  }

  void read_event(int event) {
    const EventType& type = rulebook_.events[static_cast<std::size_t>(event)];
    for (const EventParameter& parameter : type.parameters) {
      read(parameter.from);
      read(parameter.to);
    }
    read_values(type.set, type.shop, creates_orders(rulebook_, event));
    for (const Permit& permit : rulebook_.permits)
      if (permit.event == event) read_values(permit.set, type.shop, permit.from.nothing);
    const bool room = type.parameters.size() < kMostEventParameters;  // as leaving open takes one
    if (!interest_.localized || !room) read_conditions(event);
  }

  /// What decides whether an event happens.
  void read_conditions(int event) {
    const EventType& type = rulebook_.events[static_cast<std::size_t>(event)];
    read(type.possible);
    for (const Permit& permit : rulebook_.permits)
      if (permit.event == event) read_applying(permit);
    for (const Forbid& forbid : rulebook_.forbids)
      if (forbid.event == event) read_applying(forbid);
  }

  void read_statuses(const StatusSet& from) {
    if (from.nothing) return;
    const bool final = std::ranges::any_of(rulebook_.statuses, &Status::final);
    if (final && !from.names_main) fields.front() = true;
    for (std::size_t r = 0; r < rulebook_.regions.size(); ++r) {
      const std::size_t count = rulebook_.regions[r].statuses.size();
      const std::uint64_t all = count >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
      if ((from.in[r] & all) != all) fields[r] = true;
    }
  }

  /// What is assigned to fields that matter; and one that may not fit its field decides whether the
  /// event happens at all.
  void read_values(const std::vector<Assignment>& set, bool before, bool created) {
    for (const Assignment& assignment : set) {
      const auto f = static_cast<std::size_t>(assignment.field);
      fields[f] = fields[f] || (!interest_.localized &&
                                may_not_fit(rulebook_.fields[f], assignment.value.expression(),
                                            rulebook_, created));
      if (fields[f]) read(assignment.value);
      if (before && before_creation[f]) read_at_creation(assignment.value);
    }
  }
};

void leave_out_assignments(std::vector<Assignment>& set, const std::vector<bool>& fields) {
  std::erase_if(set, [&](const Assignment& assignment) {
    return !fields[static_cast<std::size_t>(assignment.field)];
  });
}

void leave_out_events(Rulebook& book, const Cone& cone) {
  for (std::size_t e = 0; e < book.events.size(); ++e) {
    EventType& event = book.events[e];
    leave_out_assignments(event.set, event.shop ? cone.with_creation() : cone.fields);
    if (!cone.events[e]) {
      event.set.clear();
      event.possible = {};
      for (EventParameter& parameter : event.parameters) parameter.from = parameter.to = {};
    }
  }
}

void leave_out_rules(Rulebook& book, const Cone& cone) {
  const auto other_region = [&](const StatusChange& change) {
    return !cone.fields[static_cast<std::size_t>(change.region)];
  };
  for (Permit& permit : book.permits) {
    const bool shop = book.events[static_cast<std::size_t>(permit.event)].shop;
    leave_out_assignments(permit.set, shop ? cone.with_creation() : cone.fields);
    std::erase_if(permit.to, other_region);
    if (cone.events[static_cast<std::size_t>(permit.event)]) continue;
    permit.from = {};
    permit.when = {};
    permit.set.clear();
  }
  for (Forbid& forbid : book.forbids) {
    if (cone.events[static_cast<std::size_t>(forbid.event)]) continue;
    forbid.from = {};
    forbid.when = {};
  }
  for (std::size_t d = 0; d < book.deadlines.size(); ++d) {
    Deadline& deadline = book.deadlines[d];
    leave_out_assignments(deadline.set, cone.fields);
    std::erase_if(deadline.to, other_region);
    if (cone.deadlines[d]) continue;
    deadline.from = {};
    deadline.at = deadline.when = {};
    deadline.set.clear();
  }
}

void leave_out_duties(Rulebook& book, const Interest& interest) {
  for (std::size_t n = 0; n < book.norms.size(); ++n) {
    if (bit(interest.norms, n)) continue;
    Norm& norm = book.norms[n];
    norm.event = kNoEvent;
    norm.since = -1;
    norm.when = norm.must = norm.holds = norm.within = {};
  }
  for (std::size_t h = 0; h < book.hazards.size(); ++h)
    if (!bit(interest.hazards, h)) book.hazards[h].when = never();
}

std::vector<int> leave_out_properties(Rulebook& book, std::uint64_t wanted) {
  std::vector<int> rows;
  std::vector<Property> kept;
  for (std::size_t p = 0; p < book.properties.size(); ++p) {
    if (!bit(wanted, p)) continue;
    rows.push_back(static_cast<int>(p));
    kept.push_back(std::move(book.properties[p]));
  }
  book.properties = std::move(kept);
  return rows;
}

bool shares(const Rulebook& book, const std::vector<bool>& fields) {
  for (std::size_t f = 0; f < book.fields.size(); ++f)
    if (fields[f] && book.fields[f].scope != FieldScope::Order && !book.fields[f].setting)
      return true;
  return false;
}

// --- fingerprint ---

void add(std::string& text, std::int64_t number) {
  text += std::to_string(number);
  text += ' ';
}

void add(std::string& text, const Expression& node) {
  for (const std::int64_t part :
       {std::int64_t(node.op), std::int64_t(node.side), std::int64_t(node.index), node.value,
        std::int64_t(node.operands.size())})
    add(text, part);
  for (const Expression& operand : node.operands) add(text, operand);
}

void add(std::string& text, const Clause& clause) {
  if (!clause.empty()) add(text, clause.expression());
  text += ';';
}

void add(std::string& text, const std::vector<Assignment>& set) {
  for (const Assignment& assignment : set) {
    add(text, assignment.field);
    add(text, assignment.value);
  }
}

void add(std::string& text, const StatusSet& from) {
  text += from.nothing ? 'n' : 's';
  text += from.names_main ? 'm' : ' ';
  for (const std::uint64_t in : from.in) add(text, static_cast<std::int64_t>(in));
}

template <class Rule>
void add_outcome(std::string& text, const Rule& rule) {
  add(text, rule.from);
  add(text, rule.when);
  for (const StatusChange& change : rule.to) {
    add(text, change.region);
    add(text, change.value);
  }
  add(text, rule.set);
  for (const int mail : rule.send) add(text, mail);
}

}  // namespace

Interest Interest::joined(const Interest& more) const {
  Interest both = *this;
  both.hazards |= more.hazards;
  both.properties |= more.properties;
  both.norms |= more.norms;
  both.events.insert(both.events.end(), more.events.begin(), more.events.end());
  both.values.insert(both.values.end(), more.values.begin(), more.values.end());
  both.deadlines.insert(both.deadlines.end(), more.deadlines.begin(), more.deadlines.end());
  both.everything = both.everything || more.everything;
  both.alone = both.alone && more.alone;
  both.localized = both.localized && more.localized;
  return both.knowing(more);
}

int Interest::answered_event(const Rulebook& book) const {
  if (!decides) return -1;
  if (decides->kind == RuleKind::Forbid) return book.forbids[decides->index].event;
  return decides->kind == RuleKind::Deadline ? -1 : book.permits[decides->index].event;
}

Interest Interest::knowing(const Interest& more) const {
  Interest both = *this;
  both.fields.insert(both.fields.end(), more.fields.begin(), more.fields.end());
  both.counters.insert(both.counters.end(), more.counters.begin(), more.counters.end());
  return both;
}

bool Slice::knows_not_all(const Interest& more) const {
  const auto lacks = [](const std::vector<bool>& all, const std::vector<int>& rows) {
    return std::ranges::any_of(rows, [&](int row) { return !all[static_cast<std::size_t>(row)]; });
  };
  return lacks(known, more.fields) || lacks(counters, more.counters);
}

bool carts_matter(const Slice& slice) {
  const Rulebook& book = slice.rules.rulebook();
  for (std::size_t f = 0; f < book.fields.size(); ++f)
    if (slice.fields[f] && book.fields[f].scope == FieldScope::Cart) return true;
  return asks_for(book, Op::UsedElsewhere);
}

bool may_overflow(const Field& field, const Expression& value, const Names& names) {
  if (field.type.kind != Kind::Int || field.saturates) return false;
  const Interval values = interval_of(value, names);
  return values.low < field.type.low || values.high > field.type.high;
}

bool may_not_fit(const Field& field, const Expression& value, const Rulebook& rulebook,
                 bool created) {
  if (may_overflow(field, value, rulebook.names)) return true;
  return created && !field.type.optional && field.type.kind != Kind::Bool &&
         differs_before_creation(value, rulebook);
}

bool keeps_number(const Field& field) {
  return field.type.kind == Kind::Token && field.scope == FieldScope::Order;
}

std::uint64_t Slice::whole_properties(std::uint64_t bits) const {
  std::uint64_t whole = 0;
  for (std::size_t p = 0; p < properties.size(); ++p)
    if (bit(bits, p)) whole |= std::uint64_t{1} << properties[p];
  return whole;
}

Slice slice_of(const CompiledRulebook& rules, const Interest& interest) {
  go_on();
  const Cone cone(rules.rulebook(), interest);
  Rulebook book = rules.rulebook();
  book.warnings.clear();
  Slice::Open open(book);
  if (interest.localized) {
    const OpenConditions conditions(rules, cone.fields, cone.with_creation(), cone.counters,
                                    interest.alone);
    open = conditions.leave_open(book, cone.events, cone.deadlines);
  }
  leave_out_events(book, cone);
  leave_out_rules(book, cone);
  leave_out_duties(book, interest);
  std::vector<int> properties = leave_out_properties(book, interest.properties);
  const std::vector<bool> fields = cone.with_creation();
  const bool asked = !interest.alone && asks_for(book, Op::UsedElsewhere);
  const bool shared = asked || shares(book, fields);
  return {rules.compile_alike(std::move(book)),
          interest,
          fields,
          cone.counters,
          cone.events,
          cone.deadlines,
          std::move(properties),
          shared,
          asked,
          std::move(open),
          cone.fields};
}

std::string fingerprint(const Slice& slice) {
  const Rulebook& book = slice.rules.rulebook();
  std::string text;
  for (std::size_t f = 0; f < slice.fields.size(); ++f) {
    text += slice.fields[f] ? '1' : '0';
    add(text, book.fields[f].initial);
  }
  for (const auto* bits : {&slice.known, &slice.counters, &slice.open.permits, &slice.open.events,
                           &slice.open.deadlines})
    for (const bool bit : *bits) text += bit ? '1' : '0';
  for (std::size_t e = 0; e < book.events.size(); ++e) {
    text += slice.events[e] ? '1' : '0';
    add(text, book.events[e].possible);
    add(text, book.events[e].set);
    for (const EventParameter& parameter : book.events[e].parameters) {
      add(text, parameter.from);
      add(text, parameter.to);
    }
  }
  for (const Permit& permit : book.permits) add_outcome(text, permit);
  for (const Forbid& forbid : book.forbids) {
    add(text, forbid.from);
    add(text, forbid.when);
  }
  for (const Deadline& deadline : book.deadlines) {
    add(text, deadline.at);
    add_outcome(text, deadline);
  }
  for (const Norm& norm : book.norms) {
    add(text, norm.event);
    add(text, norm.since);
    for (const Clause* clause : {&norm.when, &norm.must, &norm.holds, &norm.within})
      add(text, *clause);
  }
  for (const Hazard& hazard : book.hazards) add(text, hazard.when);
  for (const Property& property : book.properties) {
    add(text, static_cast<std::int64_t>(property.pattern));
    add(text, property.clause);
    add(text, property.goal);
    add(text, property.within);
  }
  return text;
}

}  // namespace juchu
