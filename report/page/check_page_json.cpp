#include "report/page/check_page_json.hpp"

#include <algorithm>
#include <optional>

#include <nlohmann/json.hpp>

#include "report/bounds.hpp"
#include "report/check_verdict.hpp"
#include "report/check_words.hpp"
#include "report/json/json_text.hpp"
#include "report/page/check_wording.hpp"
#include "report/page/readings_page_json.hpp"
#include "report/rows.hpp"
#include "report/text/check_text.hpp"
#include "report/text/wide_number.hpp"

namespace juchu {
namespace {

using Json = PageJson;

constexpr Mark kNothingMark = {"–", Style::Faint};
/// Of what may happen and is no finding by itself.
constexpr Mark kCautionMark = {"⚠", Style::Caution};

bool among(const std::vector<int>& rows, int row) {
  return std::ranges::find(rows, row) != rows.end();
}

struct Sighted {
  Mark mark;
  const Wording& wording;
};

/// One of three cells for what is possible, impossible, undecided.
Json cell_of(Possibility possibility, const Sighted& possible, const Sighted& impossible) {
  switch (possibility) {
    case Possibility::Possible: return cell(possible.mark, possible.wording);
    case Possibility::Impossible: return cell(impossible.mark, impossible.wording);
    case Possibility::Undecided: break;
  }
  return cell(kUndecidedMark, kVerdictUndecided);
}

void add_not_needed(const std::vector<NotNeeded>& parts, Json& remarks) {
  for (const auto& [why, part] : parts)
    remarks.push_back(remark_json(kWarningMark, words(words_of(why), Speaker::plain(part))));
}

class CheckPageWriter {
 public:
  CheckPageWriter(const Checked& checked, const ReadingsReport* readings, int orders)
      : checked_(checked),
        book_(checked.rules->rulebook()),
        report_(checked.report),
        orders_(orders) {
    if (readings != nullptr) readings_.emplace(*readings, stories_);
    if (readings != nullptr) combinations_ = readings->combinations.size();
  }

  [[nodiscard]] AnswerPage page() {
    Json answer = {{"verdict", verdict()},
                   {"gaps", gaps()},
                   {"says", says()},
                   {"notes", notes()},
                   {"findings", words(kFindingsHeading)},
                   {"sections", sections()}};
    page_.answer = json_text(answer);
    page_.title = text_in_both(
        [&](const Speaker& s) { return s.say(kCheckPageTitle, s.title(book_)); });
    return std::move(page_);
  }

 private:
  // --- what stands first ---

  [[nodiscard]] Json verdict() const {
    return remark_json(verdict_remark(checked_, Speaker(Language::Japanese)),
                       verdict_remark(checked_, Speaker(Language::English)));
  }

  /// How many hazards keeping every norm does not prevent; nothing where none was asked about.
  [[nodiscard]] Json gaps() const {
    if (report_.hazards.empty()) return nullptr;
    return words(kGapsFound,
                 std::ranges::count(report_.hazards, Expectation::Gap, &HazardResult::verdict));
  }

  [[nodiscard]] Json says() const {
    const auto norms = std::ranges::count_if(report_.norms, [&](const NormResult& result) {
      return !row_at(book_.norms, result.norm).promise;
    });
    return words(exhausted(report_) ? kLookedAtAll : kLookedAtSome, report_.properties.size(),
                 report_.hazards.size(), norms, grouped(report_.situations));
  }

  [[nodiscard]] Json notes() const {
    Json notes = readings_ ? readings_->notes() : Json::array();
    if (report_.too_wide)
      notes.push_back(
          in_both([&](const Speaker& s) { return too_wide_text(book_, *report_.too_wide, s); }));
    if (!report_.hazards.empty() || !report_.norms.empty())
      notes.push_back(orders_ == 1 ? words(kAskedOfOneOrder) : words(kAskedOfOrders, orders_));
    if (!book_.two_bounds.empty())
      notes.push_back(in_both([&](const Speaker& s) { return bounds_in_words(book_, s); }));
    return notes;
  }

