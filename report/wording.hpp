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
    if (places(ja) != places(en)) the_languages_speak_of_different_things();
  }
  [[nodiscard]] constexpr std::string_view in(Language language) const {
    return language == Language::Japanese ? ja_ : en_;
  }

 private:
  static void the_languages_speak_of_different_things();  // no constant: it does not compile

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
inline constexpr Wording kTooWide          = {"一つずつ試すには値が多すぎます: {}", "too many values to try each of them: {}"};
inline constexpr Wording kDate             = {"{}（{}）", "{} {}"};
inline constexpr Wording kReference        = {"[{} · {}]", "[{} · {}]"};

// The head of a scenario
inline constexpr Wording kSourceAndFile    = {"{} · {}", "{} · {}"};

// What the story finds
inline constexpr Wording kGiven            = {"{} の時点の注文（それまでのいきさつは分かりません）", "The orders as of {} (nothing is told of what came before)"};
inline constexpr Wording kGivenOrders      = {"{} {}件: {}", "{}, {}: {}"};
inline constexpr Wording kAndMore          = {"ほか{}件", "{} more"};

// What happens
inline constexpr Wording kShop             = {"（ショップ）", "(shop)"};
inline constexpr Wording kDayBegins        = {"日付が変わった", "the day begins"};
inline constexpr Wording kObserved         = {"同じカートの別の注文から影響を受けた", "another order of the cart changed something here"};
inline constexpr Wording kDeadline         = {"期限が来た", "a deadline passes"};
inline constexpr Wording kUnseen           = {"（システムの記録外）", "(unseen by the system)"};
inline constexpr Wording kRefused          = {"拒否", "refused"};
inline constexpr Wording kAlike            = {"同じ結果: {}", "the same for: {}"};

// What a step brings
inline constexpr Wording kMail             = {"{}が送られる", "{} goes out"};
inline constexpr Wording kShown            = {"画面に表示される: {}", "now on the screen: {}"};
inline constexpr Wording kHidden           = {"画面から消える: {}", "gone from the screen: {}"};
inline constexpr Wording kWarned           = {"注意: {}", "warning: {}"};
inline constexpr Wording kBreached         = {"違反: {}", "breach: {}"};
inline constexpr Wording kPromiseBroken    = {"前提が外れた: {}", "outside the promises: {}"};
inline constexpr Wording kHazard           = {"危険な状態: {}", "hazard: {}"};

inline constexpr Wording kCountedDays      = {"{}（{}）からの営業日は{}日: {}", "business days since {} ({}): {}: {}"};
inline constexpr Wording kNoCountedDays    = {"{}（{}）からの営業日は0日", "business days since {} ({}): none"};
inline constexpr Wording kDaysOff          = {"{}。休みとした日: {}", "{}; taken as days off: {}"};
inline constexpr Wording kNoHolidays       = {"{}（祝日が書かれていないので、休みは曜日だけで決めました。日本の祝日は {}）", "{} (no holidays are stated: weekdays alone decide; those of Japan: {})"};

// Why the answer is no
inline constexpr Wording kForbidden        = {"禁止されています", "this is forbidden"};
inline constexpr Wording kGuardFailed      = {"条件を満たしていません: {}", "a condition does not hold: {}"};
inline constexpr Wording kNotListed        = {"「{}」ではこの操作はできません", "not possible in \"{}\""};
inline constexpr Wording kAlreadyPlaced    = {"この注文番号の注文はすでにあります", "an order of this number exists already"};
inline constexpr Wording kNoOrder          = {"その注文はまだありません", "the order does not exist yet"};
inline constexpr Wording kNotPermitted     = {"どのルールもこれを認めていません", "no rule permits this"};
inline constexpr Wording kPossibleIn       = {"できる状態: {}", "possible in: {}"};
inline constexpr Wording kNotOffered       = {"{}に選べない日付です", "this {} is not offered"};
inline constexpr Wording kOfferedBetween   = {"選べるのは{}から{}まで", "offered: {} to {}"};
inline constexpr Wording kOfferedFrom      = {"選べるのは{}以降", "offered: {} or later"};
inline constexpr Wording kOfferedUntil     = {"選べるのは{}まで", "offered: until {}"};
inline constexpr Wording kOfferedNever     = {"選べる日付はまだありません", "no date is offered yet"};
inline constexpr Wording kOverflow         = {"{}の値が範囲を超えます", "{} would be out of range"};
inline constexpr Wording kOverlap          = {"二つのルールが同時に当てはまります（ルールブックの誤り）", "two rules apply at once (an error of the rulebook)"};
inline constexpr Wording kImpossible       = {"この時点では起こりえません", "this cannot have happened here"};

