#include "properties/mutation/mutation.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "model/expression/wording.hpp"
#include "model/work/work_limit.hpp"
#include "properties/mutation/clause_change.hpp"
#include "properties/mutation/rule_mutations.hpp"

namespace juchu {
namespace {

constexpr std::uint64_t kAnyStatus = ~std::uint64_t{0};

constexpr int kHighestRank = 1000;

/// In which sequence a day tests deadlines.
bool comes_before(const Deadline& one, const Deadline& other) {
  return one.rank != other.rank ? one.rank < other.rank : one.id < other.id;
}

/// Changes each part of the rules of one rulebook.
class Mutator {
 public:
  explicit Mutator(const Rulebook& rulebook) : rulebook_(rulebook) {}

  std::vector<Mutation> all() {
    for (std::size_t e = 0; e < rulebook_.events.size(); ++e)
      mutate_event(rulebook_.events[e], static_cast<int>(e));
    for (std::size_t p = 0; p < rulebook_.permits.size(); ++p) {
      go_on();
      const Permit& permit = rulebook_.permits[p];
      RuleMutations found = begin(Mutated::Permit, p, permit);
      const Scope scope = scope_of(permit.event, false);
      change_when(permit, scope, found);
      change_from(permit, found);
      change_to(permit, found);
      change_set(permit, [&](const Field&) { return scope; }, found);
      change_send(permit, found);
      found.move_to(all_);
    }
    for (std::size_t f = 0; f < rulebook_.forbids.size(); ++f) {
      go_on();
      const Forbid& forbid = rulebook_.forbids[f];
      RuleMutations found = begin(Mutated::Forbid, f, forbid);
      change_when(forbid, scope_of(forbid.event, false), found);
      change_from(forbid, found);
      found.move_to(all_);
    }
    for (std::size_t d = 0; d < rulebook_.deadlines.size(); ++d) mutate_deadline(d);
    return std::move(all_);
  }

 private:
  template <class Rule>
  RuleMutations begin(Mutated what, std::size_t index, const Rule& rule) const {
    RuleMutations found(rulebook_, what, static_cast<int>(index), rule.id, rule.position, rule);
    found.add(
        {MutationKind::DropRule, "dropped", {"ルールを削除した", "the rule is dropped"}, {}, {}},
        std::monostate{});
    return found;
  }

  [[nodiscard]] Scope scope_of(int event, bool world) const {
    Scope scope{.names = &rulebook_.names, .world = world};
    if (event >= 0)
      scope.event_parameters = &rulebook_.events[static_cast<std::size_t>(event)].parameter_types;
    return scope;
  }

  void mutate_deadline(std::size_t index) {
    const Deadline& deadline = rulebook_.deadlines[index];
    RuleMutations found = begin(Mutated::Deadline, index, deadline);
    const Scope scope = scope_of(-1, false);
    for (ClauseChange& change : changes_of_day(deadline.at, scope)) {
      Deadline changed = deadline;
      const PartChange told = told_of(change, "at", deadline.at);
      changed.at = std::move(change.clause);
      found.add(told, std::move(changed));
    }
    change_when(deadline, scope, found);
    change_from(deadline, found);
    change_to(deadline, found);
    change_set(deadline, [&](const Field&) { return scope; }, found);
    change_send(deadline, found);
    change_rank(deadline, found);
    found.move_to(all_);
  }

  /// One rank up and one down, where it then comes before or after another deadline that may be due
  /// with it.
  void change_rank(const Deadline& deadline, RuleMutations& found) const {
    for (const int by : {1, -1}) {
      Deadline changed = deadline;
      changed.rank += by;
      const bool matters = std::ranges::any_of(rulebook_.deadlines, [&](const Deadline& other) {
        return other.id != deadline.id && meet(other.from, deadline.from) &&
               comes_before(other, deadline) != comes_before(other, changed);
      });
      if (changed.rank < 0 || changed.rank > kHighestRank || !matters) continue;
      const std::string before = std::to_string(deadline.rank);
      const std::string after = std::to_string(changed.rank);
      found.add(
          {MutationKind::AnotherRank, by > 0 ? "rank+1" : "rank-1",
           say("順位が{}でなく{}", "its rank is {1} instead of {0}", before, after), before, after},
          std::move(changed));
    }
  }

  /// True when an order may be where both speak of.
  [[nodiscard]] bool meet(const StatusSet& one, const StatusSet& other) const {
    for (std::size_t r = 0; r < rulebook_.regions.size(); ++r)
      if ((one.in[r] & other.in[r]) == 0) return false;
    return true;
  }

  void mutate_event(const EventType& event, int index) {
    RuleMutations found(rulebook_, event.world ? Mutated::World : Mutated::Event, index,
                        "event." + event.id, event.position, event);
    for (ClauseChange& change : changes_of_condition(event.possible, scope_of(index, true))) {
      EventType changed = event;
      const PartChange told = told_of(change, "possible", event.possible);
      changed.possible = std::move(change.clause);
      found.add(told, std::move(changed));
    }
    change_set(event, [&](const Field& field) { return scope_of(index, field.world); }, found);
    change_offers(event, index, found);
    found.move_to(all_);
  }

