#include "report/text/study_sections.hpp"

#include "model/engine/explanation.hpp"
#include "report/rows.hpp"
#include "report/study_wording.hpp"
#include "report/text/check_text.hpp"
#include "report/text/figures.hpp"

namespace juchu {
namespace {

class SectionMaker {
 public:
  SectionMaker(const StudyView& view, const Speaker& speaker)
      : study_(view.study),
        answer_(view.answer),
        book_(view.study.rules->rulebook()),
        speaker_(speaker) {}

  [[nodiscard]] std::vector<Section> all() const {
    std::vector<Section> sections = {measures(),
                                     occurred(RateRow::Of::Hazard, kOccurredHazards),
                                     occurred(RateRow::Of::Norm, kOccurredNorms),
                                     occurred(RateRow::Of::Mail, kMailsSent),
                                     occurred(RateRow::Of::Status, kStatusesSeen),
                                     refusals(),
                                     staff()};
    std::erase_if(sections, [](const Section& section) { return section.empty(); });
    return sections;
  }

 private:
  // --- the study's own measures ---

  [[nodiscard]] Section measures() const {
    Section section{
        .heading = speaker_.say(kMeasures),
        .table = Table({speaker_.say(kValue), speaker_.say(kInterval), speaker_.say(kTarget)})};
    for (const RateAnswer& rate : answer_.rates)
      if (rate.row.of == RateRow::Of::Measure) add_rate(section.table, rate);
    for (const TimeAnswer& time : answer_.times) add_time(section.table, time);
    for (const NumberAnswer& number : answer_.numbers) add_number(section.table, number);
    return section;
  }

  [[nodiscard]] std::string marked_target(const Measure& measure, Standing standing) const {
    if (!measure.target) return {};
    return std::string(mark_of(standing).sign) + " " + target_text(measure, speaker_);
  }

  void add_rate(Table& table, const RateAnswer& rate) const {
    const Measure& measure = row_at(study_.measures, rate.row.row);
    table.add(name_of(measure, speaker_),
              {value_of(rate), interval_of(rate), marked_target(measure, rate.standing)},
              remark_on(rate), mark_of(rate.standing).style);
  }

  [[nodiscard]] std::string value_of(const RateAnswer& rate) const {
    return rate.estimate ? figure_text(speaker_, Figure::Share, *rate.estimate) : "-";
  }
  [[nodiscard]] std::string interval_of(const RateAnswer& rate) const {
    return rate.estimate ? interval_text(speaker_, Figure::Share, *rate.estimate) : "";
  }
  [[nodiscard]] std::string remark_on(const RateAnswer& rate) const {
    if (!rate.estimate || rate.estimate->replications == 1) return {};
    const std::string rare = too_rare_text(*rate.estimate, speaker_);
    if (rate.estimate->interval) return rare;
    const std::string unsure = unsure_text(*rate.estimate, speaker_);
    return rare.empty() ? unsure : speaker_.say(kInParentheses, unsure, rare);
  }

  void add_time(Table& table, const TimeAnswer& time) const {
    const Measure& measure = row_at(study_.measures, time.measure);
    const std::string name = name_of(measure, speaker_);
    const auto row = [&](const std::string& label, const std::optional<Estimate>& estimate) {
      return Table::Row{
          .label = label,
          .figures = {estimate ? figure_text(speaker_, Figure::Time, *estimate) : "-",
                      estimate ? interval_text(speaker_, Figure::Time, *estimate) : "", ""}};
    };
    table.add(row(speaker_.say(kMedianOf, name), time.p50));
    table.add(row(speaker_.say(kShareOf, name, 90), time.p90));
    Table::Row most = row(speaker_.say(kShareOf, name, 95), time.p95);
    most.figures.back() = marked_target(measure, time.standing);
    most.judged = mark_of(time.standing).style;
    if (time.unresolved > 0) most.remark = speaker_.say(kNeverEnded, counted(time.unresolved));
    table.add(std::move(most));
    if (time.mean) table.add(row(speaker_.say(kMeanOf, name), time.mean));
  }

  void add_number(Table& table, const NumberAnswer& number) const {
    const Measure& measure = row_at(study_.measures, number.measure);
    const std::string name = name_of(measure, speaker_);
    table.add(speaker_.say(kMeanOf, name),
              {number.mean ? figure_text(speaker_, Figure::Number, *number.mean) : "-",
               number.mean ? interval_text(speaker_, Figure::Number, *number.mean) : "",
               marked_target(measure, number.standing)},
              "", mark_of(number.standing).style);
    table.add(speaker_.say(kHighestOf, name), {counted(number.highest), "", ""});
  }

  // --- what every study measures ---

  [[nodiscard]] Section occurred(RateRow::Of of, const Wording& heading) const {
    Section section{.heading = speaker_.say(heading),
                    .table = Table({speaker_.say(kShareOfOrders), speaker_.say(kInterval),
                                    speaker_.say(kRuns)})};
    int others = 0;
    for (const RateAnswer& rate : answer_.rates) {
      if (rate.row.of != of || (of == RateRow::Of::Status && no_claim_yet(rate.row.row))) continue;
      if (rate.happened == 0)
        ++others;
      else
        section.table.add(name_of(study_, rate.row, speaker_),
                          {value_of(rate), interval_of(rate),
                           fmt::format("{}/{}", rate.replications_with, answer_.replications)});
    }
    if (others > 0) section.notes.push_back({speaker_.say(kDidNotOccur, others), Style::Faint});
    return section;
  }