// How it ends
inline constexpr Wording kOutcome          = {"結果（{}まで）", "Outcome (to the end of {})"};
inline constexpr Wording kNeverPlaced      = {"注文されなかった", "never placed"};
inline constexpr Wording kMailsOfOrder     = {"送られたメール: {}", "mails sent: {}"};
inline constexpr Wording kPropertyBroken   = {"破られた性質: {}", "property broken: {}"};
inline constexpr Wording kHazardStays      = {"続いている危険な状態: {}", "hazard that remains: {}"};
inline constexpr Wording kHazardPassed     = {"解消した危険な状態: {}", "hazard that passed: {}"};
inline constexpr Wording kAdvice           = {"避けるには", "What would have avoided it"};
inline constexpr Wording kEvenSo           = {"{} ※守るべきことをすべて守っても起こりえます", "{}. Keeping every duty does not prevent it"};
inline constexpr Wording kSettings         = {"この話の設定: {}", "settings of this story: {}"};
inline constexpr Wording kHolidays         = {"休業日", "holidays"};
inline constexpr Wording kJapaneseHolidays = {"日本の祝日", "those of Japan"};
inline constexpr Wording kHolds            = {"シナリオの expect どおり", "as the scenario expects"};
inline constexpr Wording kFails            = {"期待と違う: {}件", "not as expected: {}"};
inline constexpr Wording kFailure          = {"{}: 期待は「{}」、実際は「{}」", "{}: expected {}, but it is {}"};
inline constexpr Wording kIfRight          = {"この答えが正しければ、手順に書いてください: {}", "if that is right, write it in the step: {}"};
inline constexpr Wording kSummary          = {"{0}件中{1}件が期待どおり", "{1} of {0} scenarios as expected"};
inline constexpr Wording kAndUnreadable    = {"{}。再生できなかったファイル: {}件", "{}; files that could not be replayed: {}"};
inline constexpr Wording kPageWritten      = {"{} を書きました。ブラウザで開いてください", "{} was written: open it in a browser"};
inline constexpr Wording kPageIsStill      = {"この juchu はエンジンなしでビルドされているので、ページの話は変えられません（tools/page_engine.sh）", "this juchu was built without the engine for pages: its stories cannot be changed there (tools/page_engine.sh)"};
inline constexpr Wording kUnreadable       = {"{}: 再生できなかった", "{}: could not be replayed"};
inline constexpr Wording kInterrupted      = {"中断しました。{0}件中{1}件まで再生しました", "interrupted: {1} of {0} scenarios were replayed"};

// The status graph
inline constexpr Wording kStart            = {"（開始）", "(start)"};
inline constexpr Wording kAlwaysBefore     = {"「{}」までに必ず通る: {}", "always on the way to \"{}\": {}"};
inline constexpr Wording kCycle            = {"行き来できる: {}", "lead to one another: {}"};
inline constexpr Wording kUnreachable      = {"どこからも来られない: {}", "nothing leads to: {}"};
inline constexpr Wording kStuck            = {"終わりに着けない: {}", "nothing leads to an end from: {}"};

