#include "sim/study/study_json.hpp"

#include <algorithm>
#include <array>

#include <gtest/gtest.h>

#include "sim/testing/small_shop.hpp"

namespace juchu {
namespace {

TEST(StudyReader, ReadsTheSmallShop) {
  const Study study = good_study(small_shop_study());
  EXPECT_EQ(study.id, "small");
  EXPECT_EQ(study.title.en, "A small shop");
  EXPECT_EQ(day_text(study.from), "2026-09-01");
  EXPECT_EQ(study.days, 14);
  EXPECT_EQ(day_text(study.limit()), "2026-10-30");
  EXPECT_EQ(study.replications, 40);
  EXPECT_EQ(study.seed, 1U);
  EXPECT_FALSE(study.calendar.working(parse_day("2026-09-22").value()));  // a holiday of the law
  EXPECT_TRUE(std::ranges::binary_search(study.closed, parse_day("2026-09-06").value()));
  const Rulebook& book = study.rules->rulebook();
  EXPECT_EQ(book.fields.at(static_cast<std::size_t>(study.first_mark)).id, "packed");
  EXPECT_EQ(book.fields.size(), static_cast<std::size_t>(study.first_mark) + 1);
}

TEST(StudyReader, ReadsArrivals) {
  const Study study = good_study(small_shop_study());
  const Arrivals& orders = study.arrivals.at(0);
  EXPECT_EQ(orders.per_day, 150);
  EXPECT_EQ(study.rules->rulebook().events.at(static_cast<std::size_t>(orders.event)).id,
            "place_order");
  double sum = 0;
  for (const double share : orders.hours) sum += share;
  EXPECT_NEAR(sum, 1, 1e-12);
  EXPECT_GT(orders.hours.at(21), orders.hours.at(4));
  EXPECT_EQ(day_text(orders.waves.at(0).from), "2026-09-04");
  EXPECT_EQ(orders.waves.at(0).times, 8);
  ASSERT_EQ(orders.with.size(), 2U);
  EXPECT_EQ(orders.with[0].outcomes.size(), 2U);
  EXPECT_DOUBLE_EQ(orders.with[0].choice->share(0), 0.8);
  EXPECT_EQ(orders.with[1].outcomes.at(0).clause.text, "yamato");
}

TEST(StudyReader, ReadsStaff) {
  const Study study = good_study(small_shop_study());
  ASSERT_EQ(study.staff.size(), 2U);
  const Roster& packers = study.staff[1].team.crews.at(0).roster;
  const auto at = [](const char* text) { return parse_moment(text).value() * kSecond; };
  EXPECT_EQ(packers.count_at(at("2026-09-05 09:00")), 3);
  EXPECT_EQ(packers.count_at(at("2026-09-05 17:00")), 0);
  EXPECT_EQ(packers.count_at(at("2026-09-06 12:00")), 0) << "a Sunday";
  EXPECT_EQ(packers.count_at(at("2026-09-22 12:00")), 0) << "a holiday";
  EXPECT_EQ(study.staff[1].team.at_end, AtEnd::Finish);
}

TEST(StudyReader, ReadsHabits) {
  const Study study = good_study(small_shop_study());
  ASSERT_EQ(study.habits.size(), 7U);
  const Habit& pays = habit_of(study, "pays");
  EXPECT_EQ(pays.clock, Habit::Clock::After);
  EXPECT_EQ(pays.chance, 0.85);
  EXPECT_EQ(std::get<ExponentialTime>(*pays.time).mean, 36 * kHour);
  EXPECT_FALSE(pays.hours.always());
  const Habit& dates = habit_of(study, "dates");
  EXPECT_EQ(dates.team, 0);
  EXPECT_EQ(dates.with.at(0).outcomes.at(0).kind, StatedValue::Kind::Workday);
  EXPECT_EQ(dates.with.at(0).outcomes.at(0).days, 2);
  const Habit& packs = habit_of(study, "packs");
  EXPECT_EQ(packs.event, -1);
  EXPECT_EQ(packs.marks, std::vector<int>{study.first_mark});
  EXPECT_EQ(packs.priority->clause.text, "ship_date");
  EXPECT_EQ(packs.position, (Position{11, 5}));
  EXPECT_EQ(habit_of(study, "pick-up").at.on(5).size(), 1U);
  EXPECT_TRUE(habit_of(study, "pick-up").at.on(6).empty());
  EXPECT_EQ(habit_of(study, "confirms").with.at(0).outcomes.at(0).kind, StatedValue::Kind::Fresh);
  EXPECT_TRUE(habit_of(study, "delivers").in_final);
}

TEST(StudyReader, ReadsMeasuresAndLevers) {
  const Study study = good_study(small_shop_study());
  const Measure& rate = study.measures.at(0);
  EXPECT_TRUE(rate.arrivals.empty()) << "it names all there are";
  EXPECT_EQ(rate.target->sense, Target::Sense::Below);
  EXPECT_EQ(rate.target->value, 0.01);
  EXPECT_EQ(study.levers.at(0).says.en, "one more packer");
}

TEST(StudyReader, ReadsOtherSpellingsOfArrivals) {
  const auto arrivals = [](const std::string& hours) {
    return good_study(small_shop_study_with("\"hours\": \"evening\"", hours)).arrivals.at(0);
  };
  EXPECT_EQ(arrivals("\"hours\": {\"20\": 3, \"21\": 1}").hours.at(20), 0.75);
  EXPECT_EQ(arrivals("\"hours\": [0,0,0,0,0,0,0,0,0,1,1,1,1,0,0,0,0,0,0,0,0,0,0,0]").hours.at(9),
            0.25);
  EXPECT_EQ(arrivals("\"weekdays\": {\"sat\": 1.2, \"sun\": 0}").weekdays,
            (std::array<double, 7>{1, 1, 1, 1, 1, 1.2, 0}));
  const Arrivals lines = arrivals("\"lines\": {\"1\": 0.75, \"2\": 0.25}, \"batches\": 10");
  EXPECT_EQ(lines.lines, (std::vector<int>{1, 2}));
  EXPECT_EQ(lines.lines_choice->share(1), 0.25);
  EXPECT_EQ(lines.batches, std::vector<int>{10});
  EXPECT_FALSE(lines.batches_choice);
}

TEST(StudyReader, ReadsOtherSpellingsOfStaff) {
  struct Row {
    const char* desk;
    const char* at;
    int count;
  };
  constexpr Row rows[] = {
      {R"({})", "2026-09-01 03:00", 1},
      {R"({})", "2026-09-06 12:00", 0},  // the shop is closed
      {R"({"holidays": "open"})", "2026-09-22 12:00", 1},
      {R"({"count": 2, "shift": ["Mon 9:00-12:00", "Tue 9:00-12:00"]})", "2026-09-01 09:00", 2},
      {R"({"shift": {"Mon-Fri 9:00-17:00": 3, "Tue 12:00-13:00": 1}})", "2026-09-01 12:00", 4},
      {R"({"count": 2, "shift": "9:00-17:00", "breaks": "Tue 12:00-13:00"})", "2026-09-01 12:30",
       0},
      {R"({"count": 2, "shift": "9:00-17:00", "breaks": "Tue 12:00-13:00"})", "2026-09-02 12:30",
       2},
      {R"({"shift": "Mon 22:00-6:00"})", "2026-09-01 05:00", 1},
      {R"({"people": [{"shift": "9:00-12:00"}, {}], "shift": "9:00-17:00"})", "2026-09-01 12:00",
       0},
  };
  for (const Row& row : rows) {
    const Study study = good_study(small_shop_study(), {{}, {{"staff.desk", row.desk}}});
    EXPECT_EQ(
        study.staff.at(0).team.crews.at(0).roster.count_at(parse_moment(row.at).value() * kSecond),
        row.count)
        << row.desk;
  }
}

TEST(StudyReader, ReadsPeople) {
  const Study study = good_study(
      small_shop_study(),
      {{},
       {{"staff.desk",
         R"({"people": [{"speed": "80 %", "also": ["packers"]}, {"speed": 1.5}]})"}}});
  const std::vector<Crew>& crews = study.staff.at(0).team.crews;
  ASSERT_EQ(crews.size(), 2U);
  EXPECT_EQ(crews[0].speed_percent, 80);
  EXPECT_EQ(crews[0].also, std::vector<int>{1});
  EXPECT_EQ(crews[1].speed_percent, 150);
}

TEST(StudyReader, ReadsAHabitOfTheShop) {
  const Study study = good_study(small_shop_study(), {{}, {{"habits.restocks", R"({"for": "shop",
      "when": "stock < 10", "after": "1 d", "again": true, "event": "restock",
      "with": {"units": 9}})"}}});
  const Habit& habit = study.habits.back();
  EXPECT_EQ(habit.whom, Habit::For::Shop);
  EXPECT_TRUE(habit.again);
  EXPECT_EQ(habit.with.at(0).outcomes.at(0).clause.text, "9");
}

TEST(StudyReader, HolidaysCloseWhatSaysSo) {
  const Study study = good_study(small_shop_study(),
                                 {{}, {{"habits.pick-up.holidays", "\"closed\""}}});
  const auto next = [&](const char* from) {
    return moment_text(
        habit_of(study, "pick-up").at.next_time(parse_moment(from).value() * kSecond) / kSecond);
  };
  EXPECT_EQ(next("2026-09-21 12:00"), "2026-09-24 17:00");
}

TEST(StudyReader, ReadsTimesAndNumbers) {
  const Study study = good_study(small_shop_study(), {{},
                                                      {{"measures.lead", R"({"of": "orders",
      "time": {"from": "paid_on != null", "to": "shipped_on != null"}, "target": "<= 2 d"})"},
                                                       {"measures.open", R"({"number": "!final",
      "target": ">= 3"})"}}});
  EXPECT_EQ(study.measures.at(1).kind, Measure::Kind::Time);
  EXPECT_EQ(study.measures.at(1).target->value, 2.0 * kWholeDay);
  EXPECT_FALSE(study.measures.at(1).second.clause.empty());
  EXPECT_EQ(study.measures.at(2).kind, Measure::Kind::Number);
  EXPECT_EQ(study.measures.at(2).target->sense, Target::Sense::AtLeast);
}

TEST(StudyReader, ItsProgramsReadOrdersAndMarks) {
  const Study study = good_study(small_shop_study());
  Situation order = study.start;
  Event event = study.rules->day_event(study.from);
  const Banks banks{{order.words.data(), event.words.data(), order.words.data()}};
  const auto put = [&](const char* field, Value value) {
    const auto& fields = study.rules->rulebook().fields;
    const auto row = std::ranges::find(fields, field, &Field::id);
    study.rules->field(static_cast<int>(row - fields.begin())).put(order.words.data(), value);
  };
  const Condition& packs = habit_of(study, "packs").when;
  put("shipping", 2);
  EXPECT_TRUE(study.holds(packs.program, banks));
  put("packed", 1);
  EXPECT_FALSE(study.holds(packs.program, banks));
  put("ship_date", 20'000);
  EXPECT_EQ(study.value(habit_of(study, "packs").priority->program, banks), 20'000);
  EXPECT_EQ(study.value(habit_of(study, "dates").with.at(0).outcomes.at(0).value, banks),
            study.from);
}

TEST(StudyReader, BusinessDaysAreCountedAsFarAsTheStudyAsks) {
  const Study study = good_study(small_shop_study_with(
      "\"when\": \"shipping == delayed\"", "\"when\": \"business_days_since(paid_on) >= 50\""));
  const auto& fields = study.rules->rulebook().fields;
  const auto paid_on = std::ranges::find(fields, "paid_on", &Field::id) - fields.begin();
  EXPECT_GE(study.rules->counter_of(static_cast<int>(paid_on)).high, 50);
}

TEST(StudyReader, NamesEachMistakeAtItsPlace) {
  struct Row {
    const char* what;
    const char* place;
    const char* instead;
    const char* problem;
  };
  constexpr Row rows[] = {
      {"no such event", R"("event": "pay")", R"("event": "pey")",
       "s:9:147: error: habits/0/event: no event \"pey\" (did you mean \"pay\"?)"},
      {"a creating event in a habit", R"("event": "pay")", R"("event": "place_order")",
       "s:9:147: error: habits/0/event: \"place_order\" creates an order (it belongs under "
       "\"arrivals\")"},
      {"an event of the shop", R"("event": "pay")", R"("event": "restock")",
       "s:9:147: error: habits/0/event: this happens to the shop (it needs \"for\": \"shop\")"},
      {"arrivals that create nothing", R"("event": "place_order")", R"("event": "pay")",
       "s:5:42: error: arrivals/0/event: \"pay\" creates no order (orders are created by "
       "place_order)"},
      {"more arrivals than can be told apart", R"("per_day": 150)", R"("per_day": 1e7)",
       "s:5:68: error: arrivals/0/per_day: no more than a million may come in an hour"},
      {"no such field", R"(shipping == awaiting_payment)", R"(shiping == awaiting_payment)",
       "s:9:33: error: habits/0/when: unknown name \"shiping\" (did you mean \"shipping\"?)"},
      {"no such parameter", R"("listed_method": "yamato")",
       R"("listed_method": "yamato", "unit": 1)",
       "s:6:95: error: arrivals/0/with/unit: no key \"unit\" (did you mean \"units\"?)"},
      {"a value out of range", R"("listed_method": "yamato")",
       R"("listed_method": "yamato", "units": 100)",
       "s:6:104: error: arrivals/0/with/units: the number is out of range (a whole number from 1 "
       "to 99)"},
      {"no such value", R"("card": 0.8)", R"("crad": 0.8)",
       "s:6:38: error: arrivals/0/with/payment/crad: unknown name \"crad\" (did you mean "
       "\"card\"?)"},
      {"needed and not given", R"(, "listed_method": "yamato")", R"()",
       "s:6:25: error: arrivals/0/with: \"place_order\" needs a value for \"listed_method\" (write "
       "it under \"with\")"},
      {"needed, and no values at all", R"~(, "with": {"ship_date": "workday(today, 2)"})~", R"()",
       "s:10:136: error: habits/1/event: \"set_ship_date\" needs a value for \"ship_date\" (write "
       "it under \"with\")"},
      {"weights of nothing", R"({"card": 0.8, "konbini": 0.2})", R"({"card": 0, "konbini": 0})",
       "s:6:37: error: arrivals/0/with/payment: some weight must be more than 0"},
      {"an order before it is there", R"("listed_method": "yamato")",
       R"("listed_method": "listed_method")",
       "s:6:86: error: arrivals/0/with/listed_method: there is no order yet here (settings of the "
       "shop, parameters and today can be read)"},
      {"fresh, but no number", R"("with": {"number": "fresh"})", R"("with": {"method": "fresh"})",
       "s:13:175: error: habits/4/with/method: only a tracking number can be fresh"},
      {"no working day", R"(workday(today, 2))", R"(workday(today))",
       "s:10:176: error: habits/1/with/ship_date: this is no working day (write workday(today, 2), "
       "for a date)"},
      {"an unknown date of a working day", R"(workday(today, 2))", R"(workday(shiped_on, 2))",
       "s:10:184: error: habits/1/with/ship_date: unknown name \"shiped_on\" (did you mean "
       "\"shipped_on\"?)"},
      {"a field of the shop that changes", R"("when": "shipping == new_order")",
       R"("when": "stock > 3")",
       "s:10:33: error: habits/1/when: a field of the shop that changes cannot be read here (only "
       "a habit \"for\": \"shop\" may read it)"},
      {"a shop's habit that reads an order", R"("id": "pays", )",
       R"("id": "pays", "for": "shop", )",
       "s:9:48: error: habits/0/when: what runs once a shop cannot read an order or a "
       "cart\ns:9:162: error: habits/0/event: this happens to an order (leave \"for\": \"shop\" "
       "out)"},
      {"two clocks", R"("at": "Mon-Sat 17:00")", R"("at": "Mon-Sat 17:00", "after": "1 d")",
       "s:12:5: error: habits/3: exactly one of \"after\", \"at\" and \"using\" is needed"},
      {"no clock", R"("at": "Mon-Sat 17:00", )", R"()",
       "s:12:5: error: habits/3: exactly one of \"after\", \"at\" and \"using\" is needed"},
      {"takes without staff", R"("at": "Mon-Sat 17:00")",
       R"("at": "Mon-Sat 17:00", "takes": "1 d")",
       "s:12:130: error: habits/3/takes: without \"using\" there can be no \"takes\""},
      {"staff without takes", R"("takes": {"gamma": {"mean": "2 min", "cv": 0.5}}, )", R"()",
       "s:11:5: error: habits/2: \"takes\" is missing (it is required)"},
      {"no such staff", R"("using": "desk")", R"("using": "dsk")",
       "s:10:66: error: habits/1/using: no staff \"dsk\" (did you mean \"desk\"?)"},
      {"a wrong time", R"("1.5 d")", R"("1.5 days")",
       "s:9:89: error: habits/0/after/exponential: this is no length of time (write a number and "
       "its unit: \"40 s\", \"2 min\", \"3 h\", \"1.5 d\", \"250 ms\")"},
      {"a wrong distribution", R"({"exponential": "1.5 d"})", R"({"exponentail": "1.5 d"})",
       "s:9:74: error: habits/0/after/exponentail: no key \"exponentail\" (did you mean "
       "\"exponential\"?)"},
      {"times that go down", R"(["5 min", "60 min"])", R"(["60 min", "5 min"])",
       "s:13:104: error: habits/4/after/uniform: write the shorter ones first"},
      {"a variation of 0", R"("cv": 0.8)", R"("cv": 0)",
       "s:10:120: error: habits/1/takes/lognormal/cv: must be between 0.001 and 100"},
      {"a chance above 1", R"("chance": 0.85)", R"("chance": 1.85)",
       "s:9:132: error: habits/0/chance: must be between 0 and 1"},
      {"wrong hours", R"("hours": "7:00-24:00")", R"("hours": "7-24")",
       "s:9:108: error: habits/0/hours: these are no hours of a week (like \"Mon-Fri "
       "10:00-12:00,13:00-18:00; Sat 10:00-15:00\")"},
      {"a wrong time of day", R"("at": "Mon-Sat 17:00")", R"("at": "Mon-Sat 17:00-18:00")",
       "s:12:113: error: habits/3/at: these are no times of day (like \"Mon-Sat 17:00\")"},
      {"an unknown profile", R"("hours": "evening")", R"("hours": "evenings")",
       "s:5:82: error: arrivals/0/hours: no profile \"evenings\" (did you mean \"evening\"?)"},
      {"a mark that is a field", R"("marks": "packed")", R"("marks": ["packed", "method"])",
       "s:11:194: error: habits/2/marks/1: \"method\" is a name of the rulebook and cannot be a "
       "mark (choose another name)"},
      {"a mark that is a parameter", R"("marks": "packed")",
       R"("marks": ["packed", "undated_days"])",
       "s:11:194: error: habits/2/marks/1: \"undated_days\" is a name of the rulebook and cannot "
       "be a mark (choose another name)"},
      {"a mark that is a status", R"("marks": "packed")", R"("marks": ["packed", "delayed"])",
       "s:11:194: error: habits/2/marks/1: \"delayed\" is a name of the rulebook and cannot be a "
       "mark (choose another name)"},
      {"a reserved word as a mark", R"("marks": "packed")", R"("marks": ["packed", "today"])",
       "s:11:194: error: habits/2/marks/1: \"today\" is reserved and cannot be a name (choose "
       "another name)"},
      {"a mark that nobody sets", R"("event": "pay")", R"("event": "pay", "unmarks": "pakced")",
       "s:9:165: error: habits/0/unmarks: no mark \"pakced\" (did you mean \"packed\"?)"},
      {"again at the same time of day", R"("event": "hand_over")",
       R"("event": "hand_over", "again": true)",
       "s:12:152: error: habits/3/again: it could happen again at the same instant (a row with "
       "\"at\" cannot repeat while its \"when\" holds; one with \"after\" can)"},
      {"again at once", R"(["5 min", "60 min"]}, )", R"(["0 s", "60 min"]}, "again": true, )",
       "s:13:124: error: habits/4/again: it could happen again at the same instant (let it take "
       "longer than 0)"},
      {"a row that does nothing", R"(, "event": "cancel")", R"()",
       "s:15:5: error: habits/6: this row does nothing (\"event\", \"marks\" or \"unmarks\" is "
       "needed)"},
      {"two rows of one id", R"("id": "dates")", R"("id": "pays")",
       "s:10:12: error: habits/1/id: habit \"pays\" is repeated (first on line 9; keep one of "
       "them)"},
      {"an unknown key of a habit", R"("chance": 0.3)", R"("chanse": 0.3)",
       "s:15:117: error: habits/6/chanse: no key \"chanse\" (did you mean \"chance\"?)"},
      {"a setting not stated", R"(, "low_ship_rate": false)", R"()",
       "s:3:11: error: shop: the shop's settings are not stated: low_ship_rate (state each under "
       "\"shop\")"},
      {"no settings at all", R"("shop": {"stock_linked": false, "low_ship_rate": false}, )", R"()",
       "s:1:1: error: the shop's settings are not stated: stock_linked, low_ship_rate (state each "
       "under \"shop\")"},
      {"holidays beyond the table", R"("from": "2026-09-01")", R"("from": "2098-09-01")",
       "s:3:85: error: calendar/holidays: the holidays are known until 2050-12-31 only (let all "
       "end before, or list the holidays as dates)"},
      {"unknown holidays", R"("holidays": "jp")", R"("holidays": "de")",
       "s:3:85: error: calendar/holidays: this names no holidays (write \"jp\", or a list of "
       "dates)"},
      {"an unknown day", R"("closed": ["sun"])", R"("closed": ["someday"])",
       "s:3:103: error: closed/0: this is not a date (an existing date of 1970-2199, written like "
       "2024-03-01)"},
      {"nothing counts", R"("days": 14)", R"("days": 14, "warm_up": 14)",
       "s:4:48: error: warm_up: no day is left that counts (make it less than the 14 days)"},
      {"an unknown end of a shift", R"("at_end": "finish")", R"("at_end": "finsh")",
       "s:7:132: error: staff/packers/at_end: no end of a shift \"finsh\" (did you mean "
       "\"finish\"?)"},
      {"wrong shifts", R"("Mon-Fri 10:00-18:00")", R"("Mon-Fri 10-18")",
       "s:7:43: error: staff/desk/shift: these are no hours of a week (like \"Mon-Fri "
       "10:00-12:00,13:00-18:00; Sat 10:00-15:00\")"},
      {"a measure of nothing", R"("rate": "orders", "ever": "shipping == delayed", )", R"()",
       "s:17:16: error: measures/0: exactly one of \"rate\", \"time\" and \"number\" is needed"},
      {"a measure of unknown orders", R"("rate": "orders")", R"("rate": "order")",
       "s:17:45: error: measures/0/rate: no arrivals \"order\" (did you mean \"orders\"?)"},
      {"a wrong target", R"("< 0.01")", R"("< 2 d")",
       "s:17:96: error: measures/0/target: this is no target of this measure (like \"< 0.01\")"},
      {"a target that is no number", R"("< 0.01")", R"("< nan")",
       "s:17:96: error: measures/0/target: this is no target of this measure (like \"< 0.01\")"},
      {"ever and at the end", R"("ever": "shipping == delayed")",
       R"("ever": "shipping == delayed", "at_end": "final")",
       "s:17:16: error: measures/0: exactly one of \"ever\" and \"at_end\" is needed"},
      {"no such rulebook", R"("rulebook": "qoo10-jp")", R"("rulebook": "qoo10")",
       "s:2:65: error: rulebook: no rulebook of that name (known: ec-cube-4, qoo10-jp)"},
      {"no such parameter of the rulebook", R"("days": 14)",
       R"("parameters": {"undated_day": 1}, "days": 14)",
       "s:4:40: error: parameters/undated_day: no key \"undated_day\" (did you mean "
       "\"undated_days\"?)"},
      {"an unknown key", R"("days": 14)", R"("days": 14, "folow_days": 45)",
       "s:4:37: error: folow_days: no key \"folow_days\" (did you mean \"follow_days\"?)"},
      {"a lever without changes", R"({"staff.packers.count": 4})", R"({})",
       "s:18:100: error: levers/0/set: nothing is changed"},
  };
  for (const Row& row : rows)
    EXPECT_EQ(problems_of_study(small_shop_study_with(row.place, row.instead)),
              std::string(row.problem) + '\n')
        << row.what;
}

TEST(StudyReader, TellsAllMistakesAtOnce) {
  std::string text = small_shop_study_with("\"event\": \"pay\"", "\"event\": \"pey\"");
  text.replace(text.find("\"desk\": {"), 7, "\"Desk\": ");
  const std::string problems = problems_of_study(text);
  EXPECT_EQ(std::ranges::count(problems, '\n'), 3) << problems;
}

}  // namespace
}  // namespace juchu
