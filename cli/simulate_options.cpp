#include "cli/simulate_options.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "cli/words.hpp"

namespace juchu {
namespace {

std::vector<std::string> numbers_of(std::string_view low_text, std::string_view high_text) {
  const auto low = whole_number(low_text), high = whole_number(high_text);
  constexpr std::int64_t kFar = 1'000'000'000'000;
  if (!low || !high || *low < -kFar || *high > kFar || *high <= *low ||
      *high - *low >= static_cast<std::int64_t>(kMostOfSweep))
    return {};
  std::vector<std::string> values;
  for (std::int64_t value = *low; value <= *high; ++value) values.push_back(std::to_string(value));
  return values;
}

/// What stands between commas; not those within quotation marks or brackets of a JSON value.
std::vector<std::string> items_of(std::string_view list) {
  std::vector<std::string> items(1);
  bool quoted = false;
  int depth = 0;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const char each = list[i];
    const bool escape = quoted && each == '\\' && i + 1 < list.size();
    if (each == '"') quoted = !quoted;
    if (!quoted && (each == '[' || each == '{')) ++depth;
    if (!quoted && (each == ']' || each == '}')) --depth;
    if (each == ',' && !quoted && depth == 0) {
      items.emplace_back();
      continue;
    }
    items.back() += each;
    if (escape) items.back() += list[++i];
  }
  return items;
}

}  // namespace

std::optional<StudyChange> parse_change(std::string_view text) {
  const std::size_t at = text.find('=');
  if (at == text.npos || at == 0 || at + 1 == text.size()) return std::nullopt;
  return StudyChange{std::string(text.substr(0, at)), std::string(text.substr(at + 1))};
}

std::optional<Sweep> parse_sweep(std::string_view text) {
  const auto change = parse_change(text);
  if (!change) return std::nullopt;
  Sweep sweep{change->path, {}};
  const std::size_t dots = change->value.find("..");
  if (dots != std::string::npos)
    sweep.values = numbers_of(std::string_view(change->value).substr(0, dots),
                              std::string_view(change->value).substr(dots + 2));
  else
    sweep.values = items_of(change->value);
  if (sweep.values.size() < 2 || sweep.values.size() > kMostOfSweep ||
      std::ranges::count(sweep.values, "") > 0)
    return std::nullopt;
  return sweep;
}

std::optional<Precision> parse_precision(std::string_view text) {
  const bool relative = text.ends_with('%');
  if (relative) text.remove_suffix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value,
                                            std::chars_format::fixed);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (relative) value /= 100;
  if (!std::isfinite(value) || value <= 0 || value > 1) return std::nullopt;
  return Precision{value, relative};
}

}  // namespace juchu
