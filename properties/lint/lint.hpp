// What is wrong with a rulebook although it can be read: rows of a table, each a question that is
// asked of the whole rulebook.
//
// A finding is certain unless its severity is `Note`. Rows that need exploring are rows like the
// others.
//
// Invariants
//   N1  Findings are told in the sequence of the file, then of the table.
//   N2  Every finding has a place, names what it is about, and is worded in both languages.
//   N3  What may be under some reading of the rulebook is not found to be impossible.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/engine/compiled_rulebook.hpp"

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

struct LintRule {
  std::string_view id;  // kebab-case, stable
  Severity severity;
  Text about;
  /// Its findings; `rule` and `severity` are filled in by `lint`.
  std::vector<LintFinding> (*find)(const CompiledRulebook& rules);
};

[[nodiscard]] std::span<const LintRule> lint_rules();

/// Every finding of every row. Cost: a few milliseconds; as long as its slowest row.
[[nodiscard]] std::vector<LintFinding> lint(const CompiledRulebook& rules);

/// True when nothing but notes was found.
[[nodiscard]] bool clean(std::span<const LintFinding> findings);

}  // namespace juchu
