// The lines of several parts as if one process had written them: in sequence, each once.
//
// Memory does not grow with the lines: each part is read from several places at once where it was
// written in several goes that are not in sequence, and nothing of it is kept.
//
// Invariants
//   M1  The sequence in which parts are named makes no difference.
//   M2  Lines of the same key are the same, or the parts are refused.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/parts/part_file.hpp"
#include "cli/parts/part_kind.hpp"

namespace juchu {

class MergedLines {
 public:
  /// Looks through the parts. Nothing after complaining: one is no part, is of another run than the
  /// first or of a kind that is unknown here, or has a line without a key.
  [[nodiscard]] static std::optional<MergedLines> open(const std::vector<std::string>& paths,
                                                       Diagnostics& diagnostics);

  /// Of the parts, in the sequence of their paths.
  struct Part {
    std::string path;
    std::string header;
    bool torn = false;
  };
  [[nodiscard]] const std::vector<Part>& parts() const { return parts_; }
  /// Of the run that all of them are parts of.
  [[nodiscard]] const PartKind& kind() const { return *kind_; }

  /// Where a line stands.
  struct Place {
    const std::string& path;
    int line_number;
  };
  using Each = std::function<bool(PartKey key, std::string_view line, const Place& place)>;
  /// Gives `each` the lines by their keys until it answers false. False then, and after complaining
  /// of two that say different things of the same (M2). May be called again. Cost: for each line the
  /// logarithm of the number of parts.
  [[nodiscard]] bool for_each(const Each& each, Diagnostics& diagnostics) const;

 private:
  /// Lines of a part that stand in sequence.
  struct Stretch {
    std::size_t part = 0;
    std::int64_t offset = 0, end = 0;
    int line_number = 0;  // of the line before
  };

  bool look_through(PartReader& reader, Diagnostics& diagnostics);

  const PartKind* kind_ = nullptr;
  std::vector<Part> parts_;
  std::vector<Stretch> stretches_;
};

}  // namespace juchu
