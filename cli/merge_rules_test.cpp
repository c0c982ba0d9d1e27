// Merging parts of runs about one rulebook: changes of it, and combinations of its readings.
#include <algorithm>

#include "cli/merge.hpp"
#include "cli/testing/part_files.hpp"
#include "testing/generators/tries.hpp"

namespace juchu {
namespace {

using Words = std::vector<std::string>;

/// A run that is shared out, and how its answer is looked at.
struct SharedOut {
  const char* what;
  Words run;
  Words shown;
};

class MergeRules : public testing::Test {
 protected:
  MergeRules() {
    for (const char* name : {"cloakroom.json", "cloakroom.forgotten.json", "lunch_counter.json"})
      std::filesystem::copy_file(std::string("report/expected/") + name, files_.at(name));
  }

  [[nodiscard]] Words changes(const Words& more = {}) const {
    return joined(
        {"mutate", files_.at("cloakroom.json"), "report/expected/cloakroom.forgotten.json"}, more);
  }
  [[nodiscard]] Words readings(const Words& more = {}) const {
    return joined({"check", files_.at("lunch_counter.json"), "--readings"}, more);
  }
  static Said merged(const Words& paths, const Words& more = {}) {
    return said(joined(joined({"merge"}, paths), more));
  }
  [[nodiscard]] static std::string name_of(const std::string& path) {
    return std::filesystem::path(path).filename().string();
  }

