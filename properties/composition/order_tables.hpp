// One order's transition system with its rules worked out: to which situations events and days lead
// from each situation, by number.
//
// Whoever composes orders reads these tables and asks no rule again. Situations are numbered from 0
// in the sequence in which a breadth-first search found them. Orders that are composed share the
// days (and whether a day is a business day) and the shop's settings, which every situation
// carries; they share nothing that changes.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace juchu {

using SituationId = std::uint32_t;
inline constexpr SituationId kNoSituation = 0xffffffff;

struct OrderTables {
  /// The order does not exist yet; one for each choice of the shop's settings.
  std::vector<SituationId> initial;

  // The distinct situations, other than itself, that one event leads to: those of situation s stand
  // in event_targets[event_begin[s]] up to before event_begin[s + 1], ascending.
  std::vector<std::uint32_t> event_begin{0};
  std::vector<SituationId> event_targets;

  /// The situation after the next day has begun, all its deadlines included, by whether that day is
  /// a business day; kNoSituation where a promise of the environment holds the day back.
  std::vector<SituationId> next_day[2];

  [[nodiscard]] SituationId size() const { return static_cast<SituationId>(next_day[0].size()); }
  [[nodiscard]] std::span<const SituationId> events(SituationId from) const {
    return std::span(event_targets)
        .subspan(event_begin[from], event_begin[from + 1] - event_begin[from]);
  }
};

}  // namespace juchu
