// What the options of `juchu simulate` are written like: changes, sweeps, precisions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/parts/shard_option.hpp"
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

inline constexpr int kMostReplications = kMostUnits;

}  // namespace juchu
