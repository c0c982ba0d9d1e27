// What is said about the changes that would have avoided something, in both languages.
#pragma once

#include "report/wording.hpp"

namespace juchu {

// clang-format off

inline constexpr Wording kWhatIf           = {"もし一つだけ違っていたら（実際に試した結果）", "If one thing had been different (each was tried)"};
inline constexpr Wording kWhatIfStep       = {"{} {} {}", "{} {} {}"};
inline constexpr Wording kStepMoved        = {"時刻を変える", "at another time"};
inline constexpr Wording kStepChanged      = {"値を変える", "with another value"};
inline constexpr Wording kStepAdded        = {"一つ加える", "one step more"};
inline constexpr Wording kStepLeftOut      = {"行わない", "without it"};
inline constexpr Wording kNothingElseWrong = {"ほかの違反や危険な状態もありません", "nothing else goes wrong then"};
inline constexpr Wording kStillLeft        = {"残る違反や危険な状態: {}", "what is left: {}"};
inline constexpr Wording kInstead          = {"代わりに起こるもの、残るもの: {}", "what comes instead, or is left: {}"};
inline constexpr Wording kRightNumber      = {"正しい番号", "the right number"};
inline constexpr Wording kNoSingleChange   = {"ショップの手順を一つ変えるだけで避けられるものは、見つかりませんでした", "of all single changes of what the shop did that were tried, none avoids it"};
inline constexpr Wording kNotAllTried      = {"話が長いため、すべては試していません", "the story is long: not every change was tried"};

// clang-format on

}  // namespace juchu
