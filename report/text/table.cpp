#include "report/text/table.hpp"

#include <algorithm>

namespace juchu {
namespace {

constexpr int kIndent = 2, kGap = 2;
constexpr int kNarrowestLabel = 16;

std::string right(const std::string& text, int width) {
  const int missing = std::max(0, width - display_width(text));
  return std::string(static_cast<std::size_t>(missing), ' ') + text;
}

std::string without_end_spaces(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

}  // namespace

void Table::print(const Sheet& sheet) const {
  std::vector<int> widths;
  int label_width = 0, all = kIndent;
  for (std::size_t column = 0; column < heads_.size(); ++column) {
    int width = display_width(heads_[column]);
    for (const Row& row : rows_) width = std::max(width, display_width(row.figures[column]));
    widths.push_back(width);
    all += kGap + width;
  }
  for (const Row& row : rows_)  // whatever is wrapped needs room for a wide letter
    label_width = std::max({label_width, display_width(row.label), 2});
  // Where labels would be in shreds, the figures stand below them.
  const int room = sheet.width - all;
  label_width = label_width <= room || room >= kNarrowestLabel ? std::min(label_width, room) : 0;
  Row head{.label = "", .figures = {}};
  for (const std::string& each : heads_) head.figures.push_back(sheet.paint(Style::Faint, each));
  if (label_width > 0 &&
      std::ranges::any_of(heads_, [](const std::string& each) { return !each.empty(); }))
    print_row(sheet, head, label_width, widths);
  for (Row row : rows_) {
    if (!row.figures.empty()) row.figures.back() = sheet.paint(row.judged, row.figures.back());
    print_row(sheet, row, label_width, widths);
  }
}

void Table::print_row(const Sheet& sheet, const Row& row, int label_width,
                      const std::vector<int>& widths) const {
  const std::string indent(kIndent, ' ');
  if (label_width == 0) {
    sheet.print(indent, row.label);
    std::string figures;
    for (const std::string& figure : row.figures)
      if (!figure.empty()) figures += (figures.empty() ? "" : "  ") + figure;
    if (!figures.empty()) sheet.print(indent + indent, figures);
  } else {
    const std::vector<std::string> lines = wrapped(row.label, label_width);
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) sheet.out << indent << lines[i] << '\n';
    std::string line = indent + padded(lines.back(), label_width);
    for (std::size_t column = 0; column < widths.size(); ++column)
      line += std::string(kGap, ' ') + right(row.figures[column], widths[column]);
    sheet.out << without_end_spaces(line) << '\n';
  }
  if (!row.remark.empty()) sheet.print(indent + indent, sheet.paint(Style::Faint, row.remark));
}

}  // namespace juchu
