// Which replications of a run a part is to have.
#pragma once

namespace juchu {

/// Replications `first` to `last`; none where `last` is before `first`.
struct PartRange {
  int first = 1;
  int last = 0;

  [[nodiscard]] int size() const { return last < first ? 0 : last - first + 1; }
  bool operator==(const PartRange&) const = default;
};

}  // namespace juchu
