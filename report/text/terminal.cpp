#include "report/text/terminal.hpp"

#include <algorithm>
#include <array>
#include <cassert>

#include <fmt/format.h>
#include <utf8proc.h>

#include "model/text/utf8.hpp"

namespace juchu {
namespace {

constexpr std::u32string_view kNeverFirst =
    U"、。，．・：；？！）〕］｝〉》」』】ーゝゞヽヾ々〜～％…"
    U"ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.:;?!)]}%";
constexpr std::u32string_view kNeverAlone = U"§·%";  // not even after a space
constexpr std::u32string_view kNeverLast = U"（〔［｛〈《「『【([{";

/// One character, or one colour sequence (`ESC [ … m`), as it lies on the screen.
struct Glyph {
  char32_t character = 0;  // 0: a colour
  std::size_t bytes = 0;
  int width = 0;
};

Glyph first_glyph(std::string_view text) {
  if (plain_ascii(text.front())) return {static_cast<char32_t>(text.front()), 1, 1};
  if (text.starts_with("\x1b[")) return {0, std::min(text.find('m'), text.size() - 1) + 1, 0};
  const Utf8Character first = first_character(text);
  return {first.code_point, first.bytes,
          utf8proc_charwidth(static_cast<utf8proc_int32_t>(first.code_point))};
}

bool is_one_of(std::u32string_view all, char32_t character) {
  return all.find(character) != std::u32string_view::npos;
}

/// A word in katakana is as hard to read in two pieces as one in letters.
bool katakana(char32_t character) { return character >= U'ァ' && character <= U'ー'; }

bool may_break(const Glyph& before, const Glyph& after) {
  if (after.character == 0 || after.character == U' ') return false;
  const bool spaced = before.character == U' ';
  if (!spaced && before.width != 2 && after.width != 2) return false;  // most: within a word
  if (is_one_of(kNeverAlone, after.character)) return false;
  if (spaced) return true;
  if (katakana(before.character) && katakana(after.character)) return false;
  return !is_one_of(kNeverLast, before.character) && !is_one_of(kNeverFirst, after.character);
}

std::string_view without_outer_spaces(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') + 1 - first);
}

}  // namespace

int display_width(std::string_view text) {
  int width = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (plain_ascii(text[at])) {
      ++width, ++at;
      continue;
    }
    const Glyph glyph = first_glyph(text.substr(at));
    width += glyph.width;
    at += glyph.bytes;
  }
  return width;
}

std::string padded(std::string_view text, int width) {
  const int missing = std::max(0, width - display_width(text));
  return std::string(text).append(static_cast<std::size_t>(missing), ' ');
}

std::vector<std::string> wrapped(std::string_view text, int width) {
  assert(width >= 2);
  std::vector<std::string> lines;
  if (display_width(text) <= width) {
    lines.emplace_back(without_outer_spaces(text));
    return lines;
  }
  std::size_t begin = 0;              // of the current line
  std::size_t break_at = 0;           // the last place where it may end
  int column = 0, broken_column = 0;  // here, and at `break_at`
  Glyph previous;
  for (std::size_t at = 0; at < text.size();) {
    const Glyph glyph = first_glyph(text.substr(at));
    if (at > begin && may_break(previous, glyph)) break_at = at, broken_column = column;
    if (glyph.character != U' ' && column + glyph.width > width) {
      if (break_at == begin) break_at = at, broken_column = column;
      lines.emplace_back(without_outer_spaces(text.substr(begin, break_at - begin)));
      begin = break_at;
      column -= broken_column;
    }
    column += glyph.width;
    at += glyph.bytes;
    if (glyph.character != 0) previous = glyph;
  }
  lines.emplace_back(without_outer_spaces(text.substr(begin)));
  return lines;
}

std::string Palette::operator()(Style style, std::string_view text) const {
  static constexpr std::array<std::string_view, 7> kCodes = {"", "1", "2", "32", "31", "33", "36"};
  if (!colour_ || style == Style::Plain || text.empty()) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", kCodes.at(static_cast<std::size_t>(style)), text);
}

}  // namespace juchu
