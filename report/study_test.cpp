#include <sstream>

#include <gtest/gtest.h>

#include "report/json/load_json.hpp"
#include "report/testing/expected_file.hpp"
#include "report/text/chart.hpp"
#include "report/text/study_text.hpp"
#include "sim/testing/counted_study.hpp"

namespace juchu {
namespace {

class StudyReport : public testing::Test {
 protected:
  StudyReport() {
    let_happen(study_, "hazard", "late-hazard", 4, counts_[0]);
    for (ReplicationCounts& each : counts_) {
      let_happen(study_, "status", "open", 100, each);
      let_happen(study_, "mail", "thanks", 100, each);
      let_happen(study_, "norm", "promise-soon", 5, each);
      each.turned_away = 1;
    }
    counts_[3].unresolved = 2;
    counts_[3].times[0].unresolved = 2;
    counts_[5].refusals = {{{{RuleKind::Forbid, 0}, 1}, 6}, {{{RuleKind::NotListed, 0}, 2}, 1}};
  }

  [[nodiscard]] std::string text(int asked, const ReportOptions& options,
                                 bool ascii = false) const {
    const StudyAnswer answer = answer_of(study_, counts_, asked);
    std::ostringstream out;
    print_study_text({.study = study_,
                      .answer = answer,
                      .asked = asked,
                      .repeat = "juchu simulate corner.json --seed 1",
                      .ascii = ascii},
                     options, out);
    return out.str();
  }

  const Study study_ = counted_study();
  std::vector<ReplicationCounts> counts_ = replications_with(study_, 12, {2, 5, 3});
};

TEST_F(StudyReport, LooksAsExpected) {
  struct Row {
    const char* file;
    int asked;
    ReportOptions options;
    bool ascii;
  };
  const Row rows[] = {
      {"corner.study.en.txt", 12, {Language::English, false, 80}, false},
      {"corner.study.ja.txt", 12, {Language::Japanese, false, 80}, false},
      {"corner.study.narrow.txt", 12, {Language::Japanese, false, 40}, false},
      {"corner.study.colour.txt", 20, {Language::English, true, 80}, true},
  };
  for (const Row& row : rows)
    expect_file(std::string("report/expected/") + row.file,
                text(row.asked, row.options, row.ascii));
}

TEST_F(StudyReport, IsTheSameAsData) {
  const StudyAnswer answer = answer_of(study_, counts_, 12);
  std::ostringstream out;
  print_study_json({.study = study_, .answer = answer, .asked = 12}, Language::English, out);
  expect_file("report/expected/corner.study.json", out.str());
}

TEST_F(StudyReport, TheFirstSentenceHoldsWhatIsKnown) {
  struct Row {
    const char* what;
    int replications;
    std::vector<std::int64_t> late;
    const char* en;
    const char* ja;
  };
  const Row rows[] = {
      {"missed",
       12,
       {2, 5, 3},
       "Late orders: 3.3 % of orders (2.5 to 4.3 %): above the target of 1 %",
       "遅延は注文の3.3 %（2.5〜4.3 %）。目標の1 %を上回ります"},
      {"never",
       12,
       {0},
       "Late orders: in 0 of 12 runs: in at most 22 % of runs (too rare, at least 120 replications "
       "needed): whether it meets the target of 1 % cannot be told yet",
       "遅延は12回の反復のうち0回で起きた。起きるのは反復の22 "
       "%以下（まれなので、反復が少なくとも120回必要）"
       "。目標の1 %を満たすかどうかは、まだ言えません"},
      {"always",
       12,
       {100},
       "Late orders: of every order in all but 0 of 12 runs: others in at most 22 % of runs (too "
       "rare, at least 120 replications needed): above the target of 1 %",
       "遅延は12回の反復のうち0回を除き、すべての注文で起きた。それ以外の注文があるのは反復の22 "
       "%以下（まれな"
       "ので、反復が少なくとも120回必要）。目標の1 %を上回ります"},
      {"one run",
       1,
       {3},
       "Late orders: 3.0 % (one run cannot tell how sure that is)",
       "遅延は3.0 %（反復が一回では、どれほど確かかは言えない）"},
  };
  for (const Row& row : rows) {
    const StudyAnswer answer = answer_of(
        study_, replications_with(study_, row.replications, row.late), row.replications);
    EXPECT_EQ(sentence_of(study_, answer, Speaker(Language::English)), row.en) << row.what;
    EXPECT_EQ(sentence_of(study_, answer, Speaker(Language::Japanese)), row.ja) << row.what;
  }
}

TEST(Chart, DrawsABarForEachValue) {
  struct Row {
    const char* what;
    std::vector<double> values;
    int width;
    bool ascii;
    std::string bars;
  };
  const Row rows[] = {
      {"nothing", {}, 9, false, ""},
      {"zeros", {0, 0}, 9, false, "  "},
      {"by height", {0, 1, 4, 8}, 9, false, " ▁▄█"},
      {"what is there at all is seen", {.01, 100}, 9, false, "▁█"},
      {"what is not known is a gap", {-1, 5}, 9, false, " █"},
      {"several as one", {1, 3, 8, 8}, 2, false, "▂█"},
      {"without blocks", {0, 1, 4, 8}, 9, true, " .=@"},
  };
  for (const Row& row : rows)
    EXPECT_EQ(bars(row.values, row.width, row.ascii), row.bars) << row.what;
}

}  // namespace
}  // namespace juchu
