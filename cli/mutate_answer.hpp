// What is told of changes of the rules once it is known what became of them: the same words and bytes
// whether one process tried them or many.
#pragma once

#include "cli/mutate.hpp"
#include "report/text/mutation_text.hpp"

namespace juchu {

/// What a request asks of every change; without threads, budgets of time and memory, and listeners.
[[nodiscard]] MutationOptions options_of(const MutateRequest& request);

/// Tells what came of it, and saves stories where that is asked for.
[[nodiscard]] ExitCode tell_mutation(const MutateRequest& request, const MutationView& view,
                                     Console& console);

}  // namespace juchu
