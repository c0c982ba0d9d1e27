// The engine, with a memory: what it has answered about one order it knows of all that look alike
// (E7), whatever their day and their tracking numbers.
//
// A shop asks about thousands of orders that live nearly the same life. Each situation has a form,
// and what is known of a form is found by its number: what an event makes of it, when something is
// due, what it is some days later. Answers are exactly the engine's. Where hardly any form comes
// again, as in a shop in which every step leaves another number in stock, none is known for a
// while.
#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "model/engine/days.hpp"
#include "model/engine/relative_form.hpp"

namespace juchu {

class RememberedAnswers {
 public:
  static constexpr std::uint32_t kFew = 1 << 8;  // questions that are not worth a memory

  /// Remembers nothing of the first `direct` questions. The rules outlive this.
  explicit RememberedAnswers(const CompiledRulebook& rules, std::uint32_t direct = kFew)
      : rules_(rules), rests_(direct) {}

  [[nodiscard]] const CompiledRulebook& rules() const { return rules_; }

  /// Situations that look alike, each from its own day, have the same number; no two others ever
  /// have.
  using Form = std::uint64_t;
  static constexpr Form kUnknown = 0;

  /// `kUnknown` where it is not worth knowing.
  [[nodiscard]] Form form_of(const Situation& situation, Day today);
  /// Whether `form` has not been forgotten. It can be whenever something is asked.
  [[nodiscard]] bool knows(Form form) const { return form >= first_ && form != kUnknown; }
  /// All before this one have been.
  [[nodiscard]] Form first_known() const { return first_; }

  struct Answer {
    Decision decision;
    Form after = kUnknown;  // of the situation after it
  };
  /// As the functions of these names, asked of `situation`, whose form is `form` or unknown.
  [[nodiscard]] Answer decide(Form form, const Situation& situation, const Event& event);
  [[nodiscard]] Day next_deadline(Form form, const Situation& situation, Day today);
  [[nodiscard]] int due_deadline(Form form, const Situation& situation, int index, Day today);
  /// Its form is that of the day before.
  [[nodiscard]] Answer begin_day(Form form, const Situation& situation, Day today, bool working);
  [[nodiscard]] Answer fire(Form form, const Situation& situation, int index, Day today,
                            const Stood& stood, Form stood_form);
  [[nodiscard]] Answer observe(const Stood& stood, Form stood_form, Form form, const Situation& now,
                               Day today);
  /// The form of `after`, which is what its caller makes of all situations of `form`, in a way that
  /// is `which` of several.
  [[nodiscard]] Form rewritten(Form form, std::size_t which, const Situation& after, Day today);
  /// Answers the form in the end.
  template <class Working>
  Form pass_days(Form form, Situation& situation, Day from, Day to, Working working);

 private:
  struct Row {
    Situation form;
    RelativeForm::Shape shape;
    bool counts_business_days = false;
    Value deadline = kNotAsked;  // days from today, or kNoDeadline
    Value due = kNotAsked;       // the first deadline that is due
  };
  static constexpr Value kNotAsked = -1;

  struct Asked {
    Form form = kUnknown;
    Event event;
    std::size_t parameters = 0;  // of that
    bool operator==(const Asked& other) const;
  };
  /// What else becomes of a form.
  struct Turn {
    enum Kind : std::uint8_t { BeginDay, Fire, Observe, PassDays, Rewrite };
    Form form = kUnknown;
    Kind kind = BeginDay;
    std::uint32_t which = 0;
    Word besides = 0;  // the form in which it stood before; the business days among those passed
    bool operator==(const Turn&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Situation& form) const;
    std::size_t operator()(const Asked& asked) const;
    std::size_t operator()(const Turn& turn) const;
  };
  static constexpr Day kMostPassed = 60;

  [[nodiscard]] Row& row(Form form) { return rows_[static_cast<std::size_t>(form - first_)]; }
  [[nodiscard]] const Row& row(Form form) const {
    return rows_[static_cast<std::size_t>(form - first_)];
  }
  [[nodiscard]] bool worthwhile();
  void forget_if_many();
  template <class Key, class Direct>
  Answer recall(std::unordered_map<Key, Answer, Hash>& memory, const Key& asked,
                const Situation& situation, Day today, NumberNames& names, Direct direct);
  template <class Direct>
  Answer turn(const Turn& turn, const Situation& situation, Day today, Direct direct);
  Form pass(const Turn& passed, Situation& situation, Day from);
  [[nodiscard]] Form recall_form(const Turn& turn);
  Form keep_form(const Turn& turn, const Situation& after, Day today);
  [[nodiscard]] NumberNames names_in(Form form, const Situation& situation) const;

  const CompiledRulebook& rules_;
  std::optional<RelativeForm> relative_;  // as soon as more than a few questions were asked
  Form first_ = 1;                        // the form of the first row
  std::vector<Row> rows_;
  std::unordered_map<Situation, Form, Hash> forms_;
  std::unordered_map<Asked, Answer, Hash> decisions_;  // after: a form that names numbers as asked
  std::unordered_map<Turn, Answer, Hash> turns_;       // likewise
  std::unordered_map<Turn, Form, Hash> forms_after_;   // days, or being rewritten
  std::uint32_t asked_ = 0, known_ = 0;                // lately
  std::uint32_t rests_;                                // for so many questions no form is known
};

template <class Working>
RememberedAnswers::Form RememberedAnswers::pass_days(Form form, Situation& situation, Day from,
                                                     Day to, Working working) {
  if (from >= to) return form;
  if (!knows(form) || to - from > kMostPassed) {
    juchu::pass_days(rules_, situation, from, to, working);
    return kUnknown;
  }
  Turn passed{form, Turn::PassDays, static_cast<std::uint32_t>(to - from)};
  if (row(form).counts_business_days)
    for (Day day = from + 1; day <= to; ++day) passed.besides |= Word{working(day)} << (day - from);
  return pass(passed, situation, from);
}

}  // namespace juchu
