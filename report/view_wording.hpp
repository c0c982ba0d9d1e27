// What the seller's screens say in their own words, in both languages: one row each.
#pragma once

#include "report/wording.hpp"

namespace juchu {

// clang-format off

inline constexpr Wording kScreensAt        = {"{}の画面", "The screens at {}"};
inline constexpr Wording kScreensAtEndOf   = {"{}の終わりの画面", "The screens at the end of {}"};
inline constexpr Wording kQueues           = {"注文/配送", "Orders"};
inline constexpr Wording kQueueCount       = {"{}件", "{}"};
inline constexpr Wording kNoOrders         = {"該当する注文はありません", "there are no such orders"};
inline constexpr Wording kSummaryList      = {"一覧（要約）: {}件", "Orders (summary): {}"};
inline constexpr Wording kDetailList       = {"一覧（詳細）: {}件", "Orders (detail): {}"};
inline constexpr Wording kComesByItself    = {"{}、何もしなければ{}", "by itself on {}: {}"};
inline constexpr Wording kBecomes          = {"「{}」になる", "{}"};
inline constexpr Wording kHappens          = {"「{}」", "{}"};
inline constexpr Wording kThenCan          = {"そのとき{}ができること: {}", "then the {} can: {}"};
inline constexpr Wording kOwedBy           = {"{}（今日）まで。過ぎると違反「{}」", "by {} (today), or: {}"};
inline constexpr Wording kOwedLater        = {"{}まで。過ぎると違反「{}」", "by {}, or: {}"};
inline constexpr Wording kCanNow           = {"{}ができること: {}", "the {} can: {}"};
inline constexpr Wording kNotShownHere     = {"この状態では表示されません", "not shown in this status"};
inline constexpr Wording kMaskedHint       = {"*** は伏せた個人情報。--reveal で表示", "*** is personal; --reveal shows it"};
inline constexpr Wording kTodaysWork       = {"今日のうちに: {}件", "To do today: {}"};
inline constexpr Wording kLaterWork        = {"このあと: {}件", "After that: {}"};
inline constexpr Wording kNothingToday     = {"今日のうちにすることはありません", "nothing has to be done today"};
inline constexpr Wording kOverdue          = {"期限を過ぎたまま: {}", "overdue: {}"};
inline constexpr Wording kHazardNow        = {"いま危険な状態: {}", "a hazard now: {}"};

// As a page
inline constexpr Wording kAllOrders        = {"すべて", "All"};
inline constexpr Wording kOtherTabs        = {"ほかの状態・絞り込み", "Other statuses and filters"};
inline constexpr Wording kSummaryTab       = {"要約", "summary"};
inline constexpr Wording kDetailTab        = {"詳細", "detail"};
inline constexpr Wording kOrderColumn      = {"注文", "order"};
inline constexpr Wording kStatusColumn     = {"状態", "status"};
inline constexpr Wording kComingColumn     = {"これから", "what comes"};
inline constexpr Wording kNowAndComing     = {"いま・これから", "now and next"};
inline constexpr Wording kPossibleColumn   = {"いまできること", "what can be done now"};
inline constexpr Wording kShownColumn      = {"画面の内容", "on the screen"};
inline constexpr Wording kHowItCame        = {"ここまでのいきさつ", "how it came to this"};
inline constexpr Wording kMaskedOnPage     = {"*** は伏せた個人情報です", "*** is personal data, masked"};

// clang-format on

}  // namespace juchu
