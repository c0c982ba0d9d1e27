#include "report/page/mutation_page_json.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <nlohmann/json.hpp>

#include "report/bounds.hpp"
#include "report/json/json_text.hpp"
#include "report/mutation_story.hpp"
#include "report/page/both_json.hpp"
#include "report/rules_page_wording.hpp"
#include "report/text/check_text.hpp"
#include "report/text/diff_text.hpp"
#include "report/text/wide_number.hpp"

namespace juchu {
namespace {

using Json = nlohmann::ordered_json;

/// Of survivors whose stories a page holds: each story brings the rulebook's words with it.
constexpr std::size_t kMostStories = 100;

std::string rule_name(const Rulebook& book, const Mutation& mutation, const Speaker& speaker) {
  const auto row = static_cast<std::size_t>(mutation.rule);
  const auto event = [&](int of) { return speaker.label(row_at(book.events, of)); };
  switch (mutation.what) {
    case Mutated::Permit: return speaker.say(kPermitNamed, event(book.permits[row].event));
    case Mutated::Forbid: return speaker.say(kForbidNamed, speaker.says(book.forbids[row]));
    case Mutated::Deadline: return speaker.say(kDeadlineNamed, speaker.says(book.deadlines[row]));
    case Mutated::Event:
    case Mutated::World: break;
  }
  return speaker.say(kEventNamed, event(mutation.rule));
}

class MutationPageWriter {
 public:
  explicit MutationPageWriter(const MutationView& view)
      : view_(view), report_(view.report), book_(view.rules->rulebook()) {}

  [[nodiscard]] MutationPage page() {
    const auto title = [&](Language language) {
      const Speaker speaker(language);
      return speaker.say(kMutationPageTitle, speaker.title(book_));
    };
    std::string answer = json_text(document());
    return {{title(Language::Japanese), title(Language::English)},
            std::move(answer),
            std::move(stories_)};
  }

 private:
  [[nodiscard]] Json document() {
    Json survivors = changes(Fate::Survived), undecided = changes(Fate::Undecided);
    const Mark mark = verdict_remark(report_, Speaker(Language::English)).mark;
    return {
        {"sign", mark.sign},
        {"style", name_of(mark.style)},
        {"sentence", in_both([&](const Speaker& s) { return sentence(s); })},
        {"tried", in_both([&](const Speaker& s) { return s.say(kTriedOf, report_.mutations); })},
        {"score", in_both([&](const Speaker& s) {
           return within_bounds(score_text(report_, s), book_, s);
         })},
        {"words", words()},
        {"left_out", left_out()},
        {"bar", bar()},
        {"survivors", std::move(survivors)},
        {"undecided", std::move(undecided)},
        {"noticed", noticed()},
        {"same", same()}};
  }

  [[nodiscard]] std::string sentence(const Speaker& speaker) const {
    const std::size_t tried = report_.mutants.size();
    const auto said = [&] {
      switch (verdict_of(report_)) {
        case MutationVerdict::Noticed: return speaker.say(kMutationPageHolds, tried);
        case MutationVerdict::Survivors:
          return speaker.say(kMutationPageSurvives, tried, report_.count(Fate::Survived));
        case MutationVerdict::Inconclusive: break;
      }
      return speaker.say(kMutationPageOpen, tried,
                         report_.count(Fate::Undecided) + report_.untried);
    };
    return report_.budget == Budget::None
               ? said()
               : speaker.say(kMutationStopped, said(), speaker.say(words_of(report_.budget)));
  }

  [[nodiscard]] static Json words() {
    return {{"survivors", both_json(kSurvivors)},    {"undecided", both_json(kUndecidedMutants)},
            {"noticed", both_json(kNoticedHeading)}, {"would_notice", both_json(kWhatWouldNotice)},
            {"old", both_json(kRulesAsTheyAre)},     {"new", both_json(kRulesChanged)},
            {"story", both_json(kHowItComesThere)},  {"values", both_json(kOtherValues)},
            {"actors", both_json(kOtherActor)},      {"step", both_json(kStepThrough)}};
  }

  [[nodiscard]] Json left_out() const {
    if (told_ < kMostStories || report_.count(Fate::Survived) <= told_) return nullptr;
    return in_both([&](const Speaker& s) { return s.say(kStoriesLeftOut, told_); });
  }

  [[nodiscard]] Json bar() const {
    const std::vector<Remark> ja = counts_of(report_, Speaker(Language::Japanese));
    const std::vector<Remark> en = counts_of(report_, Speaker(Language::English));
    const std::size_t counts[] = {report_.count(Fate::Noticed), report_.count(Fate::Equivalent),
                                  report_.count(Fate::Survived),
                                  report_.count(Fate::Undecided) + report_.untried};
    Json list = remarks_json(ja, en);
    for (std::size_t i = 0; i < list.size(); ++i) list[i]["count"] = counts[i];
    return list;
  }

  // --- changes ---

  [[nodiscard]] Json changes(Fate fate) {
    Json list = Json::array();
    for (const MutantResult& result : report_.mutants)
      if (result.fate() == fate) list.push_back(whole_change(result));
    return list;
  }

