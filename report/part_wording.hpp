// What is said about parts of a long run and about merging them, in both languages: one row each.
#pragma once

#include "report/wording.hpp"

namespace juchu {

// clang-format off

inline constexpr Wording kTornLine         = {"{}: 途中で切れていた最後の行を除きました", "{}: the last line was torn, and is left out"};
inline constexpr Wording kPartGoesOn       = {"{}: 続きから始めます（すでに{}行）", "{}: going on (lines that are there: {})"};
inline constexpr Wording kPartDone         = {"{}: {}{}〜{}がそろいました（{}行）", "{}: {} {} to {} are done (lines: {})"};
inline constexpr Wording kPartEmpty        = {"{}: この分割に当たる{}はありません", "{}: no {} fall to this shard"};
inline constexpr Wording kPartStopped      = {"{}: 中断しました。同じコマンドで続きから始まります（{}行まで）", "{}: interrupted; the same command goes on (lines so far: {})"};
inline constexpr Wording kPartLeftOpen     = {"{}: {}ので、{}件が残っています。同じコマンドで続きから始まります（{}行まで）", "{0}: {1}, and {2} are left; the same command goes on (lines so far: {3})"};
inline constexpr Wording kPartNotBegun     = {"{}: 一件も決まらないうちに{}ので、{}件が残っています。上限を上げてください（{}行まで）", "{0}: {1} before anything was decided, and {2} are left; it takes a larger budget (lines so far: {3})"};
inline constexpr Wording kMissingRange     = {"足りない{}: {}〜{}", "missing {}: {} to {}"};
inline constexpr Wording kMakeMissing      = {"次のコマンドで作れます:", "these commands make them:"};
inline constexpr Wording kPartialAnswer    = {"足りない{}を除いた答えです（--partial）: {}のうち{}", "an answer without what is missing (--partial): {2} of {1} {0}"};
inline constexpr Wording kOrPartial        = {"あるだけで答えるには --partial を付けてください", "with --partial, what is there is answered"};
inline constexpr Wording kRanksDone        = {"すべての反復がそろいました。結果は次のコマンドで: {}", "all replications are done; for the answer: {}"};

// clang-format on

}  // namespace juchu
