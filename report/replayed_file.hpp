// What became of a file that was to be replayed, for reports about many of them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/text/diagnostics.hpp"
#include "sim/replayer.hpp"
#include "sim/what_if/what_if.hpp"

namespace juchu {

/// A scenario and its story; or what is wrong with the file, when there is none.
struct ReplayedFile {
  std::string file;  // as it is shown
  std::optional<Scenario> scenario;
  Story story;
  std::vector<Diagnostic> problems;
  std::optional<WhatIfs> what_if;  // where that was asked
  bool changeable = true;          // on a page: its rulebook is one that a page can hold

  [[nodiscard]] bool told() const { return scenario.has_value(); }
  [[nodiscard]] bool holds() const { return told() && story.holds(); }
};

struct ReplayTotals {
  std::size_t files = 0;
  std::size_t hold = 0;
  std::size_t unreadable = 0;  // files without a story
};

[[nodiscard]] inline ReplayTotals totals_of(std::span<const ReplayedFile> files) {
  ReplayTotals totals{.files = files.size()};
  for (const ReplayedFile& each : files) {
    totals.hold += each.holds() ? 1 : 0;
    totals.unreadable += each.told() ? 0 : 1;
  }
  return totals;
}

}  // namespace juchu
