#include "testing/oracles/plain_engine.hpp"

#include <algorithm>
#include <utility>

#include "model/expression/evaluation.hpp"

namespace juchu {
namespace {

constexpr std::size_t kMostBusinessDays = 1000;  // the highest that the expression's type knows

bool is_final(const Rulebook& rulebook, Value main_status) {
  return main_status != kUnset && rulebook.status(0, main_status).final;
}

PlainDecision refused(RuleKind kind, std::size_t index, const PlainSituation& before) {
  return {.after = before, .rule = {kind, static_cast<std::uint16_t>(index)}};
}

/// The rows of `rows` for which `predicate` holds.
template <class Row, class Predicate>
std::set<int> rows_where(const std::vector<Row>& rows, Predicate predicate) {
  std::set<int> found;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (predicate(rows[i])) found.insert(static_cast<int>(i));
  return found;
}

/// Where an expression is asked: a step from `before` to `after`, which are the same outside of
/// steps.
class Asked : public Environment {
 public:
  const Rulebook& rulebook;
  const std::function<std::string(Value)>& number_text;
  const PlainSituation& before;
  const PlainSituation& after;
  const PlainEvent& what;
  std::set<int> mails;

  Asked(const Rulebook& book, const std::function<std::string(Value)>& text,
        const PlainSituation& from, const PlainSituation& to, const PlainEvent& happens,
        std::set<int> sent)
      : rulebook(book),
        number_text(text),
        before(from),
        after(to),
        what(happens),
        mails(std::move(sent)) {}

  [[nodiscard]] const PlainSituation& at(Side side) const {
    return side == Side::Before ? before : after;
  }
  [[nodiscard]] const Method& row(Value method) const {
    return rulebook.methods[static_cast<std::size_t>(method)];
  }

  Value field(Side side, int index) const override {
    return at(side).fields[static_cast<std::size_t>(index)];
  }
  Value parameter(int index) const override {
    return what.parameters[static_cast<std::size_t>(index)];
  }
  Value today() const override { return what.today; }
  bool final(Side side) const override { return is_final(rulebook, at(side).fields.front()); }
  Value column(int index, Value method) const override {
    return row(method).columns[static_cast<std::size_t>(index)];
  }
  bool fits(Value number, Value method) const override {
    const std::vector<std::string>& patterns = row(method).patterns;
    return std::ranges::any_of(patterns, [&](const std::string& pattern) {
      return has_form(number_text(number), pattern);
    });
  }
  bool check_digit_fits(Value number, Value method) const override {
    return check_digit_is_right(number_text(number), row(method).check);
  }
  Value business_days_since(Side side, int date) const override {
    const auto counted = at(side).working_days.find(date);
    if (counted == at(side).working_days.end()) return 0;
    return static_cast<Value>(std::min(counted->second.size(), kMostBusinessDays));
  }
  bool used_elsewhere(int index) const override { return what.used_elsewhere.contains(index); }
  Value by() const override {
    if (what.type >= 0) return rulebook.events[static_cast<std::size_t>(what.type)].actor;
    return std::ranges::find(rulebook.actors, "system", &Labelled::id) - rulebook.actors.begin();
  }
  int event() const override { return what.type; }
  bool sends(int mail) const override { return mails.contains(mail); }
};

/// A step, which may be the one that creates the order: then nothing of it can be read before.
class AskedOfStep : public Asked {
 public:
  using Asked::Asked;

