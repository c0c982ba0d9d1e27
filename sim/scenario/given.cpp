#include "sim/scenario/given.hpp"

#include "model/engine/today.hpp"
#include "model/index.hpp"
#include "model/text/saying.hpp"

namespace juchu {
namespace {

/// Working days after `date` until `today`, as far as anything is compared with them.
Value business_days(Day date, Day today, Value most, const Calendar& calendar) {
  Value days = 0;
  for (Day day = today; day > date && days < most; --day)
    if (calendar.working(day)) ++days;
  return days;
}

/// Whether the last day on which `norm` could be kept is over, told from its date.
bool is_over(const CompiledRulebook& rules, const CompiledNorm& norm, const Banks& banks,
             Day today) {
  if (norm.counts || !rules.holds(norm.holds, banks)) return false;
  const Value since = norm.since.get(banks.words[Slot::Before]);
  const Value within = since == kUnset ? kUnset : rules.value(norm.within, banks);
  return within != kUnset && since + within < today;
}

}  // namespace

Situation initial_order(const CompiledRulebook& rules) {
  const Rulebook& book = rules.rulebook();
  Situation situation = rules.start();
  for (std::size_t region = 0; region < book.regions.size(); ++region)
    rules.fields[region].put(situation.words.data(), book.regions[region].initial);
  for (const int field : fields_of_orders(book))
    rules.field(field).put(situation.words.data(), book.fields[at(field)].initial);
  return situation;
}

std::vector<int> fields_of_orders(const Rulebook& rulebook) {
  std::vector<int> rows;
  for (std::size_t field = rulebook.regions.size(); field < rulebook.fields.size(); ++field)
    if (rulebook.fields[field].scope != FieldScope::Shop) rows.push_back(static_cast<int>(field));
  return rows;
}

bool must_be_stated(const Field& field) {
  const Kind kind = field.type.kind;
  const bool named = kind == Kind::Date || kind == Kind::Method || kind == Kind::Token;
  return named && !field.type.optional && field.initial_text.empty();
}

std::vector<bool> dates_of_their_day(const Rulebook& rulebook) {
  std::vector<bool> set(rulebook.fields.size()), otherwise(rulebook.fields.size());
  const auto look = [&](const std::vector<Assignment>& assignments) {
    for (const auto& [field, value] : assignments)
      (value.expression().op == Op::Today ? set : otherwise)[at(field)] = true;
  };
  for (const EventType& event : rulebook.events) look(event.set);
  for (const Permit& permit : rulebook.permits) look(permit.set);
  for (const Deadline& deadline : rulebook.deadlines) look(deadline.set);
  for (std::size_t field = 0; field < set.size(); ++field)
    set[field] = set[field] && !otherwise[field];
  return set;
}

Complaint still_to_come(Day as_of) {
  const std::string day = day_text(as_of);
  return {{"この日はまだ来ていません", "this day is still to come"},
          say("{} の時点の状態なので、それ以前にしてください",
              "the orders stand as of {}: make it that day or one before", day)};
}

void settle_given(const CompiledRulebook& rules, Situation& situation, Day today,
                  const Calendar& calendar) {
  Word* words = situation.words.data();
  for (const Counter& counter : rules.counters) {
    const Value date = counter.date.get(words);
    const bool unset = date == kUnset && counter.slot.optional;
    counter.slot.put(
        words,
        unset ? kUnset : business_days(static_cast<Day>(date), today, counter.slot.high, calendar));
  }
  const Today day(today);
  const Banks banks = banks_of(situation, day);
  for (const std::uint16_t row : rules.rows(rules.watch(situation).obligations)) {
    const CompiledNorm& norm = rules.norms[row];
    norm.clock.put(words, is_over(rules, norm, banks, today) ? norm.breached : 0);
  }
}

std::vector<StatusChange> stated_statuses(const CompiledRulebook& rules,
                                          const Situation& situation) {
  const auto& regions = rules.rulebook().regions;
  std::vector<StatusChange> stated;
  for (std::size_t region = 0; region < regions.size(); ++region) {
    const auto value = static_cast<int>(rules.fields[region].get(situation.words.data()));
    if (region == 0 || value != regions[region].initial)
      stated.push_back({static_cast<int>(region), value});
  }
  return stated;
}

std::vector<FieldExpectation> stated_fields(const CompiledRulebook& rules,
                                            const Situation& situation) {
  const auto& fields = rules.rulebook().fields;
  std::vector<FieldExpectation> stated;
  for (std::size_t field = rules.rulebook().regions.size(); field < fields.size(); ++field) {
    if (fields[field].scope == FieldScope::Shop) continue;
    const Value value = rules.fields[field].get(situation.words.data());
    if (value != fields[field].initial || must_be_stated(fields[field]))
      stated.push_back({static_cast<int>(field), value});
  }
  return stated;
}

}  // namespace juchu
