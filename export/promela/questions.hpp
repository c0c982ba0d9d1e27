// The question of a model, a property or hazard, asked of situations.
#pragma once

#include <string>

#include "export/promela/model_text.hpp"

namespace juchu {

/// Asks the question of the situation of the order at `place`, which `exists` says is there: what
/// it answers goes into `bad`, and what the order remembers is brought up to date. Nothing for a
/// question about steps. It may be asked twice of one situation.
void ask_of_situation(const PromelaModel& model, const Place& place, const std::string& exists,
                      ModelText& text);

/// As the day changes: what has been owed too long is broken.
void ask_of_day_change(const PromelaModel& model, const Place& place, ModelText& text);

}  // namespace juchu
