// Studies against theory, and against what a study says it means.
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "model/text/diagnostics.hpp"
#include "sim/load/run_study.hpp"
#include "sim/statistics/jackknife.hpp"
#include "sim/statistics/rate.hpp"
#include "sim/study/study_json.hpp"

namespace juchu {
namespace {

constexpr const char* kFile = "testing/rulebooks/study.json";

Study study_of(const std::string& text, const StudyVariant& variant = {}) {
  RulebookShelf shelf;
  Diagnostics diagnostics;
  std::optional<Study> study = read_study(text, kFile, variant, shelf, diagnostics);
  for (const Diagnostic& problem : diagnostics.sorted())
    ADD_FAILURE() << problem.position.line << ": " << problem.pointer << ": " << problem.problem.en;
  if (!study) throw std::runtime_error("the study cannot be read");
  return std::move(*study);
}

/// A queue of customers, open all week: `more` are the members that a test adds.
std::string queue(const std::string& more, int days = 6, int replications = 20) {
  return fmt::format(
      R"({{"study": "queue", "rulebook": "queue.json", "title": {{"en": "A queue"}}, "shop": {{"open": true}},
  "from": "2026-09-07", "days": {}, "follow_days": 2, "warm_up": 1, "replications": {}, "seed": 5, {}}})",
      days, replications, more);
}

const std::string kArrivals =
    R"("arrivals": [{"id": "customers", "event": "come", "per_day": 1440, "hours": "even"}])";

std::vector<ReplicationCounts> run(const Study& study, int threads = 1) {
  return run_study(study, {.count = study.replications, .threads = threads});
}

/// The mean number of those who wait or are served, with its interval.
Estimate mean_number(const Study& study) {
  std::vector<Total> totals;
  for (const ReplicationCounts& counts : run(study)) totals.push_back(counts.numbers[0].over_time);
  return mean_of(totals).value();
}

struct Queue {
  const char* what;
  int servers;
  const char* takes;
  double number;  // in the system, by theory
};

/// Erlang's C: the probability of waiting with `servers` and `load` Erlangs.
double waits(int servers, double load) {
  double term = 1, sum = 1;
  for (int n = 1; n < servers; ++n) sum += term *= load / n;
  const double last = term * load / servers / (1 - load / servers);
  return last / (sum + last);
}

TEST(QueueTheory, NumbersInTheSystem) {
  const double c3 = 2.1 + waits(3, 2.1) * 2.1 / (3 - 2.1);
  const Queue queues[] = {
      {"M/M/1", 1, R"({"exponential": "42 s"})", .7 / .3},
      {"M/M/3", 3, R"({"exponential": "126 s"})", c3},
      {"M/D/1", 1, R"("42 s")", .7 + .49 / (2 * .3)},
      {"M/G/1 (Pollaczek and Khinchine)", 1, R"({"gamma": {"mean": "42 s", "cv": 2}})",
       .7 + .49 * (1 + 4) / (2 * .3)},
  };
  for (const Queue& each : queues) {
    SCOPED_TRACE(each.what);
    const Study study = study_of(queue(kArrivals + fmt::format(
                                                       R"(, "staff": {{"tellers": {{"count": {}}}}},
        "habits": [{{"id": "serves", "when": "main == waiting", "using": "tellers", "takes": {}, "event": "serve"}}],
        "measures": [{{"id": "waiting", "number": "main == waiting"}}])",
                                                       each.servers, each.takes),
                                       11));
    const Estimate found = mean_number(study);
    EXPECT_TRUE(found.interval->contains(each.number))
        << found.value << " (" << found.interval->low << " to " << found.interval->high << "), not "
        << each.number;
    EXPECT_LT(found.interval->high - found.interval->low, each.number * .25);
  }
}

