// The page: one file that opens by double-click, offline, and speaks both languages. With the engine
// inside, a person changes the story and sees at once what the rules say.
//
// Invariants
//   H1  What comes from a file is data: it is packed in a block that no browser runs, and the script
//       puts it on the page as text.
//   H2  Nothing runs but the script that the page's policy names by its hash; nothing is loaded.
//   H3  The same stories give the same bytes.
//   H4  No personal data is inside.
#pragma once

#include <ostream>
#include <span>
#include <string>

#include "report/replayed_file.hpp"

namespace juchu {

/// An answer, and the stories that show it.
struct PageContents {
  const char* kind;  // which script draws the answer: report/page/script/KIND.js
  Text title;
  std::string answer;  // a JSON document for that script
  std::span<const ReplayedFile> stories;
};

/// Of a replay: a list, where there is more than one story.
[[nodiscard]] PageContents page_of_stories(std::span<const ReplayedFile> files);

struct PageStyle {
  Language language = Language::English;  // in which it opens
  bool live = true;                       // with the engine, where there is one
};

/// Whether pages can hold the engine: it was compiled with this program.
[[nodiscard]] bool pages_can_be_live();

void print_page(const PageContents& contents, const PageStyle& style, std::ostream& out);

}  // namespace juchu
