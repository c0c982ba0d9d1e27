#include "report/text/check_text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/bounds.hpp"
#include "report/check_words.hpp"
#include "report/rows.hpp"
#include "report/text/readings_text.hpp"
#include "report/text/timeline.hpp"
#include "report/text/wide_number.hpp"

namespace juchu {
namespace {

bool among(const std::vector<int>& rows, int row) {
  return std::ranges::find(rows, row) != rows.end();
}

/// The first screen.
class CheckTables {
 public:
  CheckTables(const Checked& checked, const CheckTextOptions& what, const Sheet& sheet)
      : book_(checked.rules->rulebook()),
        report_(checked.report),
        what_(what),
        findings_(findings(book_, checked.report)),
        sheet_(sheet),
        speaker_(sheet.speaker) {}

  void print() const {
    sheet_.print_title(speaker_.title(book_));
    print_properties();
    print_hazards();
    print_norms();
    print_overlaps();
    print_unused();
    if (what_.readings != nullptr) print_readings_text(*what_.readings, sheet_);
    print_totals();
  }

 private:
  /// A rule with its verdict as a mark; only the mark is coloured.
  void print_rule(const Mark& mark, const RuleHead& rule) const {
    const std::string sign = sheet_.paint(mark.style, mark.sign);
    sheet_.print("  ", {sign, Style::Plain}, speaker_.says(rule), speaker_.reference(rule));
  }
  void print_remark(Style style, const std::string& text) const {
    sheet_.print("    ", sheet_.paint(style, text));
  }

  void print_properties() const {
    if (report_.properties.empty()) return;
    sheet_.print_heading(speaker_.say(kProperties));
    for (const PropertyResult& result : report_.properties) print_property(result);
  }

  void print_property(const PropertyResult& result) const {
    const Property& property = row_at(book_.properties, result.property);
    const Possibility broken = violated(property, result.all);
    print_rule(broken == Possibility::Possible     ? kRefusedMark
               : broken == Possibility::Impossible ? kAcceptedMark
                                                   : kUndecidedMark,
               property);
    if (broken == Possibility::Possible) print_violation(property, result);
    print_vacuity(result.not_needed);
  }

  void print_vacuity(const std::vector<NotNeeded>& not_needed) const {
    for (const auto& [why, part] : not_needed)
      print_remark(Style::Caution, speaker_.say(words_of(why), Speaker::plain(part)));
  }

  void print_violation(const Property& property, const PropertyResult& result) const {
    const bool shown = property.sometimes();
    if (shown)
      print_remark(Style::Bad, speaker_.say(kNoWitness));
    else if (result.keeping_asked && result.norm_keeping.possible == Possibility::Impossible)
      print_remark(Style::Plain, speaker_.say(kOnlyIfBreached));
  }

  void print_hazards() const {
    for (const auto& [heading, mark, has] : hazard_groups()) {
      if (std::ranges::none_of(report_.hazards, has)) continue;
      sheet_.print_heading(speaker_.say(kColon, speaker_.say(kHazards), speaker_.say(heading)));
      for (const HazardResult& result : report_.hazards)
        if (has(result)) print_hazard(mark, result);
    }
    print_hint();
  }

  void print_hazard(const Mark& mark, const HazardResult& result) const {
    const Hazard& hazard = row_at(book_.hazards, result.hazard);
    const bool unexpected = among(findings_.hazards, result.hazard);
    print_rule(unexpected ? kRefusedMark : mark, hazard);
    if (unexpected)
      print_remark(Style::Bad,
                   speaker_.say(kExpectedVerdict, speaker_.say(words_of(hazard.expect))));
    std::vector<std::string> norms;
    for (const int norm : result.prevented_by)
      norms.push_back(Speaker::plain(row_at(book_.norms, norm).id));
    if (!norms.empty())
      print_remark(Style::Faint, speaker_.say(kPreventedBy, speaker_.list(norms)));
    print_vacuity(result.not_needed);
  }

