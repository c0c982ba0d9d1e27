// What the days of the week are called.
#pragma once

#include "model/text/name_list.hpp"

namespace juchu {

/// From Monday: `mon`, 月, 月曜, 月曜日, Monday.
[[nodiscard]] NameList weekdays();

}  // namespace juchu