  OwnFolder files_;
};

TEST_F(MergeRules, AnswersAsOneMachineDoes) {
  const SharedOut runs[] = {
      {"changes", changes(), {}},
      {"changes as data", changes(), {"--json"}},
      {"some changes", changes({"--every", "3", "--world"}), {"--json"}},
      {"a budget of situations", changes({"--states", "1", "--only", "pockets"}), {"--json"}},
      {"without equivalence", changes({"--no-equivalence"}), {"--lang", "ja"}},
      {"readings", readings(), {}},
      {"readings as data", readings(), {"--json"}},
      {"readings in Japanese", readings(), {"--lang", "ja", "--all"}},
      {"readings of some", readings({"--only", "late-refunds-happen"}), {"--json"}},
      {"readings within a budget", readings({"--states", "3"}), {"--json"}},
  };
  Tried tried(3);
  for (const auto& [what, run, shown] : runs) {
    if (!tried()) continue;
    const Said whole = said(joined(run, shown));
    ASSERT_FALSE(whole.out.empty()) << what << whole.err;
    for (const int shards : {1, 3, 7}) {
      Words paths = parts_of(files_, run, shards, shards == 3 ? "2" : "1");
      std::ranges::rotate(paths, paths.begin() + shards / 2);
      const Said answer = merged(paths, shown);
      EXPECT_EQ(answer.out, whole.out) << what << shards << answer.err;
      EXPECT_EQ(answer.code, whole.code) << what << shards;
    }
  }
}

TEST_F(MergeRules, NeedsNothingButTheParts) {
  for (const Words& run : {changes(), readings()}) {
    const std::string whole = said(joined(run, {"--json"})).out;
    const std::string book = run[1];
    const std::string text = files_.read(name_of(book));
    const Words paths = parts_of(files_, run, 2);
    files_.write(name_of(book), "{}");
    EXPECT_EQ(merged(paths, {"--json"}).out, whole) << book;
    files_.write(name_of(book), text);
  }
}

TEST_F(MergeRules, AShardGoesOnWhereItWasTorn) {
  for (const Words& run : {changes({"--every", "4"}), readings()}) {
    const Words paths = parts_of(files_, run, 1);
    const std::string whole = files_.read("part-1-1.jsonl");
    const std::size_t header = whole.find('\n') + 1;
    for (const std::size_t size :
         {std::size_t{10}, header, header + 7, whole.size() / 2, whole.size() - 1}) {
      files_.write("part-1-1.jsonl", whole.substr(0, size));
      const Said again = said(
          joined(run, {"--threads", "1", "--shard", "1/1", "--output", paths.front()}));
      EXPECT_EQ(again.code, ExitCode::Success) << again.err;
      EXPECT_EQ(again.err.find("the last line was torn") == std::string::npos, size == header);
      EXPECT_EQ(files_.read("part-1-1.jsonl"), whole) << size;
    }
  }
}

/// What an interruption left open is not written as if it had been decided.
TEST_F(MergeRules, AnInterruptedShardGoesOn) {
  static int asked = 0;
  static int most = 0;
  for (const Words& run : {changes(), readings()}) {
    const Words paths = parts_of(files_, run, 1);
    const std::string whole = files_.read("part-1-1.jsonl");
    const Words shard = joined(run, {"--threads", "1", "--shard", "1/1", "--output", paths[0]});
    files_.write("part-1-1.jsonl", "");
    bool stopped = false, begun = false;
    for (most = 5; files_.read("part-1-1.jsonl") != whole && most < 1'000'000; most *= 2) {
      asked = 0;
      const Said answer = said(shard, Language::English, [] { return ++asked > most; });
      const std::string part = files_.read("part-1-1.jsonl");
      EXPECT_TRUE(whole.starts_with(part)) << most;
      if (answer.code == ExitCode::Success) continue;
      EXPECT_EQ(answer.code, ExitCode::Interrupted);
      EXPECT_NE(answer.out.find("interrupted; the same command goes on"), std::string::npos);
      stopped = true;
      begun = begun || std::ranges::count(part, '\n') > 1;
    }
    EXPECT_TRUE(stopped && begun) << "half of it was there at some time";
    EXPECT_EQ(said(shard).code, ExitCode::Success) << "there is nothing to do";
    EXPECT_EQ(files_.read("part-1-1.jsonl"), whole);
  }
}

TEST_F(MergeRules, NamesWhatIsMissingAndHowToMakeIt) {
  struct Row {
    Words run;
    std::string missing, first, second;
  };
  const Row rows[] = {
      {changes({"--every", "4"}), "missing changes: 7 to 10", "--every 4 --shard 7..10 --output ",
       "10 changes"},
      {readings({"--states", "99"}), "missing combinations of readings: 3 to 4",
       "--readings --states 99 --shard 3..4 --output ", "4 combinations of readings"},
  };
  for (const Row& row : rows) {
    const Words paths = parts_of(files_, row.run, row.run[0] == "check" ? 2 : 3);
    const Words some(paths.begin(), paths.end() - 1);
    const Said refused = merged(some);
    EXPECT_EQ(refused.code, ExitCode::BadInput);
    EXPECT_EQ(refused.out, "");
    for (const std::string& told : {row.missing, row.first})
      EXPECT_NE(refused.err.find(told), std::string::npos) << told << '\n' << refused.err;
    const Said partial = merged(some, {"--partial", "--json"});
    EXPECT_EQ(partial.code, ExitCode::Inconclusive);
    EXPECT_NE(partial.out.find("\"complete\""), std::string::npos);
    EXPECT_EQ(partial.out.find("\"complete\": true"), std::string::npos) << partial.out;
    EXPECT_EQ(partial.out.find("\"complete\":true"), std::string::npos) << partial.out;
    EXPECT_NE(partial.err.find(row.second), std::string::npos) << partial.err;
    EXPECT_NE(merged(some, {"--partial"}).out.find("something is missing"), std::string::npos);
  }
}

TEST_F(MergeRules, ThePartsWithoutTheRulebooksOwnReadingAnswerNothing) {
  const Words paths = parts_of(files_, readings(), 2);
  const Said answer = merged({paths[1]}, {"--partial"});
  EXPECT_EQ(answer.code, ExitCode::BadInput);
  EXPECT_NE(answer.err.find("without the rulebook's own values"), std::string::npos) << answer.err;
}

TEST_F(MergeRules, TheCommandsItPrintsMakeWhatIsMissing) {
  for (const Words& run : {changes({"--only", "given"}), readings()}) {
    const Words paths = parts_of(files_, run, 2);
    const std::string told = merged({paths[0]}).err;
    const std::size_t begin = told.find("  juchu ") + 8;
    std::stringstream command(told.substr(begin, told.find('\n', begin) - begin));
    Words words;
    for (std::string word; command >> word;) words.push_back(word);
    EXPECT_EQ(said(words).code, ExitCode::Success) << told;
    EXPECT_EQ(merged({paths[0], words.back()}, {"--json"}).out, said(joined(run, {"--json"})).out);
  }
}

TEST_F(MergeRules, ADuplicateMustSayTheSame) {
  struct Row {
    Words run;
    const char* from;
    const char* to;
    const char* problem;
  };
  const Row rows[] = {
      {changes(), "\"compared\":true", "\"compared\":false", "says something else of change "},
      {readings(), "\"overlaps_decided\":true", "\"overlaps_decided\":false",
       "says something else of combination of readings "},
  };
  for (const Row& row : rows) {
    const Words paths = parts_of(files_, row.run, 2);
    std::string text = files_.read("part-1-2.jsonl");
    files_.write("copy.jsonl", text);
    const Words all = {paths[0], paths[1], files_.at("copy.jsonl")};
    EXPECT_EQ(merged(all, {"--json"}).out, said(joined(row.run, {"--json"})).out);
    const std::size_t at = text.find(row.from);
    ASSERT_NE(at, std::string::npos) << text;
    files_.write("copy.jsonl", text.replace(at, std::string_view(row.from).size(), row.to));
    const Said refused = merged(all);
    EXPECT_EQ(refused.code, ExitCode::BadInput);
    EXPECT_EQ(refused.out, "");
    EXPECT_NE(refused.err.find(row.problem), std::string::npos) << refused.err;
  }
}

TEST_F(MergeRules, RefusesPartsOfAnotherRun) {
  struct Row {
    Words first, second;
    const char* difference;
  };
  const Row rows[] = {
      {changes(), changes({"--every", "2"}), "--every is 1 there, 2 here"},
      {changes(), changes({"--world"}), "--world is false there, true here"},
      {changes(), changes({"--states", "7"}), "--states is 0 there, 7 here"},
      {changes(), {"mutate", files_.at("cloakroom.json")}, "the list of scenario"},
      {changes(), {"mutate", "report/expected/cloakroom.json"}, "the rulebook is not the same"},
      {readings(), readings({"--orders", "2"}), "--orders is 1 there, 2 here"},
      {readings(), changes(), "the command is check there, mutate here"},
      {changes(), {"simulate", "small", "--replications", "1"}, "the command is mutate there, sim"},
  };
  for (const Row& row : rows) {
    const Words paths = {files_.at("a.jsonl"), files_.at("b.jsonl")};
    for (const auto& [run, path] :
         {std::pair(row.first, paths[0]), std::pair(row.second, paths[1])}) {
      std::filesystem::remove(path);
      (void)said(joined(run, {"--shard", "1/99999", "--output", path}));
    }
    const Said refused = merged(paths);
    EXPECT_EQ(refused.code, ExitCode::BadInput);
    EXPECT_EQ(refused.out, "");
    EXPECT_NE(refused.err.find("a part of another run than " + paths[0] + ": " + row.difference),
              std::string::npos)
        << refused.err;
  }
}

TEST_F(MergeRules, J1J2RefusesLinesThatCannotBe) {
  struct Row {
    const char* what;
    Words run;
    const char* from;
    const char* to;
    const char* problem;
  };
  const std::string deep = "\"row\":" + std::string(100'000, '[');
  const Row rows[] = {
      {"version", changes(), "\"version\":\"0.1.0\"", "\"version\":\"0.0.9\"", "its format"},
      {"rulebook", changes(), "\"rulebook_hash\":\"", "\"rulebook_hash\":\"0",
       "the rulebook is not the one"},
      {"rulebook of readings", readings(), "\"rulebook_hash\":\"", "\"rulebook_hash\":\"0",
       "the rulebook is not the one"},
      {"another change", changes(), "\"id\":\"", "\"id\":\"x", "not one of this run"},
      {"no such verdict", changes(), "\"noticed\":", "\"noticed\":9", "not one of this run"},
      {"no such event", changes(), "\"event\":", "\"event\":99", "not one of this run"},
      {"no such step", changes(), "\"steps\":[[0", "\"steps\":[[7", "not one of this run"},
      {"a change too many", changes(), "{\"change\":1,", "{\"change\":9999,", "not one of"},
      {"a combination too many", readings(), "{\"combination\":4,", "{\"combination\":5,",
       "not one of this run"},
      {"no such row", readings(), "{\"row\":0", "{\"row\":64", "not one of this run"},
      {"rows of others", readings(), "{\"row\":1", "{\"row\":0", "not one of this run"},
      {"a story that cannot be", readings(), "\"steps\":[[0,0,", "\"steps\":[[0,1,", "not one of"},
      {"no such cart", readings(), "\"carts\":[0", "\"carts\":[9", "not one of this run"},
      {"a value that is no list", changes(), "\"values\":[[", "\"values\":[5,[",
       "not one of this run"},
      {"too deep", changes(), "\"row\":", deep.c_str(), "not one of this run"},
      {"fewer answers", readings(), "\"hazards\":[{", "\"hazards\":[],\"were\":[{",
       "not one of this run"},
      {"less than nothing", readings(), "\"explored\":[", "\"explored\":[-", "not one of"},
  };
  for (const Row& row : rows) {
    (void)parts_of(files_, row.run, 1);
    std::string text = files_.read("part-1-1.jsonl");
    const std::size_t at = text.find(row.from);
    ASSERT_NE(at, std::string::npos) << row.what;
    files_.write("changed.jsonl", text.replace(at, std::string_view(row.from).size(), row.to));
    const Said refused = merged({files_.at("changed.jsonl")});
    EXPECT_EQ(refused.code, ExitCode::BadInput) << row.what;
    EXPECT_EQ(refused.out, "") << row.what;
    EXPECT_NE(refused.err.find(row.problem), std::string::npos) << row.what << refused.err;
  }
}

TEST_F(MergeRules, SavesStoriesAsOneMachineDoes) {
  for (const Words& run : {changes(), readings()}) {
    const std::string one = files_.at("one"), merged_there = files_.at("merged");
    std::filesystem::remove_all(one);
    std::filesystem::remove_all(merged_there);
    (void)said(joined(run, {"--save", one}));
    (void)merged(parts_of(files_, run, 3), {"--save", merged_there});
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(one)) {
      const std::string name = entry.path().filename().string();
      EXPECT_EQ(files_.read("merged/" + name), files_.read("one/" + name)) << name;
      ++files;
    }
    EXPECT_GT(files, 0u);
  }
}

TEST_F(MergeRules, RefusesWhatCannotBe) {
  struct Row {
    Words arguments;
    std::string error;
  };
  const std::string out = files_.at("p.jsonl");
  const Row rows[] = {
      {changes({"--shard", "0/3", "--output", out}), "that value of \"--shard\" cannot be used"},
      {changes({"--shard", "4/3", "--output", out}), "that value of \"--shard\" cannot be used"},
      {changes({"--shard", "1/3"}), "\"--shard\" needs another option beside it"},
      {changes({"--output", out}), "\"--output\" needs another option beside it"},
      {changes({"--shard", "1/3", "--output", out, "--json"}), " cannot stand beside another"},
      {changes({"--shard", "1..9999", "--output", out}), "there are no changes beyond "},
      {readings({"--shard", "1..5", "--output", out}),
       "there are no combinations of readings beyond 4"},
      {readings({"--shard", "1/2", "--output", out, "--timing"}), " cannot stand beside another"},
      {{"check", "report/expected/lunch_counter.json", "--shard", "1/2", "--output", out},
       "\"--shard\" needs another option beside it"},
      {changes({"--shard", "1/3", "--output", "no/such/folder/p.jsonl"}),
       "the file cannot be written"},
      {changes({"--shard", "1/3", "--output", "cli"}), "the file cannot be written"},
  };
  for (const auto& [arguments, error] : rows) {
    const Said answer = said(arguments);
    EXPECT_EQ(answer.code, ExitCode::BadInput) << error;
    EXPECT_NE(answer.err.find(error), std::string::npos) << answer.err;
    EXPECT_EQ(answer.out, "");
    EXPECT_FALSE(std::filesystem::exists(out)) << error;
  }
  const Words paths = parts_of(files_, changes({"--only", "given"}), 1);
  EXPECT_NE(merged(paths, {"--csv"}).err.find("\"--csv\" means nothing for parts of juchu mutate"),
            std::string::npos);
  EXPECT_NE(merged(paths, {"--all"}).err.find("\"--all\" means nothing for parts of juchu mutate"),
            std::string::npos);
}

}  // namespace
}  // namespace juchu
