#include "model/text/problems.hpp"

#include <vector>

#include <gtest/gtest.h>

namespace juchu {
namespace {

constexpr std::int64_t kLowest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kHighest = std::numeric_limits<std::int64_t>::max();
const Text kStatus = {"状態", "status"};
const std::vector<std::string> kKnown = {"new", "paid"};

TEST(Problems, ReadWellInBothLanguages) {
  struct Row {
    Complaint complaint;
    const char* ja;
    const char* en;
  };
  const Row rows[] = {
      {missing_key("id"), "「id」がありません / この項目は必須です",
       "\"id\" is missing / it is required"},
      {unknown_key("nwe", kKnown), "「nwe」という項目はありません / 「new」のことでしょうか",
       "no key \"nwe\" / did you mean \"new\"?"},
      {unknown_key("zzzzz", kKnown), "「zzzzz」という項目はありません / 使えるもの: new, paid",
       "no key \"zzzzz\" / known: new, paid"},
      {repeated_key("id", 3),
       "「id」が重複しています / 最初は3行目にあります。どちらか一方にしてください",
       "\"id\" is repeated / first on line 3; keep one of them"},
      {wrong_kind({"文字列", "a string"}, {"整数", "a whole number"}),
       "文字列が必要ですが、整数になっています / ", "expected a string, found a whole number / "},
      {out_of_range(0, 365), "数値が範囲外です / 0以上365以下の整数にしてください",
       "the number is out of range / a whole number from 0 to 365"},
      {out_of_range(1, kHighest), "数値が範囲外です / 1以上の整数にしてください",
       "the number is out of range / 1 or more"},
      {out_of_range(kLowest, 9), "数値が範囲外です / 9以下の整数にしてください",
       "the number is out of range / 9 or less"},
      {unknown_name(kStatus, "payed", kKnown),
       "「payed」という状態はありません / 「paid」のことでしょうか",
       "no status \"payed\" / did you mean \"paid\"?"},
      {unknown_name(kStatus, "payed", {}), "その名前の状態はありません / 一つも定義されていません",
       "no status of that name / none is defined"},
      {repeated_name(kStatus, "new", 9),
       "状態「new」が重複しています / 最初は9行目にあります。どちらか一方にしてください",
       "status \"new\" is repeated / first on line 9; keep one of them"},
  };
  for (const auto& [complaint, ja, en] : rows) {
    EXPECT_EQ(complaint.problem.ja + " / " + complaint.hint.ja, ja);
    EXPECT_EQ(complaint.problem.en + " / " + complaint.hint.en, en);
  }
}

TEST(Problems, RepeatNoStringThatResemblesNoName) {
  const Complaint complaint = unknown_name(kStatus, "090-1234-5678", kKnown);
  EXPECT_EQ(complaint.problem.en, "no status of that name");
  EXPECT_EQ(complaint.hint.ja, "使えるもの: new, paid");
}

TEST(Problems, StayShortAndPrintableWhateverTheNames) {
  const std::string name = "\n" + std::string(1000, 'x');
  const std::vector<std::string> known(1000, name);
  for (const Complaint& complaint :
       {missing_key(name), unknown_key(name, known), repeated_key(name, 1),
        repeated_name(kStatus, name, 1), unknown_name(kStatus, name, known), empty_string(),
        empty_list(), not_a_day(), not_a_moment(), too_many_bytes(1)}) {
    for (const Language language : {Language::Japanese, Language::English}) {
      const std::string text = complaint.problem.in(language) + complaint.hint.in(language);
      EXPECT_LE(text.size(), 230u) << text;
      EXPECT_EQ(text.find('\n'), std::string::npos) << text;
    }
  }
}

}  // namespace
}  // namespace juchu
