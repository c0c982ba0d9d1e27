#include "model/text/suggestion.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "model/text/utf8.hpp"

namespace juchu {
namespace {

constexpr std::size_t kMostLength = 64;
constexpr std::size_t kMostBytesMeasured = 4 * kMostLength;

char32_t folded_letter(char32_t point) {
  if (point == U'_') return U'-';
  return point >= U'A' && point <= U'Z' ? point + (U'a' - U'A') : point;
}

std::u32string folded_name(std::string_view name) {
  std::u32string points = code_points_of(name);
  std::ranges::transform(points, points.begin(), folded_letter);
  return points;
}

/// How many insertions, deletions, replacements and swaps of neighbours lead from `a` to `b`, no
/// place being changed twice. Requires: neither is longer than kMostLength.
std::size_t distance(std::u32string_view a, std::u32string_view b) {
  using Row = std::array<std::size_t,
                         kMostLength + 1>;  // [j]: from the first i of a to the first j of b
  Row before_last{}, last{}, row{};
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before_last = last;
    last = row;
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replaced, last[j] + 1, row[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
  }
  return row[b.size()];
}

}  // namespace

std::string nearest_name(std::string_view typed, std::span<const std::string> candidates) {
  if (typed.size() > kMostBytesMeasured) return {};
  const std::u32string wanted = folded_name(typed);
  std::size_t too_far = 2 + wanted.size() / 3;
  std::string nearest;
  for (const std::string& candidate : candidates) {
    if (candidate.size() > kMostBytesMeasured) continue;
    const std::u32string name = folded_name(candidate);
    const std::size_t longer = std::max(name.size(), wanted.size());
    if (longer > kMostLength) continue;
    const std::size_t steps = distance(wanted, name);
    if (steps >= too_far || steps == longer) continue;
    nearest = candidate;
    too_far = steps;
  }
  return nearest;
}

}  // namespace juchu
