#include "report/explain/facts.hpp"

#include <array>
#include <utility>

namespace juchu {
namespace {

const Text kNothingYet = {"まだない注文", "no order yet"};
const std::array<NamedThing, 4> kVerdicts = {{
    {"", {}},
    {"gap", {"守るべきことをすべて守っても起こる", "happens although every norm is kept"}},
    {"prevented", {"守るべきことを守れば起こらない", "prevented by keeping the norms"}},
    {"unreachable", {"起こりえない", "cannot happen"}},
}};

/// Puts facts together, passing over what is not stated.
class Facts {
 public:
  explicit Facts(const Rulebook& book) : book_(book) {}

  void add(FactKind kind, std::vector<NamedThing> items) {
    if (!items.empty()) all_.push_back({kind, std::move(items)});
  }
  void add(FactKind kind, const Clause& clause) {
    if (!clause.empty()) add_text(kind, clause.text);
  }
  void add_text(FactKind kind, const std::string& text) {
    add(kind, std::vector<NamedThing>{{text, {}}});
  }
  void add_actor(int actor) {
    add(FactKind::By, {named(book_.actors[static_cast<std::size_t>(actor)])});
  }
  void add_event(int event) {
    const EventType& type = book_.events[static_cast<std::size_t>(event)];
    add_actor(type.actor);
    add(FactKind::On, {named(type)});
  }
  /// A fact for each region that is named: any status of each will do, and all regions must.
  void add_from(const StatusSet& from) {
    if (from.nothing) return add(FactKind::From, std::vector<NamedThing>{{"nothing", kNothingYet}});
    for (std::size_t r = 0; r < book_.regions.size(); ++r) {
      if (~from.in[r] == 0) continue;
      std::vector<NamedThing> items;
      for (const int index : book_.regions[r].statuses) {
        const Status& status = book_.statuses[static_cast<std::size_t>(index)];
        if ((from.in[r] >> status.value & 1) != 0) items.push_back(status_named(status));
      }
      add(FactKind::From, std::move(items));
    }
  }
  void add_to(const std::vector<StatusChange>& to) {
    std::vector<NamedThing> items;
    for (const auto& [region, value] : to)
      items.push_back(status_named(book_.status(region, value)));
    add(FactKind::To, std::move(items));
  }
  void add_set(const std::vector<Assignment>& first, const std::vector<Assignment>& then = {}) {
    std::vector<NamedThing> items;
    for (const std::vector<Assignment>* set : {&first, &then})
      for (const auto& [field, value] : *set)
        items.push_back({field_id(field) + " = " + value.text, {}});
    add(FactKind::Set, std::move(items));
  }
  void add_sends(const std::vector<int>& mails) {
    std::vector<NamedThing> items;
    for (const int mail : mails)
      items.push_back(named(book_.mails[static_cast<std::size_t>(mail)]));
    add(FactKind::Sends, std::move(items));
  }
  [[nodiscard]] std::vector<Fact> all() { return std::move(all_); }

 private:
  template <class Row>
  static NamedThing named(const Row& row) {
    return {row.id, row.label};
  }
  /// One of another region than the main one after that region's.
  [[nodiscard]] NamedThing status_named(const Status& status) const {
    NamedThing thing = named(status);
    if (status.region == 0 || thing.label.empty()) return thing;
    const Text& region = book_.regions[static_cast<std::size_t>(status.region)].label;
    if (!region.empty())
      thing.label = {region.in(Language::Japanese) + ": " + thing.label.in(Language::Japanese),
                     region.in(Language::English) + ": " + thing.label.in(Language::English)};
    return thing;
  }
  [[nodiscard]] const std::string& field_id(int field) const {
    return book_.fields[static_cast<std::size_t>(field)].id;
  }

