// What a check found as a page: `juchu check --html`.
//
// The answer is one document of words in both languages, drawn by script/check.js:
//
//   {"verdict": remark, "says": words, "notes": [words], "findings": words,
//    "sections": [{"heading", "columns": [words], "groups": [{"heading"?, "rows": [row]}]}]}
//   row: {"text", "rule"?, "sign"?, "finding": bool, "cells": [remark], "remarks": [remark],
//         "stories": [{"story": number | null, "text"}]}
//
// A row has a cell for each column after the first. Where a section has no columns it is a list,
// whose rows have a sign. A story of number null is none: what is said has no story.
#pragma once

#include "properties/check/readings.hpp"
#include "report/check_story.hpp"
#include "report/page/answer_page.hpp"

namespace juchu {

/// With `readings`, the report is the united one. `orders`: in one shop, unless a property needs
/// more. Cost: a replay of every story that the report has.
[[nodiscard]] AnswerPage check_page(const Checked& checked, const ReadingsReport* readings,
                                    int orders);

}  // namespace juchu
