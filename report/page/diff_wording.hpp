// What the page of a comparison says in its own words, in both languages: one row each.
#pragma once

#include "report/wording.hpp"

namespace juchu {

// clang-format off

inline constexpr Wording kDiffPage         = {"{} と {} の違い", "{} and {} compared"};
inline constexpr Wording kOldRules         = {"旧: {}", "old: {}"};
inline constexpr Wording kNewRules         = {"新: {}", "new: {}"};
inline constexpr Wording kBothAnswers      = {"旧のルールでは{}。新のルールでは{}", "under the old rules {}; under the new ones {}"};
inline constexpr Wording kValuesAlso       = {"値: {}", "values: {}"};
inline constexpr Wording kActorAlso        = {"誰が: {}", "by: {}"};
inline constexpr Wording kOpenStory        = {"この話を開く", "open this story"};
inline constexpr Wording kDiffersHere      = {"ここが違う", "this differs"};

// clang-format on

}  // namespace juchu
