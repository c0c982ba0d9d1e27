#include "report/text/timeline.hpp"

#include <algorithm>
#include <bit>
#include <unordered_map>

#include <fmt/format.h>

#include "model/index.hpp"
#include "report/text/outcome.hpp"
#include "report/text/step_text.hpp"

namespace juchu {
namespace {

constexpr int kAnswerEdge = 100;  // further away an answer is not read together with its step
constexpr int kMargin = 1;        // after it, for terminals that draw an arrow wide

/// All that a step says: equal for steps that say the same.
std::string key_of(const StepText& text) {
  std::string key = fmt::format("{}\n{}\n{}\n{}\n", text.mark.sign, text.actor, text.what,
                                text.answer);
  for (const auto& [mark, words, reference] : text.remarks)
    key += fmt::format("{}\n{}\n{}\n", mark.sign, words, reference);
  return key + '\0';
}

/// The columns of a timeline: when, which order, the answer, who and what, and at the right the
/// status.
class Timeline {
 public:
  Timeline(const Scenario& scenario, const Story& story, const Sheet& sheet)
      : scenario_(scenario), story_(story), sheet_(sheet) {
    for (const StoryStep& step : story.steps) {
      order_width_ = std::max(order_width_,
                              display_width(order_text(scenario, step.order, sheet.speaker)));
      if (step.at % 60 != 0) time_width_ = 8;
    }
    for (const Labelled& actor : scenario.rules->rulebook().actors)
      actor_width_ = std::max(actor_width_, display_width(sheet.speaker.label(actor)));
  }

  void print() {
    for (std::size_t s = 0; s < story_.steps.size();) {
      print_day(day_of(story_.steps[s].at));
      s += print_steps(s);
    }
  }

 private:
  void print_day(Day day) {
    if (day != day_) sheet_.print_heading(sheet_.speaker.day(day));
    day_ = day;
  }

  /// What one order goes through at a moment, and the others to whom the same happens then.
  struct Run {
    std::size_t first = 0;  // of the story's steps
    std::vector<StepText> texts;
    std::vector<std::string> others;
  };

  /// The steps of one moment that belong to one line of the script, or to none: each order's own,
  /// those of orders that go through the same told once (bulk work, a day that begins for many).
  /// Returns how many.
  std::size_t print_steps(std::size_t first) const {
    const StoryStep& step = story_.steps[first];
    std::vector<Run> runs;
    std::unordered_map<std::string, std::size_t> alike;  // runs, by what they say; never iterated
    std::size_t next = first;
    while (next < story_.steps.size() && story_.steps[next].at == step.at &&
           line_of(story_.steps[next]) == line_of(step)) {
      Run run = run_from(next);
      next += run.texts.size();
      std::string said;
      for (const StepText& text : run.texts) said += key_of(text);
      const auto [known, fresh] = alike.try_emplace(said, runs.size());
      const StoryStep& begun = story_.steps[run.first];
      if (fresh)
        runs.push_back(std::move(run));
      else
        runs[known->second].others.push_back(order_text(scenario_, begun.order, sheet_.speaker));
    }
    for (Run& run : runs) print_run(run);
    return next - first;
  }

  /// Of the script; none: -1.
  [[nodiscard]] int line_of(const StoryStep& step) const {
    return step.script < 0 ? -1 : row_at(scenario_.steps, step.script).line;
  }

  [[nodiscard]] Run run_from(std::size_t first) const {
    const StoryStep& step = story_.steps[first];
    Run run{.first = first, .texts = {}, .others = {}};
    for (std::size_t s = first; s < story_.steps.size(); ++s) {
      const StoryStep& each = story_.steps[s];
      if (each.at != step.at || each.script != step.script || each.order != step.order) break;
      run.texts.push_back(describe(scenario_, each, sheet_.speaker));
    }
    return run;
  }

  void print_run(Run& run) const {
    if (!run.others.empty())
      run.texts.back().remarks.push_back(
          {kPlainMark, sheet_.speaker.say(kAlike, sheet_.speaker.list(run.others)), ""});
    for (std::size_t i = 0; i < run.texts.size(); ++i)
      print_step(story_.steps[run.first + i], run.texts[i]);
  }