  [[nodiscard]] Json change(const MutantResult& result) const {
    const Mutation& mutation = result.mutation;
    return {{"says", in_both([&](const Speaker& s) { return s.text(mutation.says); })},
            {"rule", in_both([&](const Speaker& s) { return rule_name(book_, mutation, s); })},
            {"place", in_both([&](const Speaker& s) {
               return s.say(kPlaceInFile, mutation.position.line);
             })},
            {"id", Speaker::plain(mutation.id)}};
  }

  [[nodiscard]] Json whole_change(const MutantResult& result) {
    Json json = change(result);
    json["edit"] = edit(result.mutation);
    json["note"] = nullptr;
    if (const auto& wide = result.equivalence.too_wide; wide && result.fate() == Fate::Undecided)
      json["note"] = in_both([&](const Speaker& s) { return too_wide_text(book_, *wide, s); });
    json["difference"] = difference(result);
    return json;
  }

  [[nodiscard]] static Json edit(const Mutation& mutation) {
    if (mutation.before.empty() && mutation.after.empty()) return nullptr;
    const auto words = [](const std::string& text) {
      return text.empty() ? both_json(kNothingLeft) : Json(Speaker::plain(text));
    };
    return Json::array({words(mutation.before), words(mutation.after)});
  }

  [[nodiscard]] Json difference(const MutantResult& result) {
    if (!result.equivalence.difference) return nullptr;
    const Difference& difference = *result.equivalence.difference;
    const Rules changed = changed_rules(view_.rules, result.mutation);
    const BothRules rules{view_.rules.get(), changed.get()};
    const DifferenceWords ja = words_of(difference, rules, Speaker(Language::Japanese));
    const DifferenceWords en = words_of(difference, rules, Speaker(Language::English));
    const bool tells = told_ < kMostStories;
    told_ += tells ? 1 : 0;
    Json sides = Json::array();
    for (const int side : {kOld, kNew}) {
      const auto s = static_cast<std::size_t>(side);
      sides.push_back({{"answer", remark_json(ja.answers[s].mark,
                                              both_json(ja.answers[s].text, en.answers[s].text))},
                       {"story", tells ? story(result, side == kOld ? view_.rules : changed, side)
                                       : Json(nullptr)}});
    }
    return {
        {"name", in_both([&](const Speaker& s) { return difference_name(difference, rules, s); })},
        {"sides", std::move(sides)},
        {"actors", both_json(ja.actors, en.actors)},
        {"values", both_json(ja.values, en.values)},
        {"story", both_json(ja.story, en.story)}};
  }

  /// Its number among the page's stories; null where there is none.
  [[nodiscard]] Json story(const MutantResult& result, const Rules& rules, int side) {
    auto scenario = mutation_story(result, rules, side);
    if (!scenario) return nullptr;
    ReplayedFile file{.file = mutation_story_file(result), .changeable = side == kOld};
    Diagnostics diagnostics;
    auto story = replay(*scenario, diagnostics);
    if (!story) return nullptr;
    file.scenario = std::move(scenario);
    file.story = std::move(*story);
    stories_.push_back(std::move(file));
    return stories_.size() - 1;
  }

  // --- what notices the others ---

  using Results = std::vector<const MutantResult*>;

  [[nodiscard]] Json noticed() const {
    std::map<std::pair<Noticed, int>, Results> by;
    for (const MutantResult& result : report_.mutants)
      if (result.fate() == Fate::Noticed)
        by[{result.notice.noticed, result.notice.row}].push_back(&result);
    Json groups = Json::array();
    for (const auto& each : by)
      groups.push_back(group(
          [&](const Speaker& s) {
            return notice_text(each.second.front()->notice, each.second.size(), s);
          },
          each.second));
    return groups;
  }

  [[nodiscard]] Json same() const {
    Results results;
    for (const MutantResult& result : report_.mutants)
      if (result.fate() == Fate::Equivalent) results.push_back(&result);
    return group([&](const Speaker& s) { return s.say(kSameHeading, results.size()); }, results);
  }

  template <class Name>
  [[nodiscard]] Json group(const Name& name, const Results& results) const {
    Json changes = Json::array();
    for (const MutantResult* each : results) changes.push_back(change(*each));
    return {{"name", in_both(name)}, {"changes", std::move(changes)}};
  }

  [[nodiscard]] std::string notice_text(const Notice& notice, std::size_t count,
                                        const Speaker& speaker) const {
    const int row = notice.row;
    switch (notice.noticed) {
      case Noticed::ByProperty:
        return speaker.say(kPropertyNotices, speaker.says(row_at(book_.properties, row)), count);
      case Noticed::ByHazard:
        return speaker.say(kHazardNotices, speaker.says(row_at(book_.hazards, row)), count);
      default: break;
    }
    return speaker.say(kScenarioNotices,
                       view_.titles.empty() ? Speaker::plain(row_at(view_.scenarios, row))
                                            : speaker.text(row_at(view_.titles, row)),
                       count);
  }

  const MutationView& view_;
  const MutationReport& report_;
  const Rulebook& book_;
  std::vector<ReplayedFile> stories_;
  std::size_t told_ = 0;  // survivors whose stories are there
};

}  // namespace

MutationPage mutation_page(const MutationView& view) { return MutationPageWriter(view).page(); }

}  // namespace juchu
