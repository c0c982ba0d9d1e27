// What of a situation can still be read before it is next set; the rest may be forgotten.
//
// A place is what an order's statuses say, which optional fields are set, and the values of small
// fields. An analysis over all places that orders may come to finds, for each, the fields and
// counters whose values can still decide about anything the slice is asked. Judging by place rather
// than by status alone forgets far more.
//
// Invariants
//   L1  Situations that differ only in what is forgotten have the same future as far as the slice
//       is asked about it.
//   L2  Forgetting keeps whether an optional field is set, and forgetting again changes nothing.
#pragma once

#include <cstdint>
#include <memory>

#include "model/analysis/slice.hpp"
#include "properties/search/shown.hpp"

namespace juchu {

class Liveness {
 public:
  /// Analyses `slice`, which outlives this. With several `orders`, what they share stays. With
  /// `wanted`, only situations that may still lead to a sighting of that matter. With `answers`, it
  /// matters which rule answers, refusals included.
  Liveness(const Slice& slice, int orders, const Shown* wanted, bool answers);
  ~Liveness();
  Liveness(Liveness&&) noexcept;
  Liveness& operator=(Liveness&&) noexcept;

  struct Kept {
    /// Which of the slice's fields that hold a method or a tracking number are kept: one bit each,
    /// in the sequence of the fields.
    std::uint64_t names = ~std::uint64_t{0};
    /// Which dates are forgotten: one bit for each of the first 64, in the sequence of the fields.
    std::uint64_t forgotten_dates = 0;
    bool hopeful = true;  // something wanted may still be sighted
  };
  /// Whether an order may come to be like this, as far as the analysis tells. One of another slice,
  /// which has forgotten other things, need not: what it left of them may never be so here.
  [[nodiscard]] bool knows(const Situation& situation) const;

  /// Sets everything that can no longer matter to a fixed value; a set date to `today`. Requires:
  /// it is a situation that orders come to under the slice.
  Kept forget(Situation& situation, Day today) const;

  [[nodiscard]] std::size_t places() const;

 private:
  class Analysis;
  std::unique_ptr<Analysis> analysis_;
};

}  // namespace juchu