  void print_step(const StoryStep& step, const StepText& text) const {
    const std::string time = clock_text(step.at);
    const std::string order = order_text(scenario_, step.order, sheet_.speaker);
    const std::string place = fmt::format("  {}  {}  ", padded(time, time_width_),
                                          padded(order, order_width_));
    const std::string indent = padded("", display_width(place) + 2);
    print_head(place, text, indent);
    for (const auto& [mark, words, reference] : text.remarks)
      sheet_.print(indent, mark, words, reference);
  }

  /// Who did what, and the answer at the right edge; below when there is no room.
  void print_head(const std::string& place, const StepText& text, const std::string& indent) const {
    const std::string actor = text.actor.empty() ? "" : padded(text.actor, actor_width_) + "  ";
    const std::string head = place + sheet_.paint(text.mark.style, text.mark.sign) + " " + actor;
    const std::string what = sheet_.paint(Style::Strong, text.what);
    const std::string answer = sheet_.paint(text.answer_style, text.answer);
    const int edge = std::min(sheet_.width, kAnswerEdge) - kMargin;
    const int room = edge - display_width(head) - display_width(answer);
    const bool fits = display_width(what) + 2 <= room;
    sheet_.print(head, fits ? padded(what, room) + answer : what);
    if (!fits && !answer.empty()) sheet_.print(indent + "  ", answer);
  }

  const Scenario& scenario_;
  const Story& story_;
  const Sheet& sheet_;
  int time_width_ = 5;  // 10:00, or 10:00:30 where a step needs it
  int order_width_ = 0;
  int actor_width_ = 0;
  Day day_ = -1;
};

}  // namespace

void print_timeline(const Scenario& scenario, const Story& story, const ReportOptions& options,
                    std::ostream& out) {
  print_found_story(scenario, story, options, out);
  print_expectations(scenario, story, Sheet(options, out));
}

void print_found_story(const Scenario& scenario, const Story& story, const ReportOptions& options,
                       std::ostream& out) {
  const Sheet sheet(options, out);
  print_title(scenario, sheet);
  print_lesson(scenario, sheet);
  print_given(scenario, sheet);
  Timeline(scenario, story, sheet).print();
  print_orders(scenario, story, sheet);
  print_advice(scenario, story, sheet);
}

void print_failures(const Scenario& scenario, const Story& story, const ReportOptions& options,
                    std::ostream& out) {
  const Sheet sheet(options, out);
  print_title(scenario, sheet);
  print_expectations(scenario, story, sheet);
}

void print_overview(std::span<const ReplayedFile> files, const ReportOptions& options,
                    std::ostream& out) {
  const Sheet sheet(options, out);
  const auto count = [&](const Mark& mark, std::uint64_t bits) {
    const std::string text = fmt::format("{}{}", mark.sign, std::popcount(bits));
    return bits == 0 ? std::string(4, ' ') : padded(sheet.paint(mark.style, text), 4);
  };
  for (const ReplayedFile& each : files) {
    if (!each.told()) {
      sheet.print(std::string(8, ' '), kRefusedMark,
                  sheet.speaker.say(kUnreadable, Speaker::plain(each.file)));
      continue;
    }
    const std::uint64_t breached = each.story.breached() & ~each.scenario->rules->promises;
    sheet.print(count(kBreachMark, breached) + count(kHazardMark, each.story.hazards()),
                each.holds() ? kAcceptedMark : kRefusedMark,
                sheet.speaker.text(each.scenario->title));
  }
  out << '\n';
}

void print_summary(const ReplayTotals& totals, const ReportOptions& options, std::ostream& out) {
  const Sheet sheet(options, out);
  std::string words = sheet.speaker.say(kSummary, totals.files, totals.hold);
  if (totals.unreadable > 0) words = sheet.speaker.say(kAndUnreadable, words, totals.unreadable);
  sheet.print("", totals.hold == totals.files ? kAcceptedMark : kRefusedMark, words);
}

}  // namespace juchu
