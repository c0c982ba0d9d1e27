#include "model/analysis/canonical_form.hpp"

#include <algorithm>

namespace juchu {
namespace {

/// So many days ahead (that is, ago) a date stands at most, which is one that never was set and has
/// the calendar's first day, or one that cannot be decided about.
constexpr Value kCalendarsBeginning = -(CanonicalForm::kToday - 3'000);

std::vector<int> date_fields(const Rulebook& rulebook) {
  std::vector<int> dates;
  for (std::size_t f = 0; f < rulebook.fields.size(); ++f)
    if (rulebook.fields[f].type.kind == Kind::Date) dates.push_back(static_cast<int>(f));
  return dates;
}

}  // namespace

CanonicalForm::CanonicalForm(const CompiledRulebook& rules)
    : rules_(&rules),
      relative_(rules),
      differences_(rules.rulebook()),
      clusters_(differences_, date_fields(rules.rulebook())) {
  const auto& fields = rules.rulebook().fields;
  for (std::size_t f = 0; f < fields.size(); ++f)
    if (fields[f].type.kind == Kind::Date)
      dates_.push_back({rules.field(static_cast<int>(f)), differences_.past(f),
                        fields[f].scope == FieldScope::Order});
}

Value CanonicalForm::past_that_matters(int field) const {
  for (const auto& [pair, told] : differences_.pairs())
    if (pair.first == field || pair.second == field) return kEndless;
  return std::min(differences_.past(static_cast<std::size_t>(field)), kEndless);
}

Situation CanonicalForm::of(const Situation& situation, Day today) const {
  Situation canonical = situation;
  make_relative(canonical, today);
  NumberNames names(rules_->token_classes());
  relative_.name_numbers(canonical, names);
  return canonical;
}

void CanonicalForm::make_relative(Situation& situation, Day today, std::uint64_t forgotten) const {
  Word* words = situation.words.data();
  const bool exists = rules_->exists(situation);
  if (!clusters_.empty()) return place_clusters(words, today, exists, forgotten);
  for (const DateSlot& date : dates_) {
    if (date.of_order && !exists) continue;  // nothing stands there yet
    const Value day = date.slot.get(words);
    if (day == kUnset) continue;
    const Value ahead = std::max({day - today, -(date.past + 1), kCalendarsBeginning});
    date.slot.put(words, kToday + ahead);
  }
}

void CanonicalForm::place_clusters(Word* words, Day today, bool exists,
                                   std::uint64_t forgotten) const {
  thread_local std::vector<Value> ahead;  // kept to spare allocating
  ahead.clear();
  for (const DateSlot& date : dates_) {
    const bool there = exists || !date.of_order;
    const Value day = there ? date.slot.get(words) : kUnset;
    ahead.push_back(day == kUnset ? kUnset : day - today);
  }
  clusters_.place(ahead, forgotten);
  for (std::size_t d = 0; d < dates_.size(); ++d)
    if (ahead[d] != kUnset)
      dates_[d].slot.put(words, kToday + std::max(ahead[d], kCalendarsBeginning));
}

Event CanonicalForm::of(const Event& event, const Situation& situation) const {
  Event canonical = event;
  Situation named = situation;
  NumberNames names(rules_->token_classes());
  relative_.name_numbers(named, names);    // the situation's numbers come first
  (void)relative_.make(canonical, names);  // its dates are near
  return canonical;
}

}  // namespace juchu
