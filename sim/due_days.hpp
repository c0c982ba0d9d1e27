// For which day each order waits.
//
// A few days have thousands of orders, so every day has a list. An order that waits for another day
// by now stays in the old list until that day has come.
#pragma once

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "model/engine/days.hpp"
#include "model/index.hpp"

namespace juchu {

class DueDays {
 public:
  /// So many orders wait for nothing.
  explicit DueDays(std::size_t orders) : days_(orders, kNeverDay) {}

  /// One more does.
  void add_order() { days_.push_back(kNeverDay); }
  /// kNeverDay when the order waits for nothing.
  [[nodiscard]] Day of(int order) const { return days_[at(order)]; }
  /// The order waits for `day` and for no other; kNeverDay: for none.
  void set(int order, Day day) {
    const Day before = std::exchange(days_[at(order)], day);
    if (before == day) return;
    if (before != kNeverDay) --lists_.find(before)->second.waiting;
    if (day == kNeverDay) return;
    List& list = lists_[day];
    ++list.waiting;
    list.orders.push_back(order);
  }
  /// kNeverDay when nobody waits.
  [[nodiscard]] Day first() {
    while (!lists_.empty() && lists_.begin()->second.waiting == 0) lists_.erase(lists_.begin());
    return lists_.empty() ? kNeverDay : lists_.begin()->first;
  }
  /// Gives `orders` those that wait for `day`, by number. Nobody waits for it then, nor for one
  /// before.
  void take(Day day, std::vector<int>& orders) {
    orders.clear();
    for (; first() <= day; lists_.erase(lists_.begin())) {
      const auto& [due, list] = *lists_.begin();
      for (const int order : list.orders) {
        if (days_[at(order)] != due) continue;
        days_[at(order)] = kNeverDay;
        if (due == day) orders.push_back(order);
      }
    }
    if (!std::ranges::is_sorted(orders)) std::ranges::sort(orders);
  }

 private:
  struct List {
    std::vector<int> orders;  // in the sequence in which they began to, some no longer
    int waiting = 0;
  };

  std::vector<Day> days_;  // by order
  std::map<Day, List> lists_;
};

}  // namespace juchu
