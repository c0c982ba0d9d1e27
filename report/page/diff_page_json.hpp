// What differs between two rulebooks as a page: `juchu diff --html`. Each difference is told under
// both, side by side.
//
// The answer is one document of words in both languages, drawn by script/diff.js:
//
//   {"verdict": remark, "notes": [words], "open": words, "differs": words,
//    "differences": [{"name", "also": [words], "told": words, "day": words,
//      "sides": [side, side]}]}
//   side: {"name", "answer": remark, "story": number | null, "before": number}
//
// The old rulebook's side comes first. `before` counts the moments of the story before what
// differs; there are none after it where that cannot happen on this side. `told` says in a line how
// an order comes there, `day` when what differs happens. A story of number null cannot be written.
#pragma once

#include "report/page/answer_page.hpp"
#include "report/text/diff_text.hpp"

namespace juchu {

/// `rules` are those that `view` is about.
[[nodiscard]] AnswerPage diff_page(const DiffView& view, const std::array<Rules, 2>& rules);

}  // namespace juchu
