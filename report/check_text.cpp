#include "report/check_text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/check_stories.hpp"
#include "report/timeline.hpp"

namespace juchu {
namespace {

constexpr Mark kHoldsMark = {"✓", Style::Good};
constexpr Mark kBrokenMark = {"✗", Style::Bad};
constexpr Mark kOpenMark = {"?", Style::Caution};

class CheckText {
 public:
  CheckText(const std::shared_ptr<const CompiledRulebook>& rules, const CheckReport& report,
            const ReportOptions& options, std::ostream& out)
      : rules_(rules),
        book_(rules->rulebook()),
        report_(report),
        findings_(findings(book_, report)),
        options_(options),
        sheet_(options, out),
        speaker_(sheet_.speaker) {}

  void print(const CheckShow& show) {
    sheet_.print_title(speaker_.text(book_.title));
    if (!report_.properties.empty()) sheet_.print_heading(speaker_.say(kProperties));
    for (const PropertyResult& result : report_.properties) print_property(result);
    if (!report_.hazards.empty()) sheet_.print_heading(speaker_.say(kHazards));
    for (const HazardResult& result : report_.hazards) print_hazard(result);
    print_norms();
    print_rules();
    for (const CheckStory& story : stories_of(rules_, report_)) {
      const bool asked = show.all || std::ranges::count(show.ids, story.id) != 0;
      if (asked || story.finding) tell(story);
    }
    print_verdict();
  }

 private:
  static bool has(const std::vector<int>& rows, int row) {
    return std::ranges::find(rows, row) != rows.end();
  }

  [[nodiscard]] std::string steps(const Answer& answer) const {
    if (!answer.trace) return "";
    return speaker_.say(kInParentheses, "", speaker_.say(kStepsToIt, answer.trace->steps.size()));
  }

  void line(const Mark& mark, const RuleHead& rule, const std::string& verdict) const {
    sheet_.print("  ", mark, fmt::format("{}: {}", verdict, speaker_.says(rule)),
                 speaker_.reference(rule));
  }

  void remark(const std::string& text, const Mark& mark = kPlainMark) const {
    sheet_.print("      ", mark, text);
  }

  void print_property(const PropertyResult& result) const {
    const Property& property = book_.properties[static_cast<std::size_t>(result.property)];
    const bool sometimes = property.pattern == Pattern::Sometimes ||
                           property.pattern == Pattern::SometimesStep;
    const Possibility broken = violated(property, result.all);
    if (broken == Possibility::Undecided)
      line(kOpenMark, property, speaker_.say(kUndecided));
    else if (broken == Possibility::Impossible)
      line(kHoldsMark, property, speaker_.say(sometimes ? kPropertyShown : kPropertyHolds));
    else
      line(kBrokenMark, property,
           speaker_.say(sometimes ? kPropertyNotShown : kPropertyViolated) + steps(result.all));
    if (broken == Possibility::Possible && !sometimes && result.keeping_asked &&
        result.norm_keeping.possible == Possibility::Impossible)
      remark(speaker_.say(kOnlyByBreach));
    for (const std::string& part : result.not_needed)
      remark(speaker_.say(kNotNeededPart, Speaker::plain(part)), kWarningMark);
  }

  void print_hazard(const HazardResult& result) const {
    const Hazard& hazard = book_.hazards[static_cast<std::size_t>(result.hazard)];
    const bool unexpected = has(findings_.hazards, result.hazard);
    const Mark mark = unexpected ? kBrokenMark : kHoldsMark;
    switch (result.verdict()) {
      case Expectation::Unstated: line(kOpenMark, hazard, speaker_.say(kUndecided)); break;
      case Expectation::Unreachable: line(mark, hazard, speaker_.say(kNeverHappens)); break;
      case Expectation::Gap:
        line(unexpected ? kBrokenMark : kHazardMark, hazard,
             speaker_.say(kGap) + steps(result.norm_keeping));
        break;
      case Expectation::Prevented: {
        std::vector<std::string> norms;
        for (const int norm : result.prevented_by)
          norms.push_back(Speaker::plain(book_.norms[static_cast<std::size_t>(norm)].id));
        line(mark, hazard,
             speaker_.say(result.conflict ? kPreventedWhile : kPreventedBy, speaker_.list(norms)));
        break;
      }
    }
    if (unexpected) remark(speaker_.say(kNotAsExpected, expectation(hazard.expect)), kBrokenMark);
  }

