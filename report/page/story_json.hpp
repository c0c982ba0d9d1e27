// A story as the page shows it: everything in words, in both languages.
#pragma once

#include <cstddef>
#include <limits>
#include <string>

#include "report/replayed_file.hpp"
#include "sim/view/shop_view.hpp"

namespace juchu {

/// Which moments of a story are told: all of a story would be too much where people wait for it.
struct MomentWindow {
  std::size_t first = 0;
  std::size_t count = std::numeric_limits<std::size_t>::max();
};

/// A JSON document; of a file that could not be replayed, of its problems. A text is a string, or
/// `{"ja": …, "en": …}` where the languages differ. It speaks of orders by their numbers, and of actors, events, fields,
/// statuses, hazards and topics by those of `book_json`. Personal data is not in it.
///
/// `orders` are shown, `ids` are what a file calls them where that is not the same.
///
/// `moments` are those of the window, which begins with number `first` of `count`; `outcome` and
/// `before`, what came between `given` and the window, are of the orders that it speaks of; so are `bands`,
/// which reach into it: how long a hazard held for an order.
[[nodiscard]] std::string story_json(const ReplayedFile& file, const MomentWindow& window = {});

/// What people can do after a moment with its order: events by their numbers. Nothing where the moment
/// is of no order.
[[nodiscard]] std::string possible_json(const ReplayedFile& file, std::size_t moment);

}  // namespace juchu
