// The queues of the seller's top page, and which orders need somebody first.
#pragma once

#include <vector>

#include "sim/view/shop_view.hpp"

namespace juchu {

/// A queue of the top page, and how many orders stand there.
struct Queue {
  const ScreenFilter* filter = nullptr;
  int orders = 0;
};
/// Those of the rulebook's screens; statuses beside the main region only where some order stands.
[[nodiscard]] std::vector<Queue> queues_of(const Scenario& scenario, const ShopView& view);

/// Orders that need somebody, the most urgent first: what comes next decides.
[[nodiscard]] std::vector<const OrderView*> by_urgency(const ShopView& view);
/// Whether something has to be done on the day of the view: the order is in a hazard, something is
/// overdue, or something comes when the day ends.
[[nodiscard]] bool due_today(const OrderView& order, Day today);

}  // namespace juchu
