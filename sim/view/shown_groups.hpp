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

}  // namespace juchu
