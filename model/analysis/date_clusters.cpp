#include "model/analysis/date_clusters.hpp"

#include <algorithm>

namespace juchu {
namespace {

/// Whether one of the first 64 dates is in `bits`.
bool has(std::uint64_t bits, std::size_t date) { return date < 64 && (bits >> date & 1) != 0; }

}  // namespace

DateClusters::DateClusters(const DateDifferences& differences, const std::vector<int>& fields) {
  const auto row = [&](int field) {
    return static_cast<std::size_t>(std::ranges::find(fields, field) - fields.begin());
  };
  for (const int field : fields) past_.push_back(differences.past(static_cast<std::size_t>(field)));
  for (const auto& [pair, told] : differences.pairs())
    pairs_.push_back({row(pair.first), row(pair.second), told});
}

void DateClusters::bind(const Pair& pair, Value difference, std::vector<Bound>& bounds) {
  if (difference > pair.told.most) {
    bounds.push_back({pair.u, pair.v, -(pair.told.most + 1)});
  } else if (difference <= pair.told.least) {
    bounds.push_back({pair.v, pair.u, pair.told.least});
  } else {
    bounds.push_back({pair.u, pair.v, -difference});
    bounds.push_back({pair.v, pair.u, difference});
  }
}

void DateClusters::place(std::vector<Value>& ahead, std::uint64_t apart) const {
  thread_local std::vector<Bound> bounds;  // kept to spare allocating
  bounds.clear();
  for (const Pair& pair : pairs_) {
    if (ahead[pair.u] == kUnset || ahead[pair.v] == kUnset) continue;
    if (has(apart, pair.u) || has(apart, pair.v)) continue;
    bind(pair, ahead[pair.u] - ahead[pair.v], bounds);
  }
  for (std::size_t d = 0; d < ahead.size(); ++d)
    if (ahead[d] != kUnset) ahead[d] = std::max(ahead[d], -(past_[d] + 1));
  for (bool moved = true; moved;) {
    moved = false;
    for (const Bound& bound : bounds) {
      const Value latest = ahead[bound.from] + bound.most;
      if (ahead[bound.to] <= latest) continue;
      ahead[bound.to] = latest;
      moved = true;
    }
  }
}

}  // namespace juchu
