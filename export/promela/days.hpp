// The move of a model in which the next day comes, for all orders in turn.
#pragma once

#include "export/promela/model_text.hpp"

namespace juchu {

/// Writes the next day as options of a loop: a business day or not, where that matters. Everything
/// happens to scratch variables, which are kept unless a promise, or where norms are kept a norm,
/// holds the day back.
void write_days(const PromelaModel& model, ModelText& text);

}  // namespace juchu
