#include "cli/simulate.hpp"

#include <gtest/gtest.h>

#include "cli/simulate_options.hpp"
#include "cli/testing/said.hpp"
#include "cli/words.hpp"

namespace juchu {
namespace {

TEST(Simulate, RefusesWhatItCannotUnderstand) {
  struct Row {
    std::vector<std::string> arguments;
    std::string error;
  };
  const Row rows[] = {
      {{}, "the argument \"STUDY\" is missing"},
      {{"s.json", "t.json"}, "there are too many arguments"},
      {{"s.json", "--replications", "0"}, "that value of \"--replications\" cannot be used"},
      {{"s.json", "--threads", "65"}, "that value of \"--threads\" cannot be used"},
      {{"s.json", "--only", "-1"}, "that value of \"--only\" cannot be used"},
      {{"s.json", "--seed", "many"}, "that value of \"--seed\" cannot be used"},
      {{"s.json", "--set", "staff.packers.count"},
       "that value of \"--set\" cannot be used (like PATH=JSON)"},
      {{"s.json", "--precision", "sharp"},
       "that value of \"--precision\" cannot be used (known: 5%, 0.001)"},
      {{"s.json", "--sweep", "staff.packers.count=4..2"},
       "that value of \"--sweep\" cannot be used (like PATH=LOW..HIGH)"},
      {{"s.json", "--json", "--csv"}, " cannot stand beside another option that is given"},
      {{"s.json", "--what-helps", "--csv"}, " cannot stand beside another option that is given"},
      {{"s.json", "--explain", "--json"}, " cannot stand beside another option that is given"},
      {{"s.json", "--only", "1", "--replications", "9"},
       " cannot stand beside another option that is given"},
      {{"s.json", "--shard", "3/2", "--output", "p"}, "that value of \"--shard\" cannot be used"},
      {{"s.json", "--shard", "1/2"}, "\"--shard\" needs another option beside it"},
      {{"s.json", "--shard", "1/2", "--output", "p", "--json"},
       " cannot stand beside another option that is given"},
      {{"s.json", "--output", "p"}, "\"--output\" needs another option beside it"},
      {{"s.json", "--wth", "one-more"}, "no option \"--wth\" (did you mean \"--with\"?)"},
  };
  for (const auto& [arguments, error] : rows) {
    std::vector<std::string> all = {"simulate"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    const Said answer = said(all);
    EXPECT_EQ(answer.code, ExitCode::BadInput) << error;
    EXPECT_NE(answer.err.find(error), std::string::npos) << answer.err;
    EXPECT_EQ(answer.out, "");
  }
  EXPECT_EQ(said({"simulate", "no/such/study.json"}).code, ExitCode::BadInput);
}

TEST(Simulate, HelpSpeaksBothLanguages) {
  const Said english = said({"simulate", "--help"});
  EXPECT_EQ(english.code, ExitCode::Success);
  EXPECT_NE(english.out.find("put a shop under load"), std::string::npos) << english.out;
  const Said japanese = said({"simulate", "--help"}, Language::Japanese);
  EXPECT_EQ(japanese.code, ExitCode::Success);
  EXPECT_NE(japanese.out.find("ショップに負荷をかけ"), std::string::npos) << japanese.out;
  for (const char* option :
       {"--replications", "--seed", "--threads", "--only", "--precision", "--with", "--set",
        "--sweep", "--what-helps", "--explain", "--events", "--json", "--csv"}) {
    EXPECT_NE(english.out.find(option), std::string::npos) << option;
    EXPECT_NE(japanese.out.find(option), std::string::npos) << option;
  }
}

TEST(Simulate, SaysWhichLeversAreNotTriedBesideWhatIsGiven) {
  const auto helped = [](const char* set) {
    return said({"simulate", "ordinary-week", "--replications", "1", "--threads", "1",
                 "--what-helps", "--set", set});
  };
  const char* left_out = "the lever \"one-more-packer\" is not tried";
  const Said with = helped("staff.packers.count=2");
  EXPECT_NE(with.err.find(left_out), std::string::npos) << with.err;
  EXPECT_EQ(with.out.find("one more packer"), std::string::npos) << with.out;
  EXPECT_NE(with.out.find("pick-up on Sundays"), std::string::npos) << with.out;
  const Said without = helped("arrivals.orders.per_day=20");
  EXPECT_EQ(without.err.find(left_out), std::string::npos) << without.err;
  EXPECT_NE(without.out.find("one more packer"), std::string::npos) << without.out;
}

TEST(SimulateOptions, AChangeIsAPathAndJson) {
  const auto change = parse_change("habits.dates.with.ship_date=\"workday(today, 2) == x\"");
  ASSERT_TRUE(change);
  EXPECT_EQ(change->path, "habits.dates.with.ship_date");
  EXPECT_EQ(change->value, "\"workday(today, 2) == x\"");
  for (const char* text : {"", "path", "=4", "path="}) EXPECT_FALSE(parse_change(text)) << text;
}

TEST(SimulateOptions, ASweepIsAPathAndSeveralValues) {
  struct Row {
    const char* text;
    std::vector<std::string> values;  // none: not understood
  };
  const Row rows[] = {
      {"a.b=2..4", {"2", "3", "4"}},
      {"a.b=-1..1", {"-1", "0", "1"}},
      {"a.b=1,2.5,null", {"1", "2.5", "null"}},
      {R"x(a.b="workday(today, 1)","a\",b",{"x": [1,2]})x",
       {R"x("workday(today, 1)")x", R"x("a\",b")x", R"x({"x": [1,2]})x"}},
      {"a.b=4", {}},
      {"a.b=4..4", {}},
      {"a.b=4..2", {}},
      {"a.b=1..101", {}},
      {"a.b=1..", {}},
      {"a.b=1...3", {}},
      {"a.b=-9223372036854775808..9223372036854775807", {}},
      {"a.b=1,,2", {}},
      {"1..2", {}},
  };
  for (const Row& row : rows) {
    const auto sweep = parse_sweep(row.text);
    EXPECT_EQ(sweep ? sweep->values : std::vector<std::string>{}, row.values) << row.text;
  }
}

TEST(SimulateOptions, AShardIsOneOfSeveralOrARange) {
  struct Row {
    const char* text;
    int replications;
    std::optional<PartRange> range;  // none: not understood
  };
  const Row rows[] = {
      {"1/1", 40, PartRange{1, 40}},
      {"1/3", 40, PartRange{1, 13}},
      {"2/3", 40, PartRange{14, 26}},
      {"3/3", 40, PartRange{27, 40}},
      {"1/3", 2, PartRange{1, 0}},
      {"3/3", 2, PartRange{2, 2}},
      {"11..20", 40, PartRange{11, 20}},
      {"5..5", 4, PartRange{5, 5}},
      {"0/3", 40, {}},
      {"4/3", 40, {}},
      {"1/", 40, {}},
      {"/3", 40, {}},
      {"20..11", 40, {}},
      {"0..3", 40, {}},
      {"1/100001", 40, {}},
      {"1..1000001", 40, {}},
      {"3", 40, {}},
      {"", 40, {}},
  };
  for (const Row& row : rows) {
    const auto shard = parse_shard(row.text);
    EXPECT_EQ(shard ? std::optional(shard->range(row.replications)) : std::nullopt, row.range)
        << row.text;
  }
}

TEST(SimulateOptions, APrecisionIsOfTheValueOrOfAll) {
  EXPECT_TRUE(parse_precision("5%")->relative);
  EXPECT_DOUBLE_EQ(parse_precision("5%")->value, .05);
  EXPECT_FALSE(parse_precision("0.001")->relative);
  for (const char* text : {"", "%", "0", "-1", "nan", "inf", "101%", "5 %", "1e-3", "0.1x"})
    EXPECT_FALSE(parse_precision(text)) << text;
}

TEST(SimulateOptions, AWordOfAShellIsQuotedWhereItMustBe) {
  EXPECT_EQ(shell_word("a/b-c.json"), "a/b-c.json");
  EXPECT_EQ(shell_word("a b"), "'a b'");
  EXPECT_EQ(shell_word("it's"), "'it'\\''s'");
  EXPECT_EQ(shell_word(""), "''");
}

}  // namespace
}  // namespace juchu
