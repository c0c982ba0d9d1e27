#include "report/screens.hpp"

#include <algorithm>
#include <tuple>

#include "report/rows.hpp"
#include "sim/view/selection.hpp"

namespace juchu {
namespace {

bool shows(const Status& status, const std::string& group) {
  return std::ranges::find(status.shows, group) != status.shows.end();
}

/// Its first character; how long it is stays unknown, too.
std::string masked(const std::string& text) {
  std::size_t end = 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
  return text.substr(0, end) + "***";
}

Day next_day(const OrderView& order) {
  return order.comes.empty() ? kLastDay : order.comes.front().day;
}

bool needs_somebody(const OrderView& order) { return (order.hazards | order.overdue) != 0; }

}  // namespace

std::vector<ShownGroup> shown_groups(const Scenario& scenario, const OrderView& order,
                                     bool reveal) {
  const Rulebook& book = scenario.rules->rulebook();
  const auto& stated = scenario.orders[static_cast<std::size_t>(order.order)].shown;
  const Status& status = *status_of(*scenario.rules, order.situation, 0);
  std::vector<ShownGroup> groups;
  for (std::size_t g = 0; g < stated.size(); ++g) {
    if (stated[g].empty()) continue;
    ShownGroup group{.group = static_cast<int>(g), .text = stated[g]};
    const std::string& id = book.shows[g].id;
    if (!shows(status, id)) {
      group.how = ShownGroup::How::Hidden;
      group.text.clear();
    } else if (!reveal && book.hidden_somewhere(id)) {
      group.how = ShownGroup::How::Masked;
      group.text = masked(group.text);
    }
    groups.push_back(std::move(group));
  }
  return groups;
}

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
