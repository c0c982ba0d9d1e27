// What a replication counted as a line of text, and back: what parts of a simulation are made of.
//
//   {"variant":0,"replication":7,"orders":210,"turned_away":0,"unresolved":0,"events":1893,
//    "rates":[happened,of,…],"numbers":[sum,count,highest,…],
//    "staff":[available,busy,overtime,wasted,…],"times":[[unresolved,time,how often,…],…],
//    "refusals":[kind of rule,its row,event,how often,…],
//    "days":[[arrived,happened,standing,…,numbers,…,at work,in shifts,…,[half,95 %],…],…]}
//
// all of it in one line, whole numbers only. Rows stand in the sequence of counts.hpp, so a line
// says nothing without its study.
//
// Invariants
//   L1  The same counts are the same bytes.
//   L2  A line that is read has the study's rows, and nothing in it that could not be counted.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sim/load/counts.hpp"

namespace juchu {

/// Which line this is; lines go by replication, then variant.
struct LineKey {
  int replication = 0;
  int variant = 0;
  auto operator<=>(const LineKey&) const = default;
};

/// Without the line's end. Requires: the counts are not of a habit that rings without end.
[[nodiscard]] std::string line_of(int variant, const ReplicationCounts& counts);

/// The key with which a line begins; nothing when it begins otherwise.
[[nodiscard]] std::optional<LineKey> key_of_line(std::string_view line);

/// Reads the lines of one study, which outlives it.
class LineReader {
 public:
  explicit LineReader(const Study& study);

  /// Nothing when the line is not one of the study (L2).
  [[nodiscard]] std::optional<ReplicationCounts> read(std::string_view line) const;
  /// The same into counts whose memory is used again. Without `days`, refusals and days are left as
  /// they are, and not looked at. False when the line is none of the study.
  [[nodiscard]] bool read(std::string_view line, bool days, ReplicationCounts& counts) const;

 private:
  struct Rows {
    std::size_t rates, times, numbers, staff, days, standing;
  };
  Rows rows_;
  const Study& study_;
};

}  // namespace juchu
