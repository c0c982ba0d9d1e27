#include "sim/load/counts_line.hpp"

#include <gtest/gtest.h>

#include "sim/load/run_study.hpp"
#include "sim/study/study_json.hpp"
#include "sim/testing/counted_study.hpp"

namespace juchu {
namespace {

TEST(CountsLine, SaysWhatWasCounted) {
  const Study study = counted_study();
  ReplicationCounts counts = quiet_replication(study, 7, 100);
  counts.refusals = {{{{RuleKind::Forbid, 0}, 1}, 6}};
  const std::string line = line_of(2, counts);
  EXPECT_EQ(
      line.substr(0, 89),
      R"({"variant":2,"replication":7,"orders":100,"turned_away":0,"unresolved":0,"events":300,"ra)");
  EXPECT_NE(line.find(R"("times":[[0,3600000000,50,7200000000,50]])"), std::string::npos) << line;
  EXPECT_NE(
      line.find(
          R"("refusals":[5,0,1,6],"days":[[33,0,33,0,3,2,9,14400000000,18000000000,[3600000000,7200000000]],)"),
      std::string::npos);
  EXPECT_EQ(key_of_line(line), (LineKey{7, 2}));
}

TEST(CountsLine, L1ReadsAndWritesTheSameBytes) {
  RulebookShelf shelf;
  Diagnostics diagnostics;
  const Study study = open_study("stock-linked", {}, shelf, diagnostics).value();
  const LineReader reader(study);
  for (int replication = 1; replication <= 2; ++replication) {
    const std::string line = line_of(1, run_replication(study, replication));
    const auto read = reader.read(line);
    ASSERT_TRUE(read) << line;
    EXPECT_EQ(line_of(1, *read), line);
    EXPECT_FALSE(read->refusals.empty() || read->staff.empty() || read->days.empty());
  }
}

TEST(CountsLine, L2RefusesWhatCannotHaveBeenCounted) {
  struct Row {
    const char* what;
    const char* place;
    const char* instead;
  };
  const Row rows[] = {
      {"not a number", "\"orders\":100", "\"orders\":x"},
      {"negative", "\"orders\":100", "\"orders\":-1"},
      {"a fraction", "\"orders\":100", "\"orders\":100.5"},
      {"beyond all", "\"events\":300", "\"events\":99999999999999999999"},
      {"another key", "\"turned_away\"", "\"turned\""},
      {"it happened more often than there were orders", "\"rates\":[0,100", "\"rates\":[101,100"},
      {"a rate too many", "\"rates\":[", "\"rates\":[0,100,"},
      {"a rate too few", "\"rates\":[0,100,", "\"rates\":["},
      {"times that are not in sequence", "[[0,3600000000,50", "[[0,7200000000,50"},
      {"more times than can be summed up", "7200000000,50", "7200000000,2147483647"},
      {"no such rule", "\"refusals\":[5,0", "\"refusals\":[5,99"},
      {"no such kind of rule", "\"refusals\":[5", "\"refusals\":[13"},
      {"no such event", "\"refusals\":[5,0,1", "\"refusals\":[5,0,99"},
      {"a day too few",
       "\"days\":[[33,0,33,0,3,2,9,14400000000,18000000000,[3600000000,7200000000]],",
       "\"days\":["},
      {"more time at work than in shifts", "9,14400000000,18000000000",
       "9,18000000001,18000000000"},
      {"times of a day that are not in sequence", "[3600000000,7200000000]",
       "[7200000001,7200000000]"},
      {"a time of a day too many", "[3600000000,7200000000]", "[3600000000,7200000000,7200000000]"},
      {"something after it", "]]}", "]]} "},
      {"an end that is missing", "]]}", "]]"},
  };
  const Study study = counted_study();
  ReplicationCounts counts = quiet_replication(study, 1, 100);
  counts.refusals = {{{{RuleKind::Forbid, 0}, 1}, 6}};
  const std::string good = line_of(0, counts);
  ASSERT_TRUE(LineReader(study).read(good));
  for (const Row& row : rows) {
    std::string line = good;
    const std::size_t at = line.find(row.place);
    ASSERT_NE(at, std::string::npos) << row.what;
    line.replace(at, std::string_view(row.place).size(), row.instead);
    EXPECT_FALSE(LineReader(study).read(line)) << row.what;
  }
}

TEST(CountsLine, AKeyIsReadWithoutTheRest) {
  EXPECT_EQ(key_of_line(R"({"variant":0,"replication":12,"orders)"), (LineKey{12, 0}));
  for (const char* line : {"", "{}", R"({"variant":0,"replication":0,)", R"({"variant":0})",
                           R"({"variant":0,"replication":1)", R"({"juchu":"simulate")"})
    EXPECT_FALSE(key_of_line(line)) << line;
}

}  // namespace
}  // namespace juchu
