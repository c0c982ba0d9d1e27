// What the reports about studies say in their own words, in both languages: one row each.
#pragma once

#include "report/wording.hpp"

namespace juchu {

// clang-format off

// A new file
inline constexpr Wording kNewWritten       = {"{} を書きました。次は: {} {}", "{} was written; next: {} {}"};

// Figures
inline constexpr Wording kFromTo           = {"{}〜{}", "{} to {}"};
inline constexpr Wording kSeconds          = {"{}秒", "{} s"};
inline constexpr Wording kMinutes          = {"{}分", "{} min"};
inline constexpr Wording kHours            = {"{}時間", "{} h"};
inline constexpr Wording kPoints           = {"{}pt", "{} pt"};
inline constexpr Wording kDays             = {"{}日", "{} d"};

// The answer in one sentence
inline constexpr Wording kRateIs           = {"{}は注文の{}（{}）", "{}: {} of orders ({})"};
inline constexpr Wording kExactlyIs        = {"計算による正確な値: {}は{}", "computed exactly: {}: {}"};
inline constexpr Wording kExactToo         = {"答えは計算でも正確に出る（注文のたどりうる場合は{}通り）", "the answer is computed exactly, too ({} ways in which an order can stand)"};
inline constexpr Wording kNotExact         = {"答えは反復から見積もる。計算で正確には出せない: {}", "the answer is estimated from runs; it cannot be computed exactly: {}"};
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
inline constexpr Wording kNeverEnded       = {"そこに至らなかった注文: {}件（平均は出せない）", "orders that never came to it: {} (so there is no mean)"};
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

// Orders that are there when a study begins
inline constexpr Wording kBacklog          = {"はじめにある注文（{}の始まり）", "Orders that are there (as {} begins)"};
inline constexpr Wording kBacklogRate      = {"{}: まだの{}件のうち平均{}件（{}）", "{0}: {2} on average of {1} that are not so yet ({3})"};
inline constexpr Wording kBacklogNone      = {"{}: まだの{}件では、どの反復でも起きなかった（それぞれ確率は{}以下）", "{}: to none of {} that are not so yet, in any run (a chance of at most {} each)"};
inline constexpr Wording kBacklogAll       = {"{}: まだの{}件すべてに、どの反復でも起きた", "{}: to all of {} that are not so yet, in every run"};
inline constexpr Wording kBacklogFew       = {"{}: まだの{}件のうち{}件で起きることがあった", "{0}: {2} of {1} that are not so yet in some run"};
inline constexpr Wording kBacklogBefore    = {"すでにそうなっている注文: {}件（{}）", "so already: {} ({})"};
inline constexpr Wording kStandsNow        = {"いまの状態", "status now"};
inline constexpr Wording kChance           = {"確率", "chance"};
inline constexpr Wording kMoreOrders       = {"ほかに{}件（--csv か --json には全部あります）", "{} more (--csv and --json have them all)"};
inline constexpr Wording kOtherOrders      = {"ほかの{}件では、どの反復でも起きなかった（それぞれ確率は{}以下）", "others, to which it happened in no run: {} (a chance of at most {} each)"};
inline constexpr Wording kBacklogOdd       = {"ルールでは起こらないはずの状態の注文: {}件（{}）。juchu replay が一件ずつ理由を挙げます", "orders that stand as the rules never have it: {} ({}); juchu replay says why of each"};
inline constexpr Wording kWavesOutside     = {"期間のうちに来ない波: {}", "waves that lie outside of the study's days: {}"};
inline constexpr Wording kNoRateOfAll      = {"すべての注文について問う率が、この負荷試験にはない", "the study has no rate of all orders"};

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
inline constexpr Wording kNoEnds           = {"このルールブックには最後の状態がないので、注文は最後の日まで見た", "no status of this rulebook is final: orders were followed until the last day"};
inline constexpr Wording kUnresolved       = {"最後まで決着しなかった注文: {}件", "orders not closed by then: {}"};
inline constexpr Wording kAllResolved      = {"すべて決着した", "all of them were closed by then"};
inline constexpr Wording kTurnedAway       = {"受け付けられなかった注文: {}件", "orders turned away: {}"};
inline constexpr Wording kAssumed          = {"仮定: {} = {}", "assumed: {} = {}"};
inline constexpr Wording kShopIs           = {"ショップの設定: {}", "the shop: {}"};
inline constexpr Wording kRunsAndSeed      = {"反復{}回、判定{}件、乱数種 {}", "runs: {}, decisions: {}, seed {}"};
inline constexpr Wording kOneRun           = {"反復{}だけ、判定{}件、乱数種 {}", "run {} alone, decisions: {}, seed {}"};
inline constexpr Wording kIncomplete       = {"途中の答えです（{}回のうち{}回の反復）", "incomplete: {1} of {0} runs"};
inline constexpr Wording kNoRuns           = {"まだ一回の反復も終わっていません", "no run has ended yet"};
inline constexpr Wording kNotPrecise       = {"求められた精度に、反復{}回では届きませんでした", "the precision asked for was not reached with {} runs"};
inline constexpr Wording kRunProgress      = {"反復{}回のうち{}回が終了、残りおよそ{}", "runs done, of {}: {}; about {} left"};

// Variants
inline constexpr Wording kComparedWith     = {"変えなかった場合との比較: {}", "Compared with the study as it is: {}"};
inline constexpr Wording kBefore           = {"前", "before"};
inline constexpr Wording kAfter            = {"後", "after"};
inline constexpr Wording kDifference       = {"差", "difference"};
inline constexpr Wording kJudgement        = {"", ""};
inline constexpr Wording kBetter           = {"よくなる", "better"};
inline constexpr Wording kWorse            = {"悪くなる", "worse"};
inline constexpr Wording kSame             = {"同じ", "the same"};
inline constexpr Wording kUnclear          = {"はっきりしない", "unclear"};
inline constexpr Wording kPairedRuns       = {"同じ乱数の反復{}回ずつを比べた。区間は一つの表のすべてが同時に95 %で成り立つ", "{} runs were paired under the same random numbers; all intervals of a table hold together with 95 %"};
inline constexpr Wording kOthersDiffer     = {"違いの出た、危険な状態と守るべきこと", "Hazards and norms that differ"};
inline constexpr Wording kNoOthersDiffer   = {"危険な状態と守るべきことに違いはない", "no hazard and no norm differs"};
inline constexpr Wording kSweptOver        = {"値ごとの答え: {}", "Value by value: {}"};
inline constexpr Wording kSmallest         = {"{}が{}なら、目標の{}を確かに満たします（試した中で最初の値）", "{} = {} is the first value tried that meets the target of {} with confidence"};
inline constexpr Wording kNoneMeets        = {"目標の{}を確かに満たす値は、試した中にありません", "no value that was tried meets the target of {} with confidence"};
inline constexpr Wording kInherited        = {"上の端は、どの反復でもこれより悪い値から", "its upper end is that of a value that is worse in every run"};
inline constexpr Wording kWhatHelps        = {"役に立つこと（目標への近さの順）", "What helps (the nearest to the targets first)"};
inline constexpr Wording kHelpsMost        = {"最も役に立つのは「{}」: {}が{}から{}へ（差は{}）", "what helps most is \"{}\": {} from {} to {} (a difference of {})"};
inline constexpr Wording kNothingHelps     = {"確かに役に立つと言える手立てはありません", "no lever is sure to help"};
inline constexpr Wording kGetsWorse        = {"悪くなる: {}（{}）", "worse: {} ({})"};
inline constexpr Wording kWithLever        = {"{}（--with {}）", "{} (--with {})"};

// A study told back
inline constexpr Wording kWhoComes         = {"来る人", "Who comes"};
inline constexpr Wording kArrivalsAre      = {"{}: 「{}」が1日に{}回（最も多いのは{}時台）", "{}: {}, {} a day (most at {} o'clock)"};
inline constexpr Wording kOnWeekdays       = {"曜日ごとの倍率: {}", "by weekday: {}"};
inline constexpr Wording kTimesOn          = {"{}は{}倍", "{} times {}"};
inline constexpr Wording kLinesOfCart      = {"一つのカートの注文: {}", "orders of a cart: {}"};
inline constexpr Wording kCartsAtOnce      = {"同時に来るカート: {}", "carts at one instant: {}"};
inline constexpr Wording kWaveIs           = {"{}から{}までは{}倍", "from {} to {}: times {}"};
inline constexpr Wording kByDefault        = {"書かれていない値は既定どおり（{}）", "by default, as nothing is stated: {}"};
inline constexpr Wording kSourceIs         = {"出典: {}", "source: {}"};
inline constexpr Wording kOrdersADay       = {"全部で1日に平均{}件の注文", "all in all {} orders on a mean day"};
inline constexpr Wording kBacklogIs        = {"はじめにある注文: {}件（{}）", "orders that are there: {} ({})"};
inline constexpr Wording kBacklogClocks    = {"いつからその状態なのかは分からないので、習慣の時計はその日の始まりから進む", "since when they stand so is not known: the clocks of habits start as that day begins"};
inline constexpr Wording kWhoWorks         = {"働く人", "Who works"};
inline constexpr Wording kStaffTime        = {"合わせて1日に平均{}", "{} on a mean day, all together"};
inline constexpr Wording kAtEndFinish      = {"終業時の作業は残業して終える", "at the end of a shift work is finished in overtime"};
inline constexpr Wording kAtEndCarry       = {"終業時の作業は次に続ける", "at the end of a shift work is left for the next"};
inline constexpr Wording kAtEndDrop        = {"終業時の作業は最初からやり直す", "at the end of a shift work is begun again"};
inline constexpr Wording kOnePerson        = {"1人", "1 person"};
inline constexpr Wording kPeople           = {"{}人", "{} people"};
inline constexpr Wording kPeopleAlways     = {"いつも{}", "{} always"};
inline constexpr Wording kPeopleWhen       = {"{}が{}", "{} {}"};
inline constexpr Wording kWithBreaks       = {"{}（休憩 {}）", "{} (breaks {})"};
inline constexpr Wording kNotOnDaysOff     = {"{}（祝日と休みの日を除く）", "{}, not on holidays and days off"};
inline constexpr Wording kAtSpeed          = {"{}、速さ{} %", "{}, at a speed of {} %"};
inline constexpr Wording kStandsInFor      = {"{}、手伝う先: {}", "{}, also for: {}"};
inline constexpr Wording kEveryDay         = {"毎日", "daily"};
inline constexpr Wording kOnDays           = {"{} {}", "{} {}"};
inline constexpr Wording kDaysFromTo       = {"{}〜{}", "{}-{}"};
inline constexpr Wording kHoursFromTo      = {"{}〜{}", "{}-{}"};
inline constexpr Wording kWhatPeopleDo     = {"人のすること", "What people do"};
inline constexpr Wording kHabitWhen        = {"{}: {} のとき、{}", "{}: when {}, {}"};
inline constexpr Wording kHabitAlways      = {"{}: いつでも、{}", "{}: always, {}"};
inline constexpr Wording kHabitAfter       = {"{}たってから{}", "after {}: {}"};
inline constexpr Wording kHabitAt          = {"{}に{}", "{}: {}"};
inline constexpr Wording kHabitUsing       = {"{}が{}かけて{}", "{} spend {} on: {}"};
inline constexpr Wording kHabitChance      = {"{}（{}の場合だけ）", "{} (in {} of cases)"};
inline constexpr Wording kHabitFinal       = {"{}（終わった注文でも）", "{} (of final orders, too)"};
inline constexpr Wording kOnlyHours        = {"待つ時間は、開いている時間だけを数える: {}", "of that time only open hours count: {}"};
inline constexpr Wording kSmallestFirst    = {"{}の小さいものから順に", "in sequence: the smallest {} first"};
inline constexpr Wording kEarliestFirst    = {"{}の早いものから順に", "in sequence: the earliest {} first"};
inline constexpr Wording kSetsMarks        = {"付ける印: {}", "sets the marks: {}"};
inline constexpr Wording kClearsMarks      = {"消す印: {}", "clears the marks: {}"};
inline constexpr Wording kAgain            = {"条件が成り立つ間、繰り返す", "again and again as long as that holds"};
inline constexpr Wording kFreshNumber      = {"未使用の番号", "an unused number"};
inline constexpr Wording kNextWorkday      = {"次の稼働日", "the next working day"};
inline constexpr Wording kWorkdaysAhead    = {"{}稼働日後", "{} working days ahead"};
inline constexpr Wording kWorkdaysAfter    = {"{1}から{0}稼働日後", "{0} working days after {1}"};
inline constexpr Wording kOnlyMarks        = {"ルールの外の作業", "work that the rules do not see"};
inline constexpr Wording kForCart          = {"{}（カートごと）", "{} (for each cart)"};
inline constexpr Wording kForShop          = {"{}（ショップ全体で）", "{} (for the whole shop)"};
inline constexpr Wording kHowItRuns        = {"数え方と、書かれていないことの扱い", "How it is counted, and what is taken where nothing is said"};
inline constexpr Wording kRunsFromTo       = {"注文は{}から{}まで、その後{}日追う", "orders come from {} to {}, and are followed for {} days after"};
inline constexpr Wording kWarmUp           = {"最初の{}日の注文は数えない", "orders of the first {} days are not counted"};
inline constexpr Wording kRulesDaysOff     = {"ルールの営業日でない日: {}", "no business days of the rules: {}"};
inline constexpr Wording kHolidaysOfJapan  = {"日本の祝日", "the holidays of Japan"};
inline constexpr Wording kShopDaysOff      = {"ショップの休み: {}", "days off of the shop: {}"};
inline constexpr Wording kMoreDays         = {"ほか{}日", "{} more days"};
inline constexpr Wording kRateEver         = {"{}: 一度でも {} になった注文", "{}: orders for which {} at some time"};
inline constexpr Wording kRateAtEnd        = {"{}: 決着したとき {} である注文", "{}: orders for which {} as they are closed"};
inline constexpr Wording kTimeFromTo       = {"{}: {} から {} まで", "{}: from {} to {}"};
inline constexpr Wording kNumberFor        = {"{}: {} である注文の数", "{}: how many orders there are for which {}"};
inline constexpr Wording kOfArrivals       = {"{}（{}の注文）", "{} (of {})"};
inline constexpr Wording kTargetIs         = {"{}（目標 {}）", "{} (target {})"};
inline constexpr Wording kWhatCouldChange  = {"試せる打ち手", "What could be changed"};
inline constexpr Wording kLeverIs          = {"{}（--with {}）", "{} (--with {})"};
inline constexpr Wording kNoWarmUp         = {"最初の日の注文から数える（warm_up なし）", "orders count from the first day (no warm-up)"};
inline constexpr Wording kRunsPlanned      = {"反復{}回、乱数種 {}", "runs: {}, seed {}"};
inline constexpr Wording kRemarks          = {"気になること", "What may be forgotten"};
inline constexpr Wording kNothingForgotten = {"忘れられていそうなことは見当たらない", "nothing seems to be forgotten"};
inline constexpr Wording kNoExit           = {"「{}」になった注文は、誰のすることでも期限でも先へ進まない", "an order that comes to \"{}\" stays there: no habit or deadline leads on"};
inline constexpr Wording kOverloaded       = {"{}の仕事は、どの注文にも必要なら1日平均{}、働ける時間は{}", "{}: work for {} a day if each order needs it, but time for {}"};
inline constexpr Wording kNobodyKeeps      = {"守る人のいない前提: {}", "a promise of somebody who does nothing here: {}"};
inline constexpr Wording kNoOrderDid       = {"どの反復でも、来た注文のうちに手順や期限で {} になったものはありませんでした", "no step or deadline of any replication brought an order that came to {}"};
inline constexpr Wording kStoryOfOthers    = {"{} の典型的な注文は、ほかの注文がショップにしたことに左右されるため、一つのシナリオにできません", "the typical order of {} depends on what others did to the shop: it is no scenario by itself"};
inline constexpr Wording kStoryWritten     = {"書き込みました: {}", "written: {}"};
inline constexpr Wording kOnAverage        = {"平均{}（{}）", "{} on average ({})"};
inline constexpr Wording kWithSpread       = {"{}、変動係数{}", "{}, cv {}"};
inline constexpr Wording kExponential      = {"指数分布", "exponential"};
inline constexpr Wording kLognormal        = {"対数正規分布", "lognormal"};
inline constexpr Wording kGamma            = {"ガンマ分布", "gamma"};
inline constexpr Wording kErlang           = {"{}段のアーラン分布", "Erlang, {} stages"};
inline constexpr Wording kWeibull          = {"形{}のワイブル分布", "Weibull, shape {}"};
inline constexpr Wording kTriangularTime   = {"{}から{}、多くは{}（三角分布）", "{} to {}, mostly {} (triangular)"};
inline constexpr Wording kUniformTime      = {"{}から{}（一様分布）", "{} to {} (uniform)"};

// clang-format on

}  // namespace juchu