  /// The first and the last date that a parameter may take, one day more and less.
  void change_offers(const EventType& event, int index, RuleMutations& found) const {
    for (std::size_t p = 0; p < event.parameters.size(); ++p) {
      const EventParameter& parameter = event.parameters[p];
      for (Clause EventParameter::* const bound : {&EventParameter::from, &EventParameter::to}) {
        const Clause& before = parameter.*bound;
        const std::string part = parameter.id + (bound == &EventParameter::to ? ".to" : ".from");
        for (ClauseChange& change : changes_of_day(before, scope_of(index, true))) {
          EventType changed = event;
          PartChange told = told_of(change, part, before);
          told.kind = MutationKind::Offer;
          changed.parameters[p].*bound = std::move(change.clause);
          found.add(told, std::move(changed));
        }
      }
    }
  }

  static PartChange told_of(const ClauseChange& change, const std::string& part,
                            const Clause& before) {
    return {change.kind, part + change.id, change.says, before.text, change.clause.text};
  }

  template <class Rule>
  void change_when(const Rule& rule, const Scope& scope, RuleMutations& found) const {
    for (ClauseChange& change : changes_of_condition(rule.when, scope)) {
      Rule changed = rule;
      const PartChange told = told_of(change, "when", rule.when);
      changed.when = std::move(change.clause);
      found.add(told, std::move(changed));
    }
  }

  template <class Rule>
  void change_set(const Rule& rule, const auto& scope_for, RuleMutations& found) const {
    for (std::size_t i = 0; i < rule.set.size(); ++i) {
      const Clause& value = rule.set[i].value;
      const Field& field = rulebook_.fields[static_cast<std::size_t>(rule.set[i].field)];
      Rule without = rule;
      without.set.erase(without.set.begin() + static_cast<std::ptrdiff_t>(i));
      found.add(
          {MutationKind::DropEffect, "set-" + field.id,
           say("「{}」への代入を外した", "{} is not set", name_in_text(field)), value.text, ""},
          std::move(without));
      for (ClauseChange& change : changes_of_value(rule.set[i], scope_for(field))) {
        if (!fits(change.clause, field)) continue;
        Rule changed = rule;
        const PartChange told = told_of(change, "set." + field.id, value);
        changed.set[i].value = std::move(change.clause);
        found.add(told, std::move(changed));
      }
    }
  }

  [[nodiscard]] Text status_called(int region, Value value) const {
    return name_in_text(rulebook_.status(region, value));
  }

  /// False for a number that the field could never hold.
  static bool fits(const Clause& clause, const Field& field) {
    const Expression& value = clause.expression();
    return value.op != Op::Constant || value.type.kind != Kind::Int || field.saturates ||
           (value.value >= field.type.low && value.value <= field.type.high);
  }

  template <class Rule>
  void change_send(const Rule& rule, RuleMutations& found) const {
    for (std::size_t i = 0; i < rule.send.size(); ++i) {
      const Labelled& row = rulebook_.mails[static_cast<std::size_t>(rule.send[i])];
      const std::string& mail = row.id;
      Rule without = rule;
      without.send.erase(without.send.begin() + static_cast<std::ptrdiff_t>(i));
      found.add(
          {MutationKind::DropMail, "send-" + mail,
           say("メール「{}」を送らない", "the mail {} is not sent", name_in_text(row)), mail, ""},
          std::move(without));
    }
  }

  template <class Rule>
  void change_to(const Rule& rule, RuleMutations& found) const {
    for (std::size_t i = 0; i < rule.to.size(); ++i) {
      const StatusChange& to = rule.to[i];
      const std::string& old = status(to.region, to.value);
      Rule without = rule;
      without.to.erase(without.to.begin() + static_cast<std::ptrdiff_t>(i));
      found.add(
          {MutationKind::DropTarget, "to-" + old,
           say("「{}」に移らない", "it does not lead to {}", status_called(to.region, to.value)),
           old, ""},
          std::move(without));
      for (const int target : targets_in(to.region)) {
        Rule changed = rule;
        changed.to[i].value = target;
        const std::string& next = status(to.region, target);
        found.add({MutationKind::AnotherTarget, "to=" + next,
                   say("「{}」でなく「{}」に移る", "it leads to {1} instead of {0}",
                       status_called(to.region, to.value), status_called(to.region, target)),
                   old, next},
                  std::move(changed));
      }
    }
  }

  /// Where some rule leads in `region`, and where an order starts.
  [[nodiscard]] std::set<int> targets_in(int region) const {
    std::set<int> targets = {rulebook_.regions[static_cast<std::size_t>(region)].initial};
    const auto gather = [&](const auto& rules) {
      for (const auto& rule : rules)
        for (const StatusChange& to : rule.to)
          if (to.region == region) targets.insert(to.value);
    };
    gather(rulebook_.permits);
    gather(rulebook_.deadlines);
    return targets;
  }

