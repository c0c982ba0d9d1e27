#include "cli/merge.hpp"

#include <algorithm>

#include "cli/testing/part_files.hpp"
#include "testing/generators/tries.hpp"

namespace juchu {
namespace {

using Words = std::vector<std::string>;

/// A study of three days that no shipped one is: it travels within its parts, rulebook included.
constexpr const char* kStudy = R"({
  "study": "three-days", "like": "small", "rulebook": "book.json", "days": 3, "follow_days": 20,
  "replications": 9, "arrivals": {"orders": {"per_day": 40}}, "title": {"ja": "三日間", "en": "Three days"},
  "levers": [{"id": "two-more", "set": {"staff.packers.count": 5}}]
})";

/// Orders that are there; their addresses are nobody's business.
constexpr const char* kBacklog = R"({
  "title": {"ja": "今朝", "en": "This morning"}, "rulebook": "book.json",
  "given": {"as_of": "2024-03-06", "orders": [
    {"order": "A-1", "status": "preparing", "fields": {"listed_method": "yamato", "ordered_on": "2024-03-01",
     "paid_on": "2024-03-01", "money_sent": true, "ship_date": "2024-03-07"}},
    {"order": "A-2", "status": "new_order", "fields": {"listed_method": "yamato", "ordered_on": "2024-03-04",
     "paid_on": "2024-03-04", "money_sent": true}}]},
  "orders": {"A-1": {"recipient": "見本 花子"}}
})";

class Merge : public testing::Test {
 protected:
  Merge() {
    std::filesystem::copy_file("scenarios/rulebooks/qoo10-jp.json", files_.at("book.json"));
    files_.write("study.json", kStudy);
    files_.write("backlog.json", kBacklog);
  }

  Words parts(const Words& run, int count, const std::string& threads = "1") {
    return parts_of(files_, run, count, threads);
  }
  [[nodiscard]] Words run(const Words& more = {}) const {
    return joined({"simulate", files_.at("study.json")}, more);
  }
  static Said merged(const Words& paths, const Words& more = {}) {
    return said(joined(joined({"merge"}, paths), more));
  }

  OwnFolder files_;
};

TEST_F(Merge, AnswersAsOneMachineDoes) {
  struct Row {
    Words run;    // whose parts are merged
    Words shown;  // how
  };
  const Row rows[] = {
      {{}, {"--json"}},
      {{"--with", "two-more"}, {"--json"}},
      {{"--with", "two-more", "--seed", "18446744073709551615"}, {}},
      {{"--set", "staff.packers.count=1"}, {"--csv"}},
      {{"--sweep", "staff.packers.count=1..3", "--replications", "5"}, {"--json"}},
      {{"--what-helps"}, {"--lang", "ja"}},
  };
  Tried tried(3);
  for (const Row& row : rows) {
    if (!tried()) continue;
    const Said whole = said(joined(run(row.run), row.shown));
    ASSERT_FALSE(whole.out.empty()) << whole.err;
    for (const int shards : {1, 3, 7}) {
      Words paths = parts(run(row.run), shards, shards == 3 ? "2" : "1");
      std::ranges::rotate(paths, paths.begin() + shards / 2);
      const Said answer = merged(paths, row.shown);
      EXPECT_EQ(answer.out, whole.out) << shards << answer.err;
      EXPECT_EQ(answer.code, whole.code) << shards;
    }
  }
}

TEST_F(Merge, NeedsNothingButTheParts) {
  const Said whole = said(joined(run(), {"--json"}));
  const Words paths = parts(run(), 2);
  std::filesystem::remove(files_.at("study.json"));
  files_.write("book.json", "{}");
  EXPECT_EQ(merged(paths, {"--json"}).out, whole.out);
}

TEST_F(Merge, ABacklogTravelsInThePartsWithoutAddresses) {
  const Words base = run({"--backlog", files_.at("backlog.json")});
  for (const Words& more : {Words{}, Words{"--with", "two-more"}}) {
    const Said whole = said(joined(joined(base, more), {"--json"}));
    EXPECT_NE(whole.out.find("\"order\":\"A-2\""), std::string::npos) << whole.out;
    const Words paths = parts(joined(base, more), 2);
    const std::string part = files_.read("part-1-2.jsonl");
    EXPECT_NE(part.find("A-2"), std::string::npos);
    EXPECT_EQ(part.find("花子"), std::string::npos);
    std::filesystem::rename(files_.at("backlog.json"), files_.at("elsewhere.json"));
    EXPECT_EQ(merged(paths, {"--json"}).out, whole.out);
    std::filesystem::rename(files_.at("elsewhere.json"), files_.at("backlog.json"));
  }
}

