// The defaults of events' parameters, compiled: for who asks for thousands of them.
#pragma once

#include <vector>

#include "model/engine/compiled_rulebook.hpp"

namespace juchu {

class DefaultPrograms {
 public:
  /// The rules outlive this.
  explicit DefaultPrograms(const CompiledRulebook& rules);

  /// What the parameter's default says in the situation and of the event in `banks`; unset where
  /// there is none.
  [[nodiscard]] Value value(std::size_t event, std::size_t parameter, const Banks& banks) const {
    const Program& program = programs_[event][parameter];
    return program.empty() ? kUnset : run(code_.data() + program.begin, rules_.tables, banks);
  }

 private:
  const CompiledRulebook& rules_;
  std::vector<Instruction> code_;
  std::vector<std::vector<Program>> programs_;  // by event and parameter
};

}  // namespace juchu
