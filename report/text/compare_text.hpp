// Variants of a study against each other, for people: tables of what changes, the values of a
// sweep, what helps.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "report/text/sheet.hpp"
#include "sim/load/compare.hpp"

namespace juchu {

/// What changed; `name` says which variant this is.
void print_comparison_text(const Study& before, const std::string& name,
                           const Comparison& comparison, const ReportOptions& options,
                           std::ostream& out);

struct SweepView {
  const Study& study;  // any of them
  std::string path;
  std::vector<std::string> values;  // those that have a point come first
  std::vector<SweepPoint> points;
  std::string repeat{};
  int asked = 0;  // replications of each
  bool complete = true;
};

/// The sentence first: which is the first value that meets the target.
void print_sweep_text(const SweepView& view, const ReportOptions& options, std::ostream& out);

struct HelpView {
  const Study& study;       // as it is
  std::vector<int> levers;  // rows of Study::levers
  std::vector<Comparison> comparisons;
  std::string repeat{};
  int asked = 0;
  bool complete = true;
};

/// The sentence first: what helps most, if anything surely does. Below each lever, every measure,
/// hazard and norm that it makes worse.
void print_help_text(const HelpView& view, const ReportOptions& options, std::ostream& out);

}  // namespace juchu
