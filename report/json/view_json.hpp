// The seller's screens as one JSON document, with ids in the place of words.
#pragma once

#include <functional>
#include <ostream>

#include "sim/view/shop_view.hpp"

namespace juchu {

/// "queues": [{"status", "orders"}]; "orders": of those that `selected` accepts, the most urgent
/// first: "id", "status" by region, "shown" (masked unless `reveal`) and "hidden", "fields",
/// "hazards", "breached", "overdue", "comes" (what happens by itself: "deadline" or "norm", "day", "status",
/// "opens"), "possible" events, "due_today".
void print_view_json(const Scenario& scenario, const ShopView& view, bool reveal,
                     const std::function<bool(const OrderView&)>& selected, std::ostream& out);

}  // namespace juchu