// What lint finds
inline constexpr Wording kError            = {"エラー", "error"};
inline constexpr Wording kLintWarning      = {"警告", "warning"};
inline constexpr Wording kLintNote         = {"メモ", "note"};
inline constexpr Wording kFinding          = {"{}: {}", "{}: {}"};
inline constexpr Wording kHint             = {"{}（{}）", "{} ({})"};
inline constexpr Wording kLintSummary      = {"{}: エラー{}件、警告{}件、メモ{}件", "{}: errors {}, warnings {}, notes {}"};
inline constexpr Wording kLintClean        = {"{}: 問題は見つかりませんでした", "{}: nothing was found"};
inline constexpr Wording kLintExplored     = {"{}: 注文一つに起こりうる状況をすべて調べました（{}件）", "{}: everything that can happen to one order was explored (situations: {})"};
inline constexpr Wording kNothingToExplore = {"{}: 調べるべき状況はありませんでした", "{}: there was nothing that needed exploring"};
inline constexpr Wording kLintUndecided    = {"{}: 注文一つに起こりうる状況のすべては調べられませんでした（{}件まで、{}）: {}", "{}: not everything that can happen to one order was explored (situations: {}; {}): {}"};

// What ended an exploration
inline constexpr Wording kStatesReached    = {"--states の上限に達した", "the limit of --states was reached"};
inline constexpr Wording kTimeReached      = {"--time の上限に達した", "the limit of --time was reached"};

// Comparing two rulebooks
inline constexpr Wording kDiffSame         = {"{} と {} は同じ動きをします（注文一つについて）", "{} and {} behave the same, as far as one order shows"};
inline constexpr Wording kDiffDifferent    = {"{} と {} は動きが違います: {}件", "{} and {} behave differently: {}"};
inline constexpr Wording kDiffUndecided    = {"{} と {} が同じ動きをするかどうかは決まりませんでした", "whether {} and {} behave the same is not decided"};
inline constexpr Wording kDiffUnfinished   = {"{}の問いのうち{}件は最後まで調べられませんでした（{}）", "of {} questions, searches that did not come to their end: {} ({})"};
inline constexpr Wording kDiffHeading      = {"{}. {}", "{}. {}"};
inline constexpr Wording kDiffName         = {"{} — {}", "{} — {}"};
inline constexpr Wording kDiffOld          = {"旧      ", "old    "};
inline constexpr Wording kDiffNew          = {"新      ", "new    "};
inline constexpr Wording kDiffValues       = {"値      ", "values "};
inline constexpr Wording kDiffActor        = {"誰が    ", "by     "};
inline constexpr Wording kDiffOneIsOther   = {"{} → {}", "{1} instead of {0}"};
inline constexpr Wording kDiffValue        = {"{}: {} → {}", "{0}: {2} instead of {1}"};
inline constexpr Wording kDiffUnset        = {"未設定", "unset"};
inline constexpr Wording kDiffStory        = {"いきさつ", "story  "};
inline constexpr Wording kDiffNoOrder      = {"注文の前", "before there is an order"};
inline constexpr Wording kDiffNextDay      = {"次の日になる", "The next day comes"};
inline constexpr Wording kDiffAccepted     = {"受け付ける", "accepted"};
inline constexpr Wording kDiffAcceptedTo   = {"→ {}", "→ {}"};
inline constexpr Wording kDiffNothing      = {"状態は変わらない", "the status stays"};
inline constexpr Wording kDiffRefused      = {"拒否（{}）", "refused ({})"};
inline constexpr Wording kDiffRefusedSaying = {"拒否: {}（{}）", "refused: {} ({})"};
inline constexpr Wording kDiffHeld         = {"前提により、この日はまだ来ない", "a promise holds this day back"};
inline constexpr Wording kDiffMissing      = {"そのようなイベントはない", "there is no such event"};
inline constexpr Wording kDiffNotOffered   = {"その値は選べない（{}）", "this value is not offered ({})"};
inline constexpr Wording kDiffWithId       = {"{}（{}）", "{} ({})"};
inline constexpr Wording kDiffRenamed      = {"名前が変わっただけなら: {}", "if only the name has changed: {}"};
inline constexpr Wording kDiffShop         = {"ショップ（{}）", "shop ({})"};
inline constexpr Wording kDiffDaysLater    = {"{}日後", "days later: {}"};
inline constexpr Wording kDiffDaysOff      = {"{}（休業日{}日を含む）", "{} (days off: {})"};
inline constexpr Wording kDiffToday        = {"当日", "the same day"};
inline constexpr Wording kDiffDaysAhead    = {"{}日先", "today + {}"};
inline constexpr Wording kDiffDaysAgo      = {"{}日前", "today - {}"};

