// Comma-separated values as RFC 4180 has them: every cell is text, and knows its place.
//
// A small reader of our own, since a complaint needs a place: Debian's libcsv hands cells over one by
// one without it, takes a lone quote for a part of its cell unless told otherwise, and copies every
// byte through a callback. This one answers views into the text, and reads on after a mistake.
//
// Invariants
//   C1  No cell is changed: no number, date, space or letter case is understood here. Quotes around
//       a cell are not part of it, and two within it are one.
//   C2  Each quote that RFC 4180 does not allow is complained of, once, where it stands.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "model/text/diagnostics.hpp"
#include "model/text/problems.hpp"

namespace juchu {

struct CsvCell {
  std::string_view text;  // until the next row is read
  std::size_t begin = 0;  // where it stands in the text, its quote included
};

struct CsvRow {
  std::vector<CsvCell> cells;
  int line = 1;          // on which it begins
  bool damaged = false;  // it has been complained of
  /// Nothing stands on its line.
  [[nodiscard]] bool blank() const { return cells.size() == 1 && cells.front().text.empty(); }
};

class CsvReader {
 public:
  /// The arguments outlive the reader. `text` is UTF-8.
  CsvReader(std::string_view text, const std::string& file, Diagnostics& diagnostics)
      : text_(text), file_(file), diagnostics_(diagnostics) {}

  /// Makes `row` the next one; false at the end of the text.
  [[nodiscard]] bool next(CsvRow& row);
  /// The place of a cell of the row that was read last. Cost: the length of its line.
  [[nodiscard]] Position position_of(const CsvCell& cell) const { return position_at(cell.begin); }

 private:
  [[nodiscard]] CsvCell read_cell(CsvRow& row);
  [[nodiscard]] CsvCell read_quoted(CsvRow& row);
  void end_quoted(std::size_t begin, bool closed, CsvRow& row);
  void take_line_end();
  [[nodiscard]] bool at_end_of_cell() const;
  [[nodiscard]] Position position_at(std::size_t place) const;
  void complain(std::size_t place, const Complaint& complaint, CsvRow& row);

  std::string_view text_;
  const std::string& file_;
  Diagnostics& diagnostics_;
  std::size_t at_ = 0;
  std::size_t row_at_ = 0;  // the beginning of the row
  int line_ = 1;            // of `at_`
  int row_line_ = 1;
  std::deque<std::string> unquoted_;  // cells of this row that had two quotes for one
};

}  // namespace juchu
