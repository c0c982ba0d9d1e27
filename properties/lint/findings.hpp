// The questions that lint asks, by what they are about. Each answers its findings in any sequence.
#pragma once

#include <vector>

#include "properties/lint/lint.hpp"

namespace juchu {

using LintFindings = std::vector<LintFinding>;

// --- graph_lints.cpp: where statuses lead ---

[[nodiscard]] LintFindings unreachable_statuses(const CompiledRulebook& rules);
[[nodiscard]] LintFindings stuck_statuses(const CompiledRulebook& rules);
/// Deadlines that lead round in a circle with nobody doing anything.
[[nodiscard]] LintFindings deadline_cycles(const CompiledRulebook& rules);

// --- unused_lints.cpp: what is declared for nothing ---

[[nodiscard]] LintFindings unused_fields(const CompiledRulebook& rules);
[[nodiscard]] LintFindings fields_never_read(const CompiledRulebook& rules);
[[nodiscard]] LintFindings fields_never_written(const CompiledRulebook& rules);
[[nodiscard]] LintFindings unused_parameters(const CompiledRulebook& rules);
[[nodiscard]] LintFindings unused_actors(const CompiledRulebook& rules);
[[nodiscard]] LintFindings unused_mails(const CompiledRulebook& rules);
[[nodiscard]] LintFindings unused_shows(const CompiledRulebook& rules);
[[nodiscard]] LintFindings unused_methods(const CompiledRulebook& rules);
[[nodiscard]] LintFindings events_never_permitted(const CompiledRulebook& rules);
[[nodiscard]] LintFindings unused_event_parameters(const CompiledRulebook& rules);

// --- wording_lints.cpp: what people would miss ---

[[nodiscard]] LintFindings missing_translations(const CompiledRulebook& rules);
[[nodiscard]] LintFindings missing_labels(const CompiledRulebook& rules);
[[nodiscard]] LintFindings missing_words(const CompiledRulebook& rules);
[[nodiscard]] LintFindings missing_sources(const CompiledRulebook& rules);

// --- rule_lints.cpp: rules that decide nothing, or too much ---

[[nodiscard]] LintFindings rules_that_never_apply(const CompiledRulebook& rules);
/// Rules behind another one that always comes first.
[[nodiscard]] LintFindings shadowed_rules(const CompiledRulebook& rules);
[[nodiscard]] LintFindings overlapping_permits(const CompiledRulebook& rules);
/// Of two permits, rows of Rulebook::permits.
[[nodiscard]] LintFinding applies_together(const CompiledRulebook& rules, int first, int second);

// --- deadline_lints.cpp, date_lints.cpp: what depends on days ---

/// Two deadlines of one rank, rows of Rulebook::deadlines, whose sequence may matter, unless they
/// plainly exclude each other.
struct DeadlinePair {
  int first = 0, second = 0;
  std::vector<std::string> where;  // statuses, one for each region, in which both may be due
};
[[nodiscard]] std::vector<DeadlinePair> deadline_pairs_in_conflict(const CompiledRulebook& rules);
[[nodiscard]] LintFinding may_conflict(const CompiledRulebook& rules, const DeadlinePair& pair);
[[nodiscard]] LintFindings deadlines_in_conflict(const CompiledRulebook& rules);
/// Comparisons of dates that no number of days bounds.
[[nodiscard]] LintFindings undecidable_dates(const CompiledRulebook& rules);

// --- explored_lints.cpp: what only the situations that come about can show ---

class LintExploration;

/// Permits that apply to one event in a situation that comes about.
[[nodiscard]] LintFindings overlaps_explored(LintExploration& exploration);
/// Situations from which no way leads to an end.
[[nodiscard]] LintFindings stuck_situations(LintExploration& exploration);
/// Situations after which no day can come within the promises.
[[nodiscard]] LintFindings time_locks(LintExploration& exploration);
/// Deadlines of one rank that are due in one situation and whose sequence matters there.
[[nodiscard]] LintFindings deadlines_that_do_not_commute(LintExploration& exploration);

}  // namespace juchu
