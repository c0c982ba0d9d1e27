#include "model/text/name_list.hpp"

#include <gtest/gtest.h>

namespace juchu {
namespace {

NameList statuses() {
  NameList names({"状態", "status"});
  names.add("new_order", {"新規注文", "New order"});
  names.add("preparing", {"配送準備", "Preparing"});
  names.add("delayed", {"配送遅延", "Delayed"});
  names.also("遅延");
  names.add("late", {"", "Delayed"});
  names.add("plain");
  return names;
}

TEST(NameList, FindsByIdAndByWordsInEitherLanguage) {
  const NameList names = statuses();
  const struct {
    const char* typed;
    std::optional<int> row;
  } rows[] = {
      {"new_order", 0}, {"新規注文", 0},   {"New order", 0},
      {"new ORDER", 0}, {" 配送準備 ", 1}, {"ｐｒｅｐａｒｉｎｇ", 1},
      {"遅延", 2},      {"delayed", 2},    {"Delayed", {}},
      {"plain", 4},     {"", {}},          {"\xFF", {}},
  };
  for (const auto& [typed, row] : rows) EXPECT_EQ(names.find(typed), row) << typed;
}

TEST(NameList, SaysWhatWasMeantByIdAndInWords) {
  const NameList names = statuses();
  const auto said = [](const Complaint& complaint) {
    return std::pair(complaint.problem.ja + " / " + complaint.hint.ja,
                     complaint.problem.en + " / " + complaint.hint.en);
  };
  const struct {
    const char *typed, *ja, *en;
  } rows[] = {
      {"new_ordr", "「new_ordr」という状態はありません / 「new_order」（新規注文）のことでしょうか",
       "no status \"new_ordr\" / did you mean \"new_order\" (New order)?"},
      {"配送準日", "「配送準日」という状態はありません / 「preparing」（配送準備）のことでしょうか",
       "no status \"配送準日\" / did you mean \"preparing\" (Preparing)?"},
      {"配送",
       "「配送」という状態はありません / 「preparing」（配送準備）, "
       "「delayed」（配送遅延）のことでしょうか",
       "no status \"配送\" / did you mean \"preparing\" (Preparing), \"delayed\" (Delayed)?"},
      {"Delayed",
       "「Delayed」は一つに決まりません / 「delayed」（配送遅延）, 「late」（Delayed） "
       "のどれかを書いてください",
       "\"Delayed\" is the name of several / write one of \"delayed\" (Delayed), \"late\" "
       "(Delayed)"},
      {"090-1234-5678",
       "その名前の状態はありません / 使えるもの: new_order（新規注文）, preparing（配送準備）, "
       "delayed（配送遅延）, late（Delayed）, plain",
       "no status of that name / known: new_order (New order), preparing (Preparing), delayed "
       "(Delayed), late (Delayed), plain"},
  };
  for (const auto& [typed, ja, en] : rows)
    EXPECT_EQ(said(names.unknown(typed)), std::pair(std::string(ja), std::string(en)));
  EXPECT_EQ(names.unknown_key("evnt", {"at", "event"}).hint.en, "did you mean \"event\"?");
}

TEST(NameList, StaysShortWhateverTheNames) {
  NameList names({"状態", "status"});
  for (int i = 0; i < 1000; ++i)
    names.add("status_" + std::to_string(i), {std::string(5000, 'x'), ""});
  EXPECT_LT(names.unknown("zzz").hint.ja.size(), 300U);
  EXPECT_LT(names.unknown("status").hint.ja.size(), 300U);
}

}  // namespace
}  // namespace juchu
