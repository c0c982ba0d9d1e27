#include "sim/default_programs.hpp"

#include "model/engine/layout.hpp"
#include "model/engine/program_compiler.hpp"

namespace juchu {

DefaultPrograms::DefaultPrograms(const CompiledRulebook& rules) : rules_(rules) {
  const Rulebook& book = rules.rulebook();
  const std::optional<Layout> layout = Layout::of(book);  // it has been compiled once
  ProgramCompiler compiler(book, *layout, code_);
  for (std::size_t event = 0; event < book.events.size(); ++event) {
    auto& programs = programs_.emplace_back();
    for (const EventParameter& parameter : book.events[event].parameters) {
      const Clause& usual = parameter.default_value;
      programs.push_back(
          usual.empty() ? Program{} : compiler.value(usual.expression(), static_cast<int>(event)));
    }
  }
}

}  // namespace juchu
