#include "report/ci/complaint_lines.hpp"

#include <utility>

namespace juchu {

std::vector<ComplaintLine> complaints_of(const ReplayedFile& file, const Speaker& speaker) {
  std::vector<ComplaintLine> all;
  for (const auto& [place, position, pointer, problem, hint] : file.problems) {
    std::string text = speaker.text(problem);
    if (!pointer.empty()) text = Speaker::plain(pointer.substr(1)) + ": " + text;
    if (!hint.empty()) text = speaker.say(kInParentheses, text, speaker.text(hint));
    all.push_back({Speaker::plain(place), position, text});
  }
  for (const auto& [position, what, expected, actual, instead] : file.story.failures) {
    std::string text = speaker.say(kFailure, Speaker::plain(what), speaker.text(expected),
                                   speaker.text(actual));
    if (!instead.empty())
      text = speaker.say(kInParentheses, text, speaker.say(kIfRight, Speaker::plain(instead)));
    all.push_back({Speaker::plain(file.file), position, std::move(text)});
  }
  return all;
}

std::string test_name(const ReplayedFile& file, const Speaker& speaker) {
  const std::string title = file.told() ? speaker.text(file.scenario->title) : std::string();
  return title.empty() ? Speaker::plain(file.file) : title;
}

std::string verdict_text(const ReplayedFile& file, const Speaker& speaker) {
  if (!file.told()) return speaker.say(kUnreadable, Speaker::plain(file.file));
  return speaker.say(kFails, file.story.failures.size());
}

}  // namespace juchu
