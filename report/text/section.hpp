// A part of a report as it is told, before it stands on a sheet or on a page: a heading, lines, and
// a table with what there is to say of it.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "report/text/sheet.hpp"
#include "report/text/table.hpp"

namespace juchu {

struct SectionLine {
  std::string text;
  Style style = Style::Plain;
  Mark mark = kPlainMark;  // before it; plain: none
  int depth = 0;           // 1: it belongs to the line before
};

struct Section {
  std::string heading{};
  std::vector<SectionLine> lines{};
  Table table{{}};
  std::vector<SectionLine> notes{};  // below the table

  [[nodiscard]] bool empty() const { return lines.empty() && table.empty() && notes.empty(); }
  void say(std::string text, Style style = Style::Plain) {
    lines.push_back({std::move(text), style});
  }
  void warn(std::string text) {
    lines.push_back({std::move(text), kWarningMark.style, kWarningMark});
  }
};

/// Nothing where it is empty.
void print_section(const Section& section, const Sheet& sheet);

}  // namespace juchu
