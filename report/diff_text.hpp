// What differs between two rulebooks, for people: for each event and the statuses in which it is
// answered differently, both answers, and the shortest story of how an order comes there.
//
//   1. Pay — Awaiting payment
//      old    ✓ accepted → New order
//      new    ✗ refused: no-late-payment
//      story  Place the order → 6 days later → Pay
#pragma once

#include <ostream>

#include "properties/diff/diff.hpp"
#include "report/sheet.hpp"

namespace juchu {

/// Two rulebooks, as they were named, with what came of comparing them.
struct DiffView {
  std::array<std::string, 2> files;
  std::array<const CompiledRulebook*, 2> rules;
  const Matching& matching;
  const DiffReport& report;
};

void print_diff_text(const DiffView& view, const ReportOptions& options, std::ostream& out);

}  // namespace juchu