// Changing the rules a little
inline constexpr Wording kMutants          = {"ルールの小さな変更: 全{1}件のうち{0}件を試した", "Small changes of the rules: {} tried, of {}"};
inline constexpr Wording kMutantsNoticed   = {"気づかれる: {}件（性質{}件、危険な状態{}件、シナリオ{}件）", "noticed: {} (by properties {}, hazards {}, scenarios {})"};
inline constexpr Wording kMutantsSame      = {"起こりうることが何も変わらない: {}件", "change nothing that can happen: {}"};
inline constexpr Wording kMutantsSurvive   = {"何にも気づかれない: {}件", "noticed by nothing: {}"};
inline constexpr Wording kMutantsUndecided = {"分からない: {}件", "undecided: {}"};
inline constexpr Wording kSurvivors        = {"何にも気づかれない変更", "Changes that nothing notices"};
inline constexpr Wording kUndecidedMutants = {"気づかれるかどうか分からなかった変更", "Changes of which it is undecided"};
inline constexpr Wording kNotCompared      = {"起こりうることが変わるかどうかは調べていない", "whether they change anything that can happen was not asked"};
inline constexpr Wording kMutantEdit       = {"{} → {}", "{} → {}"};
inline constexpr Wording kNothingLeft      = {"なし", "nothing"};
inline constexpr Wording kMutationScore    = {"違いのある変更{}件のうち{}件（{}%）に気づく", "of {} changes that make a difference, {} are noticed ({}%)"};
inline constexpr Wording kMutationHolds    = {"違いのある変更には、すべて気づく", "every change that makes a difference is noticed"};
inline constexpr Wording kMutationFindings = {"何にも気づかれない変更: {}件", "changes that nothing notices: {}"};
inline constexpr Wording kMutationUndecided = {"結論は出ていない: {}件が分からない", "inconclusive, undecided: {}"};
inline constexpr Wording kMutationStopped  = {"{}（{}）", "{} ({})"};
inline constexpr Wording kMutationProgress = {"変更{}件のうち{}件を試した", "changes tried, of {}: {}"};
inline constexpr Wording kMutationScenario = {"「{}」という変更に気づく話", "A story that notices the change {}"};

