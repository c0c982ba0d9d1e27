// Which budget was reached, as data.
#pragma once

#include "properties/search/explorer.hpp"

namespace juchu {

/// "situations"; null for none.
template <class Json>
[[nodiscard]] Json budget_json(Budget budget) {
  switch (budget) {
    case Budget::None: return nullptr;
    case Budget::Situations: return "situations";
    case Budget::Memory: return "memory";
    case Budget::Time: return "time";
    case Budget::Calendar: return "calendar";
    case Budget::Interrupted: return "interrupted";
    case Budget::Missing: return "missing";
  }
  return nullptr;
}

}  // namespace juchu
