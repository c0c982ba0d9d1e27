#include "sim/load/held_conditions.hpp"

#include <algorithm>
#include <utility>

#include "sim/load/counts.hpp"

namespace juchu {

StudyConditions::StudyConditions(const Study& study, const RememberedAnswers& answers)
    : study_(study),
      answers_(answers),
      habits_(study.habits.size()),
      measures_(study.measures.size()) {
  for (const Habit& habit : study.habits) add(habit.when, habit.whom != Habit::For::Shop);
  for (const Measure& measure : study.measures) add(measure.first, true);
  for (const Measure& measure : study.measures) add(measure.second, true);
  words_ = words_for(rows_.size());
  remembers_ = std::ranges::all_of(
      rows_, [](const Row& row) { return RelativeForm::holds_for(row.condition->clause); });
}

void StudyConditions::add(const Condition& condition, bool of_order) {
  Row& row = rows_.emplace_back(&condition);
  row.reads.add(study_.code, condition.program);
  row.of_order = of_order;
}

bool StudyConditions::find(HeldConditions& held, const Situation& situation,
                           RememberedAnswers::Form form, const Event& today) {
  if (remembers_ && form != RememberedAnswers::kUnknown && form == held.form) return false;
  held.form = form;
  held.bits.resize(words_);
  std::uint64_t* const known = this->known(form);
  bool changed = false;
  if (known != nullptr && known[0] != 0) {
    for (std::size_t w = 0; w < words_; ++w)
      changed = std::exchange(held.bits[w], known[1 + w]) != known[1 + w] || changed;
    held.asked = false;
    return changed;
  }
  const Word* words = situation.words.data();
  const Banks banks{{words, today.words.data(), words}};
  for (std::size_t r = 0; r < rows_.size(); ++r) {
    const Row& row = rows_[r];
    if (!row.of_order) continue;
    if (held.asked && !row.condition->by_days && !row.reads.differ(held.seen, situation)) continue;
    const std::uint64_t bit = std::uint64_t{1} << r % 64;
    std::uint64_t& word = held.bits[r / 64];
    if (study_.holds(row.condition->program, banks) == ((word & bit) != 0)) continue;
    word ^= bit;
    changed = true;
  }
  held.asked = true;
  held.seen = situation;
  if (known == nullptr) return changed;
  known[0] = 1;
  std::ranges::copy(held.bits, known + 1);
  return changed;
}

/// What is known of `form`; nullptr where nothing ever is.
std::uint64_t* StudyConditions::known(RememberedAnswers::Form form) {
  if (!remembers_ || !answers_.knows(form)) return nullptr;
  if (first_form_ != answers_.first_known()) {
    first_form_ = answers_.first_known();
    by_form_.clear();
  }
  const std::size_t place = static_cast<std::size_t>(form - first_form_) * (1 + words_);
  if (place >= by_form_.size()) by_form_.resize(place + 1 + words_);
  return by_form_.data() + place;
}

}  // namespace juchu
