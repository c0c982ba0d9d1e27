// What a reader finds wrong with a rulebook into which one mistake was put.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "model/text/diagnostics.hpp"

namespace juchu {

struct ProblemRow {
  std::string_view what;
  std::string_view right;     // what stands once in the small rulebook
  std::string_view wrong;     // what the mistake makes of it
  std::string_view problems;  // as printed in English, a line for each; the file is called `r`
};

/// A line for each problem. Fails the test unless each is worded in both languages, within D1.
[[nodiscard]] std::string lines_of(const Diagnostics& diagnostics);

/// `text` with `right` replaced; fails the test unless it stands there once.
[[nodiscard]] std::string with_mistake(std::string text, std::string_view right,
                                       std::string_view wrong);

/// The problems of a rulebook of this text, which is called `r`.
[[nodiscard]] std::string problems_of(std::string_view text);

void expect_problems(std::initializer_list<ProblemRow> rows);

}  // namespace juchu
