// Nothing in the engine allocates: this file replaces the global operator new of its test program
// with one that counts. It hands out malloc's memory, so that sanitizers go on watching it; every
// form is replaced, so that what one hands out another takes back.
#include <cstdlib>
#include <new>
#include <vector>

#include <gtest/gtest.h>

#include "testing/rulebooks/kiosk.hpp"

namespace {

thread_local int allocations = 0;

void* counted(std::size_t size) noexcept {
  ++allocations;
  return std::malloc(size == 0 ? 1 : size);
}

void* counted_or_throw(std::size_t size) {
  if (void* const memory = counted(size)) return memory;
  throw std::bad_alloc();
}

}  // namespace

void* operator new(std::size_t size) { return counted_or_throw(size); }
void* operator new[](std::size_t size) { return counted_or_throw(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return counted(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return counted(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { std::free(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { std::free(memory); }

namespace juchu {
namespace {

template <class Function>
int allocations_in(Function function) {
  const int before = allocations;
  function();
  return allocations - before;
}

TEST(Allocation, IsCounted) {
  EXPECT_GT(allocations_in([] { std::vector<int>(1).shrink_to_fit(); }), 0);
}

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
