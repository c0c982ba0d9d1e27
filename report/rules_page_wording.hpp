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
inline constexpr Wording kLintFindings  = {"見つかったこと", "What was found"};
inline constexpr Wording kRulebookHeading  = {"ルールブックの本文", "The rulebook's text"};
inline constexpr Wording kPlaceInFile      = {"{}行目", "line {}"};
inline constexpr Wording kLinesInFile      = {"{}〜{}行目", "lines {} to {}"};
inline constexpr Wording kTextIsGone       = {"ルールブックのファイルを読み直せなかったので、本文はありません", "the rulebook's file could not be read again: its text is not here"};

// What came of changing the rules a little
inline constexpr Wording kMutationPageTitle    = {"ルールの小さな変更に気づくか: {}", "Small changes of the rules, and what notices them: {}"};
inline constexpr Wording kMutationPageHolds    = {"ルールの小さな変更を{}件試しました。違いのあるものには、すべて気づきます", "Of {} small changes of the rules, every one that makes a difference is noticed"};
inline constexpr Wording kMutationPageSurvives = {"ルールの小さな変更を{}件試しました。そのうち{}件には、何も気づきません", "Small changes of the rules were tried: {}. Nothing would notice {} of them"};
inline constexpr Wording kMutationPageOpen     = {"ルールの小さな変更を{}件試しました。気づくかどうか分からないものが{}件あります", "Small changes of the rules were tried: {}. Of {} it is undecided whether anything notices them"};
inline constexpr Wording kTriedOf              = {"ルールブックにある変更は全部で{}件です", "The rulebook has {} such changes in all"};
inline constexpr Wording kRulesAsTheyAre       = {"今のルールでは", "With the rules as they are"};
inline constexpr Wording kRulesChanged         = {"変えたルールでは", "With the change"};
inline constexpr Wording kHowItComesThere      = {"いきさつ", "The story"};
inline constexpr Wording kOtherValues          = {"値の違い", "Values that differ"};
inline constexpr Wording kOtherActor           = {"誰がするか", "Who does it"};
inline constexpr Wording kStepThrough          = {"一歩ずつ見る", "step through it"};
inline constexpr Wording kWhatWouldNotice      = {"気づくには: 各変更の「今のルールでは」の話を、その答えを期待するシナリオとして加えます（juchu mutate --save DIR が書き出します）", "What would notice them: the story of each with the rules as they are, kept as a scenario that expects its answer (juchu mutate --save DIR writes them)"};
inline constexpr Wording kStoriesLeftOut       = {"一歩ずつ見られるのは、初めの{}件です", "The first {} can be stepped through"};
inline constexpr Wording kNoticedHeading       = {"気づかれる変更", "Changes that are noticed"};
inline constexpr Wording kSameHeading          = {"起こりうることが何も変わらない変更: {}件", "Changes that alter nothing that can happen: {}"};
inline constexpr Wording kPropertyNotices      = {"性質「{}」: {}件", "property \"{}\": {}"};
inline constexpr Wording kHazardNotices        = {"危険な状態「{}」: {}件", "hazard \"{}\": {}"};
inline constexpr Wording kScenarioNotices      = {"シナリオ「{}」: {}件", "scenario \"{}\": {}"};
inline constexpr Wording kPermitNamed          = {"許可「{}」", "permit \"{}\""};
inline constexpr Wording kForbidNamed          = {"禁止「{}」", "forbid \"{}\""};
inline constexpr Wording kDeadlineNamed        = {"期限「{}」", "deadline \"{}\""};
inline constexpr Wording kEventNamed           = {"イベント「{}」", "event \"{}\""};
inline constexpr Wording kChangedScenario      = {"「{}」という変更のあとの話", "The story after the change {}"};

// clang-format on

}  // namespace juchu
