#include "report/text/chart.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace juchu {
namespace {

constexpr std::array<std::string_view, 9> kBlocks = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
constexpr std::array<std::string_view, 9> kSigns = {" ", ".", ":", "-", "=", "+", "*", "#", "@"};
constexpr int kHeights = 8;

/// So many next to each other as one: the mean of those that are known.
std::vector<double> pooled(std::span<const double> values, std::size_t bars) {
  std::vector<double> means;
  for (std::size_t bar = 0; bar < bars; ++bar) {
    const std::size_t begin = bar * values.size() / bars, end = (bar + 1) * values.size() / bars;
    double sum = 0;
    int known = 0;
    for (std::size_t i = begin; i < end; ++i) {
      if (values[i] < 0) continue;
      sum += values[i];
      ++known;
    }
    means.push_back(known == 0 ? -1 : sum / known);
  }
  return means;
}

}  // namespace

std::string bars(std::span<const double> values, int width, bool ascii) {
  const std::size_t count = std::min(values.size(), static_cast<std::size_t>(std::max(1, width)));
  if (count == 0) return {};
  const std::vector<double> means = pooled(values, count);
  const double highest = *std::ranges::max_element(means);
  std::string line;
  for (const double mean : means) {
    // What is there at all is seen.
    const int height = mean <= 0 || highest <= 0
                           ? 0
                           : std::max(1, static_cast<int>(mean / highest * kHeights + .5));
    line += (ascii ? kSigns : kBlocks).at(static_cast<std::size_t>(height));
  }
  return line;
}

}  // namespace juchu
