#include "model/text/suggestion.hpp"

#include <vector>

#include <gtest/gtest.h>

namespace juchu {
namespace {

TEST(NearestName, KnowsWhatWasMeant) {
  struct Row {
    const char* what;
    std::string typed;
    std::vector<std::string> known;
    const char* nearest;
  };
  const Row rows[] = {
      {"a letter too many", "payed", {"new", "paid", "shipped"}, "paid"},
      {"neighbours swapped count once", "piad", {"paid"}, "paid"},
      {"case is nothing", "PAID", {"shipped", "paid"}, "paid"},
      {"- and _ are alike", "day_begins", {"day-ends", "day-begins"}, "day-begins"},
      {"a third of the length and one more", "abcxyz", {"abcdef"}, "abcdef"},
      {"and not another", "abwxyz", {"abcdef"}, ""},
      {"ties go to the earlier", "bat", {"cat", "hat"}, "cat"},
      {"the nearer wins over the earlier", "status", {"statuses", "states"}, "states"},
      {"an exact name beats a near one", "paid", {"Paid2", "paid"}, "paid"},
      {"Japanese counts characters, not bytes", "発送準備", {"配送中", "発送準備中"}, "発送準備中"},
      {"nothing in common", "x", {"y"}, ""},
      {"nothing typed", "", {"a"}, ""},
      {"nothing known", "paid", {}, ""},
      {"far from all", "zzzz", {"new", "paid"}, ""},
      {"too long to be a name", std::string(65, 'a'), {std::string(64, 'a')}, ""},
      {"bytes that are no text", "p\xFFid", {"paid"}, "paid"},
  };
  for (const Row& row : rows)
    EXPECT_EQ(nearest_name(row.typed, row.known), row.nearest) << row.what;
}

}  // namespace
}  // namespace juchu