TEST_F(Merge, AShardGoesOnWhereItWasTorn) {
  const Words paths = parts(run({"--with", "two-more"}), 2);
  const std::string whole = files_.read("part-1-2.jsonl");
  const std::size_t header = whole.find('\n') + 1;
  for (const std::size_t size :
       {std::size_t{10}, header, header + 7, whole.size() / 2, whole.size() - 1}) {
    files_.write("part-1-2.jsonl", whole.substr(0, size));
    const Said again = said(
        joined(run({"--with", "two-more"}), {"--shard", "1/2", "--output", paths.front()}));
    EXPECT_EQ(again.code, ExitCode::Success) << again.err;
    EXPECT_EQ(again.err.find("the last line was torn") == std::string::npos, size == header);
    EXPECT_EQ(files_.read("part-1-2.jsonl"), whole) << size;
  }
}

TEST_F(Merge, AnInterruptedShardGoesOn) {
  const Words paths = parts(run(), 1);
  const std::string whole = files_.read("part-1-1.jsonl");
  const Words shard = joined(run(), {"--threads", "1", "--shard", "1/1", "--output", paths[0]});
  files_.write("part-1-1.jsonl", "");
  static int asked = 0;
  asked = 0;
  const Said stopped = said(shard, Language::English, [] { return ++asked > 30; });
  EXPECT_EQ(stopped.code, ExitCode::Interrupted);
  EXPECT_NE(stopped.out.find("interrupted; the same command goes on"), std::string::npos);
  const std::string part = files_.read("part-1-1.jsonl");
  EXPECT_TRUE(whole.starts_with(part));
  EXPECT_LT(part.size(), whole.size());
  const Said again = said(shard);
  EXPECT_EQ(again.code, ExitCode::Success);
  EXPECT_NE(again.err.find("going on"), std::string::npos) << again.err;
  EXPECT_EQ(files_.read("part-1-1.jsonl"), whole);
}

TEST_F(Merge, NamesWhatIsMissingAndHowToMakeIt) {
  const Words paths = parts(run(), 3);
  const std::string second = files_.read("part-2-3.jsonl");
  files_.write("part-2-3.jsonl", second.substr(0, second.size() - 1));
  const Said refused = merged({paths[0], paths[1]});
  EXPECT_EQ(refused.code, ExitCode::BadInput);
  EXPECT_EQ(refused.out, "");
  const std::string command = "juchu simulate " + files_.at("study.json") +
                              " --seed 1 --replications 9 --shard ";
  for (const std::string& told :
       {paths[1] + ": the last line was torn", std::string("missing replications: 6 to 9"),
        command + "4..6 --output " + paths[1],
        command + "7..9 --output " + files_.at("part-7-9.jsonl")})
    EXPECT_NE(refused.err.find(told), std::string::npos) << told << "\n" << refused.err;

  const Said partial = merged({paths[0], paths[1]}, {"--partial", "--json"});
  EXPECT_EQ(partial.code, ExitCode::Inconclusive);
  EXPECT_NE(partial.out.find("\"replications\":5,\n\"asked\":9,\n\"complete\":false"),
            std::string::npos)
      << partial.out;
  EXPECT_NE(partial.err.find("5 of 9 replications"), std::string::npos) << partial.err;
}

TEST_F(Merge, TheCommandsItPrintsMakeWhatIsMissing) {
  const Said whole = said(joined(run(), {"--json"}));
  const Words paths = parts(run(), 3);
  const Said made = said(joined(run(), {"--seed", "1", "--replications", "9", "--shard", "7..9",
                                        "--output", files_.at("part-7-9.jsonl")}));
  EXPECT_EQ(made.code, ExitCode::Success) << made.err;
  EXPECT_EQ(merged({paths[0], paths[1], files_.at("part-7-9.jsonl")}, {"--json"}).out, whole.out);
}

TEST_F(Merge, ADuplicateMustSayTheSame) {
  const Words paths = parts(run(), 2);
  files_.write("copy.jsonl", files_.read("part-2-2.jsonl"));
  const Words all = {paths[0], paths[1], files_.at("copy.jsonl")};
  EXPECT_EQ(merged(all, {"--json"}).out, said(joined(run(), {"--json"})).out);

  std::string changed = files_.read("part-2-2.jsonl");
  const std::size_t at = changed.find("\"unresolved\":", changed.find("\"replication\":6"));
  changed.insert(at + 13, "1");
  files_.write("copy.jsonl", changed);
  const Said refused = merged(all);
  EXPECT_EQ(refused.code, ExitCode::BadInput);
  EXPECT_EQ(refused.out, "");
  EXPECT_NE(refused.err.find(paths[1] +
                             ":3:1: error: says something else of replication 6 than "
                             "line 3 of " +
                             files_.at("copy.jsonl")),
            std::string::npos)
      << refused.err;
}

