// The beginning of a model: how to run it, what a state holds, and the variables of a step.
#pragma once

#include <ostream>

#include "export/promela/model_text.hpp"

namespace juchu {

/// Writes the comment at the head and every declaration.
void write_declarations(const PromelaModel& model, std::ostream& out);

}  // namespace juchu
