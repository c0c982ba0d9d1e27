#include "report/page/study_json.hpp"

#include <algorithm>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "report/page/chart_scale.hpp"
#include "sim/testing/counted_study.hpp"

namespace juchu {
namespace {

using Json = nlohmann::json;

class StudyPages : public testing::Test {
 protected:
  [[nodiscard]] static std::string written(const Study& study,
                                           const std::vector<ReplicationCounts>& counts) {
    const StudyAnswer answer = answer_of(study, counts, static_cast<int>(counts.size()));
    const StudyView view{.study = study,
                         .answer = answer,
                         .asked = answer.replications,
                         .repeat = "juchu simulate corner.json"};
    Daily daily(study);
    for (const ReplicationCounts& each : counts) daily.add(each);
    return study_json({.study = study,
                       .answer = &view,
                       .days = daily.series(),
                       .story = StoryOrder{rates_of(study).front(), 2, 31, 5},
                       .command = "juchu simulate corner.json --seed 1"});
  }

  const Study study_ = counted_study();
  const std::vector<ReplicationCounts> counts_ = replications_with(study_, 12, {2, 5, 3});
};

TEST_F(StudyPages, SayTheAnswerFirstAndHowItStands) {
  const Json page = Json::parse(written(study_, counts_));
  const Json& first = page["lines"][0];
  EXPECT_EQ(first["text"]["en"],
            "Late orders: 3.3 % of orders (2.5 to 4.3 %): above the target of 1 %");
  EXPECT_EQ(first["text"]["ja"], "遅延は注文の3.3 %（2.5〜4.3 %）。目標の1 %を上回ります");
  EXPECT_EQ(first["sign"], "✗");
  const Json& dot = page["plot"]["rows"][0];
  EXPECT_EQ(page["plot"]["target"]["at"], 200) << "of a scale to 5 %";
  EXPECT_EQ(dot["at"], 667);
  EXPECT_LT(dot["low"], dot["at"]);
  EXPECT_GT(dot["high"], dot["at"]);
  EXPECT_GT(dot["low"], page["plot"]["target"]["at"]) << "it is missed by the whole interval";
}

TEST_F(StudyPages, ShowEveryDayOfEveryChart) {
  const Json page = Json::parse(written(study_, counts_));
  const Json& days = page["days"];
  EXPECT_EQ(days["days"][0]["en"], "2024-03-01 Fri");
  const std::size_t count = days["days"].size();
  std::vector<std::string> titles;
  for (const Json& chart : days["charts"]) {
    titles.push_back(chart["title"]["en"]);
    EXPECT_EQ(chart["ticks"].back()[0], kScale);
    for (const Json& line : chart["lines"]) {
      ASSERT_EQ(line["places"].size(), count);
      ASSERT_EQ(line["texts"].size(), count);
      for (const Json& place : line["places"]) {
        if (place.is_null()) continue;
        EXPECT_LE(place[1], place[2]);
        EXPECT_LE(place[2], kScale);
      }
    }
  }
  EXPECT_EQ(titles, (std::vector<std::string>{
                        "Late orders (share by day of order)", "Orders that came (a day)",
                        "Orders waiting (the most of each day)", "How busy: packers",
                        "Until sent (by day of order)"}));
  EXPECT_EQ(days["charts"][4]["lines"].size(), 2U) << "half of the orders, and 95 %";
  EXPECT_EQ(page["peaks"]["rows"].size(), titles.size());
}

TEST_F(StudyPages, TellWhatTheyRestOn) {
  const Json page = Json::parse(written(study_, counts_));
  EXPECT_EQ(page["command"]["text"], "juchu simulate corner.json --seed 1");
  EXPECT_NE(
      page["story"]["says"]["en"].get<std::string>().find("one of 40 (run 2, order 31, seed 1)"),
      std::string::npos)
      << page["story"]["says"];
  EXPECT_EQ(page["basis"]["heading"]["en"], "What was counted");
  EXPECT_EQ(page["basis"].dump().find("to repeat this"), std::string::npos) << "told once";
  EXPECT_NE(page["definitions"].dump().find("shipping == late at some time"), std::string::npos);
  EXPECT_FALSE(page.contains("compared"));
  EXPECT_FALSE(page.contains("backlog"));
}

TEST_F(StudyPages, CompareVariantsAgainstTheTarget) {
  const auto better = replications_with(study_, 12, {0, 1});
  const Comparison comparison = compare({study_, counts_}, {study_, better}, 1);
  const HelpView help{.study = study_, .levers = {0}, .comparisons = {comparison}, .asked = 12};
  const Json page = Json::parse(
      study_json({.study = study_,
                  .help = &help,
                  .points = sweep_of(std::vector<Counted>{{study_, counts_}, {study_, better}})}));
  const Json& rows = page["compared"]["plot"]["rows"];
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0]["label"]["en"], "as it is");
  EXPECT_EQ(rows[1]["label"]["en"], "one more packer");
  EXPECT_LT(rows[1]["at"], rows[0]["at"]);
  EXPECT_NE(page["lines"].dump().find("what helps most"), std::string::npos);
  EXPECT_FALSE(page.contains("days")) << "nothing was counted by day";
}

TEST_F(StudyPages, A1AndA2TheSameBytesAndNoMoreWithMoreOrders) {
  EXPECT_EQ(written(study_, counts_), written(study_, counts_));
  const auto of_size = [&](int replications, std::int64_t orders) {
    std::vector<ReplicationCounts> counts;
    for (int i = 1; i <= replications; ++i) counts.push_back(quiet_replication(study_, i, orders));
    return static_cast<double>(written(study_, counts).size());
  };
  EXPECT_LT(of_size(200, 100'000), of_size(12, 100) * 1.05);
}

TEST(ChartScale, EndsWithARoundNumberOfOneUnit) {
  struct Row {
    Figure figure;
    double highest;
    std::vector<std::string> ticks;
  };
  const Row rows[] = {
      {Figure::Share, .092, {"0 %", "2 %", "4 %", "6 %", "8 %", "10 %"}},
      {Figure::Share, 1, {"0 %", "20 %", "40 %", "60 %", "80 %", "100 %"}},
      {Figure::Share, .0004, {"0 %", "0.01 %", "0.02 %", "0.03 %", "0.04 %"}},
      {Figure::Number, 1054, {"0", "250", "500", "750", "1,000", "1,250"}},
      {Figure::Number, 11, {"0", "5", "10", "15"}},
      {Figure::Number, 0, {"0", "1"}},
      {Figure::Time, 5. * kWholeDay, {"0 d", "1 d", "2 d", "3 d", "4 d", "5 d"}},
      {Figure::Time, 20. * kHour, {"0 h", "5 h", "10 h", "15 h", "20 h"}},
      {Figure::Time, 0, {"0 s", "1 s"}},
  };
  for (const Row& row : rows) {
    const ChartScale scale(row.figure, row.highest);
    std::vector<std::string> ticks;
    for (const double tick : scale.ticks())
      ticks.push_back(scale.tick_text(tick, Speaker(Language::English)));
    EXPECT_EQ(ticks, row.ticks);
    EXPECT_EQ(scale.place(scale.ticks().back()), kScale);
    EXPECT_EQ(scale.place(scale.ticks().back() * 2), kScale) << "no further than the top";
  }
}

}  // namespace
}  // namespace juchu
