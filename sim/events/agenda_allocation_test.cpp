// A3 and A4 of the agenda: what it takes while much is made, taken and cancelled.
#include <random>

#include <gtest/gtest.h>

#include "sim/events/agenda.hpp"
#include "testing/memory/allocations.hpp"

namespace juchu {
namespace {

enum Class { Visit, Patience };

/// At each visit, half of which are at whole hours, the customer's patience is renewed.
void live(LadderAgenda& agenda, std::vector<Ticket>& patience, int appointments) {
  std::mt19937 random(1);
  for (int i = 0; i < appointments; ++i) {
    const Appointment first = agenda.take();
    const std::uint32_t customer = first.payload;
    const Instant later = first.at + static_cast<Instant>(random()) % (5 * kHour);
    if (first.rank == Visit) {
      agenda.add({.at = i % 2 == 0 ? later / kHour * kHour + kHour : later, .payload = customer});
      agenda.cancel(patience[customer]);
    }
    patience[customer] = agenda.add({.at = later + kHour, .rank = Patience, .payload = customer});
  }
}

TEST(LadderAgenda, A3AllocatesNothingOnceItHasBeenAsFullAsItGets) {
  for (const std::uint32_t customers : {10u, 1'000u, 20'000u}) {
    LadderAgenda agenda;
    std::vector<Ticket> patience(customers);
    for (std::uint32_t c = 0; c < customers; ++c) agenda.add({.at = c, .payload = c});
    live(agenda, patience, 200'000);
    EXPECT_EQ(allocations_in([&] { live(agenda, patience, 100'000); }), 0)
        << customers << " customers";
  }
}

TEST(LadderAgenda, A4CancelledAppointmentsTakeNoRoom) {
  LadderAgenda agenda;
  for (int i = 0; i < 100; ++i) agenda.add({.at = kWholeDay + i});
  const auto cancel_many = [&](int count) {
    for (int i = 0; i < count; ++i) agenda.cancel(agenda.add({.at = kHour + i % kMinute}));
  };
  cancel_many(1'000);
  EXPECT_EQ(allocations_in([&] { cancel_many(1'000'000); }), 0);
  EXPECT_EQ(agenda.first().at, kWholeDay);
}

}  // namespace
}  // namespace juchu
