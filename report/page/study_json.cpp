#include "report/page/study_json.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "model/index.hpp"
#include "report/json/json_text.hpp"
#include "report/page/both_json.hpp"
#include "report/page/chart_scale.hpp"
#include "report/page/day_charts_json.hpp"
#include "report/page/section_json.hpp"
#include "report/study_page_wording.hpp"
#include "report/study_wording.hpp"
#include "report/text/backlog_text.hpp"
#include "report/text/check_text.hpp"
#include "report/text/explain_study.hpp"
#include "report/text/study_sections.hpp"

namespace juchu {
namespace {

using Json = nlohmann::ordered_json;

const Speaker kJapanese(Language::Japanese);
const Speaker kEnglish(Language::English);

/// A section, some of them or lines, told to each.
Json section_in_both(const auto& tell) { return section_json(tell(kJapanese), tell(kEnglish)); }
Json sections_in_both(const auto& tell) { return sections_json(tell(kJapanese), tell(kEnglish)); }
Json lines_in_both(const auto& tell) { return lines_json(tell(kJapanese), tell(kEnglish)); }

/// A rate on a plot, and what it is called.
struct PlotRow {
  SweepPoint point;
  Json label;
};

class StudyWriter {
 public:
  explicit StudyWriter(const StudyPage& page) : page_(page), study_(page.study) {}

  [[nodiscard]] Json document() const {
    Json json = {{"question", text(study_.question)},
                 {"lines", lines_in_both([&](const Speaker& s) { return lines(s); })}};
    const auto add = [&](const char* key, Json part) {
      if (!part.is_null()) json[key] = std::move(part);
    };
    add("plot", answer_plot());
    add("days", days());
    add("peaks", section_in_both([&](const Speaker& s) { return peaks(s); }));
    add("compared", compared());
    add("backlog", section_in_both([&](const Speaker& s) {
          return page_.answer == nullptr ? Section{} : backlog_section(*page_.answer, s);
        }));
    add("story", story());
    add("measures", section_in_both([&](const Speaker& s) {
          const auto all = sections(s);
          return all.empty() ? Section{} : all.front();
        }));
    add("occurred", occurred());
    json["definitions"] = {{"title", both_json(kPageDefinitions)},
                           {"says", lines_in_both([&](const Speaker& s) { return about(s); })},
                           {"sections", sections_in_both([&](const Speaker& s) {
                              return study_explained(study_, s);
                            })}};
    add("basis", section_in_both([&](const Speaker& s) { return basis(s); }));
    json["command"] = {{"title", both_json(kPageCommand)}, {"text", Speaker::plain(page_.command)}};
    json["words"] = {{"figures", both_json(kPageFigures)},
                     {"day", both_json(kPageDay)},
                     {"value", both_json(kValue)},
                     {"range", both_json(kPageMostRuns)}};
    return json;
  }

 private:
  static Json text(const Text& text) {
    return in_both([&](const Speaker& speaker) { return speaker.text(text); });
  }

  // --- what is said first ---

  [[nodiscard]] std::vector<SectionLine> lines(const Speaker& speaker) const {
    std::vector<SectionLine> all;
    if (page_.answer != nullptr) all = headlines_of(*page_.answer, speaker);
    if (!all.empty()) all.front().mark = mark_of(standing());
    std::string more;
    if (page_.sweep != nullptr) more = sweep_sentence(*page_.sweep, speaker);
    if (page_.help != nullptr) more = help_sentence(*page_.help, speaker);
    if (!more.empty()) all.push_back({more, Style::Strong});
    if (!complete()) all.push_back({speaker.say(kBudgetInterrupt), Style::Bad});
    return all;
  }

  [[nodiscard]] bool complete() const {
    return (page_.sweep == nullptr || page_.sweep->complete) &&
           (page_.help == nullptr || page_.help->complete);
  }

  /// Of what the sentence is about.
  [[nodiscard]] Standing standing() const {
    const StudyAnswer& answer = page_.answer->answer;
    if (!answer.rates.empty() && answer.rates.front().row.of == RateRow::Of::Measure)
      return answer.rates.front().standing;
    if (!answer.times.empty()) return answer.times.front().standing;
    return answer.numbers.empty() ? Standing::NoTarget : answer.numbers.front().standing;
  }

