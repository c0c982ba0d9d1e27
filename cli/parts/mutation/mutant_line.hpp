// What became of one change of the rules, as a line of a part.
//
//   {"change": unit, "id", "noticed", "row", "compared", "verdict", "too_wide", "difference"}
//
// `noticed` and `verdict` are enumerators, `row` the property, hazard or scenario that notices it. Of
// a difference all is kept that is told of it.
//
// Invariants
//   J1  A line that is read is what became of that change, if the rules and scenarios are the same.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "properties/mutation/mutation_run.hpp"

namespace juchu {

/// Without the line's end.
[[nodiscard]] std::string line_of(int unit, const MutantResult& result);

/// Reads lines about changes of `rules`, which outlive this.
class MutantLineReader {
 public:
  MutantLineReader(const std::shared_ptr<const CompiledRulebook>& rules, std::size_t scenarios)
      : rules_(rules), scenarios_(scenarios) {}

  /// Puts what a line says into `result`, whose mutation is known. False when it says nothing of
  /// that.
  [[nodiscard]] bool read(std::string_view line, MutantResult& result) const;

 private:
  const std::shared_ptr<const CompiledRulebook>& rules_;
  std::size_t scenarios_;
};

/// Which change, by its place among all that were chosen, is which unit. Neighbours cost alike and
/// are spread, so that every shard has some of all.
[[nodiscard]] std::size_t place_of_unit(int unit, std::size_t changes);

}  // namespace juchu
