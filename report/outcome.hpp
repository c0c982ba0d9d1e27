// What stands around a timeline: its title before, and after it how the story ended.
#pragma once

#include "report/speaker.hpp"
#include "report/terminal.hpp"
#include "report/timeline.hpp"

namespace juchu {

class Outcome {
 public:
  Outcome(const Scenario& scenario, const Story& story, const TimelineOptions& options, std::ostream& out);

  void print_title() const;
  /// What there is to learn, if the scenario says so.
  void print_lesson() const;
  /// Each order's statuses at the end, and what went wrong on the way.
  void print_orders() const;
  /// For each breach and hazard that occurred: what would have avoided it, and who says so.
  void print_advice() const;
  /// Whether it went as expected, and if not, each difference with its place in the file.
  void print_expectations() const;

 private:
  void print_heading(const std::string& text) const;
  void print_troubles(const OrderOutcome& order, const std::string& indent) const;
  [[nodiscard]] std::string statuses(const Situation& situation) const;
  void print_advice(const struct Mark& mark, const RuleHead& rule) const;

  const Scenario& scenario_;
  const Story& story_;
  const Rulebook& book_;
  Speaker speaker_;
  Palette palette_;
  int width_;
  std::ostream& out_;
};

}  // namespace juchu
