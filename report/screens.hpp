// What the seller's screens show of an order: its groups of data as its status allows, masked unless
// they are to be revealed.
#pragma once

#include <string>
#include <vector>

#include "sim/view/shop_view.hpp"

namespace juchu {

/// A group of data of an order on a screen.
struct ShownGroup {
  int group = 0;  // Rulebook::shows
  enum class How : std::uint8_t {
    Hidden,  // the status shows nothing of it
    Masked,  // `text` is its beginning
    Plain,
  };
  How how = How::Plain;
  std::string text;
};

/// The groups that are stated of `order`. What some status hides is personal: it is masked where it
/// is shown, unless `reveal`.
[[nodiscard]] std::vector<ShownGroup> shown_groups(const Scenario& scenario, const OrderView& order,
                                                   bool reveal);

/// A queue of the top page, and how many orders stand there.
struct Queue {
  const ScreenFilter* filter = nullptr;
  int orders = 0;
};
/// Those of the rulebook's screens; statuses beside the main region only where some order stands.
[[nodiscard]] std::vector<Queue> queues_of(const Scenario& scenario, const ShopView& view);

/// Orders that need somebody, the most urgent first: what comes next decides.
[[nodiscard]] std::vector<const OrderView*> by_urgency(const ShopView& view);
/// Whether something has to be done on the day of the view: the order is in a hazard, something is
/// overdue, or something comes when the day ends.
[[nodiscard]] bool due_today(const OrderView& order, Day today);

}  // namespace juchu
