// What levers, changes and `like` make of a study, and what its hash tells apart.
#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "sim/study/study_json.hpp"
#include "sim/testing/small_shop.hpp"

namespace juchu {
namespace {

TEST(StudyVariants, ChangesAreMadeByPath) {
  const StudyVariant variant{{"one-more-packer"},
                             {{"arrivals.orders.per_day", "10"},
                              {"habits.loses-patience", "null"},
                              {"habits.dates.with.ship_date", "\"today + 1\""},
                              {"parameters.undated_days", "10"},
                              {"seed", "7"}}};
  const Study study = good_study(small_shop_study(), variant);
  EXPECT_EQ(study.staff.at(1).team.crews.at(0).roster.count_at(
                parse_moment("2026-09-01 10:00").value() * kSecond),
            4);
  EXPECT_EQ(study.arrivals.at(0).per_day, 10);
  EXPECT_EQ(study.habits.size(), 6U);
  EXPECT_EQ(habit_of(study, "dates").with.at(0).outcomes.at(0).clause.text, "today + 1");
  EXPECT_EQ(study.seed, 7U);
  EXPECT_EQ(study.rules->rulebook().parameters.at(0).value, 10);
}

TEST(StudyVariants, MayHaveAnotherRulebook) {
  const std::string problems = problems_of_study(small_shop_study(),
                                                 {{}, {{"rulebook", "\"ec-cube-4\""}}});
  EXPECT_NE(problems.find("payment"), std::string::npos) << problems;
}

TEST(StudyVariants, NamesWhatLeadsNowhere) {
  struct Row {
    StudyVariant variant;
    const char* problem;
  };
  const Row rows[] = {
      {{{"one-more-paker"}, {}},
       "s:1:1: error: no lever \"one-more-paker\" (did you mean \"one-more-packer\"?)"},
      {{{}, {{"habits.date.with.ship_date", "\"today + 1\""}}},
       "s:1:1: error: \"habits.date.with.ship_date\" leads nowhere (did you mean \"dates\"?)"},
      {{{}, {{"habits.dates.chance", "null"}}},
       "s:1:1: error: \"habits.dates.chance\" leads nowhere (there is id, when, using, takes, "
       "event, with)"},
      {{{}, {{"staff.packers.cuont", "4"}}},
       "s:1:1: error: staff/packers/cuont: no key \"cuont\" (did you mean \"count\"?)"},
      {{{}, {{"staff.packers.count", "four"}}},
       "s:1:1: error: the value of staff.packers.count is not JSON (put \"…\" around words)"},
      {{{}, {{"staff.packers.count", "-1"}}},
       "s:1:1: error: staff/packers/count: the number is out of range (a whole number from 0 to "
       "10000)"},
      {{{}, {{"habits.nobody", "3"}}},
       "s:1:1: error: \"habits.nobody\" leads nowhere (there is pays, dates, packs, pick-up, "
       "confirms, delivers, loses-patience)"},
      {{{"one-more-packer"}, {{"staff.packers.count", "5"}}},
       "s:1:1: error: staff.packers.count is changed twice: by the lever \"one-more-packer\" and "
       "by "
       "a value given by itself (leave one of the two out)"},
      {{{"one-more-packer"}, {{"staff.packers", "{\"count\": 5}"}}},
       "s:1:1: error: staff.packers is changed twice: by the lever \"one-more-packer\" and by a "
       "value "
       "given by itself (leave one of the two out)"},
      {{{}, {{"days.x", "3"}}}, "s:1:1: error: \"days.x\" leads nowhere"},
      {{{}, {{"", "3"}}},
       "s:1:1: error: \"\" leads nowhere (there is study, rulebook, title, shop, "
       "calendar, closed, from, days, follow_days, replications, arrivals, staff, habits, "
       "measures, levers)"},
  };
  for (const Row& row : rows)
    EXPECT_EQ(problems_of_study(small_shop_study(), row.variant), std::string(row.problem) + '\n');
}

TEST(StudyVariants, ALeverThatLeadsNowhereIsToldTakenOrNot) {
  EXPECT_EQ(
      problems_of_study(small_shop_study_with("staff.packers.count", "staff.pakers.count")),
      "s:18:101: error: levers/0/set/staff.pakers.count: \"staff.pakers.count\" leads nowhere "
      "(did you mean \"packers\"?)\n");
}

TEST(StudyVariants, OneStudyMayBeLikeAnother) {
  const Study study = good_study(R"({"like": "small.json", "study": "like-small",
    "arrivals": [{"id": "orders", "per_day": 20, "with": {"payment": "card"}},
                 {"id": "more", "event": "place_order", "per_day": 1, "with": {"listed_method": "sagawa"}}],
    "staff": {"packers": {"count": 1}},
    "habits": {"loses-patience": null, "pays": {"after": {"uniform": ["1 h", "2 h"]}},
               "rings": {"when": "packed", "after": "1 d", "unmarks": "packed"}}})",
                                 {}, "scenarios/load/mine.json");
  EXPECT_EQ(study.id, "like-small");
  EXPECT_EQ(study.arrivals.size(), 2U);
  EXPECT_EQ(study.arrivals[0].per_day, 20);
  EXPECT_EQ(study.arrivals[0].with.size(), 2U) << "the listed method is as it was";
  EXPECT_EQ(study.arrivals[0].with[0].outcomes.size(), 1U);
  EXPECT_EQ(study.staff.size(), 2U);
  EXPECT_EQ(study.habits.size(), 7U);
  EXPECT_EQ(study.habits.back().id, "rings");
  EXPECT_EQ(study.measures.size(), 1U);
  EXPECT_EQ(std::get<UniformTime>(*habit_of(study, "pays").time).low, kHour);
}

