// Days and moments written in other ways than files write them, for complaints that say what to write.
#pragma once

#include <string>
#include <string_view>

namespace juchu {

/// The day that somebody meant by 2024/3/1, ２０２４－３－１ or 2024年3月1日, as it should be written; empty
/// when that is not plain. The year comes first: of 03/04/2024 nobody knows which is the month.
[[nodiscard]] std::string meant_as_day(std::string_view text);
/// The same of a day with a time of that day: 2024/3/1 9:30, 2024-03-01T09:30.
[[nodiscard]] std::string meant_as_moment(std::string_view text);

}  // namespace juchu
