// What a rule does to an order, its cart and its shop, as Promela statements.
//
// All right-hand sides go into `t_…` variables before anything is written; then the question is
// asked, spells of obligations end, the new values are kept, and the other orders of the cart see
// them.
#pragma once

#include <string>
#include <vector>

#include "export/promela/model_text.hpp"

namespace juchu {

/// What a rule writes, as the rulebook states it.
struct RuleEffect {
  bool creates = false;
  std::vector<StatusChange> to = {};
  std::vector<const Assignment*> set = {};
  Range obligations = {};  // CompiledRulebook::indices of those whose spell may end
};

/// A rule applied at one place.
class WrittenStep {
 public:
  /// `scene` tells the event and its parameters; its places are the step's own.
  WrittenStep(const PromelaModel& model, const Place& before, Scene scene,
              const RuleEffect& effect);

  /// True when every new value fits its field.
  [[nodiscard]] const std::string& fits() const { return fits_; }
  /// The whole step; a question answered sets `bad`.
  void write(ModelText& text) const;

 private:
  struct Written {
    const Variable* variable;
    Term value;
    bool saturates = false;
    [[nodiscard]] bool fixed() const {
      return value.set == "0" || (value.set == "1" && known_number(value.value));
    }
  };

  void create();
  void assign(const Assignment& assignment);
  void put(const Variable& variable, Term value, bool saturates = false);
  [[nodiscard]] std::string fits(const Variable& variable, const Expression& value,
                                 const Term& term) const;
  void describe_after();
  [[nodiscard]] Scene scene_after() const;

  void compute(ModelText& text) const;
  void ask(ModelText& text) const;
  void end_spells(ModelText& text) const;
  void keep(ModelText& text) const;
  void keep(ModelText& text, const Written& written) const;
  void tell_others(ModelText& text) const;
  [[nodiscard]] bool writes(FieldScope scope) const;
  [[nodiscard]] bool writes_clustered(FieldScope scope) const;
  [[nodiscard]] std::string changes_cart() const;

  const PromelaModel& model_;
  Place before_, after_;
  Scene scene_;
  RuleEffect effect_;
  std::vector<Written> written_;
  std::string fits_ = "1";
};

/// Ends the spell of obligation `norm` at `place` unless its condition holds there.
void end_spell(const PromelaModel& model, int norm, const Place& place, ModelText& text);

}  // namespace juchu