TEST(QueueTheory, EverybodyIsServedAtOnce) {  // M/G/inf: the mean number is rate times mean
  const Study study = study_of(queue(
      kArrivals +
      R"(, "habits": [{"id": "goes", "when": "main == waiting", "after": {"uniform": ["0 min", "2 h"]}, "event": "leave"}],
      "measures": [{"id": "waiting", "number": "main == waiting"}])"));
  const Estimate found = mean_number(study);
  EXPECT_TRUE(found.interval->contains(60)) << found.value;
}

/// M_t/G/inf (Eick, Massey and Whitt 1993): with arrivals at a rate that changes by the hour, the
/// number at time t has Poisson's distribution of the mean that came before t and still stays.
TEST(QueueTheory, EverybodyIsServedAtOnceWhileArrivalsChangeByTheHour) {
  std::string weights;
  const auto weight = [](int hour) { return hour < 6 ? 0 : hour < 12 ? 4 : hour < 18 ? 1 : 3; };
  for (int hour = 0; hour < 24; ++hour)
    weights += (hour == 0 ? "" : ", ") + std::to_string(weight(hour));
  const Study study = study_of(queue(
      fmt::format(
          R"("arrivals": [{{"id": "customers", "event": "come", "per_day": 960, "hours": [{}]}}],
      "habits": [{{"id": "goes", "when": "main == waiting", "after": {{"uniform": ["0 min", "2 h"]}}, "event": "leave"}}],
      "measures": [{{"id": "waiting", "number": "main == waiting"}}])",
          weights),
      21));
  // By the minute: a customer stays longer than u minutes with probability 1 - u / 120.
  const auto expected = [&](int minute) {
    double mean = 0;
    for (int u = 0; u < 120; ++u) {
      const int hour = ((minute - 1 - u + 1440) % 1440) / 60;
      mean += 960.0 / 48 / 60 * weight(hour) * (1 - (u + .5) / 120);
    }
    return mean;
  };
  const int minutes[] = {5 * 60, 7 * 60, 11 * 60 + 30, 13 * 60, 17 * 60, 19 * 60, 23 * 60};
  std::map<int, std::vector<double>> found;  // by minute of the day
  for (int replication = 1; replication <= 20; ++replication) {
    std::map<std::int64_t, std::pair<Instant, Instant>> stays;
    (void)run_replication(study, replication, [&](const LoadStep& step) {
      if (step.arrivals >= 0) stays[step.order] = {step.at, std::numeric_limits<Instant>::max()};
      if (step.habit >= 0) stays[step.order].second = step.at;
    });
    for (Day day = study.from + 1; day < study.horizon(); ++day)
      for (const int minute : minutes) {
        const Instant at = midnight_of(day) + Instant{minute} * 60'000'000;
        found[minute].push_back(
            static_cast<double>(std::ranges::count_if(stays, [&](const auto& stay) {
              return stay.second.first < at && stay.second.second >= at;
            })));
      }
  }
  for (const auto& [minute, numbers] : found) {
    SCOPED_TRACE(minute);
    const double n = static_cast<double>(numbers.size()), mean = expected(minute);
    double sum = 0, squares = 0;
    for (const double number : numbers) sum += number;
    for (const double number : numbers) squares += (number - sum / n) * (number - sum / n);
    EXPECT_EQ(numbers.size(), 400U);
    EXPECT_NEAR(sum / n, mean, 4 * std::sqrt(mean / n) + 1e-9);
    EXPECT_NEAR(squares / (n - 1), mean, 4 * std::sqrt(mean * (1 + 2 * mean) / n) + 1e-9);
  }
}

const std::string kServed =
    R"(, "staff": {"tellers": {"count": 2, "shift": "Mon-Sat 9:00-17:00"}},
  "habits": [
    {"id": "serves", "when": "main == waiting", "using": "tellers", "takes": {"exponential": "30 s"}, "event": "serve"},
    {"id": "leaves", "when": "main == waiting", "after": {"exponential": "3 h"}, "chance": 0.5, "event": "leave"}],
  "measures": [{"id": "lost", "rate": "all", "ever": "main == gone"}])";

std::vector<std::string> log_of(const Study& study, int replication = 1) {
  std::vector<std::string> lines;
  (void)run_replication(study, replication, [&](const LoadStep& step) {
    lines.push_back(
        fmt::format("{} order {} habit {} accepted {}", step.at, step.order,
                    step.habit < 0 ? "" : study.habits[static_cast<std::size_t>(step.habit)].id,
                    step.decision != nullptr && step.decision->accepted));
  });
  return lines;
}

TEST(Simulation, TheSameStudyGivesTheSameReplications) {
  const Study study = study_of(queue(kArrivals + kServed, 3, 6));
  EXPECT_EQ(log_of(study), log_of(study));
  EXPECT_NE(log_of(study, 1), log_of(study, 2));
  const auto one = run(study), two = run(study, 2);
  ASSERT_EQ(one.size(), two.size());
  for (std::size_t r = 0; r < one.size(); ++r) {
    EXPECT_EQ(one[r].happened, two[r].happened);
    EXPECT_EQ(one[r].events, two[r].events);
    EXPECT_GT(one[r].happened[0], 0);
  }
}

/// When the orders of a study come, and when one of its habits rings first for each.
std::pair<std::set<Instant>, std::map<std::int64_t, Instant>> moments(const Study& study,
                                                                      const std::string& habit) {
  std::set<Instant> came;
  std::map<std::int64_t, Instant> rings;
  (void)run_replication(study, 1, [&](const LoadStep& step) {
    if (step.arrivals >= 0) came.insert(step.at);
    if (step.habit >= 0 && study.habits[static_cast<std::size_t>(step.habit)].id == habit)
      rings.try_emplace(step.order, step.at);
  });
  return {came, rings};
}

