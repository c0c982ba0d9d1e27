#include <algorithm>
#include <sstream>

#include <gtest/gtest.h>

#include "report/json/load_json.hpp"
#include "report/testing/expected_file.hpp"
#include "report/text/chart.hpp"
#include "report/text/compare_text.hpp"
#include "report/text/explain_study.hpp"
#include "report/text/study_csv.hpp"
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
  print_study_json({.study = study_, .answer = answer, .asked = 12}, nullptr, nullptr,
                   Language::English, out);
  expect_file("report/expected/corner.study.json", out.str());
}

TEST_F(StudyReport, IsTheSameAsRows) {
  const StudyAnswer answer = answer_of(study_, counts_, 12);
  std::ostringstream out;
  print_study_csv({.study = study_, .answer = answer, .asked = 12}, Language::English, out);
  expect_file("report/expected/corner.study.csv", out.str());
  std::istringstream lines(out.str());
  for (std::string line; std::getline(lines, line);)
    EXPECT_EQ(std::ranges::count(line, ','), 13) << line;
}

TEST(StudyCsv, C2NoTextIsAFormula) {
  struct Row {
    const char* text;
    const char* cell;
  };
  const Row rows[] = {{"", ""},           {"late", "late"},       {"=1+1", "'=1+1"},
                      {"+1", "'+1"},      {"-1", "'-1"},          {"@SUM", "'@SUM"},
                      {"a,b", "\"a,b\""}, {"a\"b", "\"a\"\"b\""}, {"=a,b", "\"'=a,b\""},
                      {"\ta", "'\ta"}};
  for (const auto& [text, cell] : rows) EXPECT_EQ(csv_cell(text), cell);
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

TEST_F(StudyReport, VariantsLookAsExpected) {
  const auto before = replications_with(study_, 12, {9, 7}),
             after = replications_with(study_, 12, {3, 2});
  auto rare = replications_with(study_, 12, {0}), unhelpful = before;
  for (ReplicationCounts& each : unhelpful)
    let_happen(study_, "hazard", "late-hazard", 2 + each.replication % 2, each);
  const Comparison better = compare({study_, before}, {study_, after}, 2);
  const Comparison worse = compare({study_, before}, {study_, unhelpful}, 2);
  Study levers = counted_study();
  levers.levers.push_back({.id = "hurry", .says = {}});
  const SweepView swept{
      .study = study_,
      .path = "staff.packers.count",
      .values = {"2", "3", "4"},
      .points = sweep_of(std::vector<Counted>{{study_, before}, {study_, after}, {study_, rare}}),
      .repeat = "juchu simulate corner.json",
      .asked = 12};
  const HelpView help{.study = levers,
                      .levers = {1, 0},
                      .comparisons = {worse, better},
                      .repeat = "juchu simulate corner.json --what-helps",
                      .asked = 12,
                      .complete = false};
  for (const Language language : {Language::English, Language::Japanese}) {
    const ReportOptions options{language, false, 80};
    std::ostringstream out;
    print_comparison_text(study_, "one-more", better, options, out);
    print_comparison_text(study_, "hurry", worse, options, out);
    out << "----\n";
    print_sweep_text(swept, options, out);
    out << "----\n";
    print_help_text(help, options, out);
    expect_file(std::string("report/expected/corner.variants.") +
                    (language == Language::English ? "en.txt" : "ja.txt"),
                out.str());
  }
  std::ostringstream out;
  const StudyAnswer answer = answer_of(study_, after, 12);
  print_study_json({.study = study_, .answer = answer, .asked = 12}, &study_, &better,
                   Language::English, out);
  const std::string compared = out.str().substr(out.str().find("\"comparison\""));
  out.str("");
  print_sweep_json(swept, out);
  print_help_json(help, out);
  expect_file("report/expected/corner.variants.json.txt", compared + out.str());
}

TEST_F(StudyReport, TellsTheStudyBack) {
  Study study = counted_study();
  study.arrivals[0].waves = {{"sale", study.from + 1, 2, 8}};
  study.habits[0].chance = .85;
  for (const Language language : {Language::English, Language::Japanese}) {
    std::ostringstream out;
    print_study_explained(study, {language, false, 80}, out);
    expect_file(std::string("report/expected/corner.explained.") +
                    (language == Language::English ? "en.txt" : "ja.txt"),
                out.str());
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
