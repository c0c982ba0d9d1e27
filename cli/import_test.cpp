#include "cli/import.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "cli/testing/own_folder.hpp"
#include "cli/testing/said.hpp"
#include "model/json/json_value.hpp"

namespace juchu {
namespace {

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

class ImportVerb : public testing::Test {
 protected:
  [[nodiscard]] std::string path(const std::string& name) const { return folder_.at(name); }
  [[nodiscard]] std::string file_of(const std::string& bytes) const {
    std::ofstream(path("orders.csv"), std::ios::binary) << bytes;
    return path("orders.csv");
  }

  OwnFolder folder_;
};

constexpr const char* kUtf8 = "cli/expected/orders_utf8.csv";
constexpr const char* kCp932 = "cli/expected/orders_cp932.csv";
constexpr const char* kBad = "cli/expected/orders_bad.csv";

TEST_F(ImportVerb, TheSameOrdersInEitherEncodingAreTheSameScenario) {
  const Said utf8 = said({"import", kUtf8, "--as-of", "2024-03-04"});
  const Said cp932 = said({"import", kCp932, "--as-of", "2024-03-04"});
  ASSERT_EQ(utf8.code, ExitCode::Success) << utf8.err;
  ASSERT_EQ(cp932.code, ExitCode::Success) << cp932.err;
  EXPECT_EQ(utf8.out.substr(utf8.out.find("\"rulebook\"")),
            cp932.out.substr(cp932.out.find("\"rulebook\"")));
  for (const char* kept : {"\"order\": \"012345678903\"", "1E5", "0x10", "None", "0700", "1-2",
                           "10:30", "1,980", "8%", "\"number\": \"012345678903\""})
    EXPECT_TRUE(has(utf8.out, kept)) << kept;
  EXPECT_TRUE(has(utf8.out, "1階\\n102号室")) << "a line break within a cell";
}

TEST_F(ImportVerb, WritesTheMorningThatShips) {
  const Said told = said({"import", "scenarios/morning/orders.csv", "--as-of", "2026-10-05"});
  std::ostringstream shipped;
  shipped << std::ifstream("scenarios/morning/orders.json").rdbuf();
  EXPECT_EQ(told.out, shipped.str());
}

TEST_F(ImportVerb, WhatItWritesIsTheMorningsWorkList) {
  const std::string file = path("today.json");
  const Said told = said({"import", kCp932, "--as-of", "2024-03-04", "--output", file});
  ASSERT_EQ(told.code, ExitCode::Success) << told.err;
  EXPECT_EQ(told.out, "");
  EXPECT_TRUE(has(told.err, "4 orders as of 2024-03-04 were read")) << told.err;
  EXPECT_TRUE(has(told.err, "Preparing 1")) << told.err;
  EXPECT_TRUE(has(told.err, "not read: 社内メモ")) << told.err;
  EXPECT_TRUE(has(told.err, "stated by the mapping for 3: listed method: Yamato TA-Q-BIN"))
      << told.err;
  const Said replayed = said({"replay", file, "--json"});
  EXPECT_EQ(replayed.code, ExitCode::Success);
  EXPECT_TRUE(has(replayed.out,
                  R"("given":{"as_of":"2024-03-04","orders":{"012345678903":{"shipping":)"
                  R"("preparing","claim":"no_claim"})"))
      << replayed.out;
  const Said work = said({"view", file, "--at", "2024-03-04 08:00", "--today"}, Language::Japanese);
  EXPECT_TRUE(has(work.out, "今日のうちに: 1件")) << work.out;
  EXPECT_FALSE(has(work.out, "見本 太郎")) << "personal";
  const Said early = said({"view", file, "--at", "2024-03-03"});
  EXPECT_EQ(early.code, ExitCode::BadInput);
  EXPECT_TRUE(has(early.err, "begins with the situation of 2024-03-04")) << early.err;
}

TEST_F(ImportVerb, RefusesEveryRowThatCannotBeReadAndWritesNothing) {
  const std::string file = path("today.json");
  for (const Language language : {Language::English, Language::Japanese}) {
    const Said told = said({"import", kBad, "--as-of", "2024-03-04", "--output", file}, language);
    EXPECT_EQ(told.code, ExitCode::BadInput);
    EXPECT_FALSE(std::filesystem::exists(file));
    for (const int line : {2, 3, 4, 5, 6, 7, 9})
      EXPECT_TRUE(has(told.err, std::string(kBad) + ":" + std::to_string(line) + ":"))
          << line << "\n"
          << told.err;
    EXPECT_FALSE(has(told.err, "見本")) << "no value is repeated that could be personal";
  }
  EXPECT_TRUE(has(said({"import", kBad, "--as-of", "2024-03-04"}).err,
                  "7 of 8 rows cannot be read; nothing was written"));
  EXPECT_TRUE(has(said({"import", kBad, "--as-of", "2024-03-04"}, Language::Japanese).err,
                  "8行のうち7行を読めませんでした"));
}

TEST_F(ImportVerb, RefusesHostileFilesPolitely) {
  struct Row {
    const char* what;
    std::string bytes, part;
  };
  const Row rows[] = {
      {"nothing", "", "the file is empty"},
      {"NUL", std::string("a,b\n\0", 5), ":2:1: error: there is a NUL"},
      {"neither encoding", "\xFF\x80\n", "this is neither UTF-8 nor CP932"},
      {"UTF-16",
       "\xFF\xFE"
       "a",
       "this is UTF-16"},
      {"very many columns", std::string(100'000, ','), "too many columns"},
      {"a lone quote", "\"", "never closed"},
      {"a huge cell", std::string(3'000'000, 'x'), "has no column's name"},
      {"other columns", "a,b\n1,2\n", "has no column's name"},
      {"too few columns", "注文番号,b\n1,2\n", "there is no column \"配送状態\""},
      {"tabs", "注文番号\t配送状態\n", "the columns stand between tabs"},
  };
  for (const Row& row : rows) {
    const Said told = said({"import", file_of(row.bytes), "--as-of", "2024-03-04"});
    EXPECT_EQ(told.code, ExitCode::BadInput) << row.what;
    EXPECT_EQ(told.out, "") << row.what;
    EXPECT_TRUE(has(told.err, row.part)) << row.what << "\n" << told.err;
  }
}

TEST_F(ImportVerb, RefusesArgumentsThatItCannotUse) {
  EXPECT_TRUE(has(said({"import", kUtf8, "--as-of", "03/04/24"}).err, "--as-of takes a day"));
  EXPECT_TRUE(has(said({"import", kUtf8, "--mapping", "qsm"}).err, "no mapping"));
  EXPECT_TRUE(has(said({"import", path("none.csv")}).err, "none.csv:1:1: error:"));
  EXPECT_TRUE(has(said({"import", kCp932, "--encoding", "utf-8"}).err, "is no character of UTF-8"));
  EXPECT_TRUE(
      has(said({"import", kUtf8, "--encoding", "cp932", "--as-of", "2024-03-04"}).out, "\"given\""))
      << "a byte order mark says UTF-8 all the same";
}

TEST_F(ImportVerb, ItsMappingIsAFileToBeginWith) {
  ASSERT_EQ(said({"new", "mapping", "--output", path("mine.json")}).code, ExitCode::Success);
  const Said told = said(
      {"import", kUtf8, "--mapping", path("mine.json"), "--as-of", "2024-03-04"});
  EXPECT_EQ(told.code, ExitCode::Success) << told.err;
  EXPECT_EQ(told.out, said({"import", kUtf8, "--as-of", "2024-03-04"}).out);
}

TEST_F(ImportVerb, NeverWritesOverWhatItReads) {
  const std::string file = path("orders.csv");
  std::filesystem::copy_file(kUtf8, file);
  const auto size = std::filesystem::file_size(file);
  EXPECT_EQ(said({"import", file, "--as-of", "2024-03-04", "--output", file}).code,
            ExitCode::BadInput);
  EXPECT_EQ(std::filesystem::file_size(file), size);
}

TEST_F(ImportVerb, RepeatsNothingOfARowThatNamesNoColumn) {
  const Said told = said({"import", file_of("新規注文,Q1,見本 太郎,090-0000-0000\n")});
  EXPECT_EQ(told.code, ExitCode::BadInput);
  EXPECT_TRUE(has(told.err, "no column's name that the mapping knows")) << told.err;
  EXPECT_FALSE(has(told.err, "見本")) << told.err;
}

}  // namespace
}  // namespace juchu
