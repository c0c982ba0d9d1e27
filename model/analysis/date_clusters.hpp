// Where the dates of a situation stand in its canonical form: as near to today as the rules cannot
// tell from where they are.
//
// Two situations are alike when each date is as many days ago in both, or longer ago than matters
// in both; and when the difference of each pair of dates that are compared with each other is the
// same in both, or beyond the same end of what matters in both. That this changes no answer, now or
// later:
//
//   - A comparison asks a difference against a number that DateDifferences holds for it, so alike
//     situations give it the same answer.
//   - A day that passes makes every date one day older and moves no difference of two dates. What
//     lay further back than matters still does; a date ahead is kept as it is.
//   - Setting a date to today plus o makes its difference to another date what the other's distance
//     from today is, moved by o. Any comparison of the new difference with c is one of the distance
//     with c moved by o, and that number is held for the distance (A2). So a date that lies beyond
//     what matters lies beyond whatever is set later; the same holds for copies.
//   - A date that nothing is left to read holds on to no other.
//
// In a class of alike situations there is one in which every date stands as late as it can: the
// class is given by bounds on single differences, and the latest solution of such a system is the
// shortest path from today (Bellman 1958). Where two dates lie beyond the exact past their gap is
// cut in this way to one more than the largest difference that matters, as are the gaps of all that
// hold on to each other through others.
//
// Invariants
//   G1  What is placed is like what was there, and alike situations are placed alike.
#pragma once

#include <cstdint>
#include <vector>

#include "model/analysis/date_differences.hpp"

namespace juchu {

class DateClusters {
 public:
  /// Rows of dates: `fields[i]` is the field of the i-th.
  DateClusters(const DateDifferences& differences, const std::vector<int>& fields);

  [[nodiscard]] bool empty() const { return pairs_.empty(); }

  /// Days from today of each date, or kUnset: moves them to where they stand canonically. `apart`:
  /// one bit for each of the first 64 dates that holds on to none.
  void place(std::vector<Value>& ahead, std::uint64_t apart) const;

 private:
  struct Pair {
    std::size_t u, v;
    ToldApart told;
  };
  /// `to` stands at most `most` days after `from`.
  struct Bound {
    std::size_t from, to;
    Value most;
  };

  static void bind(const Pair& pair, Value difference, std::vector<Bound>& bounds);

  std::vector<Pair> pairs_;
  std::vector<Value> past_;
};

}  // namespace juchu