  /// How to see the stories that are not told.
  void print_hint() const {
    const bool some = std::ranges::any_of(report_.hazards, [](const HazardResult& result) {
      return result.all.possible == Possibility::Possible;
    });
    if (!some || what_.see_story.empty() || what_.stories.all_hazards) return;
    sheet_.out << '\n';
    sheet_.print(
        "  ", sheet_.paint(Style::Faint, speaker_.say(kSeeStory, Speaker::plain(what_.see_story))));
  }

  void print_norms() const {
    std::size_t alive = 0, people = 0;
    for (const NormResult& result : report_.norms) {
      if (row_at(book_.norms, result.norm).promise) continue;
      ++people;
      alive += remarks_of(result).empty() ? 1 : 0;
    }
    if (people == 0) return;
    sheet_.print_heading(speaker_.say(kNorms));
    if (alive > 0)
      sheet_.print("  ", {sheet_.paint(Style::Good, kAcceptedMark.sign), Style::Plain},
                   speaker_.say(kNormsAreAlive, alive));
    for (const NormResult& result : report_.norms) print_norm(result);
  }

  void print_norm(const NormResult& result) const {
    const std::vector<const Wording*> remarks = remarks_of(result);
    if (row_at(book_.norms, result.norm).promise || remarks.empty()) return;
    const bool bad = among(findings_.norms, result.norm);
    print_rule(bad ? kRefusedMark : kUndecidedMark, row_at(book_.norms, result.norm));
    for (const Wording* remark : remarks)
      print_remark(bad ? Style::Bad : Style::Caution, speaker_.say(*remark));
  }

  void print_overlaps() const {
    if (report_.overlaps.empty()) return;
    sheet_.print_heading(speaker_.say(kOverlaps));
    for (const CheckReport::Overlap& overlap : report_.overlaps)
      sheet_.print("  ", kRefusedMark,
                   speaker_.say(kOverlapOf, speaker_.label(row_at(book_.events, overlap.event)),
                                Speaker::plain(row_at(book_.permits, overlap.first).id),
                                Speaker::plain(row_at(book_.permits, overlap.second).id)));
  }

  void print_unused() const {
    for (const bool never : {true, false}) {
      const auto told = [never](const CheckReport::Unused& unused) {
        return unused.asked && unused.never == never;
      };
      if (std::ranges::none_of(report_.unused, told)) continue;
      sheet_.print_heading(speaker_.say(never ? kUnused : kUnusedInSight));
      for (const CheckReport::Unused& unused : report_.unused)
        if (told(unused))
          print_rule(never ? kWarningMark : kUndecidedMark, head_of(book_, unused.rule));
    }
    const auto unasked = std::ranges::count(report_.unused, false, &CheckReport::Unused::asked);
    if (unasked == 0) return;
    sheet_.out << '\n';
    sheet_.print("", sheet_.paint(Style::Faint, speaker_.say(kRulesNotAsked, unasked)));
  }

  void print_totals() const {
    const std::size_t questions = report_.properties.size() + report_.hazards.size() +
                                  report_.norms.size();
    sheet_.out << '\n';
    sheet_.print(
        "", sheet_.paint(Style::Faint, speaker_.say(kTotals, questions, grouped(report_.situations),
                                                    grouped(report_.transitions), report_.depth)));
    print_orders();
    print_bounds();
    if (what_.timing == nullptr) return;
    const std::string seconds = fmt::format("{}.{:03}", what_.timing->milliseconds / 1000,
                                            what_.timing->milliseconds % 1000);
    sheet_.print("", sheet_.paint(Style::Faint,
                                  speaker_.say(kTiming, seconds, megabytes(what_.timing->bytes))));
  }

