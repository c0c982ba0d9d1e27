// What the reports about studies say in their own words, in both languages: one row each.
#pragma once

#include "report/wording.hpp"

namespace juchu {

// clang-format off

// Figures
inline constexpr Wording kFromTo           = {"{}〜{}", "{} to {}"};
inline constexpr Wording kSeconds          = {"{}秒", "{} s"};
inline constexpr Wording kMinutes          = {"{}分", "{} min"};
inline constexpr Wording kHours            = {"{}時間", "{} h"};
inline constexpr Wording kDays             = {"{}日", "{} d"};

// The answer in one sentence
inline constexpr Wording kRateIs           = {"{}は注文の{}（{}）", "{}: {} of orders ({})"};
inline constexpr Wording kTimeIs           = {"{}は95 %の注文で{}以内（{}）", "{}: within {} ({}) for 95 % of orders"};
inline constexpr Wording kNumberIs         = {"{}は平均{}（{}）", "{}: {} on average ({})"};
inline constexpr Wording kUnsureIs         = {"{}は{}", "{}: {}"};
inline constexpr Wording kHappenedInRuns   = {"{}回の反復のうち{}回で起きた。起きるのは反復の{}以下", "in {1} of {0} runs: in at most {2} of runs"};
inline constexpr Wording kEscapedInRuns    = {"{}回の反復のうち{}回を除き、すべての注文で起きた。それ以外の注文があるのは反復の{}以下", "of every order in all but {1} of {0} runs: others in at most {2} of runs"};
inline constexpr Wording kNoSuchOrders     = {"数える注文がなかった", "there were no orders to count"};
inline constexpr Wording kNotKnown         = {"分からない（終わらない注文が多い）", "not known (too many orders never came to it)"};
inline constexpr Wording kNoInterval       = {"{}（反復が一回では、どれほど確かかは言えない）", "{} (one run cannot tell how sure that is)"};
inline constexpr Wording kAboveTarget      = {"{}。目標の{}を上回ります", "{}: above the target of {}"};
inline constexpr Wording kBelowTarget      = {"{}。目標の{}を下回ります", "{}: below the target of {}"};
inline constexpr Wording kTargetUndecided  = {"{}。目標の{}を満たすかどうかは、まだ言えません", "{}: whether it meets the target of {} cannot be told yet"};
inline constexpr Wording kTooRare          = {"まれなので、反復がおよそ{}回必要", "too rare, about {} replications needed"};
inline constexpr Wording kTooRareAtLeast   = {"まれなので、反復が少なくとも{}回必要", "too rare, at least {} replications needed"};
inline constexpr Wording kOrderCounts      = {"注文{}件を{}回の反復で数えました", "{} orders were counted in {} runs"};

// Tables
inline constexpr Wording kMeasures         = {"測るもの", "Measures"};
inline constexpr Wording kShareOfOrders    = {"注文の割合", "of orders"};
inline constexpr Wording kValue            = {"値", "value"};
inline constexpr Wording kInterval         = {"95 %区間", "95 % interval"};
inline constexpr Wording kTarget           = {"目標", "target"};
inline constexpr Wording kRuns             = {"反復", "runs"};
inline constexpr Wording kMedianOf         = {"{}（中央値）", "{} (median)"};
inline constexpr Wording kShareOf          = {"{}（{} %がこれ以内）", "{} ({} % within)"};
inline constexpr Wording kMeanOf           = {"{}（平均）", "{} (mean)"};
inline constexpr Wording kHighestOf        = {"{}（最大）", "{} (highest)"};
inline constexpr Wording kNeverEnded       = {"終わらなかった注文: {}件（平均は出せない）", "orders that never came to it: {} (so there is no mean)"};
inline constexpr Wording kOccurredHazards  = {"起きた危険な状態", "Hazards that occurred"};
inline constexpr Wording kOccurredNorms    = {"破られた、守るべきこと", "Norms that were breached"};
inline constexpr Wording kMailsSent        = {"送られたメール", "Mails that went out"};
inline constexpr Wording kStatusesSeen     = {"注文が通った状態", "Statuses that orders came to"};
inline constexpr Wording kDidNotOccur      = {"起きなかったもの: {}件", "did not occur: {}"};
inline constexpr Wording kRefusing         = {"断ったルール（計数した注文1,000件あたり）", "Rules that refused (for 1,000 orders)"};
inline constexpr Wording kRefusedOn        = {"{}: {}", "{}: {}"};
inline constexpr Wording kStaff            = {"人手", "Staff"};
inline constexpr Wording kUse              = {"稼働率", "busy"};
inline constexpr Wording kOvertime         = {"残業", "overtime"};
inline constexpr Wording kWasted           = {"無駄", "wasted"};
inline constexpr Wording kPerRun           = {"残業と無駄は一回の反復あたりの時間", "overtime and wasted are times for each run"};

// Day by day
inline constexpr Wording kDayByDay         = {"日ごとの推移（{}〜{}、反復の平均）", "Day by day ({} to {}, means of all runs)"};
inline constexpr Wording kArrived          = {"注文", "orders"};
inline constexpr Wording kOpenOrders       = {"終わっていない注文", "orders not final"};
inline constexpr Wording kRateByDay        = {"{}（注文日ごと）", "{} (by day of order)"};
inline constexpr Wording kStandingIn       = {"・{}", "- {}"};
inline constexpr Wording kUpTo             = {"最大{}", "up to {}"};

// What stands behind it
inline constexpr Wording kBehind           = {"数え方", "What was counted"};
inline constexpr Wording kCohort           = {"{}から{}までの注文{}件を、{}の終わりまで追った", "orders placed from {} to {}: {}, followed to the end of {}"};
inline constexpr Wording kUnresolved       = {"最後まで決着しなかった注文: {}件", "orders not closed by then: {}"};
inline constexpr Wording kAllResolved      = {"すべて決着した", "all of them were closed by then"};
inline constexpr Wording kTurnedAway       = {"受け付けられなかった注文: {}件", "orders turned away: {}"};
inline constexpr Wording kAssumed          = {"仮定: {} = {}", "assumed: {} = {}"};
inline constexpr Wording kShopIs           = {"ショップの設定: {}", "the shop: {}"};
inline constexpr Wording kRunsAndSeed      = {"反復{}回、判定{}件、乱数種 {}", "runs: {}, decisions: {}, seed {}"};
inline constexpr Wording kOneRun           = {"反復{}だけ、判定{}件、乱数種 {}", "run {} alone, decisions: {}, seed {}"};
inline constexpr Wording kIncomplete       = {"中断したので、{}回のうち{}回の反復だけの答えです", "interrupted: incomplete, {1} of {0} runs"};
inline constexpr Wording kNoRuns           = {"まだ一回の反復も終わっていません", "no run has ended yet"};
inline constexpr Wording kNotPrecise       = {"求められた精度に、反復{}回では届きませんでした", "the precision asked for was not reached with {} runs"};
inline constexpr Wording kRunProgress      = {"反復{}回のうち{}回が終了、残りおよそ{}", "runs done, of {}: {}; about {} left"};

// clang-format on

}  // namespace juchu
