// `--shard`: which part of a long run somebody asks for.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/commands.hpp"
#include "cli/parts/part_range.hpp"

namespace juchu {

inline constexpr int kMostShards = 100'000;

/// A part of a run.
struct Shard {
  int part = 0, of = 0;  // the i-th of n; 0: not told so
  int first = 0, last = 0;

  /// Its units, of so many.
  [[nodiscard]] PartRange range(int units) const;
};

/// "2/7", or "11..20".
[[nodiscard]] std::optional<Shard> parse_shard(std::string_view text);

/// Adds it; `output` is the option that says where the part is written. It stands beside none of
/// `excluded`. Answers it.
CLI::Option* add_shard_option(const CommandLine& line, CLI::App& command, std::string& shard,
                              CLI::Option* output, const Text& says,
                              std::initializer_list<const char*> excluded);

/// Adds `--output` and `--shard`, neither of which stands alone. Answers the latter.
CLI::Option* add_part_options(const CommandLine& line, CLI::App& command, std::string& shard,
                              std::string& output, const Text& says,
                              std::initializer_list<const char*> excluded);

}  // namespace juchu
