#include "report/timeline.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/outcome.hpp"
#include "report/step_text.hpp"

namespace juchu {
namespace {

constexpr int kMargin = 1;  // at the right edge, for terminals that draw an arrow wide

/// The columns of a timeline: when, which order, the answer, who, and what.
class Timeline {
 public:
  Timeline(const Scenario& scenario, const Story& story, const TimelineOptions& options, std::ostream& out)
      : scenario_(scenario),
        story_(story),
        speaker_(options.language),
        palette_(options.colour),
        width_(options.width),
        out_(out) {
    for (const StoryStep& step : story.steps) {
      order_width_ = std::max(order_width_, display_width(order_text(scenario, step.order, speaker_)));
      if (step.at % 60 != 0) time_width_ = 8;
    }
    for (const Labelled& actor : scenario.rules->rulebook().actors)
      actor_width_ = std::max(actor_width_, display_width(speaker_.label(actor)));
  }

  void print() {
    for (const StoryStep& step : story_.steps) {
      print_day(day_of(step.at));
      print_step(step);
    }
  }

 private:
  void print_day(Day day) {
    if (day == day_) return;
    day_ = day;
    out_ << '\n' << palette_(Style::Strong, speaker_.day(day)) << '\n';
  }

  void print_step(const StoryStep& step) {
    const StepText text = describe(scenario_, step, speaker_);
    const std::string order = order_text(scenario_, step.order, speaker_);
    const std::string place =
        fmt::format("  {}  {}  ", padded(time_text(step.at), time_width_), padded(order, order_width_));
    const std::string indent = padded("", display_width(place) + 2);
    const std::string actor = text.actor.empty() ? "" : padded(text.actor, actor_width_) + "  ";
    print_head(place + palette_(text.mark.style, text.mark.sign) + " " + actor, text, indent);
    for (const auto& [mark, words, reference] : text.remarks) {
      const std::string space = words.empty() || reference.empty() ? "" : " ";
      print_beside(out_, indent + palette_(mark.style, mark.sign) + " ",
                   palette_(mark.style, words) + space + palette_(Style::Faint, reference), width_);
    }
  }

  /// What happened, and the answer at the right edge; below when there is no room.
  void print_head(const std::string& place, const StepText& text, const std::string& indent) {
    const std::string what = palette_(Style::Strong, text.what);
    const std::string answer = palette_(text.answer_style, text.answer);
    const int room = width_ - kMargin - display_width(place) - display_width(answer);
    if (!answer.empty() && display_width(what) + 2 <= room) {
      out_ << place << padded(what, room) << answer << '\n';
      return;
    }
    print_beside(out_, place, what, width_);
    if (!answer.empty()) print_beside(out_, indent + "  ", answer, width_);
  }

  std::string time_text(Moment at) const {
    return moment_text(at).substr(11, static_cast<std::size_t>(time_width_));
  }

  const Scenario& scenario_;
  const Story& story_;
  Speaker speaker_;
  Palette palette_;
  int width_;
  std::ostream& out_;
  int time_width_ = 5;   // 10:00, or 10:00:30 where a step needs it
  int order_width_ = 0;
  int actor_width_ = 0;
  Day day_ = -1;
};

}  // namespace

void print_timeline(const Scenario& scenario, const Story& story, const TimelineOptions& options,
                    std::ostream& out) {
  const Outcome outcome(scenario, story, options, out);
  outcome.print_title();
  outcome.print_lesson();
  Timeline(scenario, story, options, out).print();
  outcome.print_orders();
  outcome.print_advice();
  outcome.print_expectations();
}

void print_failures(const Scenario& scenario, const Story& story, const TimelineOptions& options,
                    std::ostream& out) {
  if (story.holds()) return;
  const Outcome outcome(scenario, story, options, out);
  outcome.print_title();
  outcome.print_expectations();
}

void print_summary(std::size_t scenarios, std::size_t hold, const TimelineOptions& options, std::ostream& out) {
  const Mark& mark = hold == scenarios ? kAcceptedMark : kRefusedMark;
  const std::string summary = Speaker(options.language).say(kSummary, scenarios, hold);
  out << Palette(options.colour)(mark.style, fmt::format("{} {}", mark.sign, summary)) << '\n';
}

}  // namespace juchu
