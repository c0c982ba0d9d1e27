// What happens at one instant happens in one stated sequence (S1).
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "sim/testing/queue_study.hpp"

namespace juchu {
namespace {

/// Something that happens at midnight of 2026-10-07, when the rules shut out who came 30 days ago.
struct AtMidnight {
  const char* what;
  const char* id;
  const char* habit;  // the rest of its row; none: the deadline itself
};

/// In the sequence in which they are to happen.
constexpr AtMidnight kClasses[] = {
    {"a day's deadlines", "rules", ""},
    {"completions", "completes", R"("using": "by-night", "takes": "1 h")"},
    {"free staff take work", "begins", R"("using": "from-midnight", "takes": "0 s")"},
    {"times of day", "strikes", R"("at": "0:00")"},
    {"delays", "waits", R"("after": "1 h")"},
};

std::string row_of(const AtMidnight& each) {
  return fmt::format(R"(, {{"id": "{}", "when": "go", "in_final": true, {}, "marks": "m_{}"}})",
                     each.id, each.habit, each.id);
}

std::vector<std::string> at_midnight(const std::string& rows) {
  const Study study = queue_study(
      R"("arrivals": [{"id": "customers", "event": "come", "per_day": 9, "hours": {"6": 1}}],
      "staff": {"by-night": {"count": 9, "shift": "18:00-0:00", "at_end": "drop"},
                "from-midnight": {"count": 9, "shift": "0:00-9:00"}},
      "habits": [{"id": "goes", "when": "came_on + 29 == today", "at": "23:00", "marks": "go"})" +
          rows + "]",
      1, 40);
  std::vector<std::string> names;
  for (const std::string& line : steps_of_order(study, 1))
    if (line.starts_with("2026-10-07 00:00:00 ")) names.push_back(line.substr(20));
  return names;
}

TEST(EqualTimes, EachPairOfClasses) {
  for (std::size_t i = 0; i < std::size(kClasses); ++i)
    for (std::size_t j = i + 1; j < std::size(kClasses); ++j) {
      const AtMidnight &first = kClasses[i], &second = kClasses[j];
      SCOPED_TRACE(fmt::format("{} before {}", first.what, second.what));
      const std::string row = i == 0 ? "" : row_of(first);
      std::vector<std::string> expected = {first.id, second.id};
      if (i != 0) expected.insert(expected.begin(), "rules");
      EXPECT_EQ(at_midnight(row + row_of(second)), expected);
      EXPECT_EQ(at_midnight(row_of(second) + row), expected) << "the sequence of rows is nothing";
    }
}

const std::string
    kOne = R"("arrivals": [{"id": "customers", "event": "come", "per_day": 9, "hours": {"6": 1}}])";
const std::string
    kGo = R"({"id": "goes", "when": "main == waiting", "at": "12:00", "marks": "go"})";

/// The steps of the first order at 13:00 and later that day.
std::vector<std::string> afternoon(const std::string& staff, const std::string& habits) {
  const Study study = queue_study(kOne + R"(, "staff": {)" + staff + R"(}, "habits": [)" + kGo +
                                  habits + "]");
  std::vector<std::string> lines;
  for (const std::string& line : steps_of_order(study, 1))
    if (line >= "2026-09-07 13:00" && line < "2026-09-08") lines.push_back(line.substr(11));
  return lines;
}

TEST(EqualTimes, CompletionsComeBeforeTheEndOfTheShift) {
  EXPECT_EQ(
      afternoon(
          R"("tellers": {"count": 9, "shift": "9:00-13:00", "at_end": "drop"})",
          R"(, {"id": "serves", "when": "go", "using": "tellers", "takes": "1 h", "event": "serve"})"),
      std::vector<std::string>{"13:00:00 serves"});
}

TEST(EqualTimes, ShiftEndsComeBeforeStarts) {  // what the one leaves the other takes up
  EXPECT_EQ(
      afternoon(
          R"("tellers": {"at_end": "carry", "people": [{"count": 9, "shift": "9:00-13:00"}, {"count": 9, "shift": "13:00-18:00"}]})",
          R"(, {"id": "serves", "when": "go", "using": "tellers", "takes": "90 min", "event": "serve"})"),
      std::vector<std::string>{"13:30:00 serves"});
}

TEST(EqualTimes, WhatIsPackedOnTheHourMakesThePickUpOfTheHour) {
  const std::vector<std::string> expected = {"13:00:00 packs", "13:00:00 picked-up"};
  const std::string
      picked_up = R"(, {"id": "picked-up", "when": "packed", "at": "13:00", "event": "serve"})";
  EXPECT_EQ(
      afternoon(
          R"("packers": {"count": 9})",
          R"(, {"id": "packs", "when": "go && !packed", "using": "packers", "takes": "1 h", "marks": "packed"})" +
              picked_up),
      expected);
  EXPECT_EQ(
      afternoon("",
                R"(, {"id": "packs", "when": "go && !packed", "after": "1 h", "marks": "packed"})" +
                    picked_up),
      expected)
      << "times of day include the very moment of asking";
}

TEST(EqualTimes, DelaysComeBeforeArrivals) {
  const auto came = [](const Study& study) {
    std::vector<Instant> instants;
    (void)run_replication(study, 1, [&](const LoadStep& step) {
      if (step.arrivals >= 0) instants.push_back(step.at);
    });
    return instants;
  };
  const std::vector<Instant> instants = came(queue_study(kOne + R"(, "habits": [])"));
  ASSERT_GE(instants.size(), 2U);
  const Study study = queue_study(
      kOne +
      fmt::format(
          R"(, "habits": [{{"id": "calls", "when": "main == waiting", "after": "{} ms", "event": "call"}}])",
          static_cast<double>(instants[1] - instants[0]) / 1000));
  const auto steps = steps_of(study);
  const auto ring = std::ranges::find_if(
      steps, [](const std::string& line) { return line.ends_with("order 1 calls"); });
  ASSERT_NE(ring, steps.end());
  ASSERT_NE(ring + 1, steps.end());
  EXPECT_TRUE((ring + 1)->ends_with("order 2 customers")) << *(ring + 1);
  EXPECT_EQ((ring + 1)->substr(0, 19), ring->substr(0, 19));
}

TEST(EqualTimes, WithinAClassTheTimeOfAskingThenTheOrderThenTheRow) {
  const Study study = queue_study(kOne + R"(, "habits": [
        {"id": "late", "when": "go", "at": "13:00", "marks": "a"},
        {"id": "early", "when": "main == waiting", "at": "13:00", "marks": "b"},
        {"id": "late-too", "when": "go", "at": "13:00", "marks": "c"}, )" +
                                  kGo + "]");
  std::vector<std::string> names;
  for (const std::string& line : steps_of(study))
    if (line.starts_with("2026-09-07 13:00")) names.push_back(line.substr(20));
  ASSERT_GE(names.size(), 6U);
  const std::size_t orders = names.size() / 3;
  for (std::size_t order = 0; order < orders; ++order) {
    EXPECT_EQ(names[order], fmt::format("order {} early", order + 1));
    EXPECT_EQ(names[orders + 2 * order], fmt::format("order {} late", order + 1));
    EXPECT_EQ(names[orders + 2 * order + 1], fmt::format("order {} late-too", order + 1));
  }
}

}  // namespace
}  // namespace juchu