TEST_F(Merge, RefusesPartsOfAnotherRun) {
  const Words paths = parts(run(), 2);
  struct Row {
    Words run;
    const char* difference;
  };
  const Row rows[] = {
      {run({"--seed", "2"}), "the seed is 1 there, 2 here"},
      {run({"--replications", "8"}), "the number of replications is 9 there, 8 here"},
      {run({"--with", "two-more"}), "--with is [] there, [\"two-more\"] here"},
      {{"simulate", "small", "--replications", "9"}, "the study is "},
  };
  for (const Row& row : rows) {
    const std::string other = files_.at("part-z.jsonl");
    std::filesystem::remove(other);
    EXPECT_EQ(said(joined(row.run, {"--shard", "9/9", "--output", other})).code, ExitCode::Success);
    const Said refused = merged({paths[0], paths[1], other});
    EXPECT_EQ(refused.code, ExitCode::BadInput);
    EXPECT_EQ(refused.out, "");
    EXPECT_NE(refused.err.find(other + ":1:1: error: a part of another run than " + paths[0] +
                               ": " + row.difference),
              std::string::npos)
        << refused.err;
  }
}

TEST_F(Merge, RefusesAnotherVersionAndOtherRules) {
  parts(run(), 1);
  struct Row {
    const char* what;
    const char* from;
    const char* to;
    const char* problem;
  };
  const Row rows[] = {
      {"version", "\"version\":\"0.1.0\"", "\"version\":\"0.0.9\"", "cannot read its format"},
      {"format", "\"format\":1", "\"format\":2", "cannot read its format"},
      {"what the study says", "\"days\":3", "\"days\":2", "is not the one that this juchu has"},
      {"what the rulebook says", "2024-02-14", "2024-02-15", "is not the one that this juchu has"},
      {"a line that is none", "\"orders\":", "\"order\":", "this line is not one of this run"},
      {"a replication too many", "\"replication\":9,", "\"replication\":10,",
       "this line is not one of this run"},
  };
  const std::string good = files_.read("part-1-1.jsonl");
  for (const Row& row : rows) {
    std::string text = good;
    const std::size_t at = text.find(row.from);
    ASSERT_NE(at, std::string::npos) << row.what;
    text.replace(at, std::string_view(row.from).size(), row.to);
    files_.write("changed.jsonl", text);
    const Said refused = merged({files_.at("changed.jsonl")});
    EXPECT_EQ(refused.code, ExitCode::BadInput) << row.what;
    EXPECT_EQ(refused.out, "") << row.what;
    EXPECT_NE(refused.err.find(row.problem), std::string::npos) << row.what << refused.err;
  }
}

TEST_F(Merge, DecidesBetweenRoundsAsOneMachineDoes) {
  const Words late = run({"--replications", "4", "--set", "staff.packers.count=1", "--set",
                          "staff.packers.shift=\"Thu-Sat 9:00-10:00\"", "--precision"});
  const Words asked = joined(late, {"50%"});
  const Said whole = said(joined(asked, {"--json"}));
  EXPECT_NE(whole.out.find("\"replications\":12,"), std::string::npos) << whole.out;
  Words paths;
  for (const char* range : {"1..4", "5..8", "9..12", "13..14"}) {
    paths.push_back(files_.at(range));
    EXPECT_EQ(said(joined(asked, {"--shard", range, "--output", paths.back()})).code,
              ExitCode::Success);
  }
  const Said early = merged({paths[0], paths[1]});
  EXPECT_EQ(early.code, ExitCode::BadInput);
  EXPECT_NE(early.err.find("missing replications: 9 to 12"), std::string::npos) << early.err;
  EXPECT_NE(early.err.find("--replications 4 --precision 50% --shard 9..12"), std::string::npos);
  EXPECT_EQ(merged({paths[0], paths[1], paths[2]}, {"--json"}).out, whole.out);
  EXPECT_EQ(merged(paths, {"--json"}).out, whole.out) << "what comes after was not asked for";

  const Words too_much = joined(late, {"1%"});
  EXPECT_EQ(said(joined(too_much, {"--shard", "1..80", "--output", files_.at("all")})).code,
            ExitCode::Success);
  const Said never = merged({files_.at("all")}, {"--json"});
  EXPECT_NE(never.out.find("\"replications\":80,"), std::string::npos);
  EXPECT_NE(never.out.find("\"precise\":false,"), std::string::npos);
}

TEST_F(Merge, AShardCannotKnowWhenTheOthersArePrecise) {
  const Said refused = said(run({"--precision", "5%", "--shard", "1/2", "--output", "x"}));
  EXPECT_EQ(refused.code, ExitCode::BadInput);
  EXPECT_NE(refused.err.find("give --replications N instead, or --shard A..B"), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists("x"));
}

TEST_F(Merge, HelpSpeaksBothLanguages) {
  EXPECT_NE(said({"merge", "--help"}).out.find("put together what shards found"),
            std::string::npos);
  EXPECT_NE(said({"merge", "--help"}, Language::Japanese).out.find("分けて行ったもの"),
            std::string::npos);
}

}  // namespace
}  // namespace juchu