// What a check found
inline constexpr Wording kProperties       = {"性質", "Properties"};
inline constexpr Wording kHazards          = {"危険な状態", "Hazards"};
inline constexpr Wording kNorms            = {"守るべきこと", "Norms"};
inline constexpr Wording kGaps             = {"ルールのすき間（守るべきことをすべて守っても起こる）", "gaps in the rules (they happen although every norm is kept)"};
inline constexpr Wording kPrevented        = {"守るべきことを守れば起こらない", "prevented by keeping the norms"};
inline constexpr Wording kPreventedIfKept  = {"守るべきことを守れるかぎり起こらない（守れない場面がある）", "prevented while the norms can be kept (they cannot always be)"};
inline constexpr Wording kCannotHappen     = {"起こりえない", "unreachable"};
inline constexpr Wording kUndecidedHazards = {"起こるかどうか分からなかった", "undecided"};
inline constexpr Wording kPreventedBy      = {"防ぐもの: {}", "prevented by: {}"};
inline constexpr Wording kExpectedVerdict  = {"期待と違う（期待は「{}」）", "not as expected (expected: {})"};
inline constexpr Wording kVerdictGap       = {"守っても起こる", "gap"};
inline constexpr Wording kVerdictPrevented = {"守れば起こらない", "prevented"};
inline constexpr Wording kVerdictNever     = {"起こりえない", "unreachable"};
inline constexpr Wording kVerdictUndecided = {"分からない", "undecided"};
inline constexpr Wording kVerdictHolds     = {"成り立つ", "holds"};
inline constexpr Wording kVerdictViolated  = {"破られる", "violated"};
inline constexpr Wording kVerdictConflict  = {"守れない場面がある", "cannot always be kept"};
inline constexpr Wording kOnlyIfBreached   = {"守るべきことを守れば成り立つ", "holds while the norms are kept"};
inline constexpr Wording kNotNeeded        = {"この部分がなくても成り立つ: {}", "it holds without this part as well: {}"};
inline constexpr Wording kNeverComesAbout  = {"この部分は一度も成り立たない: {}", "this part never comes about: {}"};
inline constexpr Wording kHoldsAlways      = {"いつでも成り立っている: {}", "it holds in every situation anyway: {}"};
inline constexpr Wording kHoldsAlready     = {"求められるときには、もう成り立っている: {}", "it holds already wherever it is asked for: {}"};
inline constexpr Wording kHoldsAtCreation  = {"どの注文も、できたときに成り立つ: {}", "every order fulfils it by being created: {}"};
inline constexpr Wording kNoWitness        = {"実例がない", "no witness"};
inline constexpr Wording kNormsAreAlive    = {"守ることも破ることもできるもの: {}件", "can be kept and can be breached: {}"};
inline constexpr Wording kNeverKept        = {"守られることがない", "no story keeps it"};
inline constexpr Wording kNeverBreached    = {"破られることがない", "no story breaches it"};
inline constexpr Wording kNotDecided       = {"調べきれなかった", "not exhausted"};
inline constexpr Wording kOverlaps         = {"同時に当てはまる許可（ルールブックの誤り）", "Permits that apply at once (an error of the rulebook)"};
inline constexpr Wording kOverlapOf        = {"{}: {}と{}", "{}: {} and {}"};
inline constexpr Wording kUnused           = {"一度も使われないルール", "Rules that never decide anything"};
inline constexpr Wording kUnusedInSight    = {"使われるところが見つからなかったルール（調べきれなかったか、注文が足りない：--orders）", "Rules that decided nothing in what was seen (not exhausted, or it takes more --orders)"};
inline constexpr Wording kRulesNotAsked    = {"使われるかどうかを調べる時間がなかったルール: {}件", "rules of which there was no time to ask whether they decide anything: {}"};
inline constexpr Wording kHappensElsewhere = {"別の解釈で起こるもの", "What happens under another reading"};
inline constexpr Wording kReadingsOf       = {"解釈（{}通りを確認、全{}通り）", "Readings ({} of {} combinations checked)"};
inline constexpr Wording kNoReadings       = {"このルールブックに、二通りに読めるところはない", "nothing in this rulebook can be read two ways"};
inline constexpr Wording kNoDependence     = {"解釈によって変わる結論はない", "no verdict depends on a reading"};
inline constexpr Wording kNoDependenceYet  = {"確認した範囲では、解釈によって変わる結論はない", "of those that were checked, no verdict depends on a reading"};
inline constexpr Wording kDependent        = {"解釈によって変わる結論", "Verdicts that depend on a reading"};
inline constexpr Wording kWhere            = {"← {}", "where {}"};
inline constexpr Wording kVerdictWhere     = {"{} ← {}", "{} where {}"};
inline constexpr Wording kYes              = {"はい", "true"};
inline constexpr Wording kNo               = {"いいえ", "false"};
inline constexpr Wording kTotals           = {"問い{}件、見た状況{}件、動き{}件、最も遠い状況まで{}手", "questions: {}, situations: {}, steps: {}, depth: {}"};
inline constexpr Wording kWithinBounds     = {"調べた範囲: {}", "within these bounds: {}"};
inline constexpr Wording kBoundsOf         = {"{} {}〜{}", "{} {} to {}"};
inline constexpr Wording kAskedOfOneOrder  = {"危険な状態と守るべきことは、注文一つについて調べた（増やすには --orders）", "hazards and norms were asked with one order (--orders takes more)"};
inline constexpr Wording kAskedOfOrders    = {"危険な状態と守るべきことは、一つのショップの注文{}件で調べた", "hazards and norms were asked with so many orders in one shop: {}"};
inline constexpr Wording kTiming           = {"{}秒、メモリ{} MB", "{} s, {} MB of memory"};
inline constexpr Wording kSeeStory         = {"どうしてそうなるかは: {}", "for the story: {}"};
inline constexpr Wording kNoStory          = {"{}: 話はない（起こらない、または成り立つ）", "{}: there is no story (it does not happen, or it holds)"};
inline constexpr Wording kStoryShortest    = {"最短の話（{}手、{}日）", "the shortest story (events: {}, days: {})"};
inline constexpr Wording kStoryKeeping     = {"守るべきことをすべて守った最短の話（{}手、{}日）", "the shortest story that keeps every norm (events: {}, days: {})"};
inline constexpr Wording kNeverReached     = {"{}。この後は、どうやっても成り立たない: {}", "{}; from here no way leads to: {}"};
inline constexpr Wording kNeedNeverCome    = {"{}。この後、いつまでも成り立たないことがある: {}", "{}; from here it need never come to: {}"};
inline constexpr Wording kDidNotComeInTime = {"{}。{}日のうちに成り立たなかった: {}", "{}; within so many days ({}) it did not come to: {}"};
inline constexpr Wording kDidNotPrecede    = {"{}。それまでに一度も成り立たなかった: {}", "{}; before this it never came to: {}"};
inline constexpr Wording kStoryOfWitness   = {"実例（{}手、{}日）", "a witness (events: {}, days: {})"};
inline constexpr Wording kStoryKept        = {"守った例（{}手、{}日）", "a story that keeps it (events: {}, days: {})"};
inline constexpr Wording kStoryBreached    = {"破った例（{}手、{}日）", "a story that breaches it (events: {}, days: {})"};
inline constexpr Wording kStoryOfConflict  = {"この後、どうしても守れなくなる話（{}手、{}日）", "the way to where it cannot be kept (events: {}, days: {})"};
inline constexpr Wording kStoryOfOverlap   = {"この後、二つの許可が同時に当てはまる話（{}手、{}日）", "the way to where two permits apply at once (events: {}, days: {})"};
inline constexpr Wording kCheckHolds       = {"すべて期待どおり", "holds: every verdict is as expected"};
inline constexpr Wording kCheckFindings    = {"見つかった問題: {}件", "findings: {}"};
inline constexpr Wording kFindingsSoFar    = {"見つかった問題: {}件（{}）", "findings: {} ({})"};
inline constexpr Wording kInconclusive     = {"結論は出ていない: {}。見た状況は{}件、違反は見つかっていない", "inconclusive: {}, situations seen: {}, no violation so far"};
inline constexpr Wording kNoBudget         = {"調べ尽くせない問いがある", "some questions cannot be exhausted"};
inline constexpr Wording kBudgetSituations = {"状況の数の上限に達した", "the budget of situations was reached"};
inline constexpr Wording kBudgetCalendar   = {"調べる話が暦の終わり（2199年）に収まらない", "stories went on beyond the end of the calendar, in 2199"};
inline constexpr Wording kBudgetMemory     = {"メモリの上限に達した", "the budget of memory was reached"};
inline constexpr Wording kBudgetTime       = {"時間の上限に達した", "the budget of time was reached"};
inline constexpr Wording kBudgetInterrupt  = {"中断した", "interrupted"};
inline constexpr Wording kPartsMissing     = {"足りない分がある", "something is missing"};
inline constexpr Wording kCheckProgress    = {"{}: 状況{}件（毎秒{}件）、これから見る状況{}件、{} MB", "{}: {} situations ({} a second), {} still to visit, {} MB"};

