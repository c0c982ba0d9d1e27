// The question of a model, a property or hazard, asked of situations.
#pragma once

#include <string>

#include "properties/promela/model_text.hpp"

namespace juchu {

/// What the question answers at `place`, a hazard or `never`; "0" for another question.
[[nodiscard]] std::string answer_at(const PromelaModel& model, const Place& place);

}  // namespace juchu
