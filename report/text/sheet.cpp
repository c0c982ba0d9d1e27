#include "report/text/sheet.hpp"

#include <algorithm>
#include <iterator>

namespace juchu {
namespace {

constexpr int kNarrowest = 20;  // what is left for text beside a long head

}  // namespace

void Sheet::print(std::string_view head, std::string_view text) const {
  print_lines(head, wrapped(text, room_beside(head)));
}

void Sheet::print(std::string_view indent, const Mark& mark, std::string_view text,
                  std::string_view reference) const {
  const std::string head = std::string(indent) + paint(mark.style, mark.sign) + " ";
  const int room = room_beside(head);
  std::vector<std::string> lines;
  if (!text.empty()) lines = wrapped(paint(mark.style, text), room);
  const std::string faint = paint(Style::Faint, reference);
  if (!lines.empty() && display_width(lines.back()) + 1 + display_width(reference) <= room)
    lines.back() += (reference.empty() ? "" : " ") + faint;
  else if (!reference.empty())
    std::ranges::move(wrapped(faint, room), std::back_inserter(lines));
  print_lines(head, lines);
}

int Sheet::room_beside(std::string_view head) const {
  return std::max(width - display_width(head), kNarrowest);
}

void Sheet::print_lines(std::string_view head, const std::vector<std::string>& lines) const {
  const std::string indent = lines.size() > 1 ? padded("", display_width(head)) : "";
  for (const std::string& line : lines)
    out << (&line == &lines.front() ? head : indent) << line << '\n';
}

void Sheet::print_title(std::string_view text) const {
  const auto line = static_cast<std::size_t>(std::min(display_width(text), width));
  print("", paint(Style::Strong, text));
  print("", paint(Style::Faint, std::string(line, '=')));
}

void Sheet::print_heading(std::string_view text) const {
  out << '\n' << paint(Style::Strong, text) << '\n';
}

}  // namespace juchu
