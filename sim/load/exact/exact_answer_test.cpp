// The exact answer against what can be worked out by hand, against the simulation, and where there
// is none.
#include "sim/load/exact/exact_answer.hpp"

#include <gtest/gtest.h>

#include "sim/load/answer.hpp"
#include "sim/load/exact/branches.hpp"
#include "sim/load/run_study.hpp"
#include "sim/testing/small_shop.hpp"

namespace juchu {
namespace {

/// The shipped study that has an exact answer, with some of it written otherwise.
Study after_work(const std::string& changes = "") {
  return good_study(R"({"study": "s", "like": "after-work")" + changes + "}");
}

ExactAnswer exactly(const Study& study) {
  NoChain why_not;
  const auto chain = chain_of(study, why_not);
  EXPECT_TRUE(chain) << why_not.reason.en;
  return chain ? exact_answer(study, *chain) : ExactAnswer();
}

std::string why_not(const Study& study, std::size_t most = 100'000) {
  NoChain why;
  EXPECT_FALSE(chain_of(study, why, most));
  EXPECT_FALSE(why.reason.ja.empty());
  return why.reason.en;
}

TEST(Branches, TakeEachOutcomeOnce) {
  const WeightedChoice choice({1, 0, 3});
  std::vector<std::pair<std::string, double>> taken;
  for (Branches branches; branches.more(); branches.next()) {
    std::string answers = branches.happens(.25) ? "yes" : "no";
    if (answers == "yes") answers += std::to_string(branches.choose(choice));
    taken.emplace_back(answers, branches.probability());
  }
  const std::vector<std::pair<std::string, double>> all = {
      {"yes0", .25 * .25}, {"yes2", .25 * .75}, {"no", .75}};
  EXPECT_EQ(taken, all);
}

TEST(Branches, WhatIsCertainIsOneBranch) {
  int count = 0;
  for (Branches branches; branches.more(); branches.next()) {
    EXPECT_TRUE(branches.happens(1));
    EXPECT_FALSE(branches.happens(0));
    EXPECT_EQ(branches.probability(), 1);
    ++count;
  }
  EXPECT_EQ(count, 1);
}

/// One of ten orders is packed nine days later, and nobody gives up. Paid are 70 % by card, and
/// 85 % of the others.
TEST(ExactAnswer, OfHandWorkedOrders) {
  const Study study = after_work(R"(, "habits": {
    "packs": {"after": {"table": {"0 d": 0.9, "9 d": 0.1}}},
    "posts": {"at": "12:00", "holidays": "open"}, "loses-patience": null})");
  const double paid = .7 + .3 * .85;
  EXPECT_NEAR(*exactly(study).rates[0].share, paid * .1, 1e-12);
  EXPECT_EQ(*exactly(study).rates[1].share, 0);
}

/// The delayed ones are cancelled after a day if at all, long before they are packed.
TEST(ExactAnswer, OfHandWorkedCancels) {
  const Study study = after_work(R"(, "habits": {
    "packs": {"after": {"table": {"0 d": 0.9, "9 d": 0.1}}},
    "posts": {"at": "12:00", "holidays": "open"},
    "loses-patience": {"after": "1 d", "chance": 0.4}})");
  const double delayed = (.7 + .3 * .85) * .1;
  EXPECT_NEAR(*exactly(study).rates[0].share, delayed, 1e-12);
  EXPECT_NEAR(*exactly(study).rates[1].share, delayed * .4, 1e-12);
}

/// In ten days 12 a day pay by card, three times as many on one of them, and 4 otherwise.
TEST(ExactAnswer, WeighsDaysAndRowsByTheirOrders) {
  const Study study = after_work(R"(, "days": 10,
    "arrivals": {
      "orders": {"with": {"payment": "card"},
                 "waves": [{"from": "2026-10-08", "days": 1, "times": 3}]},
      "more": {"id": "more", "event": "place_order", "per_day": 4,
               "with": {"payment": "konbini", "listed_method": "yamato"}}},
    "measures": {"delay_rate": {"rate": "all", "ever": "payment == konbini"}})");
  EXPECT_NEAR(*exactly(study).rates[0].share, 40. / (9 * 12 + 36 + 40), 1e-12);
}

class AgainstTheSimulation : public testing::TestWithParam<const char*> {};

