// Evaluates a rulebook's expressions directly over packed words: slow, for explanations and for the
// values of parameters that a scenario leaves out.
#pragma once

#include "model/engine/compiled_rulebook.hpp"
#include "model/expression/evaluation.hpp"

namespace juchu {

class PackedEnvironment : public Environment {
 public:
  /// The arguments outlive the environment. There is no situation after: both sides are the one
  /// before.
  PackedEnvironment(const CompiledRulebook& rules, const Situation& situation, const Event& event)
      : rules_(rules),
        words_(situation.words.data()),
        event_(event),
        exists_(rules.exists(situation)) {}

  [[nodiscard]] Value field(Side, int index) const override;
  [[nodiscard]] Value parameter(int index) const override {
    return rules_.parameter(event_.type, index).get(event_.words.data());
  }
  [[nodiscard]] Value today() const override { return event_.today(); }
  [[nodiscard]] bool final(Side side) const override;
  [[nodiscard]] Value column(int index, Value method) const override;
  [[nodiscard]] bool fits(Value number, Value method) const override;
  [[nodiscard]] bool check_digit_fits(Value number, Value method) const override;
  [[nodiscard]] Value business_days_since(Side, int index) const override;
  [[nodiscard]] bool used_elsewhere(int index) const override;
  [[nodiscard]] Value by() const override;
  [[nodiscard]] int event() const override { return event_.type; }
  [[nodiscard]] bool sends(int) const override { return false; }

 private:
  const CompiledRulebook& rules_;
  const Word* words_;
  const Event& event_;
  bool exists_;
};

}  // namespace juchu
