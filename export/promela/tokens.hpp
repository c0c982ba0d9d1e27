// Tracking numbers in states: numbered anew after each step, in the sequence in which they appear.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "export/promela/model_text.hpp"

namespace juchu {

/// Every token variable that is numbered together with those of `order`, with the place where it
/// stands.
[[nodiscard]] std::vector<std::pair<const Variable*, Place>> tokens_with(const PromelaModel& model,
                                                                         int order, bool scratch);

/// Reads those tokens into `k0`, `k1`, …: 0 or the token + 1; those that `written` knows from
/// there. Then numbers them anew and stores them in the state.
void keep_tokens(const PromelaModel& model, int order, bool scratch, const Place& written,
                 ModelText& text);

}  // namespace juchu
