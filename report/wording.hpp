// Everything a report says in its own words, in both languages: one row each.
//
// What a rulebook or a scenario says (labels, reasons, advice) is theirs and stands in their files.
#pragma once

#include <string_view>

#include "model/text/text.hpp"

namespace juchu {

/// A phrase with a place `{}` for each thing it speaks of; both languages have the same places.
class Wording {
 public:
  consteval Wording(std::string_view ja, std::string_view en) : ja_(ja), en_(en) {
    if (places(ja) != places(en)) throw "the languages speak of different things";
  }
  [[nodiscard]] constexpr std::string_view in(Language language) const {
    return language == Language::Japanese ? ja_ : en_;
  }

 private:
  static constexpr int places(std::string_view text) {
    int count = 0;
    for (const char each : text) count += each == '{' ? 1 : 0;
    return count;
  }

  std::string_view ja_;
  std::string_view en_;
};

// clang-format off

// Punctuation
inline constexpr Wording kComma            = {"、", ", "};
inline constexpr Wording kColon            = {"{}: {}", "{}: {}"};
inline constexpr Wording kInParentheses    = {"{}（{}）", "{} ({})"};
inline constexpr Wording kDate             = {"{}（{}）", "{} {}"};
inline constexpr Wording kReference        = {"[{} · {}]", "[{} · {}]"};

// The head of a scenario
inline constexpr Wording kSourceAndFile    = {"{} · {}", "{} · {}"};

// What happens
inline constexpr Wording kShop             = {"（ショップ）", "(shop)"};
inline constexpr Wording kDayBegins        = {"日付が変わった", "the day begins"};
inline constexpr Wording kObserved         = {"同じカートの別の注文から影響を受けた", "another order of the cart changed something here"};
inline constexpr Wording kDeadline         = {"期限が来た", "a deadline passes"};
inline constexpr Wording kUnseen           = {"（システムの記録外）", "(unseen by the system)"};
inline constexpr Wording kRefused          = {"拒否", "refused"};

// What a step brings
inline constexpr Wording kMail             = {"{}が送られる", "{} goes out"};
inline constexpr Wording kShown            = {"画面に表示される: {}", "now on the screen: {}"};
inline constexpr Wording kHidden           = {"画面から消える: {}", "gone from the screen: {}"};
inline constexpr Wording kWarned           = {"注意: {}", "warning: {}"};
inline constexpr Wording kBreached         = {"違反: {}", "breach: {}"};
inline constexpr Wording kPromiseBroken    = {"前提が外れた: {}", "outside the promises: {}"};
inline constexpr Wording kHazard           = {"危険な状態: {}", "hazard: {}"};

// Why the answer is no
inline constexpr Wording kForbidden        = {"禁止されている", "this is forbidden"};
inline constexpr Wording kGuardFailed      = {"条件を満たしていない: {}", "a condition does not hold: {}"};
inline constexpr Wording kNotListed        = {"「{}」ではこの操作はできない", "not possible in \"{}\""};
inline constexpr Wording kNoOrder          = {"その注文はまだない", "the order does not exist yet"};
inline constexpr Wording kNotPermitted     = {"どの規則もこれを認めていない", "no rule permits this"};
inline constexpr Wording kPossibleIn       = {"できる状態: {}", "possible in: {}"};
inline constexpr Wording kNotOffered       = {"{}に選べない日付", "this {} is not offered"};
inline constexpr Wording kOfferedBetween   = {"選べるのは{}から{}まで", "offered: {} to {}"};
inline constexpr Wording kOfferedFrom      = {"選べるのは{}以降", "offered: {} or later"};
inline constexpr Wording kOfferedUntil     = {"選べるのは{}まで", "offered: until {}"};
inline constexpr Wording kOverflow         = {"{}の値が範囲を超える", "{} would be out of range"};
inline constexpr Wording kOverlap          = {"二つの規則が同時に当てはまる（ルールブックの誤り）", "two rules apply at once (an error of the rulebook)"};
inline constexpr Wording kImpossible       = {"この時点では起こりえない", "this cannot have happened here"};

// How it ends
inline constexpr Wording kOutcome          = {"結果（{}まで）", "Outcome (to the end of {})"};
inline constexpr Wording kNeverPlaced      = {"注文されなかった", "never placed"};
inline constexpr Wording kHazardStays      = {"続いている危険な状態: {}", "hazard that remains: {}"};
inline constexpr Wording kHazardPassed     = {"解消した危険な状態: {}", "hazard that passed: {}"};
inline constexpr Wording kAdvice           = {"避けるには", "What would have avoided it"};
inline constexpr Wording kHolds            = {"期待どおり", "as expected"};
inline constexpr Wording kFails            = {"期待と違う: {}件", "not as expected: {}"};
inline constexpr Wording kFailure          = {"{}: 期待は「{}」、実際は「{}」", "{}: expected {}, but it is {}"};
inline constexpr Wording kSummary          = {"{}件中{}件が期待どおり", "of {} scenarios, {} are as expected"};
inline constexpr Wording kInterrupted      = {"中断しました。{}件中{}件まで再生しました", "interrupted: of {} scenarios, {} were replayed"};

// clang-format on

}  // namespace juchu
