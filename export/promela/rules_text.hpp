// Where rules apply, as Promela conditions.
#pragma once

#include "export/promela/model_text.hpp"

namespace juchu {

/// True when the order at `place` stands in `from`.
[[nodiscard]] std::string stands_in(const PromelaModel& model, const StatusSet& from,
                                    const Place& place);

/// False when no order can stand in both.
[[nodiscard]] bool can_meet(const StatusSet& left, const StatusSet& right);

}  // namespace juchu