TEST(Simulation, AnotherHabitOrWaveMovesNoOtherDraw) {
  const std::string leaves =
      R"("habits": [{"id": "leaves", "when": "main == waiting", "after": {"exponential": "3 h"}, "event": "leave"}%])";
  const auto with = [&](const std::string& arrivals, const std::string& more) {
    std::string habits = leaves;
    habits.replace(habits.find('%'), 1, more);
    return study_of(queue(arrivals + ", " + habits, 3));
  };
  const Study alone = with(kArrivals, "");
  const Study beside = with(
      kArrivals,
      R"(, {"id": "calls", "when": "main == waiting", "after": {"exponential": "10 min"}, "event": "call"})");
  EXPECT_EQ(moments(alone, "leaves"), moments(beside, "leaves"));
  EXPECT_NE(log_of(alone).size(), log_of(beside).size()) << "sometimes: the other habit rings";
  const std::string wave =
      R"("arrivals": [{"id": "customers", "event": "come", "per_day": 1440, "hours": "even", "waves": [{"from": "2026-09-08", "days": 1, "times": 2}]}])";
  const auto before = moments(alone, "leaves").first,
             after = moments(with(wave, ""), "leaves").first;
  const Instant wave_begins = midnight_of(*parse_day("2026-09-08"));
  for (const Instant at : before)
    EXPECT_TRUE(after.contains(at) || (at >= wave_begins && at < wave_begins + kWholeDay));
  EXPECT_GT(after.size(), before.size() + 1000);
}

/// One customer comes at 12:00:00 or so; what happens to her is told by what rings.
TEST(Simulation, OneRingASpell) {
  const Study study = study_of(queue(
      R"("arrivals": [{"id": "customers", "event": "come", "per_day": 24, "hours": "even"}],
      "habits": [{"id": "calls", "when": "main == waiting", "after": "10 min", "event": "call"},
                 {"id": "nags", "when": "main == waiting", "after": "1 h", "again": true, "event": "call"}])",
      2, 1));
  std::map<std::int64_t, std::vector<std::string>> rings;
  (void)run_replication(study, 1, [&](const LoadStep& step) {
    if (step.habit < 0) return;
    rings[step.order].push_back(study.habits[static_cast<std::size_t>(step.habit)].id +
                                (step.decision->accepted ? "+" : "-"));
  });
  ASSERT_FALSE(rings.empty());
  for (const auto& [order, told] : rings) {
    EXPECT_EQ(std::ranges::count(told, "calls+") + std::ranges::count(told, "calls-"), 1);
    EXPECT_GT(told.size(), 5U);
    EXPECT_EQ(told[0], "calls+");
    EXPECT_EQ(told[1], "nags+");
    EXPECT_EQ(told[2], "nags-") << "a refusal is a ring, too";
  }
}

TEST(Simulation, CountsWhoIsTurnedAwayAndWhoIsNeverDone) {
  const Study closed = study_of(queue(kArrivals + R"(, "habits": [])", 2, 1),
                                {.changes = {{"shop.open", "false"}}});
  const ReplicationCounts away = run_replication(closed, 1);
  EXPECT_EQ(away.orders, 0);
  EXPECT_GT(away.turned_away, 1000);
  const Study idle = study_of(queue(kArrivals + R"(, "habits": [], "measures": [
      {"id": "long", "rate": "customers", "ever": "came_on + 2 <= today"},
      {"id": "wait", "time": {"from": "main == waiting", "to": "main == served"}}])",
                                    2, 1));
  const ReplicationCounts waiting = run_replication(idle, 1);
  EXPECT_GT(waiting.orders, 1000);
  EXPECT_EQ(waiting.unresolved, waiting.orders) << "nothing closes them before the limit";
  EXPECT_EQ(waiting.happened[0], waiting.orders) << "days alone make it true";
  EXPECT_EQ(waiting.times[0].unresolved, waiting.orders);
}

TEST(Simulation, HabitsThatRingWithoutEndAreNamed) {
  const Study study = study_of(queue(kArrivals + R"(, "habits": [
      {"id": "puts", "when": "main == waiting && !on", "after": "0 s", "marks": "on"},
      {"id": "takes", "when": "main == waiting && on", "after": "0 s", "unmarks": "on"}])",
                                     2, 3));
  const ReplicationCounts counts = run_replication(study, 1);
  EXPECT_EQ(study.habits[static_cast<std::size_t>(counts.endless)].id, "puts");
  for (const int threads : {1, 2}) {
    const auto ended = run(study, threads);
    ASSERT_EQ(ended.size(), 1U) << "nothing else is told";
    EXPECT_EQ(ended[0].endless, counts.endless);
  }
}

TEST(Simulation, MarksAreSeenByHabitsAlone) {
  const Study study = study_of(queue(
      R"("arrivals": [{"id": "customers", "event": "come", "per_day": 48, "hours": "even", "lines": {"2": 1}}],
      "habits": [{"id": "notes", "when": "main == waiting && !noted", "after": "5 min", "marks": "noted"},
                 {"id": "serves", "when": "main == waiting && noted", "after": "5 min", "for": "cart", "event": "serve"}],
      "measures": [{"id": "noted", "rate": "all", "at_end": "noted"}, {"id": "both", "rate": "all", "ever": "lines == 2"}])",
      2, 1));
  const ReplicationCounts counts = run_replication(study, 1);
  EXPECT_GT(counts.orders, 0);
  EXPECT_EQ(counts.unresolved, 0);
  EXPECT_EQ(counts.happened[1], counts.orders) << "the lines of one cart";
  EXPECT_GE(counts.happened[0] * 2, counts.orders);
}

}  // namespace
}  // namespace juchu
