// Dates on their way from the scratch variables of a step into a state.
#pragma once

#include <string>

#include "export/promela/model_text.hpp"

namespace juchu {

/// `stored`, which has the scratch shift of `variable`, as a state stores it.
[[nodiscard]] std::string canonical(const Variable& variable, const std::string& stored);

/// A date that may move away for ever is followed for some years only: SPIN says when that is over.
void check_bounds(const Variable& variable, const std::string& stored, ModelText& text);

}  // namespace juchu
