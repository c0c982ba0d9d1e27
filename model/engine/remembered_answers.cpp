// Forms are numbered as they are found, so that what is asked of one is found by a small key: no
// situation has to be looked at again as long as its owner keeps its number. An answer is kept as a
// form, too, in which tracking numbers have the names that they had in the question; it is given by
// moving its dates to today and putting the question's numbers back. Where that would leave the
// calendar, and where a value did not fit, the engine is asked itself.
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

RememberedAnswers::Answer RememberedAnswers::decide(Form form, const Situation& situation,
                                                    const Event& event) {
  const auto direct = [&] { return juchu::decide(rules_, situation, event); };
  make_room();
  if (!knows(form)) return {direct()};
  NumberNames names = names_in(form, situation);
  Asked asked{form, event, rules_.parameters[event.type].size()};
  if (!relative_->make(asked.event, names)) return {direct()};
  const Day today = event.today();
  ++asked_;
  if (const auto known = decisions_.find(asked); known != decisions_.end()) {
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
  answer.after = decision.accepted ? form_of(decision.after, today) : form;
  if (!knows(answer.after)) return answer;
  Answer kept = answer;
  if (decision.accepted && !relative_->make(kept.decision.after, today, names)) return answer;
  decisions_.emplace(asked, kept);
  return answer;
}

const RememberedAnswers::WholeDay* RememberedAnswers::whole_day(Form form, Day day, bool working) {
  if (!knows(form)) return nullptr;
  const Turn turn{form, Turn::WholeDay, working};
  ++asked_;
  auto known = whole_days_.find(turn);
  if (known != whole_days_.end()) {
    ++known_;
  } else {
    std::optional<WholeDay> lived = live_day(form, working);
    if (!lived) return nullptr;
    known = whole_days_.emplace(turn, *std::move(lived)).first;
  }
  const WholeDay& whole = known->second;
  const bool there = day + whole.first >= kFirstDay && day + whole.last <= kLastDay;
  return whole.apart && there ? &whole : nullptr;
}

/// Lived by the form itself, far from the calendar's end; nothing where the memory rests.
std::optional<RememberedAnswers::WholeDay> RememberedAnswers::live_day(Form form, bool working) {
  constexpr Day kDay = RelativeForm::kToday + 1;
  const Situation ended = row(form).form;
  NumberNames names = names_in(form, ended);
  WholeDay whole;
  bool all_known = true;
  const auto named = [&](const Situation& situation) {
    Named made{situation, form_of(situation, kDay)};
    all_known = all_known && knows(made.form);
    whole.apart = whole.apart && all_known && same_shared(situation, ended) &&
                  relative_->make(made.situation, kDay, names);
    if (!whole.apart) return made;
    const RelativeForm::Shape& shape = row(made.form).shape;
    whole.first = std::min(whole.first, shape.first);
    whole.last = std::max(whole.last, shape.last);
    return made;
  };
  const Situation end = begin_whole_day(
      rules_, ended, kDay, working,
      [&](const Situation& before, const Decision& decision) {
        const Named stood = is_change_of_day(decision) ? Named{} : named(before);
        whole.told.push_back({stood, decision, named(decision.after)});
      },
      [&] { whole.apart = false; });
  whole.end = named(end);
  if (!all_known) return std::nullopt;
  return whole;
}

RememberedAnswers::Form RememberedAnswers::rewritten(Form form, std::size_t which,
                                                     const Situation& after, Day today) {
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

RememberedAnswers::Form RememberedAnswers::pass_days(Form form, Situation& situation, Day from,
                                                     Day to, BusinessDays& business) {
  if (from >= to) return form;
  if (!knows(form) || to - from > BusinessDays::kMost) {
    juchu::pass_days(rules_, situation, from, to, std::cref(business));
    return kUnknown;
  }
  Turn passed{form, Turn::PassDays, static_cast<std::uint32_t>(to - from)};
  if (row(form).counts_business_days) passed.besides = business.until(to, to - from);
  if (const Form found = recall_form(passed); found != kUnknown) {
    const Row& after = row(found);
    const NumberNames names = names_in(form, situation);
    situation = after.form;
    (void)relative_->restore(situation, after.shape, to, names);  // days write no date
    return found;
  }
  juchu::pass_days(rules_, situation, from, to,
                   [&](Day day) { return (passed.besides >> (to - day) & 1) != 0; });
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

void RememberedAnswers::make_room() {
  if (std::max({rows_.size(), decisions_.size(), whole_days_.size(), forms_after_.size()}) < kMost)
    return;
  first_ += rows_.size();
  rows_.clear();
  forms_.clear();
  decisions_.clear();
  whole_days_.clear();
  forms_after_.clear();
}

}  // namespace juchu
