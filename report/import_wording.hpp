// What an import says of the file that it has read, in both languages: one row each.
#pragma once

#include "report/wording.hpp"

namespace juchu {

// clang-format off

inline constexpr Wording kImported         = {"{} の時点の注文を{}件読み込みました", "{1} orders as of {0} were read"};
inline constexpr Wording kImportedIn       = {"{} {}件", "{} {}"};
inline constexpr Wording kAssumedOf        = {"{}件について仮定: {}", "taken to be so of {}: {}"};
inline constexpr Wording kOtherwiseOf      = {"{}件について対応表の値: {}: {}", "stated by the mapping for {}: {}: {}"};
inline constexpr Wording kUnknownColumns   = {"対応表にないため読まなかった列: {}", "columns that the mapping does not know, not read: {}"};
inline constexpr Wording kAbsentColumns    = {"ファイルにない列: {}", "columns that the file does not have: {}"};
inline constexpr Wording kContradicts      = {"ルールではありえない状態の注文が{}件: {} [{}]（{}行目）", "{} orders stand as the rules never have it: {} [{}] (line {})"};
inline constexpr Wording kAndMoreLines     = {"{}、ほか", "{} and others"};
inline constexpr Wording kRowsUnread       = {"{}行のうち{}行を読めませんでした。何も書き出していません", "{1} of {0} rows cannot be read; nothing was written"};
inline constexpr Wording kHeaderUnread     = {"見出しを読めませんでした。何も書き出していません", "the header cannot be read; nothing was written"};
inline constexpr Wording kReadAsCp932      = {"UTF-8 ではないため CP932（Shift_JIS）として読みました", "it is not UTF-8 and was read as CP932 (Shift_JIS)"};

// clang-format on

}  // namespace juchu
