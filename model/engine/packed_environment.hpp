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
      : rules_(rules), event_(event), before_(half(situation)), after_(before_) {}
  /// A step, with both of its sides; `sends`: bits by Rulebook::mails.
  PackedEnvironment(const CompiledRulebook& rules, const Situation& before, const Event& event,
                    const Situation& after, std::uint64_t sends)
      : rules_(rules), event_(event), before_(half(before)), after_(half(after)), sends_(sends) {}

  [[nodiscard]] Value field(Side side, int index) const override;
  [[nodiscard]] Value parameter(int index) const override {
    return rules_.parameter(event_.type, index).get(event_.words.data());
  }
  [[nodiscard]] Value today() const override { return event_.today(); }
  [[nodiscard]] bool final(Side side) const override;
  [[nodiscard]] Value column(int index, Value method) const override;
  [[nodiscard]] bool fits(Value number, Value method) const override;
  [[nodiscard]] bool check_digit_fits(Value number, Value method) const override;
  [[nodiscard]] Value business_days_since(Side side, int index) const override;
  [[nodiscard]] bool used_elsewhere(int index) const override;
  [[nodiscard]] Value by() const override;
  [[nodiscard]] int event() const override { return event_.type; }
  [[nodiscard]] bool sends(int mail) const override { return (sends_ >> mail & 1) != 0; }

 private:
  struct Half {
    const Word* words;
    bool exists;
  };
  [[nodiscard]] Half half(const Situation& situation) const {
    return {situation.words.data(), rules_.exists(situation)};
  }
  /// The value in `slot`, of a field that may have none before there is an order.
  [[nodiscard]] Value value(Side side, const Field& field, const Slot& slot) const;

  const CompiledRulebook& rules_;
  const Event& event_;
  Half before_, after_;
  std::uint64_t sends_ = 0;
};

}  // namespace juchu