  const Rulebook& book_;
  std::vector<Fact> all_;
};

void tell(const Permit& rule, const Rulebook& book, Facts& facts) {
  facts.add_event(rule.event);
  facts.add_from(rule.from);
  facts.add(FactKind::When, rule.when);
  facts.add_to(rule.to);
  facts.add_set(book.events[static_cast<std::size_t>(rule.event)].set, rule.set);
  facts.add_sends(rule.send);
}

void tell(const Forbid& rule, const Rulebook&, Facts& facts) {
  facts.add_event(rule.event);
  facts.add_from(rule.from);
  facts.add(FactKind::When, rule.when);
}

void tell(const Deadline& rule, const Rulebook&, Facts& facts) {
  facts.add_from(rule.from);
  facts.add(FactKind::At, rule.at);
  facts.add(FactKind::When, rule.when);
  facts.add_to(rule.to);
  facts.add_set(rule.set);
  facts.add_sends(rule.send);
}

void tell(const Warning& rule, const Rulebook&, Facts& facts) {
  facts.add_event(rule.event);
  facts.add(FactKind::When, rule.when);
}

void tell(const Norm& rule, const Rulebook& book, Facts& facts) {
  if (rule.obligation())
    facts.add_actor(rule.actor);
  else
    facts.add_event(rule.event);
  facts.add(FactKind::When, rule.when);
  facts.add(FactKind::Must, rule.must);
  facts.add(FactKind::While, rule.holds);
  facts.add(FactKind::Within, rule.within);
  if (rule.since < 0) return;
  const Field& since = book.fields[static_cast<std::size_t>(rule.since)];
  facts.add(FactKind::Since, {{since.id, since.label}});
}

void tell(const Hazard& rule, const Rulebook&, Facts& facts) {
  facts.add(FactKind::When, rule.when);
  if (rule.expect != Expectation::Unstated)
    facts.add(FactKind::Expect, {kVerdicts.at(static_cast<std::size_t>(rule.expect))});
}

void tell(const Property& rule, const Rulebook&, Facts& facts) {
  const auto pattern = static_cast<FactKind>(static_cast<int>(FactKind::Never) +
                                             static_cast<int>(rule.pattern));
  if (rule.has_goal()) facts.add(FactKind::When, rule.clause);
  if (rule.within >= 0) facts.add_text(FactKind::Within, std::to_string(rule.within));
  facts.add(pattern, rule.has_goal() ? rule.goal : rule.clause);
}

void tell(const Parameter& parameter, const Rulebook&, Facts& facts) {
  facts.add_text(FactKind::ItsValue, value_of(parameter));
}

void tell(const EventType& event, const Rulebook&, Facts& facts) {
  facts.add_actor(event.actor);
  facts.add(FactKind::Possible, event.possible);
  facts.add_set(event.set);
  std::vector<NamedThing> parameters;
  for (const EventParameter& each : event.parameters) parameters.push_back({each.id, each.label});
  facts.add(FactKind::With, std::move(parameters));
}

/// Calls `function` with the row itself, unless it is an answer of the engine.
template <class Function>
void with_row(const Rulebook& book, const CatalogueRow& row, Function function) {
  switch (row.section) {
    case RuleSection::Permit: return function(book.permits[row.index]);
    case RuleSection::Forbid: return function(book.forbids[row.index]);
    case RuleSection::Deadline: return function(book.deadlines[row.index]);
    case RuleSection::Warning: return function(book.warnings[row.index]);
    case RuleSection::Norm:
    case RuleSection::Promise: return function(book.norms[row.index]);
    case RuleSection::Hazard: return function(book.hazards[row.index]);
    case RuleSection::Property: return function(book.properties[row.index]);
    case RuleSection::Parameter: return function(book.parameters[row.index]);
    case RuleSection::Event: return function(book.events[row.index]);
    case RuleSection::Answer: return;
  }
}

/// The expressions of a row.
class Clauses {
 public:
  explicit Clauses(const Rulebook& book) : book_(book) {}
  void operator()(const Permit& rule) {
    add(rule.when);
    add(book_.events[static_cast<std::size_t>(rule.event)].set);
    add(rule.set);
  }
  void operator()(const Forbid& rule) { add(rule.when); }
  void operator()(const Deadline& rule) {
    add(rule.at);
    add(rule.when);
    add(rule.set);
  }
  void operator()(const Warning& rule) { add(rule.when); }
  void operator()(const Norm& rule) {
    for (const Clause* clause : {&rule.when, &rule.must, &rule.holds, &rule.within}) add(*clause);
  }
  void operator()(const Hazard& rule) { add(rule.when); }
  void operator()(const Property& rule) {
    add(rule.clause);
    add(rule.goal);
  }
  void operator()(const Parameter&) {}
  void operator()(const EventType& event) {
    add(event.possible);
    add(event.set);
    for (const EventParameter& parameter : event.parameters)
      for (const Clause* clause : {&parameter.from, &parameter.to, &parameter.default_value})
        add(*clause);
  }
  [[nodiscard]] std::vector<const Clause*> all() const { return all_; }

 private:
  void add(const Clause& clause) {
    if (!clause.empty()) all_.push_back(&clause);
  }
  void add(const std::vector<Assignment>& set) {
    for (const Assignment& assignment : set) add(assignment.value);
  }

  const Rulebook& book_;
  std::vector<const Clause*> all_;
};

}  // namespace

std::vector<Fact> facts_of(const Rulebook& book, const CatalogueRow& row) {
  Facts facts(book);
  with_row(book, row, [&](const auto& rule) { tell(rule, book, facts); });
  return facts.all();
}

std::vector<const Clause*> clauses_of(const Rulebook& book, const CatalogueRow& row) {
  Clauses clauses(book);
  with_row(book, row, [&](const auto& rule) { clauses(rule); });
  return clauses.all();
}

int event_of(const Rulebook& book, const CatalogueRow& row) {
  switch (row.section) {
    case RuleSection::Permit: return book.permits[row.index].event;
    case RuleSection::Forbid: return book.forbids[row.index].event;
    case RuleSection::Warning: return book.warnings[row.index].event;
    case RuleSection::Norm:
    case RuleSection::Promise: return book.norms[row.index].event;
    default: return -1;
  }
}

}  // namespace juchu