  [[nodiscard]] Json sections() {
    Json sections = Json::array();
    const auto add = [&](Json section) {
      if (!section.is_null()) sections.push_back(std::move(section));
    };
    if (readings_) add(readings_->dependences());
    if (readings_) add(readings_->elsewhere());
    add(hazards());
    add(properties());
    add(norms());
    add(overlaps());
    for (const bool never : {true, false}) add(unused(never));
    if (readings_) add(readings_->readings());
    return sections;
  }

  // --- properties and hazards ---

  [[nodiscard]] Json verdict_columns(const Wording& what) const {
    Json columns = {words(what), words(kInAllStories), words(kWithNormsKept)};
    if (readings_) columns.push_back(words(kUnderReadings, combinations_));
    columns.push_back(words(kAgainstExpected));
    return columns;
  }

  [[nodiscard]] Json properties() const {
    if (report_.properties.empty()) return nullptr;
    Json rows = Json::array();
    for (const PropertyResult& result : report_.properties) rows.push_back(property_row(result));
    return section_json(kProperties, verdict_columns(kWhatMustHold), group_json(std::move(rows)));
  }

  [[nodiscard]] Json property_row(const PropertyResult& result) const {
    const Property& property = row_at(book_.properties, result.property);
    const bool shown = property.sometimes();
    const auto answer = [&](const Answer& asked) {
      return cell_of(violated(property, asked),
                     {kRefusedMark, shown ? kNoWitness : kVerdictViolated},
                     {kAcceptedMark, shown ? kSomeStoryShows : kVerdictHolds});
    };
    Json row = row_of(property);
    Json& cells = row["cells"];
    cells.push_back(answer(result.all));
    cells.push_back(result.keeping_asked ? answer(result.norm_keeping)
                                         : cell(kNothingMark, kNotAsked));
    if (readings_) cells.push_back(readings_->cell_of(property));
    cells.push_back(cell_of(violated(property, result.all), {kRefusedMark, kNotAsExpected},
                            {kAcceptedMark, kAsExpected}));
    add_not_needed(result.not_needed, row["remarks"]);
    row["finding"] = among(findings_.properties, result.property);
    row["stories"] = stories_.about(property);
    return row;
  }

  [[nodiscard]] Json hazards() const {
    Json groups = Json::array();
    for (const HazardGroup& group : hazard_groups()) {
      Json rows = Json::array();
      for (const HazardResult& result : report_.hazards)
        if (group.has(result)) rows.push_back(hazard_row(result));
      if (!rows.empty())
        groups.push_back({{"heading", words(group.heading)}, {"rows", std::move(rows)}});
    }
    if (groups.empty()) return nullptr;
    return section_json(kHazards, verdict_columns(kWhatMayHappen), std::move(groups));
  }

  [[nodiscard]] Json hazard_row(const HazardResult& result) const {
    const Hazard& hazard = row_at(book_.hazards, result.hazard);
    const Sighted can{kCautionMark, kCanHappen}, never{kAcceptedMark, kNeverHappens};
    const Sighted gap{kCautionMark, kHappensEvenSo};
    const Sighted prevented{kAcceptedMark, result.conflict ? kIsPreventedIfKept : kIsPrevented};
    const bool reachable = result.all.possible != Possibility::Impossible;
    Json row = row_of(hazard);
    Json& cells = row["cells"];
    cells.push_back(cell_of(result.all.possible, can, never));
    cells.push_back(reachable ? cell_of(result.norm_keeping.possible, gap, prevented)
                              : cell(never.mark, never.wording));
    if (readings_) cells.push_back(readings_->cell_of(hazard));
    cells.push_back(expectation_cell(result));
    add_prevention(result, row["remarks"]);
    add_not_needed(result.not_needed, row["remarks"]);
    row["finding"] = among(findings_.hazards, result.hazard);
    row["stories"] = stories_.about(hazard);
    return row;
  }

  [[nodiscard]] Json expectation_cell(const HazardResult& result) const {
    const Expectation expected = row_at(book_.hazards, result.hazard).expect;
    if (expected == Expectation::Unstated) return cell(kNothingMark, kNothingExpected);
    if (result.verdict() == Expectation::Unstated) return cell(kUndecidedMark, kVerdictUndecided);
    if (!among(findings_.hazards, result.hazard)) return cell(kAcceptedMark, kAsExpected);
    return remark_json(kRefusedMark, in_both([&](const Speaker& s) {
                         return s.say(kExpectedVerdict, s.say(words_of(expected)));
                       }));
  }

