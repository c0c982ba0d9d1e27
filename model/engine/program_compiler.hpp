// From type-checked expressions to programs.
#pragma once

#include <optional>
#include <vector>

#include "model/engine/layout.hpp"
#include "model/engine/program.hpp"
#include "model/rulebook/rulebook.hpp"

namespace juchu {

/// Compiles one expression after another into a common list of instructions.
class ProgramCompiler {
 public:
  ProgramCompiler(const Rulebook& rulebook, const Layout& layout, std::vector<Instruction>& code)
      : rulebook_(rulebook), layout_(layout), code_(code) {}
  ProgramCompiler(const Rulebook&, Layout&&, std::vector<Instruction>&) = delete;  // it must last

  /// A condition: its run ends at kTrue or kFalse. An empty clause, or one that always holds, gives
  /// an empty program. `event` owns the parameters that the expression reads; -1 for none.
  [[nodiscard]] Program condition(const Clause& clause, int event = -1);
  [[nodiscard]] Program condition(const Expression& expression, int event);
  /// A value: its run returns it. An empty clause gives an empty program.
  [[nodiscard]] Program value(const Expression& expression, int event = -1);

 private:
  using Label = std::uint16_t;

  void emit_condition(const Expression& node, Label yes, Label no);
  void emit_sequence(const Expression& node, Label yes, Label no);
  void emit_in(const Expression& node, Label yes, Label no);
  [[nodiscard]] int cost(const Expression& step) const;
  [[nodiscard]] bool is_status(const Slot& slot) const;
  bool emit_table(const Expression& node, Label yes, Label no);
  void emit_value(const Expression& node);
  void emit_column(const Expression& node);
  void emit_comparison(const Expression& node, Label yes, Label no);
  [[nodiscard]] std::optional<Operand> operand_of(const Expression& node) const;
  void emit_push(const Operand& operand);
  void emit(Instruction instruction, int height_change);
  Label new_label();
  void place(Label label);
  Program finish();
  Program with_needs_first(const Program& condition);

  const Rulebook& rulebook_;
  const Layout& layout_;
  std::vector<Instruction>& code_;
  std::vector<Instruction> now_;       // the program being written; targets are labels
  std::vector<std::uint16_t> placed_;  // by label
  int event_ = -1;
  int height_ = 0;  // of the value stack
};

}  // namespace juchu
