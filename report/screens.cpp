#include "report/screens.hpp"

#include <algorithm>
#include <tuple>

#include "report/rows.hpp"
#include "sim/view/selection.hpp"

namespace juchu {
namespace {

Day next_day(const OrderView& order) {
  return order.comes.empty() ? kLastDay : order.comes.front().day;
}

bool needs_somebody(const OrderView& order) { return (order.hazards | order.overdue) != 0; }

}  // namespace

std::vector<Queue> queues_of(const Scenario& scenario, const ShopView& view) {
  const Rulebook& book = scenario.rules->rulebook();
  std::vector<Queue> queues;
  for (const ScreenFilter& filter : book.screens.queues) {
    const auto orders = std::ranges::count_if(view.orders, [&](const OrderView& order) {
      return picks(filter, *scenario.rules, order.situation, day_of(view.at));
    });
    const bool beside = filter.status >= 0 && row_at(book.statuses, filter.status).region != 0;
    if (!beside || orders > 0) queues.push_back({&filter, static_cast<int>(orders)});
  }
  return queues;
}

std::vector<const OrderView*> by_urgency(const ShopView& view) {
  std::vector<const OrderView*> orders;
  for (const OrderView& order : view.orders)
    if (!order.comes.empty() || needs_somebody(order)) orders.push_back(&order);
  std::ranges::stable_sort(orders, {}, [](const OrderView* order) {
    return std::tuple(!needs_somebody(*order), next_day(*order));
  });
  return orders;
}

bool due_today(const OrderView& order, Day today) {
  return needs_somebody(order) || next_day(order) <= today + 1;
}

}  // namespace juchu
