#include "sim/events/agenda.hpp"

#include <algorithm>
#include <random>
#include <tuple>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace juchu {
namespace {

/// The agenda as its header describes it, by looking through everything.
class PlainAgenda {
 public:
  void add(const Appointment& made) { waiting_.push_back({made, next_++}); }
  bool cancel(std::uint64_t sequence) {
    return std::erase_if(waiting_, [&](const Row& row) { return row.sequence == sequence; }) > 0;
  }
  [[nodiscard]] bool empty() const { return waiting_.empty(); }
  [[nodiscard]] std::size_t size() const { return waiting_.size(); }
  Appointment take() {
    const auto first = std::ranges::min_element(waiting_, {}, [](const Row& row) {
      return std::tuple(row.made.at, row.made.rank, row.made.tie, row.sequence);
    });
    const Appointment taken = first->made;
    waiting_.erase(first);
    return taken;
  }

 private:
  struct Row {
    Appointment made;
    std::uint64_t sequence;
  };
  std::vector<Row> waiting_;
  std::uint64_t next_ = 0;
};

/// A story in the life of an agenda: how much is made, taken and cancelled, and how far off.
struct Habits {
  int operations = 0;
  int add = 0, take = 0, cancel = 0;  // in these proportions
  Instant reach = 0;                  // appointments are made this far ahead at most
  Instant grid = 1;                   // at multiples of this
  int ties = 1;                       // so many tie keys are used
};

std::ostream& operator<<(std::ostream& out, const Habits& habits) {
  return out << habits.operations << " operations, " << habits.add << ':' << habits.take << ':'
             << habits.cancel << ", reach " << habits.reach << ", grid " << habits.grid << ", ties "
             << habits.ties;
}

/// Lives by `habits` with both agendas, which agree at every step.
void expect_agreement(const Habits& habits, std::uint32_t seed) {
  SCOPED_TRACE(testing::Message() << habits << ", seed " << seed);
  std::mt19937 random(seed);
  const auto below = [&](Instant end) { return static_cast<Instant>(random()) % end; };
  LadderAgenda agenda;
  PlainAgenda plain;
  std::vector<Ticket> tickets;
  Instant now = 0;
  const auto take = [&] {
    const Appointment first = agenda.first();
    EXPECT_EQ(first, agenda.take());
    EXPECT_EQ(first, plain.take()) << "A1";
    now = first.at;
  };
  for (int i = 0; i < habits.operations && !testing::Test::HasFailure(); ++i) {
    const Instant what = below(habits.add + habits.take + habits.cancel);
    if (what < habits.add) {
      const Appointment made{.at = (now + below(habits.reach + 1)) / habits.grid * habits.grid,
                             .rank = static_cast<int>(below(3)),
                             .tie = static_cast<std::uint64_t>(below(habits.ties)),
                             .payload = static_cast<std::uint32_t>(i)};
      tickets.push_back(agenda.add(made));
      plain.add(made);
    } else if (what >= habits.add + habits.take && !tickets.empty()) {
      const auto which = static_cast<std::size_t>(below(static_cast<Instant>(tickets.size())));
      EXPECT_EQ(agenda.cancel(tickets[which]), plain.cancel(which)) << "A2";
    } else if (!plain.empty()) {
      take();
    }
    EXPECT_EQ(agenda.size(), plain.size());
  }
  while (!plain.empty() && !testing::Test::HasFailure()) take();
  EXPECT_TRUE(agenda.empty());
}

// clang-format off
constexpr Habits kHabits[] = {
    // operations  add : take : cancel  reach                grid       tie keys
    {200,          1,  1,  0,           10,                  1,         1},
    {2'000,        2,  1,  0,           kHour,               1,         3},
    {2'000,        2,  1,  1,           kHour,               kMinute,   1},
    {2'000,        5,  1,  4,           kWholeDay,           1,         1},
    {2'000,        5,  4,  4,           20,                  1,         2},
    {3'000,        3,  1,  0,           0,                   1,         1'000},  // all at once
    {3'000,        9,  8,  1,           3 * kHour,           kHour,     1'000},
    {3'000,        3,  2,  0,           900 * 365 * kWholeDay, 1,       1},
};
// clang-format on

TEST(LadderAgenda, A1A2AgreesWithThePlainOne) {
  for (const Habits& habits : kHabits)
    for (std::uint32_t seed = 1; seed <= 8; ++seed) expect_agreement(habits, seed);
}

TEST(LadderAgenda, A1A2AgreesWithThePlainOneWhateverItsOwnersHabits) {
  const bool holds = rc::check("A1 and A2", [](std::uint32_t seed) {
    expect_agreement({.operations = *rc::gen::inRange(1, 1'500),
                      .add = *rc::gen::inRange(2, 6),
                      .take = *rc::gen::inRange(1, 4),
                      .cancel = *rc::gen::inRange(0, 4),
                      .reach = *rc::gen::element<Instant>(0, 3, 1'000, kMinute, kWholeDay),
                      .grid = *rc::gen::element<Instant>(1, 10, kSecond, kHour),
                      .ties = *rc::gen::element(1, 3, 1'000)},
                     seed);
    RC_ASSERT(!testing::Test::HasFailure());
  });
  EXPECT_TRUE(holds);
}

TEST(LadderAgenda, TiesAreBrokenAsStated) {
  struct Row {
    const char* what;
    Appointment earlier, later;  // made the other way round
  };
  constexpr std::uint64_t kLargest = ~std::uint64_t{0};
  const Row rows[] = {
      {"time first", {.at = -1, .rank = 15, .tie = kLargest}, {.at = 0}},
      {"then class", {.rank = 14, .tie = kLargest}, {.rank = 15}},
      {"then the tie key", {.tie = kLargest - 1}, {.tie = kLargest}},
  };
  for (const auto& [what, earlier, later] : rows) {
    LadderAgenda agenda;
    agenda.add(later);
    agenda.add(earlier);
    EXPECT_EQ(agenda.take(), earlier) << what;
    EXPECT_EQ(agenda.take(), later) << what;
  }
}

TEST(LadderAgenda, WhatWasMadeFirstComesFirstAmongEqualOnes) {
  LadderAgenda agenda;
  for (std::uint32_t i = 0; i < 5'000; ++i) agenda.add({.at = kHour, .payload = i});
  for (std::uint32_t i = 0; i < 5'000; ++i) {
    EXPECT_EQ(agenda.take().payload, i);
    if (i < 1'000) agenda.add({.at = kHour, .payload = 5'000 + i});
  }
  for (std::uint32_t i = 0; i < 1'000; ++i) EXPECT_EQ(agenda.take().payload, 5'000 + i);
}

TEST(LadderAgenda, A1ManyComeInSequenceHoweverUnevenlyTheyLie) {
  std::mt19937_64 random(1);
  LadderAgenda agenda;
  std::vector<Instant> times(100'000);
  for (Instant& time : times) {
    time = static_cast<Instant>(random() >> (8 + random() % 56));
    agenda.add({.at = time});
  }
  std::ranges::sort(times);
  for (const Instant time : times) ASSERT_EQ(agenda.take().at, time);
}

TEST(LadderAgenda, A2ATicketIsForOneAppointmentOnly) {
  LadderAgenda agenda;
  EXPECT_FALSE(agenda.cancel({}));
  const Ticket taken = agenda.add({.at = 1});
  agenda.take();
  const Ticket other = agenda.add({.at = 2});
  EXPECT_FALSE(agenda.cancel(taken));
  EXPECT_TRUE(agenda.cancel(other));
  EXPECT_FALSE(agenda.cancel(other));
  EXPECT_TRUE(agenda.empty());
}

}  // namespace
}  // namespace juchu
