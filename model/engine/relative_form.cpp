// A date moves with the day from which it is looked at, so that all dates of a word move by one
// multiplication of the ones at their lowest bits.
#include "model/engine/relative_form.hpp"

#include <algorithm>
#include <bit>

#include "model/expression/expression_reader.hpp"
#include "model/index.hpp"
#include "model/rulebook/clauses.hpp"

namespace juchu {
namespace {

bool names_day_or_number(const Expression& node) {
  const Kind kind = node.type.kind;
  return node.op == Op::Constant && node.value != kUnset &&
         (kind == Kind::Date || kind == Kind::Token);
}

bool is_unset(const Slot& slot, Word raw) { return slot.optional && raw == 0; }

/// Moves the dates that are set by so many days.
bool move(const std::vector<Slot>& dates, Word* words, Value days) {
  for (const Slot& slot : dates) {
    const Word raw = slot.raw(words);
    if (is_unset(slot, raw)) continue;
    const Word moved = raw + static_cast<Word>(days);
    if (moved > slot.mask() || is_unset(slot, moved)) return false;
    words[slot.word] += static_cast<Word>(days) << slot.shift;
  }
  return true;
}

void name(const std::vector<Slot>& numbers, Word* words, NumberNames& names) {
  for (const Slot& slot : numbers) {
    const Value number = slot.get(words);
    if (number != kUnset) slot.put(words, names.name(number));
  }
}

}  // namespace

Value NumberNames::name(Value number) {
  const auto end = seen_.begin() + static_cast<std::ptrdiff_t>(count_);
  const auto known = std::find(seen_.begin(), end, number);
  if (known == end) seen_[count_++] = number;
  return (known - seen_.begin()) * classes_ + number % classes_;
}

RelativeForm::RelativeForm(const CompiledRulebook& rules) {
  const Rulebook& book = rules.rulebook();
  for (std::size_t f = 0; f < book.fields.size(); ++f) {
    if (book.fields[f].type.kind == Kind::Date) dates_.push_back(rules.fields[f]);
    if (book.fields[f].type.kind == Kind::Token) numbers_.push_back(rules.fields[f]);
  }
  for (std::size_t e = 0; e < book.events.size(); ++e) {
    auto& dates = event_dates_.emplace_back();
    auto& numbers = event_numbers_.emplace_back();
    for (std::size_t p = 0; p < book.events[e].parameters.size(); ++p) {
      const Slot& slot = rules.parameters[e][p];
      if (book.events[e].parameters[p].type.kind == Kind::Date) dates.push_back(slot);
      if (book.events[e].parameters[p].type.kind == Kind::Token) numbers.push_back(slot);
    }
  }
}

bool RelativeForm::holds_for(const CompiledRulebook& rules) {
  return !any_node_of(rules.rulebook(), names_day_or_number);
}

bool RelativeForm::holds_for(const Clause& clause) {
  return clause.empty() || !any_node(clause.expression(), names_day_or_number);
}

bool RelativeForm::make(Situation& situation, Day today, NumberNames& names) const {
  name_numbers(situation, names);
  return move(dates_, situation.words.data(), kToday - today);
}

void RelativeForm::name_numbers(Situation& situation, NumberNames& names) const {
  name(numbers_, situation.words.data(), names);
}

bool RelativeForm::make(Event& event, NumberNames& names) const {
  Word* words = event.words.data();
  name(event_numbers_[event.type], words, names);
  const Day today = event.today();
  words[Event::kDay] = static_cast<Word>(kToday);
  return move(event_dates_[event.type], words, kToday - today);
}

RelativeForm::Shape RelativeForm::shape_of(const Situation& form) const {
  Shape shape;
  for (const Slot& slot : dates_) {
    const Value day = slot.get(form.words.data());
    if (day == kUnset) continue;
    shape.ones.words[slot.word] |= Word{1} << slot.shift;
    shape.first = std::min(shape.first, static_cast<Day>(day - kToday));
    shape.last = std::max(shape.last, static_cast<Day>(day - kToday));
  }
  for (std::size_t n = 0; n < numbers_.size(); ++n)
    if (numbers_[n].get(form.words.data()) != kUnset) shape.numbers |= 1u << n;
  return shape;
}

void RelativeForm::see_numbers(const Situation& situation, const Shape& shape,
                               NumberNames& names) const {
  for (std::uint32_t left = shape.numbers; left != 0; left &= left - 1)
    (void)names.name(numbers_[at(std::countr_zero(left))].get(situation.words.data()));
}

bool RelativeForm::restore(Situation& form, const Shape& shape, Day today,
                           const NumberNames& names) const {
  if (today + shape.first < kFirstDay || today + shape.last > kLastDay) return false;
  Word* words = form.words.data();
  const auto days = static_cast<Word>(Value{today} - kToday);
  for (std::size_t w = 0; w < form.words.size(); ++w) words[w] += shape.ones.words[w] * days;
  for (std::uint32_t left = shape.numbers; left != 0; left &= left - 1) {
    const Slot& slot = numbers_[at(std::countr_zero(left))];
    slot.put(words, names.number(slot.get(words)));
  }
  return true;
}

}  // namespace juchu