// Random checking
inline constexpr Wording kRandomTotals     = {"乱数の話{}件、{}手、{}日（乱数種 {}）", "random stories: {}, events: {}, days: {} (seed {})"};
inline constexpr Wording kRandomLives      = {"注文がすべて終わりの状態に至った話: {}件。一つの話の手数: 中央値{}、最多{}", "stories in which every order came to a final status: {}; events of a story: {} in the median, {} at most"};
inline constexpr Wording kRandomExpected   = {"見つかった、期待どおりの危険な状態", "Hazards that were found, as expected"};
inline constexpr Wording kRandomStory      = {"乱数で見つけて縮めた話（{}手、{}日）", "found at random and made short (events: {}, days: {})"};
inline constexpr Wording kRandomKeeping    = {"乱数で見つけて縮めた、守るべきことをすべて守った話（{}手、{}日）", "found at random and made short, keeping every norm (events: {}, days: {})"};
inline constexpr Wording kRandomNothingYet = {"ここまでに、期待に反するものは見つかっていない", "nothing unexpected was found so far"};
inline constexpr Wording kRandomNothing    = {"期待に反するものは見つからなかった（証明ではない）", "nothing unexpected was found (this proves nothing)"};
inline constexpr Wording kRepeat           = {"同じ結果を得るには: {}", "to repeat this: {}"};

