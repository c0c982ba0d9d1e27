// The moves of a model that are events: one for each order, event, values of its parameters, and
// rule that lets it happen.
#pragma once

#include "export/promela/model_text.hpp"

namespace juchu {

/// Writes every event of every order and of the shop as one option of a loop.
void write_events(const PromelaModel& model, ModelText& text);

}  // namespace juchu
