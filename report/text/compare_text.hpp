// Variants of a study against each other, for people: tables of what changes, the values of a
// sweep, what helps.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "report/text/section.hpp"
#include "sim/load/compare.hpp"

namespace juchu {

/// What changed; `name` says which variant this is.
[[nodiscard]] std::vector<Section> comparison_sections(const Study& before, const std::string& name,
                                                       const Comparison& comparison,
                                                       const Speaker& speaker);
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

/// Which is the first value that meets the target; empty where there is none to meet.
[[nodiscard]] std::string sweep_sentence(const SweepView& view, const Speaker& speaker);
[[nodiscard]] Section sweep_section(const SweepView& view, const Speaker& speaker);
/// "0.0 to 9.6 %". Requires: the point has a rate.
[[nodiscard]] std::string bounds_text(const SweepPoint& point, const Speaker& speaker);
/// The sentence first.
void print_sweep_text(const SweepView& view, const ReportOptions& options, std::ostream& out);

struct HelpView {
  const Study& study;       // as it is
  std::vector<int> levers;  // rows of Study::levers
  std::vector<Comparison> comparisons;
  std::string repeat{};
  int asked = 0;
  bool complete = true;
};

[[nodiscard]] std::string name_of(const Lever& lever, const Speaker& speaker);
/// What helps most, if anything surely does.
[[nodiscard]] std::string help_sentence(const HelpView& view, const Speaker& speaker);
/// Below each lever, the study's own measures and every hazard and norm that it makes worse.
[[nodiscard]] Section help_section(const HelpView& view, const Speaker& speaker);
/// The sentence first.
void print_help_text(const HelpView& view, const ReportOptions& options, std::ostream& out);

}  // namespace juchu
