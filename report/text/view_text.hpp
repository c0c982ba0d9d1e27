// The seller's screens as text: the queues of the top page, lists of orders, and the work of a day.
#pragma once

#include <functional>
#include <ostream>

#include "report/text/sheet.hpp"
#include "sim/view/shop_view.hpp"

namespace juchu {

struct ViewStyle {
  bool detail = false;  // with everything that is known of each order
  bool work = false;    // the day's work, the most urgent first, instead of lists
  bool reveal = false;  // personal data is not masked
};

/// Counts are of all orders; those listed are the ones that `selected` accepts.
void print_view_text(const Scenario& scenario, const ShopView& view, const ViewStyle& style,
                     const std::function<bool(const OrderView&)>& selected,
                     const ReportOptions& options, std::ostream& out);

}  // namespace juchu
