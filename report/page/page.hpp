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

#include "report/replayed_file.hpp"

namespace juchu {

struct PageStyle {
  Language language = Language::English;  // in which it opens
  bool live = true;                       // with the engine, where there is one
};

/// Whether pages can hold the engine: it was compiled with this program.
[[nodiscard]] bool pages_can_be_live();

/// A page of these stories; of more than one, with a list first.
void print_replay_page(std::span<const ReplayedFile> files, const PageStyle& style,
                       std::ostream& out);

}  // namespace juchu
