#include "report/speaker.hpp"

#include <gtest/gtest.h>

namespace juchu {
namespace {

const Speaker kJapanese(Language::Japanese);
const Speaker kEnglish(Language::English);

TEST(Speaker, NamesTheWeekdayOfADate) {
  struct Row {
    const char* day;
    const char* ja;
    const char* en;
  };
  const Row rows[] = {
      {"2024-02-29", "2024-02-29（木）", "2024-02-29 Thu"},
      {"2024-03-01", "2024-03-01（金）", "2024-03-01 Fri"},
      {"2024-03-02", "2024-03-02（土）", "2024-03-02 Sat"},
      {"2024-03-03", "2024-03-03（日）", "2024-03-03 Sun"},
      {"2024-03-04", "2024-03-04（月）", "2024-03-04 Mon"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(kJapanese.day(*parse_day(row.day)), row.ja);
    EXPECT_EQ(kEnglish.day(*parse_day(row.day)), row.en);
  }
}

TEST(Speaker, PutsListsTogether) {
  EXPECT_EQ(kJapanese.list(std::vector<std::string>{"氏名", "住所"}), "氏名、住所");
  EXPECT_EQ(kEnglish.list(std::vector<std::string>{"name", "address"}), "name, address");
  EXPECT_EQ(kEnglish.list({}), "");
}

TEST(Speaker, TranslatesTheUsualWordsOfSources) {
  EXPECT_EQ(kJapanese.source("guide §3, §6; assumed: days"), "ガイド§3, §6; 仮定: days");
  EXPECT_EQ(kEnglish.source("guide §3, §6; assumed: days"), "guide §3, §6; assumed: days");
  EXPECT_EQ(kJapanese.source("assumed; guide §3; assumed"), "仮定; ガイド§3; 仮定");
  for (const char* sentence : {"all numbers assumed, but one", "30 an hour: assumed", "assumedly"})
    EXPECT_EQ(kJapanese.source(sentence), sentence);
}

TEST(Speaker, RefersToARule) {
  RuleHead rule;
  rule.id = "dated";
  EXPECT_EQ(kEnglish.reference(rule), "[dated]");
  EXPECT_EQ(kEnglish.says(rule), "dated");
  rule.source = "guide §3";
  rule.says = {"日付がある", "it is dated"};
  EXPECT_EQ(kEnglish.reference(rule), "[dated · guide §3]");
  EXPECT_EQ(kJapanese.says(rule), "日付がある");
}

TEST(Speaker, FallsBackToTheOtherLanguageAndToTheId) {
  EXPECT_EQ(kJapanese.label(Labelled{"mail", {"", "a mail"}}), "a mail");
  EXPECT_EQ(kJapanese.label(Labelled{"mail", {}}), "mail");
}

TEST(Speaker, W1EverythingIsSafeToPrint) {
  const std::string hostile = "a\x1b[31m\xe2\x80\xae\xff";
  const std::string shown = "a\\u001b[31m\\u202e\\xff";
  RuleHead rule;
  rule.id = rule.source = hostile;
  EXPECT_EQ(Speaker::plain(hostile), shown);
  EXPECT_EQ(kEnglish.text({"", hostile}), shown);
  EXPECT_EQ(kEnglish.label(Labelled{hostile, {}}), shown);
  EXPECT_EQ(kEnglish.source(hostile), shown);
  EXPECT_EQ(kEnglish.says(rule), shown);
  EXPECT_EQ(kEnglish.reference(rule), "[" + shown + " · " + shown + "]");
}

}  // namespace
}  // namespace juchu
