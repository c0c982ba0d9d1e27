// Which differences of dates a rulebook can tell apart: how far back each date matters, and how far
// apart two dates matter that are compared with each other.
//
// Every condition on dates compares a difference of two dates, or of today and a date, with some
// number. What is asked later may depend on differences now: where one date is set to today plus o,
// or to a copy of another one, the new difference is an old one moved by o. Following this from
// every comparison back through everything that dates are set to gives, for each pair, all numbers
// that may ever decide. Where that has no end, or goes beyond what the calendar can hold, the
// rulebook is not decided at all.
//
// Invariants
//   A1  Let a rule ask now whether u - v > c, or let it be that some step sets u and v, and then it
//       is asked: then told(u, v) holds the numbers with which the difference now is compared.
//   A2  How far back a date matters includes every comparison with a partner that is set to today
//       plus some days later.
#pragma once

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "model/analysis/date_forms.hpp"

namespace juchu {

/// Of a difference in days: c can be told from c + 1 for some c from `least` to `most`.
struct ToldApart {
  Value least = 0;
  Value most = 0;
  bool operator==(const ToldApart&) const = default;
};

/// No difference of more days is told apart: a story has to fit into the calendar.
inline constexpr Value kMostDaysApart = 15'000;

/// Why a date cannot be decided about.
struct UndecidableDate {
  int field = 0;
  std::optional<Value> days;  // so many would have to be told apart; or without any end
  bool shared = false;  // a date of an order meets one of its cart or shop: other orders' do, too
};

class DateDifferences {
 public:
  /// Cost: the comparisons of the rulebook, and a few rounds over pairs of its dates.
  explicit DateDifferences(const Rulebook& rulebook);

  /// The largest number of days c such that some rule can tell a date c days ago from one c + 1
  /// days ago. A field that is no date has 0.
  [[nodiscard]] Value past(std::size_t field) const { return past_[field]; }

  /// Pairs of fields u < v whose difference u - v is asked.
  [[nodiscard]] const std::map<std::pair<int, int>, ToldApart>& pairs() const { return pairs_; }

  /// The dates that cannot be decided about, by field.
  [[nodiscard]] const std::vector<UndecidableDate>& undecidable() const { return undecidable_; }

 private:
  friend class DateDifferenceReader;
  std::vector<Value> past_;  // by field
  std::map<std::pair<int, int>, ToldApart> pairs_;
  std::vector<UndecidableDate> undecidable_;
};

}  // namespace juchu
