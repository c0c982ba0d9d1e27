// What a report is written on: a stream with a language, colours and a width, and the marks that
// tell kinds of lines apart where there is no colour.
#pragma once

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "report/speaker.hpp"
#include "report/text/terminal.hpp"

namespace juchu {

/// How a report is shown.
struct ReportOptions {
  Language language = Language::English;
  bool colour = false;
  int width = 80;  // columns of the terminal
};

/// A sign of one column before a line, and the line's style.
struct Mark {
  std::string_view sign;
  Style style;
  bool operator==(const Mark&) const = default;
};

// clang-format off
inline constexpr Mark kAcceptedMark = {"✓", Style::Good};
inline constexpr Mark kRefusedMark  = {"✗", Style::Bad};
inline constexpr Mark kUndecidedMark = {"?", Style::Caution};
inline constexpr Mark kTimeMark     = {"◷", Style::Notice};
inline constexpr Mark kWorldMark    = {"▪", Style::Plain};
inline constexpr Mark kPlainMark    = {" ", Style::Plain};
inline constexpr Mark kStatusMark   = {" ", Style::Strong};
inline constexpr Mark kRuleMark     = {" ", Style::Faint};
inline constexpr Mark kMailMark     = {"✉", Style::Notice};
inline constexpr Mark kShownMark    = {"◉", Style::Notice};
inline constexpr Mark kHiddenMark   = {"◌", Style::Notice};
inline constexpr Mark kWarningMark  = {"!", Style::Caution};
inline constexpr Mark kBreachMark   = {"⚑", Style::Bad};
inline constexpr Mark kPromiseMark  = {"⚐", Style::Caution};
inline constexpr Mark kHazardMark   = {"⚠", Style::Bad};
inline constexpr Mark kNoteMark     = {"✎", Style::Faint};
// clang-format on

struct Sheet {
  Sheet(const ReportOptions& options, std::ostream& stream)
      : speaker(options.language), paint(options.colour), width(options.width), out(stream) {}

  /// `head`, and `text` beside it in lines that end at the sheet's width, all indented as wide as
  /// `head`.
  void print(std::string_view head, std::string_view text) const;
  /// The same after `indent` and a mark, in its style; then, in one piece where there is room, a
  /// faint reference to a rule, which may be empty.
  void print(std::string_view indent, const Mark& mark, std::string_view text,
             std::string_view reference = {}) const;
  /// A title, underlined.
  void print_title(std::string_view text) const;
  /// A blank line, then `text`.
  void print_heading(std::string_view text) const;

  Speaker speaker;
  Palette paint;
  int width;
  std::ostream& out;

 private:
  [[nodiscard]] int room_beside(std::string_view head) const;
  void print_lines(std::string_view head, const std::vector<std::string>& lines) const;
};

}  // namespace juchu