  /// What keeps it from happening; of a gap, what people can do about it.
  void add_prevention(const HazardResult& result, Json& remarks) const {
    const Hazard& hazard = row_at(book_.hazards, result.hazard);
    if (result.verdict() == Expectation::Unreachable)
      remarks.push_back(cell(kAcceptedMark, kRulesPreventIt));
    if (result.verdict() == Expectation::Gap && !hazard.advice.empty())
      remarks.push_back(remark_json(kNoteMark, in_both([&](const Speaker& s) {
                                      return s.say(kToAvoidIt, s.text(hazard.advice));
                                    })));
    for (const int each : result.prevented_by)
      remarks.push_back(about_duty(kNormPreventsIt, row_at(book_.norms, each)));
  }

  // --- the rest ---

  [[nodiscard]] Json norms() const {
    Json rows = Json::array();
    for (const NormResult& result : report_.norms)
      if (!row_at(book_.norms, result.norm).promise) rows.push_back(norm_row(result));
    if (rows.empty()) return nullptr;
    return section_json(kNorms, {words(kWhatPeopleMustDo), words(kKeepingIt), words(kBreachingIt)},
                        group_json(std::move(rows)));
  }

  [[nodiscard]] Json norm_row(const NormResult& result) const {
    const Norm& norm = row_at(book_.norms, result.norm);
    const Sighted yes{kAcceptedMark, kIsPossible}, no{kRefusedMark, kIsImpossible};
    Json row = row_of(norm);
    row["text"] = in_both([&](const Speaker& s) { return duty_text(norm, s); });
    row["cells"] = {
        result.conflict ? cell(kRefusedMark, kNotAlways) : cell_of(result.kept.possible, yes, no),
        cell_of(result.breached.possible, yes, no)};
    row["finding"] = among(findings_.norms, result.norm);
    Json& remarks = row["remarks"];
    for (const Wording* remark : remarks_of(result))
      remarks.push_back(cell(row["finding"] ? kRefusedMark : kUndecidedMark, *remark));
    for (const HazardResult& hazard : report_.hazards)
      if (among(hazard.prevented_by, result.norm))
        remarks.push_back(about(kNormPrevents, row_at(book_.hazards, hazard.hazard)));
    row["stories"] = stories_.about(norm);
    return row;
  }

  [[nodiscard]] Json overlaps() const {
    Json rows = Json::array();
    for (const CheckReport::Overlap& overlap : report_.overlaps) {
      Json row = row_of(in_both([&](const Speaker& s) {
        return s.say(kOverlapOnEvent, s.label(row_at(book_.events, overlap.event)));
      }));
      for (const int permit : {overlap.first, overlap.second})
        row["remarks"].push_back(about(kThisPermit, row_at(book_.permits, permit)));
      row["sign"] = kRefusedMark.sign;
      row["finding"] = true;
      row["stories"] = stories_.of_overlap(overlap);
      rows.push_back(std::move(row));
    }
    return list_json(kOverlaps, std::move(rows));
  }

  [[nodiscard]] Json unused(bool never) const {
    Json rows = Json::array();
    for (const CheckReport::Unused& unused : report_.unused) {
      if (!unused.asked || unused.never != never) continue;
      Json row = row_of(head_of(book_, unused.rule));
      row["sign"] = never ? kWarningMark.sign : kUndecidedMark.sign;
      rows.push_back(std::move(row));
    }
    return list_json(never ? kUnused : kUnusedInSight, std::move(rows));
  }

  const Checked& checked_;
  const Rulebook& book_;
  const CheckReport& report_;
  const CheckFindings findings_ = findings(book_, report_);
  int orders_;
  AnswerPage page_{.kind = "check", .title = {}, .answer = {}, .stories = {}};
  PageStories stories_{checked_, page_};
  std::optional<ReadingsPage> readings_;
  std::size_t combinations_ = 0;
};

}  // namespace

AnswerPage check_page(const Checked& checked, const ReadingsReport* readings, int orders) {
  return CheckPageWriter(checked, readings, orders).page();
}

}  // namespace juchu
