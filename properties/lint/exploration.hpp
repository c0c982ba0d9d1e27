// What exploring rows of lint share: the budget, what it has cost, and what is known already.
#pragma once

#include <memory>
#include <vector>

#include "properties/check/check.hpp"
#include "properties/lint/lint.hpp"

namespace juchu {

class LintExploration {
 public:
  /// `findings` are those found without exploring. The arguments outlive this.
  LintExploration(std::shared_ptr<const CompiledRulebook> rules, const LintBudget& budget,
                  std::vector<LintFinding>& findings);

  [[nodiscard]] const CompiledRulebook& rules() const { return *rules_; }
  [[nodiscard]] const Rulebook& rulebook() const { return rules_->rulebook(); }
  [[nodiscard]] const std::shared_ptr<const CompiledRulebook>& shared() const { return rules_; }
  /// Within the budget: of an exploration of one order, and of questions.
  [[nodiscard]] ExplorerOptions explorer_options() const;
  [[nodiscard]] const CheckOptions& check_options() const { return check_options_; }

  /// A row begins.
  void begin() { cut_short_ = false; }
  void note(const Explorer& explorer);
  void note(std::uint64_t situations, bool complete, Budget budget);

  /// Whether something without exploring is found about `subject`.
  [[nodiscard]] bool knows(std::string_view rule, const std::string& subject) const;
  /// Takes back what was found without exploring: it is known better.
  void take_back(std::string_view rule, const LintFinding& finding);

  [[nodiscard]] bool cut_short() const { return cut_short_; }
  [[nodiscard]] std::uint64_t situations() const { return situations_; }
  [[nodiscard]] Budget budget() const { return budget_; }

 private:
  std::shared_ptr<const CompiledRulebook> rules_;
  const LintBudget& budget_options_;
  CheckOptions check_options_;
  std::vector<LintFinding>& findings_;
  bool cut_short_ = false;
  std::uint64_t situations_ = 0;
  Budget budget_ = Budget::None;
};

}  // namespace juchu
