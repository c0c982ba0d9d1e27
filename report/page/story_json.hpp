// A story as the page shows it: everything in words, in both languages.
#pragma once

#include <string>

#include "report/replayed_file.hpp"
#include "sim/view/shop_view.hpp"

namespace juchu {

/// A JSON document; of a file that could not be replayed, of its problems. A text is a string, or
/// `{"ja": …, "en": …}` where the languages differ. It speaks of orders by their numbers, and of actors, events, fields,
/// statuses, hazards and topics by those of `book_json`. Personal data is not in it.
[[nodiscard]] std::string story_json(const ReplayedFile& file);

/// Of each order what people can do with it then: `[[order, [event, …]], …]`, all by their numbers.
[[nodiscard]] std::string possible_json(const ShopView& view);

}  // namespace juchu