  /// With how many orders hazards and norms were asked: properties say it themselves.
  void print_orders() const {
    if (report_.hazards.empty() && report_.norms.empty()) return;
    const std::string said = what_.orders == 1 ? speaker_.say(kAskedOfOneOrder)
                                               : speaker_.say(kAskedOfOrders, what_.orders);
    sheet_.print("", sheet_.paint(Style::Faint, said));
  }

  void print_bounds() const {
    const std::string bounds = bounds_in_words(book_, speaker_);
    if (!bounds.empty()) sheet_.print("", sheet_.paint(Style::Faint, bounds));
  }

  const Rulebook& book_;
  const CheckReport& report_;
  const CheckTextOptions& what_;
  const CheckFindings findings_;
  const Sheet& sheet_;
  const Speaker& speaker_;
};

void print_stories(const Checked& checked, const StoryWish& wish, const ReportOptions& options,
                   const Sheet& sheet) {
  const Rulebook& book = checked.rules->rulebook();
  std::vector<std::string> without = wish.ids;
  for (const CheckStory& story : stories_of(checked)) {
    std::erase(without, story.rule->id);
    if (!wish.wants(story, book)) continue;
    const ReplayedTrace replayed = told(checked, story);
    sheet.out << '\n';
    print_found_story(replayed.scenario, replayed.story, options, sheet.out);
  }
  if (!without.empty()) sheet.out << '\n';
  for (const std::string& id : without)
    sheet.print("", sheet.speaker.say(kNoStory, Speaker::plain(id)));
}

}  // namespace

void print_check_text(const Checked& checked, const CheckTextOptions& what,
                      const ReportOptions& options, std::ostream& out) {
  const Sheet sheet(options, out);
  CheckTables(checked, what, sheet).print();
  print_stories(checked, what.stories, options, sheet);
  out << '\n';
  if (const auto& wide = checked.report.too_wide)
    sheet.print("", too_wide_text(checked.rules->rulebook(), *wide, sheet.speaker));
  print_check_verdict(checked, sheet);
}

Remark verdict_remark(const Checked& checked, const Speaker& speaker) {
  const Rulebook& book = checked.rules->rulebook();
  const CheckReport& report = checked.report;
  const std::string budget = speaker.say(words_of(report.budget));
  switch (verdict_of(book, report)) {
    case CheckVerdict::Holds: break;
    case CheckVerdict::Violated: {
      const std::size_t count = count_findings(book, report);
      return {kRefusedMark,
              report.complete() ? speaker.say(kCheckFindings, count)
                                : speaker.say(kFindingsSoFar, count, budget),
              {}};
    }
    case CheckVerdict::Inconclusive:
      return {kUndecidedMark, speaker.say(kInconclusive, budget, grouped(report.situations)), {}};
  }
  return {kAcceptedMark, speaker.say(kCheckHolds), {}};
}

void print_check_verdict(const Checked& checked, const Sheet& sheet) {
  const auto [mark, text, reference] = verdict_remark(checked, sheet.speaker);
  // One line however long it is: programs read the last line too.
  sheet.out << sheet.paint(mark.style, mark.sign) << ' ' << sheet.paint(mark.style, text) << '\n';
}

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

std::string megabytes(std::uint64_t bytes) { return grouped((bytes + 999'999) / 1'000'000); }

const Wording& words_of(Budget budget) {
  switch (budget) {
    case Budget::None: return kNoBudget;
    case Budget::Situations: return kBudgetSituations;
    case Budget::Memory: return kBudgetMemory;
    case Budget::Time: return kBudgetTime;
    case Budget::Calendar: return kBudgetCalendar;
    case Budget::Interrupted: return kBudgetInterrupt;
    case Budget::Missing: return kPartsMissing;
  }
  return kNoBudget;
}

const Wording& limit_of(Budget budget) {
  if (budget == Budget::Situations) return kStatesReached;
  return budget == Budget::Time ? kTimeReached : words_of(budget);
}

}  // namespace juchu
