// Forms are numbered as they are found, so that what is asked of one is found by a small key: no
// situation has to be looked at again as long as its owner keeps its number. An answer is kept as a
// form, too, in which tracking numbers have the names that they had in the question; it is given by
// moving its dates to today and putting the question's numbers back. Where that would leave the
// calendar, and where a value did not fit, the engine is asked itself: so it is at the calendar's
// end alone.
#include "model/engine/remembered_answers.hpp"

#include <algorithm>
#include <span>

namespace juchu {
namespace {

constexpr std::size_t kMost = 1 << 14;      // forms or answers that are remembered; some 10 MB
constexpr std::uint32_t kAWhile = 1 << 10;  // questions after which the memory is judged
constexpr std::uint32_t kARest = 1 << 16;   // and so many it is left alone where it knew few

__extension__ using Wide = unsigned __int128;

/// Multiplies as wyhash does.
Word mix(Word a, Word b) {
  const Wide product = static_cast<Wide>(a ^ 0x9e3779b97f4a7c15) * (b ^ 0xd1b54a32d192ed03);
  return static_cast<Word>(product) ^ static_cast<Word>(product >> 64);
}

Word mix(std::span<const Word> words, Word hash) {
  std::size_t w = 0;
  for (; w + 1 < words.size(); w += 2) hash = mix(words[w] ^ hash, words[w + 1]);
  return w < words.size() ? mix(words[w], hash) : hash;
}

}  // namespace

bool RememberedAnswers::Asked::operator==(const Asked& other) const {
  const auto equal = [&](std::size_t from, std::size_t count) {
    return std::equal(event.words.begin() + from, event.words.begin() + from + count,
                      other.event.words.begin() + from);
  };
  return form == other.form && event.type == other.event.type && equal(Event::kFacts, 1) &&
         equal(Event::kParameters, parameters);
}

std::size_t RememberedAnswers::Hash::operator()(const Situation& form) const {
  return static_cast<std::size_t>(mix(form.words, 0));
}

std::size_t RememberedAnswers::Hash::operator()(const Asked& asked) const {
  const std::span words(asked.event.words);
  const Word hash = mix(words.subspan(Event::kParameters, asked.parameters),
                        mix(words[Event::kFacts], asked.form));
  return static_cast<std::size_t>(hash);
}

std::size_t RememberedAnswers::Hash::operator()(const Turn& turn) const {
  const Word hash = mix(turn.form ^ Word{turn.which} << 40 ^ Word{turn.kind} << 36, turn.besides);
  return static_cast<std::size_t>(hash);
}

RememberedAnswers::Form RememberedAnswers::form_of(const Situation& situation, Day today) {
  if (!worthwhile()) return kUnknown;
  forget_if_many();
  Situation form = situation;
  NumberNames names(rules_.token_classes());
  if (!relative_->make(form, today, names)) return kUnknown;
  const auto [known, fresh] = forms_.try_emplace(form);
  if (!fresh) {
    ++known_;
    return known->second;
  }
  known->second = first_ + rows_.size();
  const bool counts = std::ranges::any_of(rules_.counters, [&](const Counter& counter) {
    return counter.date.get(form.words.data()) != kUnset;
  });
  rows_.push_back({form, relative_->shape_of(form), counts});
  return known->second;
}

/// The answer to what is `asked` of `situation`, as `direct` gives it. What it makes of that stands
/// on `today`; `names` has the numbers of all that is asked.
template <class Key, class Direct>
RememberedAnswers::Answer RememberedAnswers::recall(std::unordered_map<Key, Answer, Hash>& memory,
                                                    const Key& asked, const Situation& situation,
                                                    Day today, NumberNames& names, Direct direct) {
  ++asked_;
  if (const auto known = memory.find(asked); known != memory.end()) {
    ++known_;
    Answer answer = known->second;
    Situation& after = answer.decision.after;
    if (!answer.decision.accepted)
      after = situation;
    else if (!relative_->restore(after, row(answer.after).shape, today, names))
      return {direct()};
    return answer;
  }
  Answer answer{direct()};
  const Decision& decision = answer.decision;
  if (decision.rule.kind == RuleKind::Overflow) return answer;
  answer.after = decision.accepted ? form_of(decision.after, today) : asked.form;
  if (!knows(answer.after) || !knows(asked.form)) return answer;
  Answer kept = answer;
  if (decision.accepted && !relative_->make(kept.decision.after, today, names)) return answer;
  memory.emplace(asked, kept);
  return answer;
}

RememberedAnswers::Answer RememberedAnswers::decide(Form form, const Situation& situation,
                                                    const Event& event) {
  const auto direct = [&] { return juchu::decide(rules_, situation, event); };
  forget_if_many();
  if (!knows(form)) return {direct()};
  NumberNames names = names_in(form, situation);
  Asked asked{form, event, rules_.parameters[event.type].size()};
  if (!relative_->make(asked.event, names)) return {direct()};
  return recall(decisions_, asked, situation, event.today(), names, direct);
}

template <class Direct>
RememberedAnswers::Answer RememberedAnswers::turn(const Turn& turn, const Situation& situation,
                                                  Day today, Direct direct) {
  forget_if_many();
  if (!knows(turn.form)) return {direct()};
  NumberNames names = names_in(turn.form, situation);
  return recall(turns_, turn, situation, today, names, direct);
}

RememberedAnswers::Answer RememberedAnswers::begin_day(Form form, const Situation& situation,
                                                       Day today, bool working) {
  return turn({form, Turn::BeginDay, working}, situation, today,
              [&] { return juchu::begin_day(rules_, situation, today, working); });
}

RememberedAnswers::Answer RememberedAnswers::fire(Form form, const Situation& situation, int index,
                                                  Day today, const Stood& stood, Form stood_form) {
  const auto direct = [&] { return juchu::fire(rules_, situation, index, today, stood); };
  const Day ago = today - stood.day;
  // Forms do not tell whether others have changed what they share: numbers have no names in them.
  if (ago < 0 || ago > 1 || !knows(stood_form) || !same_shared(stood.situation, situation))
    return {direct()};
  const auto which = static_cast<std::uint32_t>(index << 1 | ago);
  return turn({form, Turn::Fire, which, stood_form}, situation, today, direct);
}

RememberedAnswers::Answer RememberedAnswers::observe(const Stood& stood, Form stood_form, Form form,
                                                     const Situation& now, Day today) {
  const auto direct = [&] { return juchu::observe(rules_, stood, now, today); };
  const Day ago = today - stood.day;
  if (ago < 0 || ago > 1 || !knows(stood_form)) return {direct()};
  const bool same = same_shared(stood.situation, now);
  const auto which = static_cast<std::uint32_t>(same << 1 | ago);
  return turn({form, Turn::Observe, which, stood_form}, now, today, direct);
}

RememberedAnswers::Form RememberedAnswers::rewritten(Form form, std::size_t which,
                                                     const Situation& after, Day today) {
  forget_if_many();
  if (!knows(form)) return kUnknown;
  const Turn turn{form, Turn::Rewrite, static_cast<std::uint32_t>(which)};
  const Form found = recall_form(turn);
  return found != kUnknown ? found : keep_form(turn, after, today);
}

/// What becomes of a form by a turn that answers nothing; `kUnknown` where that was not kept.
RememberedAnswers::Form RememberedAnswers::recall_form(const Turn& turn) {
  ++asked_;
  const auto found = forms_after_.find(turn);
  if (found == forms_after_.end()) return kUnknown;
  ++known_;
  return found->second;
}

RememberedAnswers::Form RememberedAnswers::keep_form(const Turn& turn, const Situation& after,
                                                     Day today) {
  const Form found = form_of(after, today);
  if (knows(found) && knows(turn.form)) forms_after_.emplace(turn, found);
  return found;
}

int RememberedAnswers::due_deadline(Form form, const Situation& situation, int index, Day today) {
  if (index > 0 || !knows(form)) return juchu::due_deadline(rules_, situation, index, today);
  Value& due = row(form).due;
  if (due == kNotAsked) due = juchu::due_deadline(rules_, situation, index, today);
  return static_cast<int>(due);
}

Day RememberedAnswers::next_deadline(Form form, const Situation& situation, Day today) {
  if (!knows(form)) return juchu::next_deadline(rules_, situation, today);
  Value& deadline = row(form).deadline;
  if (deadline == kNotAsked) {
    const Value day = next_deadline_without_end(rules_, situation, today);
    deadline = day == kNoDeadline ? kNoDeadline : day - today;
  }
  return deadline == kNoDeadline ? kNeverDay
                                 : static_cast<Day>(std::min<Value>(kNeverDay, today + deadline));
}

RememberedAnswers::Form RememberedAnswers::pass(const Turn& passed, Situation& situation,
                                                Day from) {
  const Day to = from + static_cast<Day>(passed.which);
  if (const Form found = recall_form(passed); found != kUnknown) {
    const Row& after = row(found);
    const NumberNames names = names_in(passed.form, situation);
    situation = after.form;
    (void)relative_->restore(situation, after.shape, to, names);  // days write no date
    return found;
  }
  juchu::pass_days(rules_, situation, from, to,
                   [&](Day day) { return (passed.besides >> (day - from) & 1) != 0; });
  return keep_form(passed, situation, to);
}

/// Of a situation of `form`.
NumberNames RememberedAnswers::names_in(Form form, const Situation& situation) const {
  NumberNames names(rules_.token_classes());
  relative_->see_numbers(situation, row(form).shape, names);
  return names;
}

/// Counts one more question for a form. False where the memory rests.
bool RememberedAnswers::worthwhile() {
  if (rests_ > 0) {
    --rests_;
    return false;
  }
  if (!relative_) {
    if (!RelativeForm::holds_for(rules_)) {
      rests_ = kARest;
      return false;
    }
    relative_.emplace(rules_);
  }
  if (asked_ >= kAWhile) {
    if (known_ < asked_ / 2) rests_ = kARest;
    asked_ = known_ = 0;
  }
  ++asked_;
  return true;
}

void RememberedAnswers::forget_if_many() {
  if (std::max({rows_.size(), decisions_.size(), turns_.size(), forms_after_.size()}) < kMost)
    return;
  first_ += rows_.size();
  rows_.clear();
  forms_.clear();
  decisions_.clear();
  turns_.clear();
  forms_after_.clear();
}

}  // namespace juchu
