#include "cli/simulate_page.hpp"

#include <algorithm>

#include "cli/simulate_answer.hpp"
#include "cli/simulate_story.hpp"

namespace juchu {

PageCounts::PageCounts(const SimulatePlan& plan, std::size_t studies) : days_(plan.first()) {
  std::vector<const Study*> compared;
  for (std::size_t row = 0; row < studies; ++row) compared.push_back(&plan.studies[row]);
  if (studies > 1 && !rates_of(plan.first()).empty()) sweeping_.emplace(std::move(compared));
}

void PageCounts::add(int pass, std::span<const ReplicationCounts* const> by_study) {
  const ReplicationCounts& first = *by_study.front();
  if (pass == 1) {
    days_.add(first);
    const bool happened = !first.happened.empty() && first.happened.front() > 0;
    if (happened && first_with_rate_ == 0) first_with_rate_ = first.replication;
  }
  const bool all = std::ranges::all_of(by_study, [](const auto* one) { return one != nullptr; });
  if (sweeping_ && all && pass < 3) sweeping_->add(by_study);
}

void PageCounts::end_pass() {
  if (sweeping_) sweeping_->end_pass();
}

std::vector<SweepPoint> PageCounts::points() const {
  return sweeping_ ? sweeping_->points() : std::vector<SweepPoint>{};
}

Text name_of_variant(const SimulateRequest& request, const Study& study) {
  const auto said = [&](Language language) {
    const Speaker speaker(language);
    std::vector<std::string> names;
    for (const std::string& id : request.with) {
      const auto lever = std::ranges::find(study.levers, id, &Lever::id);
      names.push_back(lever == study.levers.end() ? Speaker::plain(id) : name_of(*lever, speaker));
    }
    for (const std::string& change : request.set) names.push_back(Speaker::plain(change));
    return speaker.list(names);
  };
  return {said(Language::Japanese), said(Language::English)};
}

bool write_study_page(const AskedPage& asked, const PageCounts* counts, StudyPage page,
                      const Console& console) {
  const Study& study = asked.plan.first();
  page.command = repeat_of(asked.request, study, asked.replications);
  std::optional<PageStory> story;
  if (counts != nullptr) {
    page.days = counts->days();
    page.points = counts->points();
    if (counts->first_with_rate() > 0)
      story = story_for_page(study, asked.request, counts->first_with_rate());
  }
  if (story) page.story = story->order;
  const auto stories = story ? std::span(&story->file, 1) : std::span<const ReplayedFile>();
  const Text title{name_of_study(study, Speaker(Language::Japanese)),
                   name_of_study(study, Speaker(Language::English))};
  if (!write_page({"study", title, study_json(page), stories}, asked.request.page, console))
    return false;
  const Speaker speaker(console.language);
  const auto say = [&](const std::string& line) {
    if (!line.empty()) console.out << line << '\n';
  };
  if (page.answer != nullptr && page.answer->answer.replications > 0)
    say(sentence_of(study, page.answer->answer, speaker));
  if (page.sweep != nullptr) say(sweep_sentence(*page.sweep, speaker));
  if (page.help != nullptr) say(help_sentence(*page.help, speaker));
  return true;
}

}  // namespace juchu
