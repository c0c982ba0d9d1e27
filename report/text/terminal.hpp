// Text on a terminal: how many columns it takes, where it may be wrapped, which colour it has.
//
// Widths are Unicode's East Asian widths: a wide character takes two columns. A character of
// ambiguous width (→ … §) counts as one, as today's terminals draw it; reports put none before
// padding, so a terminal that draws it wider still shows aligned columns.
//
// Nothing here makes text safe to print: whatever comes from a file goes through `printable` first.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace juchu {

/// How many columns `text` takes; colours take none.
[[nodiscard]] int display_width(std::string_view text);

/// `text` with spaces after it up to `width` columns; never cut.
[[nodiscard]] std::string padded(std::string_view text, int width);

/// `text` in lines of at most `width` columns. Lines break at spaces and between wide characters,
/// but not within a word in katakana, and no line begins with closing or ends with opening
/// punctuation (禁則). A word longer than a line is broken where it must be. At least one line,
/// perhaps empty. Cost: linear. Requires: `width` >= 2.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, int width);

enum class Style : std::uint8_t { Plain, Strong, Faint, Good, Bad, Caution, Notice };

/// Colours, or the lack of them.
class Palette {
 public:
  explicit Palette(bool colour) : colour_(colour) {}
  /// `text` in `style`; unchanged without colours, or when it is empty.
  [[nodiscard]] std::string operator()(Style style, std::string_view text) const;

 private:
  bool colour_;
};

}  // namespace juchu
