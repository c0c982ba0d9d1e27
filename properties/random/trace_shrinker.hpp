// Makes a trace that shows something as short and as plain as it gets, by trying.
//
// Delta debugging (Zeller, Hildebrandt 2002) over the steps of the trace, then single steps and
// pairs of them, then parameters, settings and days off. Whatever is refused in a shortened trace
// is left out of it; dates keep their distance from the day of their event.
//
// Invariants
//   D1  What is shown stays shown, and every step of the trace is accepted.
//   D2  No step, and no two steps, can be left out of the trace.
//   D3  Where no norm may be breached, none is.
#pragma once

#include <memory>
#include <optional>

#include "properties/search/trace/shop_run.hpp"

namespace juchu {

/// What a trace is to show: any of these bits.
struct Sight {
  std::uint64_t hazards = 0;     // entered
  std::uint64_t properties = 0;  // broken
  bool norm_keeping = false;     // with no norm breached so far, that step included
  [[nodiscard]] bool in(const Found& found) const {
    return ((found.hazards & hazards) | (found.properties & properties)) != 0;
  }
};

/// The beginning of `trace` up to where it shows `sight`, without what is refused in it (and, where
/// norms are kept, what breaches one), from Trace::kFirstDay on; std::nullopt where it does not
/// show it, or where a day is held back.
[[nodiscard]] std::optional<Trace> shown(const CompiledRulebook& rules, const Trace& trace,
                                         const Sight& sight);

/// The shortest and plainest trace found. Requires: `trace` shows `sight` (asserted).
[[nodiscard]] Trace shrink(const CompiledRulebook& rules, const Trace& trace, const Sight& sight);

}  // namespace juchu