  /// Where every order begins beside its main status: that all come to it says nothing.
  [[nodiscard]] bool no_claim_yet(int row) const {
    const Status& status = row_at(book_.statuses, row);
    return status.region > 0 && status.value == row_at(book_.regions, status.region).initial;
  }

  [[nodiscard]] Section refusals() const {
    Section section{.heading = speaker_.say(kRefusing), .table = Table({""})};
    for (const RefusalAnswer& refusal : answer_.refusals) {
      const RuleHead* rule = rule_head(book_, refusal.by.rule);
      const std::string_view id = rule_id(book_, refusal.by.rule);
      const std::string event = speaker_.label(row_at(book_.events, refusal.by.event));
      section.table.add(speaker_.say(kRefusedOn, event,
                                     rule == nullptr ? Speaker::plain(id) : speaker_.says(*rule)),
                        {figure_text(speaker_, Figure::Number, refusal.per_thousand)},
                        rule == nullptr ? "" : speaker_.reference(*rule));
    }
    return section;
  }

  [[nodiscard]] Section staff() const {
    if (answer_.staff.empty()) return {};
    Section section{.heading = speaker_.say(kStaff),
                    .table = Table({speaker_.say(kUse), speaker_.say(kInterval),
                                    speaker_.say(kOvertime), speaker_.say(kWasted)}),
                    .notes = {{speaker_.say(kPerRun), Style::Faint}}};
    for (std::size_t s = 0; s < answer_.staff.size(); ++s) {
      const StaffAnswer& staff = answer_.staff[s];
      section.table.add(name_of(study_.staff[s], speaker_),
                        {staff.use ? figure_text(speaker_, Figure::Share, *staff.use) : "-",
                         staff.use ? interval_text(speaker_, Figure::Share, *staff.use) : "",
                         per_run(staff.sum.overtime), per_run(staff.sum.wasted)});
    }
    return section;
  }

  [[nodiscard]] std::string per_run(Instant time) const {
    return figure_text(speaker_, Figure::Time,
                       static_cast<double>(time) / static_cast<double>(answer_.replications));
  }

  const Study& study_;
  const StudyAnswer& answer_;
  const Rulebook& book_;
  const Speaker& speaker_;
};

}  // namespace

std::vector<SectionLine> headlines_of(const StudyView& view, const Speaker& speaker) {
  const StudyAnswer& answer = view.answer;
  std::vector<SectionLine> lines;
  if (answer.replications == 0)
    lines.push_back({speaker.say(kNoRuns), Style::Bad});
  else
    lines.push_back({sentence_of(view.study, answer, speaker), Style::Strong});
  if (view.exact != nullptr)
    for (const ExactRate& rate : view.exact->rates)
      if (rate.share)  // what needs no runs
        lines.push_back(
            {speaker.say(kExactlyIs, name_of(row_at(view.study.measures, rate.measure), speaker),
                         fmt::format("{:.4f} %", *rate.share * 100),
                         counted(static_cast<std::int64_t>(view.exact->states)))});
  if (!answer.complete && answer.replications > 0)
    lines.push_back({speaker.say(kIncomplete, view.asked, answer.replications), Style::Bad});
  if (view.precise == false)
    lines.push_back({speaker.say(kNotPrecise, answer.replications), Style::Caution});
  return lines;
}

std::vector<Section> study_sections(const StudyView& view, const Speaker& speaker) {
  return SectionMaker(view, speaker).all();
}

Section basis_section(const StudyView& view, const Speaker& speaker) {
  const Study& study = view.study;
  const StudyAnswer& answer = view.answer;
  Section section{.heading = speaker.say(kBehind)};
  const auto say = [&](std::string text) { section.say(std::move(text), Style::Faint); };
  say(speaker.say(kCohort, speaker.day(study.from + study.warm_up),
                  speaker.day(study.horizon() - 1), counted(answer.orders),
                  speaker.day(study.limit() - 1)));
  if (!study.rules->rulebook().ends())
    say(speaker.say(kNoEnds));
  else if (answer.unresolved > 0)
    section.warn(speaker.say(kUnresolved, counted(answer.unresolved)));
  else if (answer.orders > 0)
    say(speaker.say(kAllResolved));
  if (answer.turned_away > 0) say(speaker.say(kTurnedAway, counted(answer.turned_away)));
  if (view.exact != nullptr)
    say(speaker.say(kExactToo, counted(static_cast<std::int64_t>(view.exact->states))));
  const auto settings = settings_told(study, speaker);
  if (!settings.empty()) say(speaker.say(kShopIs, speaker.list(settings)));
  for (const std::string& assumed : assumptions_told(study, speaker)) say(assumed);
  say(view.only > 0
          ? speaker.say(kOneRun, view.only, counted(answer.events), study.seed)
          : speaker.say(kRunsAndSeed, answer.replications, counted(answer.events), study.seed));
  if (!view.repeat.empty()) say(speaker.say(kRepeat, Speaker::plain(view.repeat)));
  return section;
}

}  // namespace juchu