  // --- rates against the target ---

  [[nodiscard]] Json answer_plot() const {
    if (page_.answer == nullptr || page_.answer->answer.rates.empty()) return nullptr;
    const RateAnswer& rate = page_.answer->answer.rates.front();
    if (rate.row.of != RateRow::Of::Measure || !rate.estimate || rate.estimate->replications < 2)
      return nullptr;
    return plot({{{.rate = rate.estimate,
                   .bounds = bounds_of_rate(*rate.estimate),
                   .standing = rate.standing},
                  in_both([&](const Speaker& s) { return name_of(study_, rate.row, s); })}},
                kPageAlone);
  }

  [[nodiscard]] Json plot(const std::vector<PlotRow>& rows, const Wording& says) const {
    const auto& target = target_of(study_, rates_of(study_).front());
    double highest = target ? target->value : 0;
    for (const PlotRow& row : rows) highest = std::max(highest, row.point.bounds.high);
    const ChartScale scale(Figure::Share, highest);
    Json ticks = Json::array(), dots = Json::array();
    for (const double tick : scale.ticks())
      ticks.push_back({scale.place(tick), scale.tick_text(tick, kEnglish)});
    for (const PlotRow& row : rows)
      if (row.point.rate) dots.push_back(dot(row, scale));
    Json json = {{"says", both_json(says)}, {"ticks", std::move(ticks)}, {"rows", std::move(dots)}};
    if (target)
      json["target"] = {{"at", scale.place(target->value)},
                        {"text", in_both([&](const Speaker& s) {
                           return s.say(kPageTargetAt,
                                        stated_text(s, Figure::Share, target->value));
                         })}};
    return json;
  }

  static Json dot(const PlotRow& row, const ChartScale& scale) {
    const auto [rate, bounds, inherited, standing] = row.point;
    const Mark mark = mark_of(standing);
    return {{"label", row.label},
            {"at", scale.place(rate->value)},
            {"low", scale.place(bounds.low)},
            {"high", scale.place(bounds.high)},
            {"text", in_both([&](const Speaker& s) {
               return s.say(kInParentheses, figure_text(s, Figure::Share, *rate),
                            bounds_text(row.point, s));
             })},
            {"sign", standing == Standing::NoTarget ? "" : mark.sign},
            {"style", name_of(mark.style)}};
  }

  // --- variants ---

  [[nodiscard]] Json compared() const {
    const bool any = page_.sweep != nullptr || page_.help != nullptr || page_.variant != nullptr;
    if (!any || page_.points.empty()) return nullptr;
    return {{"title", both_json(kPageCompared)},
            {"plot", plot(compared_rows(), kPageTogether)},
            {"sections", sections_in_both([&](const Speaker& s) { return compared_sections(s); })}};
  }

  [[nodiscard]] std::vector<PlotRow> compared_rows() const {
    std::vector<PlotRow> rows;
    const auto& points = page_.points;
    if (page_.sweep != nullptr) {
      for (std::size_t i = 0; i < points.size(); ++i)
        rows.push_back(
            {points[i], Speaker::plain(page_.sweep->path + " = " + page_.sweep->values[i])});
    } else if (page_.help != nullptr) {
      rows.push_back({points.front(), both_json(kPageAsItIs)});
      for (const std::size_t row : ranking(page_.help->comparisons))
        rows.push_back({points[row + 1], in_both([&](const Speaker& s) {
                          return name_of(row_at(study_.levers, page_.help->levers[row]), s);
                        })});
    } else if (page_.variant != nullptr) {
      rows.push_back({points[1], both_json(kPageAsItIs)});
      rows.push_back({points[0], text(page_.variant->name)});
    }
    return rows;
  }

  [[nodiscard]] std::vector<Section> compared_sections(const Speaker& speaker) const {
    if (page_.sweep != nullptr) return {sweep_section(*page_.sweep, speaker)};
    std::vector<Section> sections;
    int replications = 0;
    if (page_.help != nullptr) {
      sections = {help_section(*page_.help, speaker)};
      replications = page_.help->asked;
    } else {
      const auto& [before, name, comparison] = *page_.variant;
      sections = comparison_sections(before, speaker.text(name), comparison, speaker);
      replications = comparison.replications;
    }
    sections.back().notes.push_back({speaker.say(kPairedRuns, replications), Style::Faint});
    return sections;
  }

