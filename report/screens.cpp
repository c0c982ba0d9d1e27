#include "report/screens.hpp"

#include <algorithm>
#include <tuple>

#include "report/rows.hpp"

namespace juchu {
namespace {

bool shows(const Status& status, const std::string& group) {
  return std::ranges::find(status.shows, group) != status.shows.end();
}

/// Some status of the main region hides it.
bool is_personal(const Rulebook& book, const std::string& group) {
  return std::ranges::any_of(book.statuses, [&](const Status& status) {
    return status.region == 0 && !shows(status, group);
  });
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
    } else if (!reveal && is_personal(book, id)) {
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
  for (std::size_t s = 0; s < book.statuses.size(); ++s) {
    const Status& status = book.statuses[s];
    if (status.region == 0 && status.final) continue;
    if (status.region != 0 &&
        status.value == book.regions[static_cast<std::size_t>(status.region)].initial)
      continue;
    const auto stands_there = [&](const OrderView& order) {
      return status_of(*scenario.rules, order.situation, static_cast<std::size_t>(status.region)) ==
             &status;
    };
    const auto orders = std::ranges::count_if(view.orders, stands_there);
    if (status.region == 0 || orders > 0)
      queues.push_back({static_cast<int>(s), static_cast<int>(orders)});
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
