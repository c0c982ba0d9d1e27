// What the options of `juchu simulate` are written like: changes, sweeps, precisions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/parts/part_range.hpp"
#include "sim/load/answer.hpp"
#include "sim/study/study_json.hpp"

namespace juchu {

inline constexpr std::size_t kMostOfSweep = 100;  // values

/// "staff.packers.count=4": a path and JSON.
[[nodiscard]] std::optional<StudyChange> parse_change(std::string_view text);

/// Several values of one place, in the sequence in which they are tried.
struct Sweep {
  std::string path;
  std::vector<std::string> values;  // JSON
};

/// "staff.packers.count=2..8", whole numbers that rise, or "staff.packers.count=2,4,8", any JSON
/// without commas; 2 to kMostOfSweep values.
[[nodiscard]] std::optional<Sweep> parse_sweep(std::string_view text);

/// "5%" of the value, or "0.001".
[[nodiscard]] std::optional<Precision> parse_precision(std::string_view text);

inline constexpr int kMostReplications = 1'000'000;
inline constexpr int kMostShards = 100'000;

/// A part of a run.
struct Shard {
  int part = 0, of = 0;  // the i-th of n; 0: not told so
  int first = 0, last = 0;

  /// Its replications, of so many.
  [[nodiscard]] PartRange range(int replications) const;
};

/// "2/7", or "11..20".
[[nodiscard]] std::optional<Shard> parse_shard(std::string_view text);

/// `text` as one word of a POSIX shell's command line.
[[nodiscard]] std::string shell_word(const std::string& text);

}  // namespace juchu