  // --- days ---

  [[nodiscard]] Json days() const {
    Json group = day_charts_json(study_, page_.days);
    if (group.is_null()) return nullptr;
    group["title"] = both_json(kPageDays);
    group["says"] = in_both([&](const Speaker& s) { return days_say(s); });
    if (Json statuses = status_charts_json(study_, page_.days); !statuses.is_null()) {
      statuses["title"] = both_json(kPageStatuses);
      group["statuses"] = std::move(statuses);
    }
    return group;
  }

  [[nodiscard]] std::string days_say(const Speaker& speaker) const {
    const StudyAnswer& answer = page_.answer->answer;
    std::string text = speaker.say(kPageDaysSays, answer.replications);
    const auto add = [&](const std::string& more) { text = speaker.say(kPageThenToo, text, more); };
    if (std::ranges::any_of(answer.times, [](const auto& time) { return time.unresolved > 0; }))
      add(speaker.say(kPageGaps));
    if (study_.warm_up > 0) add(speaker.say(kPageNotCounted));
    const std::vector<std::string> waves = waves_told(study_, speaker);
    if (!waves.empty()) add(speaker.say(kPageWaves, speaker.list(waves)));
    return text;
  }

  [[nodiscard]] Section peaks(const Speaker& speaker) const {
    return page_.days.empty() ? Section{} : peaks_section(study_, page_.days, speaker);
  }

  // --- one order, and what it rests on ---

  [[nodiscard]] Json story() const {
    if (!page_.story) return nullptr;
    const auto& [rate, replication, order, orders] = *page_.story;
    return {{"title", both_json(kPageStory)},
            {"says", in_both([&](const Speaker& s) {
               return s.say(kPageStoryIs, name_of(study_, rate, s), counted(happened()),
                            replication, counted(order), study_.seed, counted(orders));
             })},
            {"open", both_json(kPageOpenStory)}};
  }

  /// Orders that the first rate happened to, in all replications.
  [[nodiscard]] std::int64_t happened() const {
    return page_.answer->answer.rates.front().happened;
  }

  [[nodiscard]] std::vector<Section> sections(const Speaker& speaker) const {
    if (page_.answer == nullptr || page_.answer->answer.replications == 0) return {};
    return study_sections(*page_.answer, speaker);
  }

  /// All but the study's own measures, which come first.
  [[nodiscard]] Json occurred() const {
    if (sections(kEnglish).size() < 2) return nullptr;
    return {{"title", both_json(kPageOccurred)},
            {"sections", sections_in_both([&](const Speaker& s) {
               auto all = sections(s);
               all.erase(all.begin());
               return all;
             })}};
  }

  [[nodiscard]] std::vector<SectionLine> about(const Speaker& speaker) const {
    std::vector<SectionLine> lines;
    if (!study_.says.empty()) lines.push_back({speaker.text(study_.says)});
    if (!study_.source.empty())
      lines.push_back({speaker.say(kSourceIs, speaker.source(study_.source)), Style::Faint});
    return lines;
  }

  [[nodiscard]] Section basis(const Speaker& speaker) const {
    if (page_.answer != nullptr) {
      StudyView view = *page_.answer;
      view.repeat.clear();  // it stands by itself
      return basis_section(view, speaker);
    }
    Section section{.heading = speaker.say(kBehind)};
    const auto settings = settings_told(study_, speaker);
    if (!settings.empty()) section.say(speaker.say(kShopIs, speaker.list(settings)), Style::Faint);
    for (const std::string& assumed : assumptions_told(study_, speaker))
      section.say(assumed, Style::Faint);
    section.say(speaker.say(kRunsPlanned, study_.replications, study_.seed), Style::Faint);
    return section;
  }

  const StudyPage& page_;
  const Study& study_;
};

}  // namespace

std::string study_json(const StudyPage& page) { return json_text(StudyWriter(page).document()); }

}  // namespace juchu
