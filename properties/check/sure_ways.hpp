// Whether every situation has a way on to somewhere, proved with most conditions left open.
//
// An open condition may let an order come to situations that it never comes to; so what holds of
// all of them holds of those that it does come to. But a way must be sure: only events count that
// no open condition decides about. Where there is none, the conditions become known that decide
// about the way that there might be, or about how the order came there.
#pragma once

#include <functional>

#include "properties/search/explorer.hpp"

namespace juchu {

class SureWays {
 public:
  /// Whether a situation is where the ways should lead.
  using Goal = std::function<bool(const Explorer&, SituationId)>;

  /// For one order, by `options`. `note` hears of every exploration. The arguments outlive this.
  SureWays(const CompiledRulebook& rules, const Interest& interest, const ExplorerOptions& options,
           std::function<void(const Explorer&)> note);

  /// True when from every situation events surely lead to the goal; false when that is not known.
  /// Unless an order is alone, what is known then must be its own: whatever others do to it, it may
  /// come to no other situations.
  [[nodiscard]] bool lead_everywhere_to(const Goal& goal);

 private:
  [[nodiscard]] bool refine(const Explorer& explorer, const Slice& localized,
                            const std::vector<bool>& can, SituationId stuck);
  [[nodiscard]] bool know_more(const Explorer& explorer, const Slice& localized, SituationId from,
                               SituationId to);

  const CompiledRulebook& rules_;
  Interest interest_;
  const ExplorerOptions& options_;
  std::function<void(const Explorer&)> note_;
};

/// By situation: whether it is in `can` or events, `sure` or not, lead on to one that is.
[[nodiscard]] std::vector<bool> led_by_events(const Explorer& explorer, std::vector<bool> can,
                                              bool sure_only);

}  // namespace juchu
