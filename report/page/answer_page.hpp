// An answer that is told as a page, with the stories that it opens.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "report/page/page.hpp"

namespace juchu {

struct AnswerPage {
  const char* kind;
  Text title;
  std::string answer;  // a JSON document
  std::vector<ReplayedFile> stories;

  [[nodiscard]] PageContents contents() const { return {kind, title, answer, stories}; }

  /// Adds a story under the name of a file that it would be; answers its number.
  std::size_t add(Scenario scenario, Story story, std::string file) {
    scenario.file = file;
    stories.push_back({.file = std::move(file),
                       .scenario = std::move(scenario),
                       .story = std::move(story),
                       .problems = {},
                       .what_if = {}});
    return stories.size() - 1;
  }
};

}  // namespace juchu
