#include "report/page/diff_page_json.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "model/index.hpp"
#include "properties/diff/story_scenario.hpp"
#include "report/json/json_text.hpp"
#include "report/page/both_json.hpp"
#include "report/page/diff_wording.hpp"

namespace juchu {
namespace {

using Json = nlohmann::ordered_json;

/// Whether a side's story holds the step that differs: it happens there, or is refused by a rule.
bool holds_last_step(const Difference& difference, int side) {
  const SideAnswer& answer = difference.answers[at(side)];
  if (difference.story.last_missing[at(side)]) return false;
  return answer.accepted || (!difference.next_day() && answer.rule.kind != RuleKind::Impossible);
}

std::size_t steps_before(const Difference& difference, int side, const Scenario& scenario,
                         const Story& story) {
  if (!holds_last_step(difference, side)) return story.steps.size();
  const int last = static_cast<int>(scenario.steps.size()) - 1;
  const auto differs = std::ranges::find_if(story.steps, [&](const StoryStep& step) {
    return difference.next_day() ? day_of(step.at) == scenario.until : step.script == last;
  });
  return static_cast<std::size_t>(differs - story.steps.begin());
}

/// When what differs happens.
Day day_of_difference(const Difference& difference) {
  const Trace& trace = difference.story.traces[difference.story.last_missing[kOld] ? kNew : kOld];
  return first_day_of(trace) +
         static_cast<Day>(std::ranges::count(trace.steps, true, &TraceStep::next_day));
}

class DiffPageWriter {
 public:
  DiffPageWriter(const DiffView& view, const std::array<Rules, 2>& rules)
      : view_(view), rules_(rules) {}

  [[nodiscard]] AnswerPage page() {
    Json differences = Json::array();
    for (const Difference& each : view_.report.differences)
      differences.push_back(difference_json(each));
    page_.title = text_in_both([&](const Speaker& s) {
      return s.say(kDiffPage, Speaker::plain(view_.files[kOld]), Speaker::plain(view_.files[kNew]));
    });
    page_.answer = json_text(
        {{"verdict", verdict()},
         {"notes", notes()},
         {"open", in_both([](const Speaker& s) { return s.say(kOpenStory); })},
         {"differs", in_both([](const Speaker& s) { return s.say(kDiffersHere); })},
         {"differences", std::move(differences)}});
    return std::move(page_);
  }

 private:
  [[nodiscard]] Json verdict() const {
    return remark_json(verdict_remark(view_, Speaker(Language::Japanese)),
                       verdict_remark(view_, Speaker(Language::English)));
  }

  [[nodiscard]] Json notes() const {
    Json notes = both_json(unfinished_texts(view_, Speaker(Language::Japanese)),
                           unfinished_texts(view_, Speaker(Language::English)));
    if (!likely_renamed_text(view_, Speaker(Language::Japanese)).empty())
      notes.push_back(in_both([&](const Speaker& s) { return likely_renamed_text(view_, s); }));
    return notes;
  }

  [[nodiscard]] std::string side_name(int side, const Speaker& speaker) const {
    return speaker.say(side == kOld ? kOldRules : kNewRules, Speaker::plain(view_.files[at(side)]));
  }

  [[nodiscard]] Json difference_json(const Difference& difference) {
    const DifferenceWords ja = words_of(difference, view_.rules, Speaker(Language::Japanese));
    const DifferenceWords en = words_of(difference, view_.rules, Speaker(Language::English));
    Json also = Json::array();
    const auto add = [&](const Wording& wording, std::string DifferenceWords::* what) {
      if ((ja.*what).empty()) return;
      also.push_back(both_json(Speaker(Language::Japanese).say(wording, ja.*what),
                               Speaker(Language::English).say(wording, en.*what)));
    };
    add(kActorAlso, &DifferenceWords::actors);
    add(kValuesAlso, &DifferenceWords::values);
    ++number_;
    Json sides = Json::array();
    for (const int side : kSides) sides.push_back(side_json(difference, side, {ja, en}));
    return {
        {"name", in_both([&](const Speaker& s) {
           return s.say(kDiffHeading, number_, difference_name(difference, view_.rules, s));
         })},
        {"also", std::move(also)},
        {"told", both_json(ja.story, en.story)},
        {"day", in_both([&](const Speaker& s) { return s.day(day_of_difference(difference)); })},
        {"sides", std::move(sides)}};
  }

  struct BothWords {
    const DifferenceWords &ja, &en;
  };
  [[nodiscard]] Json side_json(const Difference& difference, int side, const BothWords& words) {
    Json json = {{"name", in_both([&](const Speaker& s) { return side_name(side, s); })},
                 {"answer",
                  remarks_json({words.ja.answers[at(side)]}, {words.en.answers[at(side)]}).front()},
                 {"story", nullptr},
                 {"before", 0}};
    auto scenario = story_scenario(rules_[at(side)], difference, side,
                                   heading(difference, side, words));
    Diagnostics ignored;
    auto story = scenario ? replay(*scenario, ignored) : std::nullopt;
    if (!story) return json;
    json["before"] = steps_before(difference, side, *scenario, *story);
    json["story"] = page_.add(std::move(*scenario), std::move(*story),
                              fmt::format("{}.{}.json", number_, side == kOld ? "old" : "new"));
    return json;
  }

  [[nodiscard]] ScenarioHeading heading(const Difference& difference, int side,
                                        const BothWords& words) const {
    const auto said = [](const Speaker& s, const DifferenceWords& told) {
      return s.say(kBothAnswers, told.answers[kOld].text, told.answers[kNew].text);
    };
    return {.title = text_in_both([&](const Speaker& s) {
              return s.say(kInParentheses, difference_name(difference, view_.rules, s),
                           side_name(side, s));
            }),
            .says = {said(Speaker(Language::Japanese), words.ja),
                     said(Speaker(Language::English), words.en)},
            .source = {},
            .choices = {}};
  }

  const DiffView& view_;
  const std::array<Rules, 2>& rules_;
  std::size_t number_ = 0;  // of the difference that is told
  AnswerPage page_{.kind = "diff", .title = {}, .answer = {}, .stories = {}};
};

}  // namespace

AnswerPage diff_page(const DiffView& view, const std::array<Rules, 2>& rules) {
  return DiffPageWriter(view, rules).page();
}

}  // namespace juchu
