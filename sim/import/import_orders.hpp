// An export of orders as a scenario that begins with them.
//
// Invariants
//   I1  Every cell is text until its column says what it is; what cannot be read is complained of at
//       its place, all of it in one run, and then nothing is imported.
//   I2  What the file does not say is what the mapping states, counted for whoever asks, or what the
//       rulebook has at first. Nothing else is added.
//   I3  Rows keep the file's sequence; each is one order.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/import/mapping.hpp"

namespace juchu {

struct ImportRequest {
  std::string_view text;  // of the file, as UTF-8
  std::string file;       // for complaints
  Day as_of = 0;          // the day of the orders' situation
};

/// What must never be, and these orders of the file are so.
struct Contradiction {
  int property = 0;        // a row of Rulebook::properties
  std::vector<int> lines;  // of the file
};

struct Import {
  std::optional<Scenario> scenario;  // nothing when something could not be read
  int rows = 0;                      // with anything on them, the header aside
  int unread = 0;                    // of those
  std::vector<std::string> unknown;  // columns that the mapping does not know
  std::vector<std::string> absent;   // columns of the mapping that the file has not
  std::vector<int> otherwise;        // by Mapping::otherwise: for how many orders
  std::vector<int> assumed;          // by Mapping::assumptions: of how many orders
  std::vector<Contradiction> contradictions;
};

/// Reads the orders of `request` as `mapping` says. The scenario has no words about itself yet. Cost:
/// linear in the text.
[[nodiscard]] Import import_orders(const ImportRequest& request, const Mapping& mapping,
                                   Diagnostics& diagnostics);

}  // namespace juchu
