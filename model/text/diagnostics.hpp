// What is wrong with a file somebody gave us, where, and what would be right.
//
// Readers collect every problem of a file before giving up, so that one run shows them all. A
// diagnostic never repeats a value of the file that could be personal; names of keys and rules are
// repeated, shortened and with control characters escaped.
//
// Invariants
//   D1  A diagnostic printed as text is one line of at most 400 bytes of well-formed UTF-8.
//   D2  Diagnostics are reported in the sequence of their place in the file, each once.
//   D3  Only the first `kMostKept` of a run are kept, so that no file fills the memory with them.
#pragma once

#include <compare>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/text/text.hpp"

namespace juchu {

/// A place in a text file: both from 1; columns count Unicode code points.
struct Position {
  int line = 1;
  int column = 1;
  auto operator<=>(const Position&) const = default;
};

struct Diagnostic {
  std::string file;     // as typed on the command line
  Position position;    // where the offending text begins
  std::string pointer;  // JSON Pointer (RFC 6901); empty for a problem of the whole file
  Text problem;         // what is wrong, naming the offending text
  Text hint;            // what would be right; empty when we cannot know
  bool operator==(const Diagnostic&) const = default;
};

/// `file:line:col: error: pointer: problem (hint)`, on one line (D1). The pointer is shown without
/// its first slash, and without its middle when the line would be too long.
[[nodiscard]] std::string to_text(const Diagnostic& diagnostic, Language language);

/// Everything found wrong so far.
class Diagnostics {
 public:
  static constexpr std::size_t kMostKept = 10'000;

  void add(Diagnostic diagnostic);
  [[nodiscard]] bool empty() const { return size_ == 0; }
  /// How many were added, kept or not.
  [[nodiscard]] std::size_t size() const { return size_; }

  /// By file as first seen, then place in the file; duplicates dropped (D2).
  [[nodiscard]] std::vector<Diagnostic> sorted() const;

 private:
  std::vector<Diagnostic> found_;
  std::size_t size_ = 0;
};

/// `text` made safe to print: control characters, bidirectional overrides, zero-width characters
/// and ill-formed bytes become visible escapes (`\u202e`), and it is cut to `most_bytes` at a
/// character boundary with an ellipsis.
[[nodiscard]] std::string printable(std::string_view text, std::size_t most_bytes = 120);

}  // namespace juchu
