// Checking a rulebook under every reading: where the guide can be understood two ways, which
// verdicts depend on which way?
//
// What the rulebook expects speaks of its own values, so its verdicts stay those of its own values.
// Only what has to happen *somewhere* may happen under another reading: the witness of a
// *sometimes*, the stories that keep and breach a norm, a use for a rule.
//
// Invariants
//   G1  A verdict is said to depend on a reading exactly if two combinations that differ in that
//       reading alone give different verdicts.
//   G2  The verdicts are those of a check of each combination by itself.
//   G3  Norms, uses of rules and needless parts of properties are asked about under another reading
//       only where something is missing under the rulebook's own values: a norm's story, a rule's
//       use, the need for a part.
//   G4  What is answered of a combination, and what that costs, depends on the rulebook's own values
//       and on no third combination: they may be asked about in any sequence, and anywhere.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/engine/rulebook_shelf.hpp"
#include "properties/check/check.hpp"

namespace juchu {

enum class Verdict : std::uint8_t {
  Undecided,
  Holds,  // properties
  Violated,
  Gap,  // hazards
  Prevented,
  Unreachable,
};

/// The verdict of one property or hazard.
struct RuleVerdict {
  const RuleHead* rule = nullptr;
  Verdict verdict = Verdict::Undecided;
};

/// Of each property and hazard that was asked about, in the sequence of the report.
[[nodiscard]] std::vector<RuleVerdict> verdicts(const Rulebook& rulebook,
                                                const CheckReport& report);

struct ReadingsReport {
  /// One way to read the guide, with its answers.
  struct Combination {
    std::uint32_t values = 0;  // bit r: the value of readings[r]
    std::vector<ParameterChoice> choices;
    std::shared_ptr<const CompiledRulebook> rules;
    CheckReport report;
  };
  /// A verdict that is not the same in all combinations.
  struct Dependence {
    const RuleHead* rule = nullptr;  // of the rulebook's own reading
    std::vector<int> readings;       // indices into `readings`
    std::vector<Verdict> verdicts;   // by combination
  };
  /// Something that happens, but not under the rulebook's own values.
  struct Elsewhere {
    const RuleHead* rule = nullptr;
    int combination = 0;  // the first in which it does
  };

  std::vector<int> readings;              // rows of Rulebook::parameters
  std::vector<Combination> combinations;  // the rulebook's own first
  std::vector<Dependence> dependences;
  std::vector<Elsewhere> elsewhere;
  /// The answers for the rulebook's own values, joined with what happens elsewhere (possible, and
  /// without a trace) and with the work of all combinations.
  CheckReport united;
  int wanted = 0;  // combinations that there are
};

/// The combinations of a rulebook's readings, one at a time. The rulebook's own values are number 0.
class ReadingsCheck {
 public:
  /// `rulebook` is a shipped id or a path; the shelf outlives this. Nothing after complaining.
  [[nodiscard]] static std::optional<ReadingsCheck> open(const std::string& rulebook,
                                                         RulebookShelf& shelf,
                                                         Diagnostics& diagnostics);

  [[nodiscard]] const std::shared_ptr<const CompiledRulebook>& own() const { return own_; }
  [[nodiscard]] int combinations() const { return static_cast<int>(values_.size()); }

  /// Checks number 0, and remembers what was found out for the others.
  [[nodiscard]] CheckReport check_own(const CheckOptions& options);
  /// Checks another one, as far as the answers for `own` leave something to ask (G3). Requires:
  /// check_own. Nothing after complaining.
  [[nodiscard]] std::optional<CheckReport> check_other(int combination, const CheckReport& own,
                                                       const CheckOptions& options,
                                                       Diagnostics& diagnostics) const;
  /// One report of the answers by combination; number 0 is among them.
  [[nodiscard]] std::optional<ReadingsReport> unite(std::map<int, CheckReport> answers,
                                                    Diagnostics& diagnostics) const;

 private:
  ReadingsCheck(std::string rulebook, RulebookShelf& shelf)
      : rulebook_(std::move(rulebook)), shelf_(&shelf) {}
  [[nodiscard]] std::shared_ptr<const CompiledRulebook> rules_of(int combination,
                                                                 Diagnostics& diagnostics) const;

  std::string rulebook_;
  RulebookShelf* shelf_;
  std::shared_ptr<const CompiledRulebook> own_;
  std::vector<int> readings_;
  std::vector<std::uint32_t> values_;                  // by combination
  std::vector<std::vector<ParameterChoice>> choices_;  // by combination
  std::shared_ptr<KnownAnswers> known_;                // of the rulebook's own values
};

/// Checks `rulebook` (a shipped id or a path) under every combination of its readings; what was found
/// out about its own values helps with the others. std::nullopt after complaining when it cannot be
/// loaded.
[[nodiscard]] std::optional<ReadingsReport> check_readings(const std::string& rulebook,
                                                           const CheckOptions& options,
                                                           Diagnostics& diagnostics);

}  // namespace juchu
