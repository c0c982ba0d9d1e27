#include "sim/events/staff.hpp"

#include <random>

#include <gtest/gtest.h>

#include "sim/events/testing/hall.hpp"

namespace juchu {
namespace {

/// On the first day, of which all these stories tell, in minutes.
constexpr Instant minutes(Instant count) { return count * kMinute; }

Shift shift(Instant from, Instant to, int count = 1, std::vector<Break> breaks = {}) {
  return {.from = minutes(from), .to = minutes(to), .count = count, .breaks = std::move(breaks)};
}

std::vector<Team> team(AtEnd at_end, std::vector<Shift> shifts) {
  return {Team{at_end, {{.roster = Roster(std::move(shifts))}}}};
}

struct Story {
  const char* what;
  std::vector<Team> teams;
  std::vector<Visit> visits;                        // in minutes
  std::vector<std::pair<Instant, Instant>> served;  // began, left; in minutes
};

void expect_served(const std::vector<Story>& stories) {
  for (const Story& story : stories) {
    std::vector<Visit> visits = story.visits;
    for (Visit& visit : visits) {
      visit.at *= kMinute;
      visit.length *= kMinute;
    }
    Hall hall(story.teams, 0);
    const std::vector<Served> served = hall.serve(visits);
    for (std::size_t v = 0; v < visits.size(); ++v) {
      EXPECT_EQ(served[v].began, minutes(story.served[v].first)) << story.what << ", visit " << v;
      EXPECT_EQ(served[v].left, minutes(story.served[v].second)) << story.what << ", visit " << v;
    }
    for (int t = 0; t < static_cast<int>(story.teams.size()); ++t) {
      const Account account = hall.staff().account(t, hall.now());
      EXPECT_GE(account.available, account.busy) << "S3: " << story.what;
    }
  }
}

constexpr Instant kNextDay = 24 * 60;

TEST(Staff, WorkInHandAtTheEndOfAShiftIsFinishedCarriedOverOrDropped) {
  const auto one = [](AtEnd at_end) { return team(at_end, {shift(60, 120)}); };
  const std::vector<Visit> two = {{.at = 110, .length = 15}, {.at = 111, .length = 5}};
  expect_served({
      {"done at the very end", one(AtEnd::Drop), {{.at = 110, .length = 10}}, {{110, 120}}},
      {"finished", one(AtEnd::Finish), two, {{110, 125}, {kNextDay + 60, kNextDay + 65}}},
      {"carried over, first thing",
       one(AtEnd::Carry),
       {{.at = 110, .length = 15}, {.at = 111, .length = 5, .priority = 0}},
       {{110, kNextDay + 65}, {kNextDay + 65, kNextDay + 70}}},
      {"carried over twice",
       one(AtEnd::Carry),
       {{.at = 60, .length = 130}},
       {{60, 2 * kNextDay + 70}}},
      {"dropped, and begun again",
       one(AtEnd::Drop),
       two,
       {{110, kNextDay + 75}, {kNextDay + 75, kNextDay + 80}}},
      {"dropped, and behind what is more urgent",
       one(AtEnd::Drop),
       {{.at = 110, .length = 15}, {.at = 111, .length = 5, .priority = 0}},
       {{110, kNextDay + 80}, {kNextDay + 60, kNextDay + 65}}},
  });
}

TEST(Staff, ABreakAndASmallerCountEndTheWorkBegunLast) {
  const auto with_break = [](AtEnd at_end) {
    return team(at_end, {shift(60, 240, 1, {{minutes(120), minutes(130)}})});
  };
  const auto fewer = [](AtEnd at_end) { return team(at_end, {shift(60, 240), shift(60, 120)}); };
  const std::vector<Visit> three = {
      {.at = 100, .length = 50}, {.at = 101, .length = 30}, {.at = 102, .length = 10}};
  expect_served({
      {"finished in the break",
       with_break(AtEnd::Finish),
       three,
       {{100, 150}, {150, 180}, {180, 190}}},
      {"which a short rest of work leaves whole",
       with_break(AtEnd::Finish),
       {{.at = 119, .length = 5}, {.at = 120, .length = 1}},
       {{119, 124}, {130, 131}}},
      {"carried over the break",
       with_break(AtEnd::Carry),
       three,
       {{100, 160}, {160, 190}, {190, 200}}},
      {"of two, who began last finishes and goes",
       fewer(AtEnd::Finish),
       three,
       {{100, 150}, {101, 131}, {150, 160}}},
      {"of two, the last is carried over",
       fewer(AtEnd::Carry),
       three,
       {{100, 150}, {101, 161}, {161, 171}}},
      {"who is idle goes first", fewer(AtEnd::Drop), {{.at = 100, .length = 50}}, {{100, 150}}},
  });
}

TEST(Staff, PeopleTakeTheirOwnWorkFirstThenThatOfOthersAtTheirOwnSpeed) {
  const std::vector<Team> pair = {
      Team{.crews = {{.roster = 1, .speed_percent = 50, .also = {1}}}},
      Team{.crews = {{.roster = 1}, {.roster = Roster({shift(0, 10)}), .speed_percent = 200}}}};
  expect_served({
      {"S1: in the sequence stated",
       pair,
       {{.at = 1, .length = 4, .team = 1}, {.at = 1, .length = 4, .team = 1}},
       {{1, 5}, {1, 3}}},
      {"S1: who stands in comes last",
       pair,
       {{.at = 20, .length = 4, .team = 1}, {.at = 20, .length = 4, .team = 1}},
       {{20, 24}, {20, 28}}},
      {"S1: and has own work first",
       pair,
       {{.at = 20, .length = 9, .team = 1},
        {.at = 21, .length = 1},
        {.at = 22, .length = 3, .team = 1},
        {.at = 22, .length = 1}},
       {{20, 29}, {21, 23}, {25, 31}, {23, 25}}},
      {"nobody stands in the other way",
       pair,
       {{.at = 20, .length = 1}, {.at = 20, .length = 1}},
       {{20, 22}, {22, 24}}},
  });
}

TEST(Staff, TheAccountTellsBusyTimeFromOvertime) {
  struct Row {
    const char* what;
    AtEnd at_end;
    Instant available, busy, overtime, wasted;
  };
  const Row rows[] = {
      // of work of 30 minutes, begun 10 before the end of an hour's shift
      {"finished", AtEnd::Finish, 60, 10, 20, 0},
      {"carried over", AtEnd::Carry, 80, 30, 0, 0},
      {"dropped", AtEnd::Drop, 90, 40, 0, 10},
  };
  for (const Row& row : rows) {
    Hall hall(team(row.at_end, {shift(60, 120)}), 0);
    (void)hall.serve({{.at = minutes(110), .length = minutes(30)}});
    const Account account = hall.staff().account(0, hall.now());
    EXPECT_EQ(account.available, minutes(row.available)) << row.what;
    EXPECT_EQ(account.busy, minutes(row.busy)) << row.what;
    EXPECT_EQ(account.overtime, minutes(row.overtime)) << row.what;
    EXPECT_EQ(account.wasted, minutes(row.wasted)) << row.what;
  }
}

TEST(Staff, S3AllTimeInHandIsAccountedForWhateverTheShifts) {
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    std::mt19937 random(seed);
    const auto below = [&](Instant end) { return static_cast<Instant>(random()) % end; };
    std::vector<Team> teams(2);
    for (Team& team : teams) {
      team.at_end = static_cast<AtEnd>(below(3));
      for (Instant crews = 1 + below(2); crews-- > 0;)
        team.crews.push_back({.roster = Roster({shift(below(300), 400 + below(300), 2),
                                                shift(below(900), 900 + below(900))})});
    }
    teams[0].crews[0].also = {1};
    std::vector<Visit> visits(300);
    Instant now = 0, work = 0;
    for (Visit& visit : visits) {
      now += below(minutes(20));
      visit = {.at = now,
               .length = below(minutes(40)),
               .team = static_cast<int>(below(2)),
               .priority = below(3)};
      work += visit.length;
    }
    Hall hall(teams, 0);
    for (const Served& served : hall.serve(visits)) EXPECT_LE(served.began, served.left);
    for (int t = 0; t < 2; ++t) {
      const Account account = hall.staff().account(t, hall.now());
      EXPECT_GE(account.available, account.busy) << "seed " << seed;
      work -= account.busy + account.overtime - account.wasted;
    }
    EXPECT_EQ(work, 0) << "seed " << seed;
  }
}

TEST(Staff, WhoDoesOvertimeBelongsToTheShiftThatStartsMeanwhile) {
  Staff staff(team(AtEnd::Finish, {shift(60, 240, 2, {{minutes(120), minutes(130)}})}), 0);
  staff.start_shifts(staff.next_change());
  const WorkId longer = staff.request(0, {.order = 1}, minutes(30));
  (void)staff.take(minutes(115));
  EXPECT_TRUE(staff.end_shifts(minutes(120)).empty());
  EXPECT_EQ(staff.present(0), 0);
  staff.start_shifts(minutes(130));
  staff.request(0, {.order = 2}, 1);
  staff.request(0, {.order = 3}, 1);
  EXPECT_TRUE(staff.take(minutes(130)));
  EXPECT_FALSE(staff.take(minutes(130))) << "S2";
  staff.complete(longer, minutes(145));
  EXPECT_TRUE(staff.take(minutes(145)));
  const Account account = staff.account(0, minutes(145));
  EXPECT_EQ(account.overtime, minutes(10));
  EXPECT_EQ(account.busy, minutes(5 + 15 + 15));
}

TEST(Staff, S4WithdrawnWorkFreesWhoDoesItAndItsTimeIsWasted) {
  Staff staff({Team{.crews = {{.roster = 1}}}}, 0);
  const WorkId first = staff.request(0, {.order = 1}, minutes(30));
  const WorkId second = staff.request(0, {.order = 2}, minutes(30));
  const WorkId third = staff.request(0, {.order = 3}, minutes(30));
  EXPECT_EQ(staff.take(0)->work, first);
  staff.cancel(second, minutes(1));
  EXPECT_FALSE(staff.take(minutes(1)));
  staff.cancel(first, minutes(10));
  const auto begun = staff.take(minutes(10));
  ASSERT_TRUE(begun);
  EXPECT_EQ(begun->work, third);
  EXPECT_EQ(begun->until, minutes(40));
  staff.complete(third, minutes(40));
  const Account account = staff.account(0, minutes(50));
  EXPECT_EQ(account.available, minutes(50));
  EXPECT_EQ(account.busy, minutes(40));
  EXPECT_EQ(account.wasted, minutes(10));
}

TEST(Staff, CarriedWorkThatIsWithdrawnWastesAllThatWasSpentOnIt) {
  Staff staff(team(AtEnd::Carry, {shift(0, 60), shift(120, 180)}), 0);
  const WorkId work = staff.request(0, {}, minutes(90));
  (void)staff.take(minutes(20));
  EXPECT_EQ(staff.end_shifts(minutes(60)), std::vector{work});
  EXPECT_FALSE(staff.take(minutes(60)));
  staff.start_shifts(minutes(120));
  EXPECT_EQ(staff.take(minutes(120))->until, minutes(170));
  staff.cancel(work, minutes(125));
  EXPECT_EQ(staff.account(0, minutes(125)).wasted, minutes(45));
  EXPECT_EQ(staff.account(0, minutes(125)).busy, minutes(45));
}

TEST(Staff, AnotherPriorityMattersWhileWorkWaits) {
  Staff staff({Team{.crews = {{.roster = 1}}}}, 0);
  const WorkId first = staff.request(0, {.priority = 2, .order = 1}, 1);
  const WorkId second = staff.request(0, {.priority = 3, .order = 2}, 1);
  staff.set_priority(second, 1);
  EXPECT_EQ(staff.take(0)->work, second);
  staff.set_priority(second, 9);
  EXPECT_EQ(staff.turn_of(second).priority, 9);
  EXPECT_TRUE(staff.in_hand(second));
  EXPECT_EQ(staff.waiting(0), 1u);
  staff.complete(second, 1);
  EXPECT_EQ(staff.take(1)->work, first);
}

TEST(Staff, WhatTakesTimeTakesTimeFromTheFastest) {
  Staff staff({Team{.crews = {{.roster = 2, .speed_percent = 1000}}}}, 0);
  staff.request(0, {.order = 1}, 1);
  staff.request(0, {.order = 2}, 0);
  EXPECT_EQ(staff.take(0)->until, 1);
  EXPECT_EQ(staff.take(0)->until, 0);
}

}  // namespace
}  // namespace juchu
