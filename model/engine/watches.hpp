// What can matter to an order, by its statuses, and to a step, by its event.
#pragma once

#include "model/engine/compiled_rulebook.hpp"
#include "model/engine/program_compiler.hpp"

namespace juchu {

/// Fills `out.watches` and `out.never_steps`, and the lists that these refer to, when the rest of
/// `out` is compiled; `programs` writes to its code.
void fill_watches(CompiledRulebook& out, ProgramCompiler& programs);

}  // namespace juchu
