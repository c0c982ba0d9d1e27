// What the page of a study says in its own words, in both languages: one row each.
#pragma once

#include "report/wording.hpp"

namespace juchu {

// clang-format off

// Parts
inline constexpr Wording kPageDays         = {"日ごとの推移", "Day by day"};
inline constexpr Wording kPageDaysSays     = {"線はすべての反復の平均（時間は反復の真ん中）、淡い帯は反復の少なくとも9割が入る範囲です。{}回の反復。", "The line is the mean of all runs (for times the middle run); at least nine of ten runs lie within the pale band. Runs: {}."};
inline constexpr Wording kPageWaves        = {"色の付いた日は波: {}。", "Coloured days are waves: {}."};
inline constexpr Wording kPageGaps         = {"時間の線が切れている日は、そこに至らなかった注文が多く、長さが分かりません。", "Where a line of times is broken, too many orders never came to it to tell."};
inline constexpr Wording kPageThenToo      = {"{}{}", "{} {}"};
inline constexpr Wording kPageNotCounted   = {"左の灰色の日は慣らしで、答えには数えません。", "The grey days on the left run the shop in and do not count in the answer."};
inline constexpr Wording kPageStatuses     = {"状態ごとの注文（その日の終わり）", "Orders by status (as each day ends)"};
inline constexpr Wording kPagePeaks        = {"ピーク", "Peaks"};
inline constexpr Wording kPageWhen         = {"いつ", "when"};
inline constexpr Wording kPageMostRuns     = {"反復の9割", "nine of ten runs"};
inline constexpr Wording kPageCompared     = {"くらべる", "Compared"};
inline constexpr Wording kPageAsItIs       = {"いまのまま", "as it is"};
inline constexpr Wording kPageTogether     = {"点は率、横線はその範囲（すべて同時に95 %で成り立つ）、縦の点線は目標です。✓は目標を満たし、✗は満たさず、?はまだどちらとも言えません。", "A dot is the rate, the bar its range (all of them hold together with 95 %), the dotted line the target. ✓ meets it, ✗ does not, of ? it is not known yet."};
inline constexpr Wording kPageAlone        = {"点は率、横線は95 %区間、縦の点線は目標です。✓は目標を満たし、✗は満たさず、?はまだどちらとも言えません。", "The dot is the rate, the bar its 95 % interval, the dotted line the target. ✓ meets it, ✗ does not, of ? it is not known yet."};
inline constexpr Wording kPageStory        = {"一件の注文で見る", "One order, step by step"};
inline constexpr Wording kPageStoryIs      = {"「{}」{}件の一つです（反復{}の注文{}、乱数種 {}）。その反復の{}件から、そうなるまでの時間が真ん中のものを選びました。", "{}: one of {} (run {}, order {}, seed {}), chosen as the one to which it happened after the median time, of the {} of that run."};
inline constexpr Wording kPageOpenStory    = {"この注文の話を開く", "Open the story of this order"};
inline constexpr Wording kPageOccurred     = {"起きたこと（危険な状態、守るべきこと、メール、状態、断り、人手）", "What happened (hazards, norms, mails, statuses, refusals, staff)"};
inline constexpr Wording kPageDefinitions  = {"この試験の中身（誰が来て、何をし、どう数えるか）", "What the study says (who comes, what people do, how it is counted)"};
inline constexpr Wording kPageCommand      = {"同じ結果を得るコマンド", "The command that gives the same again"};
inline constexpr Wording kPageFigures      = {"数字で見る", "The figures"};
inline constexpr Wording kPageDay          = {"日", "day"};
inline constexpr Wording kPageTargetAt     = {"目標 {}", "target {}"};

// Charts
inline constexpr Wording kChartArrived     = {"来た注文（1日）", "Orders that came (a day)"};
inline constexpr Wording kChartRate        = {"{}（注文日ごとの割合）", "{} (share by day of order)"};
inline constexpr Wording kChartNumber      = {"{}（その日の最大、件）", "{} (the most of each day)"};
inline constexpr Wording kChartStaff       = {"{}の稼働率", "How busy: {}"};
inline constexpr Wording kChartTime        = {"{}（注文日ごと）", "{} (by day of order)"};
inline constexpr Wording kChartStanding    = {"{}（件）", "{} (orders)"};
inline constexpr Wording kChartHalf        = {"半分の注文", "half of orders"};
inline constexpr Wording kChartMost        = {"95 %の注文", "95 % of orders"};
inline constexpr Wording kChartPeak        = {"{}。最大は{}で、{}。", "{}. The most is {}, on {}."};
inline constexpr Wording kChartNothing     = {"{}。図に描くものはありません。", "{}. There is nothing to draw."};
inline constexpr Wording kOrMore           = {"{}以上", "{} or more"};

// clang-format on

}  // namespace juchu
