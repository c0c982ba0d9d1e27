#include "report/text/mutation_text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/text/check_text.hpp"
#include "report/text/diff_text.hpp"
#include "report/text/wide_number.hpp"

namespace juchu {
namespace {

class MutationPrinter {
 public:
  MutationPrinter(const MutationView& view, const Sheet& sheet)
      : view_(view), report_(view.report), sheet_(sheet), speaker_(sheet.speaker) {}

  void print() const {
    sheet_.print_title(speaker_.title(view_.rules->rulebook()));
    print_counts();
    print_all(Fate::Survived, kRefusedMark, kSurvivors);
    print_all(Fate::Undecided, kUndecidedMark, kUndecidedMutants);
    print_verdict();
  }

 private:
  void print_counts() const {
    sheet_.print_heading(speaker_.say(kMutants, report_.mutants.size(), report_.mutations));
    print_count(kAcceptedMark,
                speaker_.say(kMutantsNoticed, report_.count(Fate::Noticed),
                             report_.count(Noticed::ByProperty), report_.count(Noticed::ByHazard),
                             report_.count(Noticed::ByScenario)));
    print_count(kPlainMark, speaker_.say(kMutantsSame, report_.count(Fate::Equivalent)));
    print_count(kRefusedMark, speaker_.say(kMutantsSurvive, report_.count(Fate::Survived)));
    print_count(kUndecidedMark, speaker_.say(kMutantsUndecided, undecided()));
  }

  /// Only the mark is coloured.
  void print_count(const Mark& mark, const std::string& text) const {
    sheet_.print("  ", {sheet_.paint(mark.style, mark.sign), Style::Plain}, text);
  }

  void print_all(Fate fate, const Mark& mark, const Wording& heading) const {
    if (report_.count(fate) == 0) return;
    sheet_.print_heading(speaker_.say(heading));
    for (const MutantResult& result : report_.mutants)
      if (result.fate() == fate) print_mutant(mark, result);
  }

  void print_mutant(const Mark& mark, const MutantResult& result) const {
    const Mutation& mutation = result.mutation;
    sheet_.print(
        "  ", {sheet_.paint(mark.style, mark.sign), Style::Plain}, speaker_.text(mutation.says),
        fmt::format("[{} · {}:{}:{}]", Speaker::plain(mutation.id), Speaker::plain(view_.file()),
                    mutation.position.line, mutation.position.column));
    if (!mutation.before.empty() || !mutation.after.empty())
      sheet_.print("    ",
                   sheet_.paint(Style::Faint, speaker_.say(kMutantEdit, words(mutation.before),
                                                           words(mutation.after))));
    if (result.equivalence.difference) print_story(result);
    const auto& wide = result.equivalence.too_wide;
    if (result.fate() == Fate::Undecided && wide)
      sheet_.print("    ", too_wide_text(view_.rules->rulebook(), *wide, speaker_));
  }

  [[nodiscard]] std::string words(const std::string& text) const {
    return text.empty() ? speaker_.say(kNothingLeft) : Speaker::plain(text);
  }

  void print_story(const MutantResult& result) const {
    const CompiledRulebook mutant = view_.rules->compile_alike(
        mutant_of(view_.rules->rulebook(), result.mutation));
    const BothRules rules{view_.rules.get(), &mutant};
    const Difference& difference = *result.equivalence.difference;
    sheet_.print("    ", difference_name(difference, rules, speaker_));
    print_difference(difference, rules, sheet_, "    ");
  }

  void print_verdict() const {
    const std::size_t noticed = report_.count(Fate::Noticed);
    const std::size_t matter = noticed + report_.count(Fate::Survived);
    sheet_.out << '\n';
    if (!report_.compared)
      sheet_.print("", speaker_.say(kNotCompared));
    else if (matter != 0)
      sheet_.print("", speaker_.say(kMutationScore, matter, noticed, 100 * noticed / matter));
    switch (verdict_of(report_)) {
      case MutationVerdict::Noticed: return print_last(kAcceptedMark, speaker_.say(kMutationHolds));
      case MutationVerdict::Survivors:
        return print_last(kRefusedMark, speaker_.say(kMutationFindings, matter - noticed));
      case MutationVerdict::Inconclusive:
        return print_last(kUndecidedMark, speaker_.say(kMutationUndecided, undecided()));
    }
  }

  [[nodiscard]] std::size_t undecided() const {
    return report_.count(Fate::Undecided) + report_.untried;
  }

  void print_last(const Mark& mark, std::string text) const {
    if (report_.budget != Budget::None)
      text = speaker_.say(kMutationStopped, text, speaker_.say(words_of(report_.budget)));
    sheet_.print("", mark, text);
  }

  const MutationView& view_;
  const MutationReport& report_;
  const Sheet& sheet_;
  const Speaker& speaker_;
};

}  // namespace

MutationVerdict verdict_of(const MutationReport& report) {
  if (report.count(Fate::Survived) != 0) return MutationVerdict::Survivors;
  const bool begun = report.budget == Budget::None || !report.mutants.empty();
  const bool decided = begun && report.count(Fate::Undecided) == 0 && report.untried == 0;
  return decided ? MutationVerdict::Noticed : MutationVerdict::Inconclusive;
}

void print_mutation_text(const MutationView& view, const ReportOptions& options,
                         std::ostream& out) {
  const Sheet sheet(options, out);
  MutationPrinter(view, sheet).print();
}

}  // namespace juchu
