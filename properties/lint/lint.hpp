// What is wrong with a rulebook although it can be read: rows of a table, each a question that is
// asked of the whole rulebook.
//
// A finding is certain unless its severity is `Note`. Rows that explore what orders can come to are
// rows like the others, but asked only on demand: they take long, and within a budget they may end
// before all was seen. What they find comes about, and is told with the shortest story of it; they
// take the readings' default values.
//
// Invariants
//   N1  Findings are told in the sequence of the file, then of the table.
//   N2  Every finding has a place, names what it is about, and is worded in both languages.
//   N3  What may be under some reading of the rulebook is not found to be impossible.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/engine/compiled_rulebook.hpp"
#include "properties/search/explorer.hpp"

namespace juchu {

enum class Severity : std::uint8_t {
  Error,    // the rules contradict each other or cannot be checked
  Warning,  // something is missing, or means nothing
  Note,     // worth a look; not enough to call a rulebook unclean
};

struct LintFinding {
  std::string rule;  // the row of the table
  Severity severity = Severity::Warning;
  Position position;    // in the rulebook file
  std::string subject;  // the rule, status, field … it is about
  Text problem;
  Text hint;
};

class LintExploration;

struct LintRule {
  std::string_view id;  // kebab-case, stable
  Severity severity;
  Text about;
  Text help;  // what to do about it
  /// Its findings; `rule` and `severity` are filled in by `lint`. Null: it only explores.
  std::vector<LintFinding> (*find)(const CompiledRulebook& rules);
  /// The same by exploring. Null: it does not explore.
  std::vector<LintFinding> (*explore)(LintExploration& exploration) = nullptr;
};

[[nodiscard]] std::span<const LintRule> lint_rules();

/// Every finding of every row, without exploring. Cost: a few milliseconds;
/// of thousands of rules that meet each other, seconds.
[[nodiscard]] std::vector<LintFinding> lint(const CompiledRulebook& rules);

struct LintBudget {
  std::uint64_t most_situations = 200'000;  // of one exploration; more of them may try more events
  /// Asked now and then: Time or Interrupted end the exploring.
  std::function<Budget()> stop = [] { return Budget::None; };
};

struct ExploredLint {
  std::vector<LintFinding> findings;   // of all rows
  std::uint64_t situations = 0;        // of all explorations
  std::vector<std::string> undecided;  // rows that did not see everything
  Budget budget = Budget::None;        // the first that was reached, or that a question reached
};

/// The same, as far as the limit of this thread's work lets it: rows that did not come to their end
/// are undecided.
[[nodiscard]] ExploredLint lint_within(const CompiledRulebook& rules, const LintBudget& budget);

/// Every finding of every row, exploring included. What exploring tells more precisely takes the
/// place of what is told without. Cost: the situations of a few slices, up to the budget.
[[nodiscard]] ExploredLint lint_exploring(const std::shared_ptr<const CompiledRulebook>& rules,
                                          const LintBudget& budget);

/// True when nothing but notes was found.
[[nodiscard]] bool clean(std::span<const LintFinding> findings);

}  // namespace juchu
