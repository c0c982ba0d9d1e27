// A replayed scenario as a timeline for people: what happened day by day, what became of each
// order, what would have avoided the trouble, and whether it went as expected.
//
// Deliberately no decision of its own: everything shown is what the engine answered.
#pragma once

#include <ostream>
#include <span>

#include "report/replayed_file.hpp"
#include "report/text/sheet.hpp"

namespace juchu {

void print_timeline(const Scenario& scenario, const Story& story, const ReportOptions& options,
                    std::ostream& out);

/// A story that somebody found rather than wrote: there is nothing to compare it with.
void print_found_story(const Scenario& scenario, const Story& story, const ReportOptions& options,
                       std::ostream& out);

/// Only its title and what was not as expected.
void print_failures(const Scenario& scenario, const Story& story, const ReportOptions& options,
                    std::ostream& out);

/// A line for each file: whether it holds, its title, how many norms it breaches (⚑) and hazards
/// it enters (⚠); or that it could not be replayed.
void print_overview(std::span<const ReplayedFile> files, const ReportOptions& options,
                    std::ostream& out);

/// How many of all scenarios hold, and how many files could not be replayed.
void print_summary(const ReplayTotals& totals, const ReportOptions& options, std::ostream& out);

}  // namespace juchu
