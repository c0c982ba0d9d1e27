// Whether anything notices a small change of the rules: a property that breaks, a hazard whose
// verdict changes, something that can be shown no longer, or a scenario that holds no longer.
//
// What notices nothing that matters is a hole in the suite of properties.
//
// Invariants
//   Q1  What is said to notice a mutant gives another answer about it than about the rulebook.
//   Q2  `Unnoticed` is said only when every question was answered.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "properties/check/check.hpp"
#include "sim/scenario.hpp"

namespace juchu {

enum class Noticed : std::uint8_t { ByProperty, ByHazard, ByScenario, Unnoticed, Undecided };

struct Notice {
  Noticed noticed = Noticed::Undecided;
  int row = -1;  // of Rulebook::properties or hazards, or of the scenarios
};

struct NoticingOptions {
  std::uint64_t most_situations = 200'000;  // of one question about one mutant
  std::function<Budget()> stop = [] { return Budget::None; };
};

/// A rulebook with its suite, ready to be asked about mutants. Safe to share between threads.
class Suite {
 public:
  /// `baseline` is what checking `rules` reported; `scenarios` are of this rulebook and hold.
  Suite(std::shared_ptr<const CompiledRulebook> rules, CheckReport baseline,
        std::vector<Scenario> scenarios, NoticingOptions options);

  /// What notices `mutant`, packed like the rulebook (`CompiledRulebook::compile_alike`); the
  /// cheapest that does.
  [[nodiscard]] Notice notice(const std::shared_ptr<const CompiledRulebook>& mutant) const;

 private:
  [[nodiscard]] Notice by_traces(const CompiledRulebook& mutant) const;
  [[nodiscard]] Notice by_scenarios(const std::shared_ptr<const CompiledRulebook>& mutant) const;
  [[nodiscard]] Notice by_questions(const std::shared_ptr<const CompiledRulebook>& mutant) const;
  [[nodiscard]] Possibility property_changes(
      std::size_t property, const std::shared_ptr<const CompiledRulebook>& mutant) const;
  [[nodiscard]] Possibility hazard_changes(
      std::size_t hazard, const std::shared_ptr<const CompiledRulebook>& mutant) const;

  std::shared_ptr<const CompiledRulebook> rules_;
  CheckReport baseline_;
  std::vector<Scenario> scenarios_;
  NoticingOptions options_;
  std::vector<Trace> traces_;            // that show something, and break no property
  std::vector<std::size_t> properties_;  // by what they cost
  std::shared_ptr<KnownImpossible> known_;
};

}  // namespace juchu
