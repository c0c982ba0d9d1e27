#include "report/text/mutation_text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/bounds.hpp"
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
    for (const Remark& count : counts_of(report_, speaker_))  // only the mark is coloured
      sheet_.print("  ", {sheet_.paint(count.mark.style, count.mark.sign), Style::Plain},
                   count.text);
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
    sheet_.out << '\n';
    if (const std::string score = score_text(report_, speaker_); !score.empty())
      sheet_.print("", within_bounds(score, view_.rules->rulebook(), speaker_));
    const Remark verdict = verdict_remark(report_, speaker_);
    sheet_.print("", verdict.mark, verdict.text);
  }

  const MutationView& view_;
  const MutationReport& report_;
  const Sheet& sheet_;
  const Speaker& speaker_;
};

std::size_t undecided(const MutationReport& report) {
  return report.count(Fate::Undecided) + report.untried;
}

}  // namespace

MutationVerdict verdict_of(const MutationReport& report) {
  if (report.count(Fate::Survived) != 0) return MutationVerdict::Survivors;
  const bool begun = report.budget == Budget::None || !report.mutants.empty();
  const bool decided = begun && report.count(Fate::Undecided) == 0 && report.untried == 0;
  return decided ? MutationVerdict::Noticed : MutationVerdict::Inconclusive;
}

std::vector<Remark> counts_of(const MutationReport& report, const Speaker& speaker) {
  const std::string noticed = speaker.say(
      kMutantsNoticed, report.count(Fate::Noticed), report.count(Noticed::ByProperty),
      report.count(Noticed::ByHazard), report.count(Noticed::ByScenario));
  return {{kAcceptedMark, noticed, {}},
          {kPlainMark, speaker.say(kMutantsSame, report.count(Fate::Equivalent)), {}},
          {kRefusedMark, speaker.say(kMutantsSurvive, report.count(Fate::Survived)), {}},
          {kUndecidedMark, speaker.say(kMutantsUndecided, undecided(report)), {}}};
}

std::string score_text(const MutationReport& report, const Speaker& speaker) {
  if (!report.compared) return speaker.say(kNotCompared);
  const std::size_t noticed = report.count(Fate::Noticed);
  const std::size_t matter = noticed + report.count(Fate::Survived);
  if (matter == 0) return {};
  return speaker.say(kMutationScore, matter, noticed, 100 * noticed / matter);
}

Remark verdict_remark(const MutationReport& report, const Speaker& speaker) {
  const auto verdict = [&]() -> Remark {
    switch (verdict_of(report)) {
      case MutationVerdict::Noticed: return {kAcceptedMark, speaker.say(kMutationHolds), {}};
      case MutationVerdict::Survivors:
        return {kRefusedMark, speaker.say(kMutationFindings, report.count(Fate::Survived)), {}};
      case MutationVerdict::Inconclusive: break;
    }
    return {kUndecidedMark, speaker.say(kMutationUndecided, undecided(report)), {}};
  };
  Remark remark = verdict();
  if (report.budget != Budget::None)
    remark.text = speaker.say(kMutationStopped, remark.text, speaker.say(words_of(report.budget)));
  return remark;
}

void print_mutation_text(const MutationView& view, const ReportOptions& options,
                         std::ostream& out) {
  const Sheet sheet(options, out);
  MutationPrinter(view, sheet).print();
}

}  // namespace juchu