  [[nodiscard]] std::string expectation(Expectation expect) const {
    if (expect == Expectation::Gap) return speaker_.say(kExpectGap);
    return speaker_.say(expect == Expectation::Prevented ? kExpectPrevented : kExpectNever);
  }

  void print_norms() const {
    const auto asked = [](const NormResult& result) {
      return result.kept.explored.situations != 0 || result.breached.explored.situations != 0;
    };
    if (std::ranges::none_of(report_.norms, asked)) return;
    sheet_.print_heading(speaker_.say(kNorms));
    for (const NormResult& result : report_.norms) {
      const Norm& norm = book_.norms[static_cast<std::size_t>(result.norm)];
      if (norm.promise || !asked(result)) continue;
      if (result.kept.possible == Possibility::Impossible)
        line(kBrokenMark, norm, speaker_.say(kNormNeverKept));
      else if (result.breached.possible == Possibility::Impossible)
        line(kBrokenMark, norm, speaker_.say(kNormNeverBroken));
      else if (result.conflict)
        line(kBrokenMark, norm, speaker_.say(kNormConflict));
      else if (result.kept.possible == Possibility::Undecided ||
               result.breached.possible == Possibility::Undecided)
        line(kOpenMark, norm, speaker_.say(kUndecided));
      else
        line(kHoldsMark, norm, speaker_.say(kNormFine));
    }
  }

  void print_rules() const {
    std::vector<std::string> unused;
    const auto add = [&](const std::vector<int>& rows, const auto& rules) {
      for (const int row : rows)
        unused.push_back(Speaker::plain(rules[static_cast<std::size_t>(row)].id));
    };
    add(report_.unused_permits, book_.permits);
    add(report_.unused_forbids, book_.forbids);
    add(report_.unused_deadlines, book_.deadlines);
    if (report_.overlaps.empty() && unused.empty()) return;
    sheet_.out << '\n';
    for (const CheckReport::Overlap& overlap : report_.overlaps)
      sheet_.print("  ", kBrokenMark,
                   speaker_.say(kOverlaps, id(book_.permits, overlap.first),
                                id(book_.permits, overlap.second)));
    if (!unused.empty())
      sheet_.print("  ", kNoteMark,
                   speaker_.say(report_.coverage_decided ? kUnusedRules : kUnseenRules,
                                speaker_.list(unused)));
  }

  template <class Rows>
  static std::string id(const Rows& rows, int row) {
    return Speaker::plain(rows[static_cast<std::size_t>(row)].id);
  }

  void tell(const CheckStory& told) const {
    const auto replayed = replay_trace(rules_, *told.trace, {.title = told.title});
    if (!replayed) return;
    sheet_.out << '\n';
    print_timeline(replayed->scenario, replayed->story, options_, sheet_.out);
  }

  void print_verdict() const {
    const std::size_t count = findings_.hazards.size() + findings_.properties.size() +
                              findings_.norms.size() + report_.overlaps.size();
    sheet_.out << '\n'
               << speaker_.say(kExplored, report_.situations, report_.transitions, report_.depth)
               << '\n';
    if (!report_.complete())
      sheet_.out << speaker_.say(kInconclusive, budget(), report_.situations, count) << '\n';
    else if (count == 0)
      sheet_.out << sheet_.paint(Style::Good, speaker_.say(kCheckHolds)) << '\n';
    else
      sheet_.out << sheet_.paint(Style::Bad, speaker_.say(kCheckFindings, count)) << '\n';
    sheet_.out << sheet_.paint(Style::Faint, speaker_.say(kShowHint)) << '\n';
  }

  [[nodiscard]] std::string budget() const {
    switch (report_.budget) {
      case Budget::Situations: return speaker_.say(kBudgetSituations);
      case Budget::Memory: return speaker_.say(kBudgetMemory);
      case Budget::Time: return speaker_.say(kBudgetTime);
      default: return speaker_.say(kBudgetInterrupt);
    }
  }

  const std::shared_ptr<const CompiledRulebook>& rules_;
  const Rulebook& book_;
  const CheckReport& report_;
  CheckFindings findings_;
  ReportOptions options_;
  Sheet sheet_;
  const Speaker& speaker_;
};

}  // namespace

void print_check_text(const std::shared_ptr<const CompiledRulebook>& rules,
                      const CheckReport& report, const CheckShow& show,
                      const ReportOptions& options, std::ostream& out) {
  CheckText(rules, report, options, out).print(show);
}

}  // namespace juchu
