// The page: one file that opens by double-click, offline, and speaks both languages.
//
// Invariants
//   H1  What comes from a file is data: it stands in a JSON block that no browser runs, and the
//       script puts it on the page as text.
//   H2  Nothing runs but the script that the page's policy names by its hash; nothing is loaded.
//   H3  The same stories give the same bytes.
#pragma once

#include <ostream>
#include <span>

#include "report/replayed_file.hpp"

namespace juchu {

/// A page of these stories; of more than one, with a list first. It opens in `language`.
void print_replay_page(std::span<const ReplayedFile> files, Language language, std::ostream& out);

}  // namespace juchu