TEST(StudyVariants, AMistakeIsToldWhereItWasWritten) {
  const std::string mine = "scenarios/load/mine.json";
  EXPECT_EQ(
      problems_of_study("{\"like\": \"small\", \"habits\": {\"pays\": {\"chance\": 2}}}", {}, mine),
      "scenarios/load/mine.json:1:49: error: habits/0/chance: must be between 0 and 1\n");
  EXPECT_EQ(problems_of_study("{\"like\": \"small\", \"staff\": {\"desk\": null}}", {}, mine),
            "small:10:66: error: habits/1/using: no staff of that name (known: packers)\n");
  EXPECT_EQ(problems_of_study("{\"like\": \"smal\"}", {}, mine),
            "scenarios/load/mine.json:1:10: error: like: no study \"smal\" (did you mean "
            "\"small\"?)\n");
  EXPECT_NE(problems_of_study("{\"like\": \"none.json\"}", {}, mine).find(":1:10: error: like: "),
            std::string::npos);
}

TEST(StudyVariants, AStudyIsNotLikeItself) {
  const std::string problems = problems_of_study("{\"like\": \"mine.json\"}", {},
                                                 "no-such/mine.json");
  EXPECT_NE(problems, "");
}

TEST(StudyHash, DependsOnWhatIsSaidAlone) {
  const std::uint64_t hash = good_study(small_shop_study()).hash;
  EXPECT_EQ(good_study(small_shop_study_with("\"days\": 14, \"follow_days\": 45",
                                             "\"follow_days\":   45,\n\"days\":14"))
                .hash,
            hash);
  EXPECT_EQ(good_study(small_shop_study_with("A small shop", "Another one")).hash, hash);
  EXPECT_EQ(good_study(small_shop_study(), {}, "elsewhere").hash, hash);
  EXPECT_NE(good_study(small_shop_study_with("150", "151")).hash, hash);
  EXPECT_NE(good_study(small_shop_study(), {{"one-more-packer"}, {}}).hash, hash);
  EXPECT_NE(good_study(small_shop_study(), {{}, {{"parameters.undated_days", "10"}}}).hash, hash);
}

TEST(ShippedStudies, AreGoodWithEachOfTheirLevers) {
  RulebookShelf shelf;
  for (const char* id : {"small", "ordinary-week", "mega-sale", "stock-linked", "evening-batch",
                         "golden-week", "konbini-staffing", "ec-cube"}) {
    Diagnostics diagnostics;
    const auto study = open_study(id, {}, shelf, diagnostics);
    ASSERT_TRUE(study) << to_text(diagnostics.sorted().at(0), Language::English);
    EXPECT_EQ(study->id, id);
    std::set<std::uint64_t> hashes{study->hash};
    for (const Lever& lever : study->levers) {
      const auto changed = open_study(id, {{lever.id}, {}}, shelf, diagnostics);
      ASSERT_TRUE(changed) << lever.id;
      EXPECT_TRUE(hashes.insert(changed->hash).second) << lever.id;
    }
  }
}

}  // namespace
}  // namespace juchu
