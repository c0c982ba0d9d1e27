#include "properties/canonical_form.hpp"

#include <algorithm>

#include "properties/past_dates.hpp"

namespace juchu {
namespace {

/// So many days ahead (that is, ago) stand the calendar's first days, the value of a date that
/// never was set, whatever day is today.
constexpr Value kCalendarsBeginning = -15'000;

}  // namespace

/// Numbers tokens anew in the sequence of their first appearance; a token keeps its class.
class CanonicalForm::Renaming {
 public:
  explicit Renaming(int classes) : classes_(classes) {}

  Value operator()(Value token) {
    if (token == kUnset) return kUnset;
    auto known = std::ranges::find(seen_, token);
    if (known == seen_.end()) known = seen_.insert(known, token);
    return (known - seen_.begin()) * classes_ + token % classes_;
  }

  void rename(const std::vector<Slot>& slots, Word* words) {
    for (const Slot& slot : slots) slot.put(words, (*this)(slot.get(words)));
  }

 private:
  int classes_;
  std::vector<Value> seen_;
};

CanonicalForm::CanonicalForm(const CompiledRulebook& rules)
    : rules_(&rules), past_(juchu::past_that_matters(rules.rulebook(), kEndless)) {
  const auto& fields = rules.rulebook().fields;
  for (std::size_t f = 0; f < fields.size(); ++f) {
    const Slot& slot = rules.field(static_cast<int>(f));
    if (fields[f].type.kind == Kind::Date)
      dates_.push_back({slot, past_[f], fields[f].scope == FieldScope::Order});
    if (fields[f].type.kind == Kind::Token) tokens_.push_back(slot);
  }
}

Situation CanonicalForm::of(const Situation& situation, Day today) const {
  Situation canonical = situation;
  make_relative(canonical, today);
  Renaming(rules_->token_classes()).rename(tokens_, canonical.words.data());
  return canonical;
}

void CanonicalForm::make_relative(Situation& situation, Day today) const {
  Word* words = situation.words.data();
  const bool exists = rules_->exists(situation);
  for (const DateSlot& date : dates_) {
    if (date.of_order && !exists) continue;  // nothing stands there yet
    const Value day = date.slot.get(words);
    if (day == kUnset) continue;
    Value ahead = day - today;
    ahead = std::max(ahead, date.past < kEndless ? -(date.past + 1) : kCalendarsBeginning);
    date.slot.put(words, kToday + ahead);
  }
}

Event CanonicalForm::of(const Event& event, const Situation& situation) const {
  Event canonical = event;
  Word* words = canonical.words.data();
  Renaming renaming(rules_->token_classes());
  Situation forgotten = situation;
  renaming.rename(tokens_, forgotten.words.data());  // the situation's numbers come first
  canonical.words[Event::kDay] = static_cast<Word>(kToday);
  const auto& parameters = rules_->rulebook().events[event.type].parameters;
  for (std::size_t p = 0; p < parameters.size(); ++p) {
    const Slot& slot = rules_->parameter(event.type, static_cast<int>(p));
    const Value value = slot.get(words);
    if (value == kUnset) continue;
    if (parameters[p].type.kind == Kind::Date) slot.put(words, value - event.today() + kToday);
    if (parameters[p].type.kind == Kind::Token) slot.put(words, renaming(value));
  }
  return canonical;
}

}  // namespace juchu
