// Nothing in the engine allocates.
#include <gtest/gtest.h>

#include "model/engine/days.hpp"
#include "testing/memory/allocations.hpp"
#include "testing/rulebooks/kiosk.hpp"

namespace juchu {
namespace {

TEST(Allocation, NoneWhileAnEventIsDecided) {
  for (const std::string_view script :
       {"", "order 2", "order 2; pay; send", "order 3; ask; hand_over"}) {
    KioskOrder order;
    order.after(script);
    for (std::size_t type = 0; type < kiosk().events.size(); ++type) {
      const Event event = kiosk().event(static_cast<int>(type), order.day());
      EXPECT_EQ(allocations_in([&] {
                  const Decision decision = decide(kiosk(), order.situation(), event);
                  (void)broken_properties(kiosk(), order.situation(), event, decision);
                }),
                0)
          << kiosk().rulebook().events[type].id << " after: " << script;
    }
  }
}

TEST(Allocation, NoneWhileDaysPass) {
  for (const std::string_view script : {"", "order 2", "order 2; pay; due 3; ask; hand_over"}) {
    KioskOrder order;
    order.after(script);
    const Day today = order.day();
    int reports = 0;
    const auto pass = [&] {
      for (int deadline = 0; deadline < kiosk().deadline_count(); ++deadline)
        (void)fire(kiosk(), order.situation(), deadline, today);
      (void)begin_day(kiosk(), order.situation(), today + 1, true);
      (void)next_deadline(kiosk(), order.situation(), today);
      (void)hazards_of(kiosk(), order.situation(), today);
      (void)observe(kiosk(), {kiosk().start(), today}, order.situation(), today);
      (void)advance(
          kiosk(), order.situation(), today, today + 9, [](Day) { return true; },
          [&](Day, const Situation&, const Decision&) { ++reports; });
    };
    EXPECT_EQ(allocations_in(pass), 0) << script;
    EXPECT_EQ(reports > 0, !script.empty() && script != "order 2") << script;
  }
}

}  // namespace
}  // namespace juchu
