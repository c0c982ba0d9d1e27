// The part that a shard writes, told about on the console: where it goes on, what was torn, how it
// ended.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/console.hpp"
#include "cli/parts/part_file.hpp"
#include "cli/parts/part_kind.hpp"
#include "properties/search/explorer.hpp"

namespace juchu {

/// Opens the part at `path` as PartWriter does, and tells of a torn line. Nothing after complaining.
[[nodiscard]] std::optional<PartWriter> open_part(
    const std::string& path, const std::string& header,
    const std::function<bool(std::string_view line)>& each, const Console& console);

/// A part with one line for each unit, in whatever sequence they are finished.
class UnitPart {
 public:
  struct Wanted {
    std::string path;
    std::string header;
    const PartKind& kind;
    PartRange range;
    /// Whether a line that is there is one of this run.
    std::function<bool(int unit, std::string_view line)> fits;
  };

  /// Tells what is there. Nothing after complaining.
  [[nodiscard]] static std::optional<UnitPart> open(const Wanted& wanted, Console& console);

  /// The units that it does not have yet.
  [[nodiscard]] std::vector<int> to_do() const;
  /// Adds a line that begins with `unit`. From one thread at a time. False, then and ever after,
  /// when it cannot be written.
  [[nodiscard]] bool add(int unit, const std::string& line);
  [[nodiscard]] bool failed() const { return !diagnostics_.empty(); }

  /// Tells what it came to where `budget` ended the work: `Success` when all units are there,
  /// otherwise `Interrupted` or `Inconclusive`; `BadInput` where it could not be written.
  [[nodiscard]] ExitCode end(Budget budget, Console& console) const;

 private:
  UnitPart(const Wanted& wanted, PartWriter writer, std::vector<bool> there);

  [[nodiscard]] std::size_t lines() const;

  std::string path_;
  const PartKind& kind_;
  PartRange range_;
  PartWriter writer_;
  std::vector<bool> there_;  // by unit, from the range's first
  bool added_ = false;
  Diagnostics diagnostics_;
};

}  // namespace juchu
