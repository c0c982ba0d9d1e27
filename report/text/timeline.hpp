// A replayed scenario as a timeline for people: what happened day by day, what became of each
// order, what would have avoided the trouble, and whether it went as expected.
//
// Deliberately no decision of its own: everything shown is what the engine answered.
#pragma once

#include <ostream>
#include <span>

#include "report/text/sheet.hpp"
#include "sim/replayer.hpp"

namespace juchu {

void print_timeline(const Scenario& scenario, const Story& story, const ReportOptions& options,
                    std::ostream& out);

/// A story that somebody found rather than wrote: there is nothing to compare it with.
void print_found_story(const Scenario& scenario, const Story& story, const ReportOptions& options,
                       std::ostream& out);

/// Only its title and what was not as expected.
void print_failures(const Scenario& scenario, const Story& story, const ReportOptions& options,
                    std::ostream& out);

struct ToldStory {
  const Scenario* scenario = nullptr;
  const Story* story = nullptr;
};

/// A line for each story: whether it holds, its title, how many norms it breaches (⚑) and hazards
/// it enters (⚠).
void print_overview(std::span<const ToldStory> stories, const ReportOptions& options,
                    std::ostream& out);

/// How many of all scenarios hold.
void print_summary(std::size_t scenarios, std::size_t hold, const ReportOptions& options,
                   std::ostream& out);

}  // namespace juchu