  template <class Rule>
  void change_from(const Rule& rule, RuleMutations& found) const {
    if (rule.from.nothing) return;
    for (std::size_t r = 0; r < rulebook_.regions.size(); ++r) {
      const bool any = rule.from.in[r] == kAnyStatus;
      const int count = static_cast<int>(rulebook_.regions[r].statuses.size());
      for (int value = 0; value < count; ++value) {
        if (any && r == 0 && !rule.from.names_main && rulebook_.status(0, value).final)
          add_final(rule, value, found);
        else if (!any && named(rule.from, r, value))
          drop_from(rule, r, value, found);
        else if (!any)
          add_from(rule, r, value, found);
      }
    }
  }

  /// A rule about no main status speaks of all but the final ones.
  template <class Rule>
  void add_final(const Rule& rule, int value, RuleMutations& found) const {
    if constexpr (!std::is_same_v<Rule, Deadline>) {
      if (rulebook_.events[static_cast<std::size_t>(rule.event)].shop) return;
    }
    Rule changed = rule;
    changed.from.names_main = true;
    changed.from.in[0] = 0;
    for (std::size_t s = 0; s < rulebook_.regions[0].statuses.size(); ++s)
      if (!rulebook_.status(0, static_cast<Value>(s)).final)
        changed.from.in[0] |= std::uint64_t{1} << s;
    add_from(changed, 0, value, found);
  }

  static bool named(const StatusSet& from, std::size_t region, int value) {
    return value >= 0 && value < kMostBits && (from.in[region] >> value & 1) != 0;
  }

  template <class Rule>
  void drop_from(const Rule& rule, std::size_t region, int value, RuleMutations& found) const {
    Rule changed = rule;
    changed.from.in[region] &= ~(std::uint64_t{1} << value);
    const std::string& old = status(static_cast<int>(region), value);
    const Text dropped = status_called(static_cast<int>(region), value);
    Text says = say("「{}」の注文には当てはまらない", "it does not speak of {} any more", dropped);
    if (changed.from.in[region] == 0) {  // without a status, a rule speaks of all of the region
      changed.from.in[region] = kAnyStatus;
      if (region == 0) changed.from.names_main = false;
      says = say("「{}」に限らない", "it is not only about {} any more", dropped);
    }
    found.add({MutationKind::DropFrom, "from-" + old, std::move(says), old, ""},
              std::move(changed));
  }

  template <class Rule>
  void add_from(const Rule& rule, std::size_t region, int value, RuleMutations& found) const {
    Rule changed = rule;
    changed.from.in[region] |= std::uint64_t{1} << value;
    if constexpr (std::is_same_v<Rule, Forbid>) {
      if (!refuses_more(changed, region, value)) return;
    }
    const std::string& added = status(static_cast<int>(region), value);
    found.add({MutationKind::AddFrom, "from+" + added,
               say("「{}」の注文にも当てはまる", "it speaks of {} too",
                   status_called(static_cast<int>(region), value)),
               "", added},
              std::move(changed));
  }

  /// True when some permit could allow there what `forbid` speaks of.
  [[nodiscard]] bool refuses_more(const Forbid& forbid, std::size_t region, int value) const {
    return std::ranges::any_of(rulebook_.permits, [&](const Permit& permit) {
      const bool ended = region == 0 && rulebook_.status(0, value).final;
      return permit.event == forbid.event && !permit.from.nothing &&
             named(permit.from, region, value) && (!ended || permit.from.names_main);
    });
  }

  [[nodiscard]] const std::string& status(int region, int value) const {
    return rulebook_.status(region, value).id;
  }

  const Rulebook& rulebook_;
  std::vector<Mutation> all_;
};

template <class Row>
void replace(std::vector<Row>& rows, int index, Mutation::Row row) {
  const auto at = rows.begin() + index;
  if (std::holds_alternative<std::monostate>(row)) {
    rows.erase(at);
  } else {
    *at = std::get<Row>(std::move(row));
  }
}

}  // namespace

std::vector<Mutation> mutations_of(const Rulebook& rulebook) { return Mutator(rulebook).all(); }

Rulebook mutant_of(Rulebook rulebook, const Mutation& mutation) {
  switch (mutation.what) {
    case Mutated::Permit: replace(rulebook.permits, mutation.rule, mutation.row); break;
    case Mutated::Forbid: replace(rulebook.forbids, mutation.rule, mutation.row); break;
    case Mutated::Deadline:
      replace(rulebook.deadlines, mutation.rule, mutation.row);
      std::ranges::sort(rulebook.deadlines, comes_before);
      break;
    case Mutated::Event:
    case Mutated::World: replace(rulebook.events, mutation.rule, mutation.row); break;
  }
  return rulebook;
}

}  // namespace juchu