// The schema of scenarios
inline constexpr Wording kSchemaTitle      = {"何の話か（日本語と英語）", "what the story is, in Japanese and English"};
inline constexpr Wording kSchemaSays       = {"この話から分かること", "what there is to learn from it"};
inline constexpr Wording kSchemaSource     = {"出典", "where it comes from"};
inline constexpr Wording kSchemaRulebook   = {"同梱のid、またはこのファイルからの相対パス", "a shipped id, or a path relative to this file"};
inline constexpr Wording kSchemaBounds = {"値の範囲。small: 検査（juchu check）と同じ狭い範囲。省略時はlarge", "how much fits: small, as juchu check has it, or large (the default)"};
inline constexpr Wording kSchemaParameters = {"ルールブックの値を、この話だけ変える", "values to use for the rulebook's own"};
inline constexpr Wording kSchemaCalendar   = {"営業日。書かなければ土日が休み", "business days; closed on weekends unless stated"};
inline constexpr Wording kSchemaShop       = {"始まりの時点でのショップ", "the shop at the start"};
inline constexpr Wording kSchemaGiven      = {"話の始まりにすでにある注文。そこまでのいきさつは書かない", "orders that the story finds there; nothing is told of how they came to be"};
inline constexpr Wording kSchemaAsOf       = {"その状態を見た日。この日が始まった時点から話が始まる", "the day of that situation; the story begins when it has begun"};
inline constexpr Wording kSchemaOrders     = {"画面に表示される、注文ごとのことば（氏名や住所など）。ルールは読まない", "what the screens show of each order, such as a name and an address; no rule reads it"};
inline constexpr Wording kSchemaSteps      = {"起こること。時刻の順に並べる", "what happens, in the sequence of time"};
inline constexpr Wording kSchemaUntil      = {"最後の日（その日を含む）", "the last day, included"};
inline constexpr Wording kSchemaBreaks     = {"破られる性質。これ以外はなし", "properties that the story breaks, exactly these"};
inline constexpr Wording kSchemaExpect     = {"注文ごとの、期待する結果", "what each order should have come to"};
inline constexpr Wording kSchemaAt         = {"日時: 2024-03-01 10:00", "when: 2024-03-01 10:00"};
inline constexpr Wording kSchemaOrder      = {"注文番号。一括処理なら一覧", "the order's number; for bulk work a list"};
inline constexpr Wording kSchemaCart       = {"カート番号。注文を作る手順にだけ書く", "the cart's number, in the step that creates the order"};
inline constexpr Wording kSchemaNote       = {"ひとこと。再生のときに表示される", "a remark that a replay shows"};
inline constexpr Wording kSchemaRows       = {"多くの注文への同じ手順。行ごとに値と答えを書ける", "the same step for many orders, each with values and an answer of its own"};
inline constexpr Wording kSchemaStepExpect = {"この手順への、期待する答え。書かなければ受け付けられること", "the answer to this step; unless stated: accepted"};
inline constexpr Wording kSchemaHazards    = {"起こったはずの危険な状態。[] はなし", "hazards that occurred at least; [] is none"};
inline constexpr Wording kSchemaHazardsNow = {"最後に残る危険な状態。これ以外はなし", "hazards at the end, exactly these"};
inline constexpr Wording kSchemaBreached   = {"起こったはずの違反。[] はなし", "breaches that occurred at least; [] is none"};
inline constexpr Wording kSchemaOutside    = {"外れた前提。これ以外はなし", "promises that were broken, exactly these"};
inline constexpr Wording kSchemaExactly    = {"hazardsとbreachedに書いたもの以外は起こらない", "hazards and breached are all that occurred"};

// clang-format on

}  // namespace juchu
