#include "report/page/check_rows_json.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "report/rows.hpp"

namespace juchu {
namespace {

PageJson reference_of(const RuleHead& rule) {
  return in_both([&](const Speaker& s) { return s.reference(rule); });
}

/// With where `rule` stands.
PageJson remark_about(const RuleHead& rule, PageJson text) {
  PageJson remark = remark_json({"·", Style::Plain}, std::move(text));
  remark["rule"] = reference_of(rule);
  return remark;
}

}  // namespace

PageJson cell(const Mark& mark, const Wording& wording) {
  return remark_json(mark, words(wording));
}

PageJson row_of(PageJson text) {
  return {{"text", std::move(text)},
          {"finding", false},
          {"cells", PageJson::array()},
          {"remarks", PageJson::array()},
          {"stories", PageJson::array()}};
}

PageJson row_of(const RuleHead& rule) {
  PageJson row = row_of(in_both([&](const Speaker& s) { return s.says(rule); }));
  row["rule"] = reference_of(rule);
  return row;
}

PageJson about(const Wording& wording, const RuleHead& rule) {
  return remark_about(rule,
                      in_both([&](const Speaker& s) { return s.say(wording, s.says(rule)); }));
}

std::string duty_text(const Norm& norm, const Speaker& speaker) {
  return norm.advice.empty() ? speaker.says(norm) : speaker.text(norm.advice);
}

PageJson about_duty(const Wording& wording, const Norm& norm) {
  return remark_about(
      norm, in_both([&](const Speaker& s) { return s.say(wording, duty_text(norm, s)); }));
}

PageJson section_json(const Wording& heading, PageJson columns, PageJson groups) {
  return {
      {"heading", words(heading)}, {"columns", std::move(columns)}, {"groups", std::move(groups)}};
}

PageJson group_json(PageJson rows) {
  PageJson groups = PageJson::array();
  groups.push_back({{"rows", std::move(rows)}});
  return groups;
}

PageJson list_json(const Wording& heading, PageJson rows) {
  if (rows.empty()) return nullptr;
  return section_json(heading, PageJson::array(), group_json(std::move(rows)));
}

// --- stories ---

PageStories::PageStories(const Checked& checked, AnswerPage& page)
    : page_(page), own_(stories_of(checked)) {
  for (const CheckStory& story : own_) numbers_.push_back(keep(checked, story, story.name));
}

std::size_t PageStories::keep(const Checked& checked, const CheckStory& story,
                              const std::string& name) {
  ReplayedTrace replayed = told(checked, story);
  return page_.add(std::move(replayed.scenario), std::move(replayed.story), name + ".json");
}

PageJson PageStories::link(const PageJson& number, PageJson text) {
  return {{"story", number}, {"text", std::move(text)}};
}

PageJson PageStories::link_to(std::size_t story) const {
  const Text shows = words_of(own_[story]);
  return link(numbers_[story], in_both([&](const Speaker& s) { return s.text(shows); }));
}

PageJson PageStories::about(const RuleHead& rule) const {
  PageJson links = PageJson::array();
  for (std::size_t story = 0; story < own_.size(); ++story)
    if (own_[story].rule == &rule && own_[story].shows != &kStoryOfOverlap)
      links.push_back(link_to(story));
  return links;
}

PageJson PageStories::of_overlap(const CheckReport::Overlap& overlap) const {
  PageJson links = PageJson::array();
  for (std::size_t story = 0; story < own_.size(); ++story)
    if (own_[story].trace == &overlap.trace) links.push_back(link_to(story));
  return links;
}

PageJson PageStories::number(const std::string& name) const {
  const auto story = std::ranges::find(own_, name, &CheckStory::name);
  return story == own_.end() ? PageJson(nullptr) : PageJson(row_at(numbers_, story - own_.begin()));
}

}  // namespace juchu
