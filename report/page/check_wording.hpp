// What the page of a check says in its own words, in both languages: one row each.
#pragma once

#include "report/wording.hpp"

namespace juchu {

// clang-format off

inline constexpr Wording kCheckPageTitle   = {"起こりうることの検査: {}", "What can happen: {}"};
inline constexpr Wording kGapsFound        = {"守るべきことをすべて守っても起こる危険な状態（ルールのすき間）: {}件", "Hazards that can happen although every norm is kept (gaps in the rules): {}"};
inline constexpr Wording kLookedAtAll      = {"性質{}件、危険な状態{}件、守るべきこと{}件について、起こりうることをすべて調べました（見た状況: {}件）。", "Everything that can happen was looked at, for properties: {}, hazards: {}, norms: {} (situations seen: {})."};
inline constexpr Wording kLookedAtSome     = {"性質{}件、危険な状態{}件、守るべきこと{}件について調べましたが、すべてを見てはいません（見た状況: {}件）。", "Not everything that can happen was looked at, for properties: {}, hazards: {}, norms: {} (situations seen: {})."};
inline constexpr Wording kFindingsHeading  = {"見つかった問題", "Findings"};
inline constexpr Wording kReadingsAsked    = {"ガイドの解釈{}通りで調べた（全{}通り）", "readings of the guide that were asked about: {} of {}"};
inline constexpr Wording kVerdictsDepend   = {"解釈によって変わる結論: {}件", "verdicts that depend on a reading: {}"};

// Columns
inline constexpr Wording kWhatMustHold     = {"成り立つべきこと", "What must hold"};
inline constexpr Wording kWhatMayHappen    = {"起こってほしくないこと", "What nobody wants"};
inline constexpr Wording kWhatPeopleMustDo = {"人がすること", "What people have to do"};
inline constexpr Wording kReadTwoWays      = {"二通りに読めるところ", "What can be read two ways"};
inline constexpr Wording kInAllStories     = {"すべての動きで", "In all that can happen"};
inline constexpr Wording kWithNormsKept    = {"すべてを守ると", "With every norm kept"};
inline constexpr Wording kUnderReadings    = {"解釈{}通りでは", "Under {} readings"};
inline constexpr Wording kAgainstExpected  = {"ルールブックの期待", "What the rulebook expects"};
inline constexpr Wording kKeepingIt        = {"守ること", "Keeping it"};
inline constexpr Wording kBreachingIt      = {"破ること", "Breaching it"};
inline constexpr Wording kValueHere        = {"このルールブックでは", "In this rulebook"};
inline constexpr Wording kDoesItDecide     = {"結論を変えるか", "Does a verdict depend on it?"};
inline constexpr Wording kHowToRead        = {"ガイドの解釈", "Readings of the guide"};

// Cells
inline constexpr Wording kCanHappen        = {"起こりうる", "can happen"};
inline constexpr Wording kNeverHappens     = {"起こりえない", "cannot happen"};
inline constexpr Wording kHappensEvenSo    = {"それでも起こる", "can happen even so"};
inline constexpr Wording kIsPrevented      = {"起こらない", "does not happen"};
inline constexpr Wording kIsPreventedIfKept = {"守れるかぎり起こらない", "does not happen while they can be kept"};
inline constexpr Wording kSomeStoryShows   = {"実例がある", "a story shows it"};
inline constexpr Wording kIsPossible       = {"できる", "possible"};
inline constexpr Wording kIsImpossible     = {"できない", "impossible"};
inline constexpr Wording kNotAlways        = {"できない場面がある", "not always possible"};
inline constexpr Wording kNotAsked         = {"問わない", "not asked"};
inline constexpr Wording kAsExpected       = {"期待どおり", "as expected"};
inline constexpr Wording kNotAsExpected    = {"期待と違う", "not as expected"};
inline constexpr Wording kNothingExpected  = {"書かれていない", "nothing is stated"};
inline constexpr Wording kSameInAll        = {"どれでも同じ", "the same in all"};
inline constexpr Wording kCountOf          = {"{}: {}通り", "{}: {}"};
inline constexpr Wording kDecides          = {"変える: {}件", "yes: {}"};
inline constexpr Wording kDecidesNothing   = {"変えない", "no"};
inline constexpr Wording kReadingIsSo      = {"はい", "yes"};
inline constexpr Wording kReadingIsNotSo   = {"いいえ", "no"};

// What stands below a rule
inline constexpr Wording kToAvoidIt        = {"避けるには: {}", "to avoid it: {}"};
inline constexpr Wording kNormPreventsIt   = {"これを守れば防げる: {}", "prevented by keeping this: {}"};
inline constexpr Wording kNormPrevents     = {"守れば防げること: {}", "keeping it prevents this: {}"};
inline constexpr Wording kRulesPreventIt   = {"人が何をしても、ルールそのものが防ぐ", "the rules themselves prevent it, whatever people do"};
inline constexpr Wording kThisPermit       = {"許可: {}", "permit: {}"};
inline constexpr Wording kDependsOnIt      = {"変わる結論: {}", "this depends on it: {}"};
inline constexpr Wording kReadingIs        = {"「{}」: {}", "“{}”: {}"};
inline constexpr Wording kOverlapOnEvent   = {"「{}」に、二つの許可が同時に当てはまる", "Two permits apply at once to: {}"};

// clang-format on

}  // namespace juchu
