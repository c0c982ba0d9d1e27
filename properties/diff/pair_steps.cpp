#include "properties/diff/pair_steps.hpp"

#include <algorithm>

#include "model/bits.hpp"
#include "model/engine/days.hpp"
#include "model/index.hpp"

namespace juchu {
namespace {

/// A number for a row that both sides share.
int common_row(int side, int row, const RowMatch& match) {
  if (side == kOld) return row;
  const int there = match.across(kNew, row);
  return there >= 0 ? there : match.size(kOld) + row;
}

std::array<Situation, 2> shops_of(const SidePair& pair) {
  std::array<Situation, 2> shops = pair.sides;
  for (Situation& shop : shops) std::fill_n(shop.words.begin(), Situation::kShop, Word{0});
  return shops;
}

/// Whether every deadline that sends `mail`, a row of `side`, is in the slice.
bool all_senders_in(const PairRules& rules, int mail) {
  const auto& deadlines = rules.whole->rulebook().deadlines;
  for (std::size_t d = 0; d < deadlines.size(); ++d)
    if (!rules.slice->deadlines[d] && std::ranges::count(deadlines[d].send, mail) != 0)
      return false;
  return true;
}

}  // namespace

RowBits row_bits(int side, std::uint64_t bits, const RowMatch& match) {
  if (side == kOld) return {bits, 0};
  RowBits rows;
  for_each_bit(bits, [&](int row) {
    const int there = match.across(kNew, row);
    (there >= 0 ? rows.old_rows : rows.new_rows) |= std::uint64_t{1} << (there >= 0 ? there : row);
  });
  return rows;
}

PairSteps::PairSteps(const std::array<PairRules, 2>& rules, const JointEvents& events,
                     const JointNames& names, const Matching& matching, bool refusals)
    : rules_(rules),
      events_(events),
      names_(names),
      matching_(matching),
      refusals_(refusals),
      dates_{CanonicalForm(rules[0].slice->rules), CanonicalForm(rules[1].slice->rules)} {
  for (const int field : rules[0].slice->interest.values) {
    const int there = matching.fields.across(kOld, field);
    const auto& asked = rules[1].slice->interest.values;
    const std::array<int, 2> rows{field, there};
    if (std::ranges::count(asked, there) != 0 && std::ranges::count(compared_, rows) == 0)
      compared_.push_back(rows);
  }
  for (int joint = 0; joint < events.size(); ++joint) {
    const int old_row = events.row(joint, kOld), new_row = events.row(joint, kNew);
    other_actor_.push_back(old_row >= 0 && new_row >= 0 && matching.other_actor(old_row, new_row));
  }
  for (const int side : kSides) {
    const Slice& slice = *rules[at(side)].slice;
    counts_working_days_ = counts_working_days_ || (std::ranges::count(slice.counters, true) != 0 &&
                                                    !slice.rules.counters.empty());
    const int mails = matching.mails.size(side);
    for (int mail = 0; mail < mails; ++mail) {
      const int there = matching.mails.across(side, mail);
      if (all_senders_in(rules[at(side)], mail) &&
          (there < 0 || all_senders_in(rules[at(other(side))], there)))
        day_mails_[at(side)] |= std::uint64_t{1} << mail;
    }
  }
}

void PairSteps::take(const EventPair& event, const SidePair& pair, PairStepVisitor& visitor) const {
  const bool shop = events_.of_shop(event.joint);
  try_event(event, shop ? shops_of(pair) : pair.sides, shop, pair, visitor);
}

void PairSteps::for_each(const SidePair& pair, Day today, PairStepVisitor& visitor,
                         int fresh_token) const {
  JointNames::InUse names = names_.in_use(pair);
  if (fresh_token >= 0) names.fresh = fresh_token;
  try_events(pair, today, names, visitor);
  take_day(pair, today, true, visitor);
  if (counts_working_days_) take_day(pair, today, false, visitor);
}

void PairSteps::try_events(const SidePair& pair, Day today, const JointNames::InUse& names,
                           PairStepVisitor& visitor) const {
  const std::array<Situation, 2> shops = shops_of(pair);
  for (int joint = 0; joint < events_.size(); ++joint) {
    const bool shop = events_.of_shop(joint);
    const auto& before = shop ? shops : pair.sides;
    if (nobody_answers(joint, before)) continue;
    const bool all = events_.for_each(joint, before, today, names, [&](const EventPair& event) {
      try_event(event, before, shop, pair, visitor);
      return visitor.go_on();
    });
    if (!all) return;
  }
}

/// Where no permit speaks of the event, it is refused on both sides.
bool PairSteps::nobody_answers(int joint, const std::array<Situation, 2>& before) const {
  for (const int side : kSides) {
    const int row = events_.row(joint, side);
    if (row < 0) continue;
    const CompiledRulebook& rules = sliced(side);
    const std::size_t configuration = rules.configuration(before[at(side)]);
    const CompiledEvent& event = rules.events[static_cast<std::size_t>(row)];
    if (event.world ? (event.shop || configuration != 0) : false) return false;
    if (event.world) continue;
    const Cell& cell = rules.cell(static_cast<std::size_t>(row), configuration);
    if (cell.permits != 0 || (refusals_ && cell.forbids != 0)) return false;
  }
  return true;
}

void PairSteps::try_event(const EventPair& event, const std::array<Situation, 2>& before, bool shop,
                          const SidePair& pair, PairStepVisitor& visitor) const {
  std::array<Decision, 2> decisions;
  std::array<RuleRef, 2> rules;
  for (const int side : kSides) {
    Decision& decision = decisions[at(side)];
    decision.after = before[at(side)];
    if (event.there[at(side)])
      decision = decide(sliced(side), before[at(side)], event.event[at(side)]);
    rules[at(side)] = decision.rule;
  }
  Differences differs = 0;
  const bool accepted = decisions[0].accepted && decisions[1].accepted;
  if (decisions[0].accepted != decisions[1].accepted)
    differs = bit_of(Differs::Answer);
  else if (!accepted && refusals_ && !(rules[0] == rules[1]))
    differs = bit_of(Differs::Refusal);
  if (!accepted && differs == 0) return;
  if (accepted) {
    const std::array<Situation, 2> after{decisions[0].after, decisions[1].after};
    const auto compare = [&](std::uint64_t Decision::* bits, const RowMatch& match, Differs kind) {
      if (row_bits(kOld, decisions[0].*bits, match) != row_bits(kNew, decisions[1].*bits, match))
        differs |= bit_of(kind);
    };
    compare(&Decision::sends, matching_.mails, Differs::Mails);
    compare(&Decision::breached, matching_.norms, Differs::Breaches);
    compare(&Decision::entered, matching_.hazards, Differs::Hazards);
    if (!shop && statuses_differ(before, after, rules)) differs |= bit_of(Differs::Statuses);
    if (other_actor_[at(event.joint)]) differs |= bit_of(Differs::Actor);
  }
  for (const int side : kSides) {
    const Decision& decision = decisions[at(side)];
    SideAnswer& answer = step_.answers[at(side)];
    answer = {decision.accepted,
              decision.rule,
              decision.sends,
              decision.breached,
              decision.entered,
              0,
              {}};
    if (!shop && accepted)
      answer.shown = shown(side, before[at(side)], decision, event.event[at(side)], true);
  }
  if (row_bits(kOld, step_.answers[0].shown, matching_.properties) !=
      row_bits(kNew, step_.answers[1].shown, matching_.properties))
    differs |= bit_of(Differs::Properties);
  step_.after = pair;
  step_.changes = false;
  for (const int side : kSides) {
    Situation& after = step_.after.sides[at(side)];
    const Situation& decided = decisions[at(side)].after;
    step_.changes = step_.changes || decided != before[at(side)];
    if (shop)
      std::copy(decided.words.begin() + Situation::kShop, decided.words.end(),
                after.words.begin() + Situation::kShop);
    else
      after = decided;
    step_.after.names[at(side)] = ~std::uint64_t{0};
  }
  step_.differs = differs;
  step_.values.clear();
  step_.uncertain = false;
  if (accepted) compare_values(pair.sides, step_.after.sides, event.event[at(kOld)].today());
  step_.next_day = false;
  step_.event = event;
  visitor.taken(step_);
}

/// The status in a region afterwards, as far as the slice knows; kUnset where nothing is known or
/// there is none.
Value PairSteps::status(int side, int region, const Situation& before, const Situation& after,
                        const RuleRef& rule) const {
  const CompiledRulebook& rules = sliced(side);
  if (rules_[at(side)].slice->fields[static_cast<std::size_t>(region)])
    return rules.field(region).get(after.words.data());
  if (rules.exists(before) || rule.kind != RuleKind::Permit) return kUnset;
  const Rulebook& book = rules_[at(side)].whole->rulebook();
  for (const StatusChange& change : book.permits[rule.index].to)
    if (change.region == region) return change.value;
  return book.regions[static_cast<std::size_t>(region)].initial;
}

bool PairSteps::statuses_differ(const std::array<Situation, 2>& before,
                                const std::array<Situation, 2>& after,
                                const std::array<RuleRef, 2>& rules) const {
  if (sliced(kOld).exists(after[0]) != sliced(kNew).exists(after[1])) return true;
  for (const int side : kSides) {
    for (int region = 0; region < matching_.regions.size(side); ++region) {
      const int there = matching_.regions.across(side, region);
      if (side == kNew && there >= 0) continue;  // compared already
      const Value here = status(side, region, before[at(side)], after[at(side)], rules[at(side)]);
      if (there < 0) {
        const Value was = sliced(side).exists(before[at(side)]) && here != kUnset
                              ? sliced(side).field(region).get(before[at(side)].words.data())
                              : kUnset;
        if (here != was) return true;  // only this side has such a status
        continue;
      }
      const Value then = status(kNew, there, before[at(kNew)], after[at(kNew)], rules[at(kNew)]);
      if (here == kUnset || then == kUnset) continue;
      const auto& types = matching_.book(kOld).fields;
      const auto across = matching_.across(
          kOld, types[static_cast<std::size_t>(region)].type, here,
          matching_.book(kNew).fields[static_cast<std::size_t>(there)].type);
      if (across != then) return true;
    }
  }
  return false;
}

/// Of what is compared, what the step changes on some side so that it is unlike. A new order brings
/// everything with it.
void PairSteps::compare_values(const std::array<Situation, 2>& before,
                               const std::array<Situation, 2>& after, Day today) const {
  const auto created = [&](int side) {
    return !sliced(side).exists(before[at(side)]) && sliced(side).exists(after[at(side)]);
  };
  const bool exist = sliced(kOld).exists(after[0]) && sliced(kNew).exists(after[1]);
  for (std::size_t i = 0; i < compared_.size(); ++i) {
    const std::array<int, 2>& fields = compared_[i];
    const Field& field = matching_.book(kOld).fields[at(fields[0])];
    if (field.scope == FieldScope::Order && !exist) continue;
    std::array<Value, 2> values{};
    bool changed = false;
    for (const int side : kSides) {
      const Slot& slot = sliced(side).field(fields[at(side)]);
      values[at(side)] = slot.get(after[at(side)].words.data());
      changed = changed || created(side) ||
                slot.get(before[at(side)].words.data()) != values[at(side)];
    }
    if (!changed) continue;
    if (!same_value(fields, values))
      step_.values.push_back(static_cast<int>(i));
    else if (field.type.kind == Kind::Date)
      step_.uncertain = step_.uncertain || too_long_ago(fields, values, today);
  }
  if (!step_.values.empty()) step_.differs |= bit_of(Differs::Values);
}

bool PairSteps::same_value(const std::array<int, 2>& fields,
                           const std::array<Value, 2>& values) const {
  const auto type = [&](int side) -> const Type& {
    return matching_.book(side).fields[at(fields[at(side)])].type;
  };
  if (type(kOld).kind != Kind::Token || type(kNew).kind != Kind::Token)
    return matching_.across(kOld, type(kOld), values[0], type(kNew)) == values[1];
  const auto serial = [&](int side) {
    const Value value = values[at(side)];
    return value == kUnset ? kUnset : value / sliced(side).token_classes();
  };
  return serial(kOld) == serial(kNew);
}

/// Whether a canonical form may have moved one of the dates.
bool PairSteps::too_long_ago(const std::array<int, 2>& fields, const std::array<Value, 2>& values,
                             Day today) const {
  return std::ranges::any_of(kSides, [&](int side) {
    const Value past = dates_[at(side)].past_that_matters(fields[at(side)]);
    return values[at(side)] != kUnset && values[at(side)] < today - past;
  });
}

/// Which properties the step shows, as bits of the whole rulebook's.
std::uint64_t PairSteps::shown(int side, const Situation& before, const Decision& decision,
                               Event event, bool step) const {
  const CompiledRulebook& rules = sliced(side);
  const auto& properties = rules.rulebook().properties;
  if (properties.empty()) return 0;
  event.words[Event::kSends] = decision.sends;
  const Word* after = decision.after.words.data();
  const Banks whole_step{{before.words.data(), event.words.data(), after}};
  const Banks at_end{{after, event.words.data(), after}};
  std::uint64_t shown = 0;
  for (std::size_t p = 0; p < properties.size(); ++p) {
    const Pattern pattern = properties[p].pattern;
    const bool of_situation = pattern == Pattern::Never || pattern == Pattern::Sometimes;
    const bool asked = properties[p].of_steps() ? step
                                                : of_situation && rules.exists(decision.after);
    if (!asked) continue;
    if (properties[p].of_steps() ? rules.holds(rules.step_clause(p, before), whole_step)
                                 : rules.holds(rules.properties[p], at_end))
      shown |= std::uint64_t{1} << p;
  }
  return rules_[at(side)].slice->whole_properties(shown);
}

PairSteps::DayOf PairSteps::begin(int side, const Situation& before, Day today,
                                  bool working) const {
  const CompiledRulebook& rules = sliced(side);
  const Slice& slice = *rules_[at(side)].slice;
  DayOf day{.after = before, .answer = {}, .mails = {}};
  day.answer.accepted = true;
  day.answer.rule = {RuleKind::DayBegins, 0};
  if (!rules.exists(before)) return day;
  const Event event = rules.day_event(today);
  const Decision began = begin_day(rules, before, today, working);
  day.answer.accepted = (began.breached & rules.promises) == 0;
  if (!day.answer.accepted) {
    day.answer.breached = began.breached;
    return day;
  }
  const auto note = [&](const Decision& decision) {
    day.answer.breached |= decision.breached;
    day.answer.entered |= decision.entered;
    day.answer.sends |= decision.sends;
    for_each_bit(decision.sends & day_mails_[at(side)],
                 [&](int mail) { day.mails.push_back(common_row(side, mail, matching_.mails)); });
  };
  note(began);
  day.after = began.after;
  Stood stood{before, today - 1};
  for (int index = 0; index < rules.deadline_count(); ++index) {
    if (!slice.deadlines[static_cast<std::size_t>(index)]) continue;
    const Decision fired = fire(rules, day.after, index, today, stood);
    if (!fired.accepted) continue;
    const Situation was = day.after;
    note(fired);
    day.answer.shown |= shown(side, was, fired, event, true);
    day.answer.fired.push_back(index);
    day.after = fired.after;
    stood = {day.after, today};
  }
  const Decision begun = observe(rules, stood, day.after, today);
  note(begun);
  day.answer.shown |= shown(side, day.after, begun, event, false);
  std::ranges::sort(day.mails);
  return day;
}

void PairSteps::take_day(const SidePair& pair, Day today, bool working,
                         PairStepVisitor& visitor) const {
  std::array<DayOf, 2> days;
  for (const int side : kSides)
    days[at(side)] = begin(side, pair.sides[at(side)], today + 1, working);
  if (!days[0].answer.accepted && !days[1].answer.accepted) return;
  Differences differs = 0;
  if (days[0].answer.accepted != days[1].answer.accepted) {
    differs = bit_of(Differs::Answer);
  } else {
    const auto compare = [&](std::uint64_t SideAnswer::* bits, const RowMatch& match,
                             Differs kind) {
      if (row_bits(kOld, days[0].answer.*bits, match) !=
          row_bits(kNew, days[1].answer.*bits, match))
        differs |= bit_of(kind);
    };
    compare(&SideAnswer::breached, matching_.norms, Differs::Breaches);
    compare(&SideAnswer::entered, matching_.hazards, Differs::Hazards);
    compare(&SideAnswer::shown, matching_.properties, Differs::Properties);
    if (days[0].mails != days[1].mails) differs |= bit_of(Differs::Mails);
    if (statuses_differ(pair.sides, {days[0].after, days[1].after}, {}))
      differs |= bit_of(Differs::Statuses);
  }
  for (const int side : kSides) {
    step_.after.sides[at(side)] = days[at(side)].after;
    step_.answers[at(side)] = days[at(side)].answer;
    step_.after.names[at(side)] = ~std::uint64_t{0};
  }
  step_.changes = true;
  step_.differs = differs;
  step_.values.clear();
  step_.uncertain = false;
  if (days[0].answer.accepted && days[1].answer.accepted)
    compare_values(pair.sides, step_.after.sides, today);
  step_.next_day = true;
  step_.working = working;
  visitor.taken(step_);
}

}  // namespace juchu