/// Within six standard errors: what is not equal in distribution is further away.
TEST_P(AgainstTheSimulation, TheExactAnswerIsWhatRunsComeTo) {
  const Study study = after_work(GetParam());
  const ExactAnswer exact = exactly(study);
  const int runs = 400;
  const auto counts = run_study(study, {.count = runs});
  const StudyAnswer answer = answer_of(study, counts, runs);
  for (std::size_t rate = 0; rate < exact.rates.size(); ++rate) {
    const auto& estimate = answer.rates[rate].estimate;
    ASSERT_TRUE(estimate && estimate->interval);
    const double half = (estimate->interval->high - estimate->interval->low) / 2;
    EXPECT_NEAR(*exact.rates[rate].share, estimate->value, 3 * half + 1e-12);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Studies, AgainstTheSimulation,
    testing::Values(
        "",
        // a wave, a holiday, more than one row, and clocks that begin when a payment comes
        R"(, "from": "2026-09-16", "closed": ["2026-09-23"], "arrivals": {
             "orders": {"waves": [{"from": "2026-09-18", "days": 2, "times": 5}]},
             "more": {"id": "more", "event": "place_order", "per_day": 4, "hours": {"3": 1, "22": 2},
                      "with": {"payment": "konbini", "listed_method": "yamato"}}})",
        // marks that are taken away, and a habit that rings again and again
        R"(, "habits": {"packs": {"after": {"table": {"1 d": 0.5, "2 d": 0.5}}},
             "drops": {"id": "drops", "when": "packed && parcel[1].sent_on == null", "after": "1 d",
                       "chance": 0.3, "unmarks": "packed", "again": true}})",
        // a condition that days alone change
        R"(, "habits": {"posts": {"when": "packed && shipping in [preparing, delayed] && parcel[1].sent_on == null && today >= ship_date"}},
             "measures": {"cancelled_when_delayed": {"rate": "all", "at_end": "shipping == cancelled"}})"));

TEST(ExactAnswer, IsWithinTheIntervalOfTheShippedStudy) {
  const Study study = after_work();
  const ExactAnswer exact = exactly(study);
  const auto counts = run_study(study, {.count = study.replications});
  const StudyAnswer answer = answer_of(study, counts, study.replications);
  for (std::size_t rate = 0; rate < exact.rates.size(); ++rate) {
    const ConfidenceInterval& interval = *answer.rates[rate].estimate->interval;
    EXPECT_GE(*exact.rates[rate].share, interval.low);
    EXPECT_LE(*exact.rates[rate].share, interval.high);
  }
}

TEST(ExactAnswer, IsNoneWhereOrdersAreNotAloneOrHoursNotKnown) {
  EXPECT_EQ(why_not(good_study(small_shop_study())),
            "the habit \"pays\" takes a time that is no table of whole days");
  EXPECT_EQ(why_not(after_work(R"(, "habits": {"pays": {"after": {"table": {"1 h": 1}}}})")),
            "the habit \"pays\" takes a time that is no table of whole days");
  EXPECT_EQ(why_not(after_work(R"(, "habits": {"pays": {"hours": "7:00-24:00"}})")),
            "the habit \"pays\" takes a time that is no table of whole days");
  EXPECT_EQ(why_not(after_work(R"(, "staff": {"desk": {"count": 1, "shift": "9:00-17:00"}},
              "habits": {"dates": {"at": null, "using": "desk", "takes": "1 min"}})")),
            "the habit \"enters dates in the morning\" (dates) waits for staff");
  EXPECT_EQ(why_not(after_work(
                R"(, "habits": {"pays": {"hours": "7:00-24:00", "says": {"en": "Pay"}}})")),
            "the habit \"Pay\" (pays) takes a time that is no table of whole days");
  EXPECT_EQ(why_not(after_work(R"(, "habits": {"dates": {"at": "20:30"}})")),
            "a habit rings within an hour in which orders of \"orders\" come");
  EXPECT_EQ(why_not(after_work(R"(, "arrivals": {"orders": {"lines": 2}})")),
            "orders of \"orders\" share carts");
  EXPECT_EQ(why_not(after_work(R"(, "shop": {"stock_linked": true, "low_ship_rate": false})")),
            "what orders share, such as stock, changes");
  EXPECT_EQ(why_not(after_work(), 100), "there are too many ways in which an order can go");
}

}  // namespace
}  // namespace juchu
