// What came of changing the rules a little, as the page shows it: what nothing would notice first,
// with both stories of each.
#pragma once

#include <string>
#include <vector>

#include "report/page/page.hpp"
#include "report/text/mutation_text.hpp"

namespace juchu {

struct MutationPage {
  Text title;
  /// {"sign", "style", "sentence", "tried", "score", "words": {name: text}, "left_out": text | null,
  ///  "bar": [{"sign", "style", "text", "count"}], "survivors": [change], "undecided": [change],
  ///  "noticed": [group], "same": group}
  ///
  /// A change: {"says", "rule", "place", "id", "edit": [before, after] | null, "note": text | null,
  /// "difference": {"name", "sides": [{"answer": remark, "story": number | null}], "actors",
  /// "values", "story"} | null}; a group: {"name", "changes"}, whose changes have only the first
  /// four.
  std::string answer;
  std::vector<ReplayedFile> stories;  // under the rules as they are, and changed

  [[nodiscard]] PageContents contents() const { return {"mutation", title, answer, stories}; }
};

[[nodiscard]] MutationPage mutation_page(const MutationView& view);

}  // namespace juchu
