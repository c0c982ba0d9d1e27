// Which units of a run a part is to have: replications, changes, combinations.
#pragma once

namespace juchu {

/// The most units of a run that a part can name.
inline constexpr int kMostUnits = 1'000'000;

/// Units `first` to `last`; none where `last` is before `first`.
struct PartRange {
  int first = 1;
  int last = 0;

  [[nodiscard]] int size() const { return last < first ? 0 : last - first + 1; }
  bool operator==(const PartRange&) const = default;
};

}  // namespace juchu
