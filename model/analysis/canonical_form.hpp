// Situations that the rules cannot tell apart, written in the same way.
//
// What looks alike from its day (model/engine/relative_form.hpp) is alike to the rules, and more is:
// a past date that is further away than any number of days it is ever compared with stands just
// beyond the largest; or, where dates are compared with each other, as far beyond as keeps their
// differences (DateClusters). What this leaves is finite wherever the rulebook's own numbers are,
// which is what makes exhaustive checking possible.
//
// Only an explorer uses canonical forms; the engine decides the same about them as about the
// original.
//
// Invariants
//   F1  canonical(decide(x)) = canonical(decide(canonical(x))), and both decisions say the same:
//       for an order that exists, and days that are not at the calendar's ends.
//   F2  A canonical form is its own canonical form.
#pragma once

#include <cstdint>
#include <vector>

#include "model/analysis/date_clusters.hpp"
#include "model/analysis/date_differences.hpp"
#include "model/engine/relative_form.hpp"

namespace juchu {

class CanonicalForm {
 public:
  explicit CanonicalForm(const CompiledRulebook& rules);

  /// What today is in every canonical form.
  static constexpr Day kToday = RelativeForm::kToday;

  /// `situation` as it would be if today were `kToday`.
  [[nodiscard]] Situation of(const Situation& situation, Day today) const;

  /// The same for the dates alone, in place. `forgotten`: dates that nothing is left to read, one
  /// bit for each of the first 64 dates in the sequence of the fields.
  void make_relative(Situation& situation, Day today, std::uint64_t forgotten = 0) const;

  /// A date cannot be decided about, so that canonical forms prove nothing.
  [[nodiscard]] bool undecidable() const { return !differences_.undecidable().empty(); }

  /// `event`, which happens on its own day in `situation`, as it would be in the canonical form of
  /// that.
  [[nodiscard]] Event of(const Event& event, const Situation& situation) const;

  /// The largest number of days that a set date of `field` is compared with once it has passed, or
  /// kEndless when it is compared with another date, or cannot be decided about: then its age alone
  /// does not tell when it ends to matter.
  [[nodiscard]] Value past_that_matters(int field) const;
  static constexpr Value kEndless = kMostDaysApart + 1;

 private:
  struct DateSlot {
    Slot slot;
    Value past = 0;
    bool of_order = false;
  };

  void place_clusters(Word* words, Day today, bool exists, std::uint64_t forgotten) const;

  const CompiledRulebook* rules_;
  RelativeForm relative_;
  DateDifferences differences_;
  std::vector<DateSlot> dates_;
  DateClusters clusters_;  // of these
};

}  // namespace juchu