  [[nodiscard]] bool reads_nothing(Side side, int index) const {
    return !at(side).exists &&
           rulebook.fields[static_cast<std::size_t>(index)].scope == FieldScope::Order;
  }
  Value field(Side side, int index) const override {
    if (!reads_nothing(side, index)) return Asked::field(side, index);
    const Kind kind = rulebook.fields[static_cast<std::size_t>(index)].type.kind;
    return kind == Kind::Bool ? 0 : kUnset;
  }
  bool final(Side side) const override { return at(side).exists && Asked::final(side); }
};

/// True when a field of `type` can hold `value`.
bool in_range(const Type& type, Value value) {
  if (value == kUnset) return type.optional;
  if (type.kind == Kind::Int) return value >= type.low && value <= type.high;
  if (type.kind == Kind::Date) return value >= kFirstDay && value <= kLastDay;
  return true;
}

}  // namespace

/// What a rule does to a situation.
struct PlainEngine::Change {
  RuleRef rule;
  bool creates = false;
  std::vector<StatusChange> to = {};
  std::vector<Assignment> set = {};
  std::vector<int> send = {};
};

bool PlainEngine::holds(const Clause& clause, const PlainSituation& situation,
                        const PlainEvent& event) const {
  return clause.empty() || value(clause, situation, event) != 0;
}

Value PlainEngine::value(const Clause& clause, const PlainSituation& situation,
                         const PlainEvent& event) const {
  return evaluate(clause.expression(),
                  Asked(rulebook_, number_text_, situation, situation, event, {}));
}

/// How many of the conditions that `&&` joins do not hold.
int PlainEngine::failing(const Clause& clause, const PlainSituation& situation,
                         const PlainEvent& event) const {
  const Asked asked(rulebook_, number_text_, situation, situation, event, {});
  const auto count = [&](const auto& self, const Expression& part) -> int {
    if (part.op != Op::And) return evaluate(part, asked) == 0 ? 1 : 0;
    return self(self, part.operands[0]) + self(self, part.operands[1]);
  };
  return clause.empty() ? 0 : count(count, clause.expression());
}

PlainSituation PlainEngine::start() const {
  PlainSituation situation;
  for (const Field& field : rulebook_.fields) {
    const bool order = field.scope == FieldScope::Order;
    const bool none = field.type.optional || field.type.kind == Kind::Status ||
                      field.type.kind == Kind::Date || field.type.kind == Kind::Token;
    situation.fields.push_back(!order ? field.initial : none ? kUnset : field.type.low);
  }
  situation.spells.resize(rulebook_.norms.size());
  return situation;
}

bool PlainEngine::fits(const StatusSet& from, const PlainSituation& situation) const {
  if (!situation.exists || from.nothing) return situation.exists != from.nothing;
  for (std::size_t region = 0; region < rulebook_.regions.size(); ++region)
    if (((from.in[region] >> situation.fields[region]) & 1) == 0) return false;
  return from.names_main || !is_final(rulebook_, situation.fields.front());
}

int PlainEngine::not_offered(const PlainSituation& situation, const PlainEvent& event) const {
  const auto& parameters = rulebook_.events[static_cast<std::size_t>(event.type)].parameters;
  for (std::size_t p = 0; p < parameters.size(); ++p) {
    const Value given = event.parameters[p];
    if (given == kUnset) continue;
    const auto outside = [&](const Clause& bound, Value sign) {
      if (bound.empty()) return false;
      const Value limit = value(bound, situation, event);
      return limit == kUnset || sign * given < sign * limit;
    };
    if (outside(parameters[p].from, 1) || outside(parameters[p].to, -1)) return static_cast<int>(p);
  }
  return -1;
}

PlainDecision PlainEngine::decide(const PlainSituation& situation, const PlainEvent& event) const {
  PlainDecision decision = judge(situation, event);
  if (!decision.accepted) return decision;
  decision.breached = rows_where(rulebook_.norms, [&](const Norm& norm) {
    return norm.event == event.type && holds(norm.when, situation, event) &&
           !holds(norm.must, situation, event);
  });
  decision.warned = rows_where(rulebook_.warnings, [&](const Warning& warning) {
    return warning.event == event.type && holds(warning.when, situation, event);
  });
  return decision;
}

PlainDecision PlainEngine::judge(const PlainSituation& situation, const PlainEvent& event) const {
  const auto type_index = static_cast<std::size_t>(event.type);
  const EventType& type = rulebook_.events[type_index];
  const bool nobody = type.world && !type.shop && !situation.exists;
  if (nobody || !holds(type.possible, situation, event))
    return refused(RuleKind::Impossible, type_index, situation);

  const int parameter = not_offered(situation, event);
  if (parameter >= 0)
    return refused(RuleKind::NotOffered, static_cast<std::size_t>(parameter), situation);

  if (type.world)
    return apply(
        {.rule = {RuleKind::WorldEvent, static_cast<std::uint16_t>(type_index)}, .set = type.set},
        situation, event);

  const auto speaks = [&](const auto& rule) {  // what happens to the shop knows no status
    return rule.event == event.type && (type.shop || fits(rule.from, situation));
  };
  for (std::size_t f = 0; f < rulebook_.forbids.size(); ++f) {
    const Forbid& forbid = rulebook_.forbids[f];
    if (speaks(forbid) && holds(forbid.when, situation, event))
      return refused(RuleKind::Forbid, f, situation);
  }

  std::vector<std::size_t> speaking, matching;
  for (std::size_t p = 0; p < rulebook_.permits.size(); ++p) {
    const Permit& permit = rulebook_.permits[p];
    if (!speaks(permit)) continue;
    speaking.push_back(p);
    if (holds(permit.when, situation, event)) matching.push_back(p);
  }
  if (speaking.empty()) return refused(RuleKind::NotListed, 0, situation);
  if (matching.empty()) {
    std::size_t closest = speaking.front();
    for (const std::size_t p : speaking)
      if (failing(rulebook_.permits[p].when, situation, event) <
          failing(rulebook_.permits[closest].when, situation, event))
        closest = p;
    return refused(RuleKind::GuardFailed, closest, situation);
  }
  if (matching.size() > 1) return refused(RuleKind::Overlap, matching.front(), situation);

  const Permit& permit = rulebook_.permits[matching.front()];
  Change change{.rule = {RuleKind::Permit, static_cast<std::uint16_t>(matching.front())},
                .creates = permit.from.nothing,
                .to = permit.to,
                .set = type.set,
                .send = permit.send};
  change.set.insert(change.set.end(), permit.set.begin(), permit.set.end());
  return apply(change, situation, event);
}

void PlainEngine::create(PlainSituation& situation) const {
  situation.exists = true;
  situation.working_days.clear();
  situation.spells.assign(rulebook_.norms.size(), {});
  for (std::size_t f = 0; f < rulebook_.fields.size(); ++f)
    if (rulebook_.fields[f].scope == FieldScope::Order)
      situation.fields[f] = rulebook_.fields[f].initial;
  for (std::size_t r = 0; r < rulebook_.regions.size(); ++r)
    situation.fields[r] = rulebook_.regions[r].initial;
}

PlainDecision PlainEngine::apply(const Change& change, const PlainSituation& before,
                                 const PlainEvent& event) const {
  PlainSituation after = before;
  if (change.creates) create(after);
  for (const StatusChange& to : change.to)
    after.fields[static_cast<std::size_t>(to.region)] = to.value;
  for (const Assignment& assignment : change.set) {
    const auto f = static_cast<std::size_t>(assignment.field);
    const Field& field = rulebook_.fields[f];
    Value given = value(assignment.value, before, event);
    if (field.saturates && given != kUnset)
      given = std::clamp(given, field.type.low, field.type.high);
    if (!in_range(field.type, given)) return refused(RuleKind::Overflow, f, before);
    after.fields[f] = given;
    after.working_days.erase(assignment.field);
  }
  end_spells(after, event.today);
  return {.after = after,
          .accepted = true,
          .rule = change.rule,
          .sends = {change.send.begin(), change.send.end()},
          .entered = entered({before, event.today}, after, event.today)};
}

void PlainEngine::end_spells(PlainSituation& after, Day today) const {
  for (std::size_t n = 0; n < rulebook_.norms.size(); ++n) {
    const Norm& norm = rulebook_.norms[n];
    if (norm.obligation() && !holds(norm.holds, after, {.today = today})) after.spells[n] = {};
  }
}

std::set<int> PlainEngine::hazards_of(const PlainSituation& situation, Day today) const {
  if (!situation.exists) return {};
  return rows_where(rulebook_.hazards, [&](const Hazard& hazard) {
    return holds(hazard.when, situation, {.today = today});
  });
}

std::set<int> PlainEngine::entered(const Stood& stood, const PlainSituation& now, Day today) const {
  std::set<int> hazards = hazards_of(now, today);
  for (const int hazard : hazards_of(stood.situation, stood.day)) hazards.erase(hazard);
  return hazards;
}

bool PlainEngine::same_shared(const PlainSituation& a, const PlainSituation& b) const {
  for (std::size_t f = 0; f < rulebook_.fields.size(); ++f)
    if (rulebook_.fields[f].scope != FieldScope::Order && a.fields[f] != b.fields[f]) return false;
  return true;
}

/// One obligation at the change from the day before to `today`.
bool PlainEngine::breaches(std::size_t index, const PlainSituation& ended, Day today,
                           PlainSpell& spell) const {
  const Norm& norm = rulebook_.norms[index];
  const PlainEvent yesterday{.today = today - 1};
  if (!holds(norm.holds, ended, yesterday)) {
    spell = {};
    return false;
  }
  ++spell.day_changes;
  Value days = spell.day_changes;
  if (norm.since >= 0) {
    const Value since = ended.fields[static_cast<std::size_t>(norm.since)];
    days = since == kUnset ? kUnset : today - since;
  }
  const Value within = value(norm.within, ended, yesterday);
  if (spell.breached || days == kUnset || within == kUnset || days <= within) return false;
  spell.breached = true;
  return true;
}

PlainDecision PlainEngine::begin_day(const PlainSituation& situation, Day today,
                                     bool working) const {
  PlainDecision decision{.after = situation, .accepted = true, .rule = {RuleKind::DayBegins, 0}};
  if (!situation.exists) return decision;
  PlainSituation& after = decision.after;
  for (std::size_t n = 0; n < rulebook_.norms.size(); ++n)
    if (rulebook_.norms[n].obligation() && breaches(n, situation, today, after.spells[n]))
      decision.breached.insert(static_cast<int>(n));
  for (std::size_t f = 0; f < rulebook_.fields.size(); ++f) {
    const bool date = rulebook_.fields[f].type.kind == Kind::Date && after.fields[f] != kUnset;
    if (date && working && after.fields[f] < today)
      after.working_days[static_cast<int>(f)].push_back(today);
  }
  return decision;
}

PlainDecision PlainEngine::fire(const PlainSituation& situation, int deadline, Day today,
                                const Stood& stood) const {
  const auto d = static_cast<std::size_t>(deadline);
  const Deadline& rule = rulebook_.deadlines[d];
  const PlainEvent now{.today = today};
  const auto due = [&] {
    if (rule.at.empty()) return true;
    const Value at = value(rule.at, situation, now);
    return at != kUnset && at <= today;
  };
  if (!situation.exists || !fits(rule.from, situation) || !holds(rule.when, situation, now) ||
      !due())
    return refused(RuleKind::NotDue, d, situation);
  PlainDecision decision = apply({.rule = {RuleKind::Deadline, static_cast<std::uint16_t>(d)},
                                  .to = rule.to,
                                  .set = rule.set,
                                  .send = rule.send},
                                 situation, now);
  if (decision.accepted) decision.entered = entered(stood, decision.after, today);
  return decision;
}

PlainDecision PlainEngine::observe(const Stood& stood, const PlainSituation& now, Day today) const {
  const bool shared = !same_shared(stood.situation, now);
  const bool observed = shared || stood.day == today;
  const RuleKind kind = observed ? RuleKind::Observed : RuleKind::DayBegins;
  PlainDecision decision{.after = now, .accepted = true, .rule = {kind, 0}};
  if (!now.exists) return decision;
  if (shared) end_spells(decision.after, today);
  decision.entered = entered(stood, decision.after, today);
  return decision;
}

std::set<int> PlainEngine::broken_properties(const PlainSituation& before, const PlainEvent& event,
                                             const PlainDecision& decision) const {
  const RuleKind kind = decision.rule.kind;
  if (!decision.accepted || kind == RuleKind::DayBegins || kind == RuleKind::Observed) return {};
  return rows_where(rulebook_.properties, [&](const Property& property) {
    const bool step = property.pattern == Pattern::NeverStep;
    if (!step && property.pattern != Pattern::Never) return false;
    const PlainSituation& first = step ? before : decision.after;
    const AskedOfStep asked(rulebook_, number_text_, first, decision.after, event, decision.sends);
    return evaluate(property.clause.expression(), asked) != 0;
  });
}

std::set<int> PlainEngine::broken_properties(const PlainSituation& situation, Day today) const {
  if (!situation.exists) return {};
  return rows_where(rulebook_.properties, [&](const Property& property) {
    return property.pattern == Pattern::Never &&
           holds(property.clause, situation, {.today = today});
  });
}

}  // namespace juchu
