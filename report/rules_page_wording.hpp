// What the pages about a rulebook's own quality say in their own words, in both languages: one row
// each.
#pragma once

#include "report/wording.hpp"

namespace juchu {

// clang-format off

// What lint found
inline constexpr Wording kLintPageTitle    = {"ルールブックの点検: {}", "Lint: {}"};
inline constexpr Wording kLintPageClean    = {"おかしなところは見つかりませんでした", "Nothing wrong was found"};
inline constexpr Wording kLintPageNotes    = {"おかしなところはありません。念のために見ておくとよいところが{}件あります", "Nothing is wrong. Worth a look: {}"};
inline constexpr Wording kLintPageFindings = {"直したほうがよいところが{}件あります（エラー{}件、警告{}件）", "To be put right: {} (errors {}, warnings {})"};
inline constexpr Wording kLintPageAndNotes = {"{}。ほかに見ておくとよいところが{}件あります", "{}. Worth a look besides: {}"};
inline constexpr Wording kFindingsHeading  = {"見つかったこと", "What was found"};
inline constexpr Wording kRulebookHeading  = {"ルールブックの本文", "The rulebook's text"};
inline constexpr Wording kPlaceInFile      = {"{}行目", "line {}"};
inline constexpr Wording kLinesInFile      = {"{}〜{}行目", "lines {} to {}"};
inline constexpr Wording kTextIsGone       = {"ルールブックのファイルを読み直せなかったので、本文はありません", "the rulebook's file could not be read again: its text is not here"};

// clang-format on

}  // namespace juchu
