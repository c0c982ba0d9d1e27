// Held to a list in which every order is looked for.
#include "sim/due_days.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace juchu {
namespace {

RC_GTEST_PROP(DueDays, AreThoseThatWereSetLast, ()) {
  constexpr int kOrders = 6;
  DueDays due(kOrders);
  std::vector<Day> plain(kOrders, kNeverDay);
  for (int step = *rc::gen::inRange(0, 60); step-- > 0;) {
    if (*rc::gen::inRange(0, 4) == 0) {
      const Day first = *std::ranges::min_element(plain);
      RC_ASSERT((due.first() == first));
      if (first == kNeverDay) continue;
      const Day day = first + *rc::gen::inRange(0, 3);
      std::vector<int> taken, expected;
      due.take(day, taken);
      for (int order = 0; order < kOrders; ++order) {
        if (plain[at(order)] == day) expected.push_back(order);
        if (plain[at(order)] <= day) plain[at(order)] = kNeverDay;
      }
      RC_ASSERT(taken == expected);
    } else {
      const int order = *rc::gen::inRange(0, kOrders);
      const Day day = *rc::gen::element<Day>(10, 11, 12, 13, 20, kNeverDay);
      due.set(order, day);
      plain[at(order)] = day;
    }
    for (int order = 0; order < kOrders; ++order) RC_ASSERT((due.of(order) == plain[at(order)]));
  }
}

}  // namespace
}  // namespace juchu
