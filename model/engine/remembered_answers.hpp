// The engine, with a memory: what it has answered about one order it knows of all that look alike
// (E7), whatever their day and their tracking numbers.
//
// A shop asks about thousands of orders that live nearly the same life. Each situation has a form,
// and what is known of a form is found by its number: what an event makes of it, when something is
// due, what it is some days later. Answers are exactly the engine's. Where hardly any form comes
// again, as in a shop in which every step leaves another number in stock, none is known for a
// while. What a day's whole start does is known as a whole, of an order that shares nothing then.
#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "model/engine/business_days.hpp"
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
  /// Whether `form` has not been forgotten. `decide` and `make_room` can forget it.
  [[nodiscard]] bool knows(Form form) const { return form >= first_ && form != kUnknown; }
  /// All before this one have been.
  [[nodiscard]] Form first_known() const { return first_; }
  /// Forgets everything when it has become much.
  void make_room();

  struct Answer {
    Decision decision;
    Form after = kUnknown;  // of the situation after it
  };
  /// As the functions of these names, asked of `situation`, whose form is `form` or unknown.
  [[nodiscard]] Answer decide(Form form, const Situation& situation, const Event& event);
  [[nodiscard]] Day next_deadline(Form form, const Situation& situation, Day today);
  /// A situation as a form in which numbers have the names that they had in a question.
  struct Named {
    Situation situation;
    Form form = kUnknown;
  };
  /// What `begin_whole_day` (days.hpp) makes of an order.
  struct WholeDay {
    /// Numbers are named as the order had them when the day before ended. What stands before the
    /// change of the day is that; what a decision leaves is told beside it.
    struct Told {
      Named before;
      Decision decision;
      Named after;
    };
    std::vector<Told> told;  // in that sequence
    Named end;
    Day first = 0, last = 0;  // how far from the day the calendar has to reach
    bool apart = true;        // everything fits, and nothing changes what others see

    [[nodiscard]] bool any_fired() const {
      return !told.empty() && !is_change_of_day(told.back().decision);
    }
    /// Bits of the norms that the change of the day breached.
    [[nodiscard]] std::uint64_t breached() const {
      const bool any = !told.empty() && is_change_of_day(told.front().decision);
      return any ? told.front().decision.breached : 0;
    }
  };
  /// Of one that stood in a situation of `form` as the day before ended. nullptr where that is not
  /// known, or changes what the order shares with others. Valid as long as `form` is known.
  [[nodiscard]] const WholeDay* whole_day(Form form, Day day, bool working);
  /// The form of `after`, which is what its caller makes of all situations of `form`, in a way that
  /// is `which` of several.
  [[nodiscard]] Form rewritten(Form form, std::size_t which, const Situation& after, Day today);
  /// As the function of this name. Answers the form in the end.
  Form pass_days(Form form, Situation& situation, Day from, Day to, BusinessDays& business);

  /// The names of the numbers in a situation of `form`.
  [[nodiscard]] NumberNames names_in(Form form, const Situation& situation) const;
  /// What `named` stands for on `today`, which the calendar has room for.
  [[nodiscard]] Situation situation_of(const Named& named, Day today,
                                       const NumberNames& names) const {
    Situation situation = named.situation;
    (void)relative_->restore(situation, row(named.form).shape, today, names);
    return situation;
  }

 private:
  struct Row {
    Situation form;
    RelativeForm::Shape shape;
    bool counts_business_days = false;
    Value deadline = kNotAsked;  // days from today, or kNoDeadline
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
    enum Kind : std::uint8_t { PassDays, Rewrite, WholeDay };
    Form form = kUnknown;
    Kind kind = PassDays;
    std::uint32_t which = 0;
    Word besides = 0;  // the business days among those passed, by how long ago they are
    bool operator==(const Turn&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Situation& form) const;
    std::size_t operator()(const Asked& asked) const;
    std::size_t operator()(const Turn& turn) const;
  };

  [[nodiscard]] Row& row(Form form) { return rows_[static_cast<std::size_t>(form - first_)]; }
  [[nodiscard]] const Row& row(Form form) const {
    return rows_[static_cast<std::size_t>(form - first_)];
  }
  [[nodiscard]] bool worthwhile();
  [[nodiscard]] Form recall_form(const Turn& turn);
  Form keep_form(const Turn& turn, const Situation& after, Day today);
  [[nodiscard]] std::optional<WholeDay> live_day(Form form, bool working);

  const CompiledRulebook& rules_;
  std::optional<RelativeForm> relative_;  // as soon as more than a few questions were asked
  Form first_ = 1;                        // the form of the first row
  std::vector<Row> rows_;
  std::unordered_map<Situation, Form, Hash> forms_;
  std::unordered_map<Asked, Answer, Hash> decisions_;  // after: a form that names numbers as asked
  std::unordered_map<Turn, Form, Hash> forms_after_;   // days, or being rewritten
  std::unordered_map<Turn, WholeDay, Hash> whole_days_;
  std::uint32_t asked_ = 0, known_ = 0;  // lately
  std::uint32_t rests_;                  // for so many questions no form is known
};

}  // namespace juchu
