// Rows of the page of a check, and the stories that they open: what its parts share.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "report/check_story.hpp"
#include "report/page/answer_page.hpp"
#include "report/page/both_json.hpp"

namespace juchu {

using PageJson = nlohmann::ordered_json;

/// A phrase of ours about things that are the same in both languages.
template <class... Things>
[[nodiscard]] auto words(const Wording& wording, const Things&... things) {
  return in_both([&](const Speaker& speaker) { return speaker.say(wording, things...); });
}

[[nodiscard]] PageJson cell(const Mark& mark, const Wording& wording);

/// A row without cells, remarks and stories yet; of a rule, with what it says and where it stands.
[[nodiscard]] PageJson row_of(PageJson text);
[[nodiscard]] PageJson row_of(const RuleHead& rule);

/// What people have to do; where the rulebook does not say it, what it is not to have done it.
[[nodiscard]] std::string duty_text(const Norm& norm, const Speaker& speaker);

/// A remark in which `wording` speaks of another rule.
[[nodiscard]] PageJson about(const Wording& wording, const RuleHead& rule);
[[nodiscard]] PageJson about_duty(const Wording& wording, const Norm& norm);

/// One table; `groups` hold its rows.
[[nodiscard]] PageJson section_json(const Wording& heading, PageJson columns, PageJson groups);
[[nodiscard]] PageJson group_json(PageJson rows);
/// Rows that have a sign; null without any.
[[nodiscard]] PageJson list_json(const Wording& heading, PageJson rows);

/// The stories of a check, as the page holds them.
class PageStories {
 public:
  /// Keeps all that `checked` has to tell; it and `page` outlive this.
  PageStories(const Checked& checked, AnswerPage& page);

  /// Links to all that is told of `rule` itself.
  [[nodiscard]] PageJson about(const RuleHead& rule) const;
  /// To the way to where two permits overlap.
  [[nodiscard]] PageJson of_overlap(const CheckReport::Overlap& overlap) const;
  /// The number of the story of this name; null: there is none.
  [[nodiscard]] PageJson number(const std::string& name) const;

  /// Keeps one of another check; answers its number.
  std::size_t keep(const Checked& checked, const CheckStory& story, const std::string& name);

  [[nodiscard]] static PageJson link(const PageJson& number, PageJson text);

 private:
  [[nodiscard]] PageJson link_to(std::size_t story) const;

  AnswerPage& page_;
  std::vector<CheckStory> own_;
  std::vector<std::size_t> numbers_;  // of each, on the page
};

}  // namespace juchu
