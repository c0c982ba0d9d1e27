#include "report/text/section.hpp"

namespace juchu {
namespace {

void print_line(const SectionLine& line, const Sheet& sheet) {
  const std::string indent(static_cast<std::size_t>(2 + 2 * line.depth), ' ');
  if (line.mark == kPlainMark)
    sheet.print(indent, sheet.paint(line.style, line.text));
  else if (line.mark.style == line.style)
    sheet.print(indent, line.mark, line.text);
  else
    sheet.print(indent, {sheet.paint(line.mark.style, line.mark.sign), line.style}, line.text);
}

}  // namespace

void print_section(const Section& section, const Sheet& sheet) {
  if (section.empty()) return;
  if (!section.heading.empty()) sheet.print_heading(section.heading);
  for (const SectionLine& line : section.lines) print_line(line, sheet);
  if (!section.table.empty()) section.table.print(sheet);
  for (const SectionLine& line : section.notes) print_line(line, sheet);
}

}  // namespace juchu
