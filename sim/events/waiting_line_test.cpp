#include "sim/events/waiting_line.hpp"

#include <algorithm>
#include <iterator>
#include <random>
#include <utility>

#include <gtest/gtest.h>

namespace juchu {
namespace {

TEST(WaitingLine, TheSmallestTurnIsFirst) {
  struct Row {
    const char* what;
    Turn first, second;
  };
  const Row rows[] = {
      {"priority", {.priority = -1, .asked = 9}, {.priority = 0, .asked = 1}},
      {"unset priority is last", {.priority = 1'000'000, .asked = 9}, {.asked = 1}},
      {"then time of asking", {.asked = 1, .order = 9}, {.asked = 2, .order = 1}},
      {"then order", {.order = 1, .row = 9}, {.order = 2, .row = 1}},
      {"then row", {.row = 1}, {.row = 2}},
  };
  for (const auto& [what, first, second] : rows)
    for (const bool swapped : {false, true}) {
      WaitingLine line;
      line.add(swapped ? second : first, swapped ? 1 : 0);
      line.add(swapped ? first : second, swapped ? 0 : 1);
      EXPECT_EQ(line.first(), 0u) << what;
    }
}

TEST(WaitingLine, AgreesWithASortedOneWhoeverLeaves) {
  std::mt19937 random(1);
  WaitingLine line;
  std::vector<std::pair<Turn, std::uint32_t>> plain;
  for (std::uint32_t i = 0; i < 20'000; ++i) {
    if (plain.empty() || random() % 9 < 5) {
      const Turn turn{.priority = static_cast<std::int64_t>(random() % 9), .asked = i};
      plain.emplace_back(turn, i);
      line.add(turn, i);
    } else {
      auto leaves = std::ranges::min_element(plain);
      ASSERT_EQ(line.first(), leaves->second);
      if (random() % 2 == 0)
        leaves = std::next(plain.begin(), static_cast<int>(random() % plain.size()));
      line.remove(leaves->second);
      plain.erase(leaves);
    }
    ASSERT_EQ(line.size(), plain.size());
  }
}

}  // namespace
}  // namespace juchu
