// The agenda and the staff against what queueing theory says, at fixed seeds: within five standard
// errors, estimated from the means of forty batches.
#include <cmath>
#include <functional>
#include <numeric>
#include <random>

#include <gtest/gtest.h>

#include "sim/events/testing/hall.hpp"

namespace juchu {
namespace {

class Random {
 public:
  explicit Random(std::uint64_t seed) : bits_(seed) {}
  double uniform() { return (static_cast<double>(bits_() >> 11) + 0.5) * 0x1p-53; }
  /// With a mean in seconds.
  Instant exponential(double mean) {
    return static_cast<Instant>(std::llround(-std::log(uniform()) * mean * kSecond));
  }

 private:
  std::mt19937_64 bits_;
};

/// What happened to one visitor, in seconds.
struct Told {
  double waited = 0;
  bool served = true;
  bool urgent = false;
};

struct Estimate {
  double mean = 0, error = 0;
};

/// Of the mean of what `value` says of each visitor, when the first tenth is left out.
Estimate estimate(const std::vector<Told>& all, const std::function<double(const Told&)>& value) {
  constexpr std::size_t kBatches = 40;
  const std::size_t first = all.size() / 10, length = (all.size() - first) / kBatches;
  std::vector<double> means(kBatches, 0);
  for (std::size_t b = 0; b < kBatches; ++b)
    for (std::size_t i = 0; i < length; ++i)
      means[b] += value(all[first + b * length + i]) / static_cast<double>(length);
  Estimate result;
  result.mean = std::accumulate(means.begin(), means.end(), 0.0) / kBatches;
  for (const double mean : means) result.error += (mean - result.mean) * (mean - result.mean);
  result.error = std::sqrt(result.error / (kBatches * (kBatches - 1)));
  return result;
}

void expect_mean(const char* what, const std::vector<Told>& all, double theory, double precision,
                 const std::function<double(const Told&)>& value) {
  const auto [mean, error] = estimate(all, value);
  EXPECT_NEAR(mean, theory, 5 * error) << what << ", standard error " << error;
  EXPECT_LT(error, precision * theory) << what << ": too rough to tell anything";
}

double waited(const Told& visitor) { return visitor.waited; }
double waits(const Told& visitor) { return visitor.waited > 0 ? 1 : 0; }
double gives_up(const Told& visitor) { return visitor.served ? 0 : 1; }

/// Visitors who come at `rate` a second to one team; `visit` makes one of an arrival.
std::vector<Told> simulate(Team team, double rate, std::size_t visitors,
                           const std::function<Visit(Instant at, Random& random)>& visit) {
  Random random(20260901);
  std::vector<Visit> visits(visitors);
  Instant now = 0;
  for (Visit& next : visits) next = visit(now += random.exponential(1 / rate), random);
  Hall hall({std::move(team)}, 0);
  const std::vector<Served> served = hall.serve(visits);
  std::vector<Told> told(visitors);
  for (std::size_t v = 0; v < visitors; ++v) {
    const Instant until = std::min(served[v].began, served[v].left);
    told[v] = {static_cast<double>(until - visits[v].at) / kSecond, served[v].began != kNever,
               visits[v].priority == 0};
  }
  return told;
}

Team tellers(int count) { return {.crews = {{.roster = count}}}; }

Visit exponential_visit(Instant at, Random& random) {
  return {.at = at, .length = random.exponential(1)};
}

/// The share of those who wait, where `count` tellers serve one visitor a second each.
double erlang_c(int count, double rate) {
  double blocked = 1;  // Erlang B, recursively
  for (int c = 1; c <= count; ++c) blocked = rate * blocked / (c + rate * blocked);
  return blocked / (1 - rate / count * (1 - blocked));
}

TEST(QueueingTheory, OneTeller) {
  const auto told = simulate(tellers(1), 0.7, 400'000, exponential_visit);
  expect_mean("wait", told, 0.7 / 0.3, 0.03, waited);
  expect_mean("share who wait", told, 0.7, 0.01, waits);
}

TEST(QueueingTheory, SeveralTellers) {
  EXPECT_NEAR(erlang_c(1, 0.7), 0.7, 1e-12);
  for (const auto& [count, rate] : {std::pair(3, 2.4), std::pair(10, 8.0)}) {
    const auto told = simulate(tellers(count), rate, 400'000, exponential_visit);
    const double share = erlang_c(count, rate);
    expect_mean("share who wait", told, share, 0.02, waits);
    expect_mean("wait", told, share / (count - rate), 0.04, waited);
  }
}

TEST(QueueingTheory, WorkThatAlwaysTakesTheSame) {
  const auto told = simulate(tellers(1), 0.8, 400'000, [](Instant at, Random&) {
    return Visit{.at = at, .length = kSecond};
  });
  expect_mean("wait", told, 0.8 / (2 * 0.2), 0.03, waited);  // Pollaczek and Khinchine
}

TEST(QueueingTheory, UrgentVisitorsGoFirst) {
  const auto told = simulate(tellers(1), 0.8, 600'000, [](Instant at, Random& random) {
    return Visit{.at = at,
                 .length = random.exponential(1),
                 .priority = random.uniform() < 0.25 ? 0 : Turn::kNoPriority};
  });
  const double share = 0.25, in_hand = 0.8, urgent = 0.8 / (1 - 0.2);  // Cobham
  const double other = in_hand / ((1 - 0.2) * (1 - 0.8));
  expect_mean("urgent", told, share * urgent, 0.02,
              [](const Told& visitor) { return visitor.urgent ? visitor.waited : 0; });
  expect_mean("the others", told, (1 - share) * other, 0.05,
              [](const Told& visitor) { return visitor.urgent ? 0 : visitor.waited; });
}

TEST(QueueingTheory, VisitorsLosePatience) {
  struct Row {
    double rate, patience_rate, share_who_wait, share_who_give_up;
  };
  const Row rows[] = {
      // Erlang A with ten tellers
      {9, 0.1, .577986788422, .030436788114},
      {12, 0.5, .850384947915, .195655944011},
  };
  for (const Row& row : rows) {
    const auto told = simulate(tellers(10), row.rate, 400'000, [&](Instant at, Random& random) {
      return Visit{.at = at,
                   .length = random.exponential(1),
                   .patience = random.exponential(1 / row.patience_rate)};
    });
    expect_mean("share who wait", told, row.share_who_wait, 0.02, waits);
    expect_mean("share who give up", told, row.share_who_give_up, 0.05, gives_up);
  }
}

/// So many visits an hour, by day and night, of half an hour each.
std::vector<Visit> visits_of(int days, double per_hour) {
  Random random(1);
  std::vector<Visit> visits;
  for (Instant at = 0; (at += random.exponential(3600 / per_hour)) < days * kWholeDay;)
    visits.push_back({.at = at, .length = random.exponential(1800)});
  return visits;
}

TEST(QueueingTheory, ShiftsThatCoverTheDayAreNoShifts) {
  const std::vector<Visit> visits = visits_of(400, 5);
  Hall always({tellers(3)}, 0);
  const auto served = always.serve(visits);
  const Shift early{.to = 10 * kHour, .count = 3};
  const Shift late{.from = 10 * kHour, .to = 24 * kHour, .count = 3};
  for (const AtEnd at_end : {AtEnd::Finish, AtEnd::Carry, AtEnd::Drop}) {
    Hall by_shifts({Team{at_end, {{.roster = Roster({early, late})}}}}, 0);
    EXPECT_EQ(by_shifts.serve(visits), served);
  }
}

/// Work that is without memory has as much to come at the end of a shift as at its beginning.
TEST(QueueingTheory, OvertimeOfTellersWhoAreNeverIdle) {
  const std::vector<Visit> visits = visits_of(3'000, 3);  // half more than they can do
  const Shift shift{.from = 9 * kHour, .to = 17 * kHour, .count = 3};
  Hall hall({Team{AtEnd::Finish, {{.roster = Roster({shift})}}}}, 0);
  (void)hall.serve(visits);
  const Account account = hall.staff().account(0, hall.now());
  const double evenings = static_cast<double>(account.available) / (8 * kHour);
  const double mean = static_cast<double>(account.overtime) / kSecond / evenings;
  EXPECT_NEAR(mean, 1800, 5 * 1800 / std::sqrt(evenings));  // of a person's evening, in seconds
  EXPECT_GT(evenings, 10'000);
  EXPECT_GT(static_cast<double>(account.busy), 0.999 * static_cast<double>(account.available));
}

TEST(QueueingTheory, UtilisationIsThatOfTheHoursInWhichPeopleWork) {
  constexpr int kDays = 4'000;
  const std::vector<Visit> visits = visits_of(kDays, 1.5);
  const Shift shift{
      .from = 9 * kHour, .to = 17 * kHour, .count = 3, .breaks = {{12 * kHour, 13 * kHour}}};
  Hall hall({Team{AtEnd::Carry, {{.roster = Roster({shift})}}}}, 0);
  (void)hall.serve(visits);
  const Account account = hall.staff().account(0, hall.now());
  const double visits_expected = 1.5 * 24 * kDays;
  const double share = static_cast<double>(account.busy) / static_cast<double>(account.available);
  const double theory = 1.5 * 24 * 0.5 / (3 * 7);  // hours of work a day, hours of people
  EXPECT_NEAR(share, theory, 5 * theory * std::sqrt(2 / visits_expected));
  EXPECT_EQ(account.overtime, 0);
}

}  // namespace
}  // namespace juchu
