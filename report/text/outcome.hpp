// What stands around a timeline: its title before, and after it how the story ended.
#pragma once

#include "report/text/sheet.hpp"
#include "report/text/step_text.hpp"
#include "sim/replayer.hpp"

namespace juchu {

/// The main status, and those of other regions that are not as usual.
[[nodiscard]] std::string status_text(const CompiledRulebook& rules, const Situation& situation,
                                      const Speaker& speaker);

/// What this scenario sets otherwise than the rulebook: the shop, readings and numbers, holidays.
[[nodiscard]] std::vector<std::string> settings_of(const Scenario& scenario,
                                                   const Speaker& speaker);

/// By order: bits of the mails that went out about it.
[[nodiscard]] std::vector<std::uint64_t> sent_in(const Story& story);
/// What came upon an order (penalties, the mails `sent`), and what went wrong.
[[nodiscard]] std::vector<Remark> outcome_of(const Scenario& scenario, const OrderOutcome& order,
                                             std::uint64_t sent, const Speaker& speaker);
/// What would have avoided the norms breached and hazards entered by any order; each once.
[[nodiscard]] std::vector<Remark> advice_of(const Rulebook& book, const Story& story,
                                            const Speaker& speaker);

void print_title(const Scenario& scenario, const Sheet& sheet);

/// What there is to learn, if the scenario says so.
void print_lesson(const Scenario& scenario, const Sheet& sheet);

/// The orders that the story finds there, by how they stand.
void print_given(const Scenario& scenario, const Sheet& sheet);

/// Each order's statuses at the end, what came upon it (penalties, mails), and what went wrong.
void print_orders(const Scenario& scenario, const Story& story, const Sheet& sheet);

/// For each breach and hazard that occurred what would have avoided it, and who says so.
void print_advice(const Scenario& scenario, const Story& story, const Sheet& sheet);

/// Whether it went as expected, and if not, each difference with its place in the file.
void print_expectations(const Scenario& scenario, const Story& story, const Sheet& sheet);

}  // namespace juchu
