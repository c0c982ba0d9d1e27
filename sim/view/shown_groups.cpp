#include "sim/view/shown_groups.hpp"

#include <algorithm>

namespace juchu {
namespace {

bool shows(const Status& status, const std::string& group) {
  return std::ranges::find(status.shows, group) != status.shows.end();
}

/// Its first character; how long it is stays unknown, too.
std::string masked(const std::string& text) {
  std::size_t end = 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
  return text.substr(0, end) + "***";
}

}  // namespace

std::vector<ShownGroup> shown_groups(const Scenario& scenario, const OrderView& order,
                                     bool reveal) {
  const Rulebook& book = scenario.rules->rulebook();
  const auto& stated = scenario.orders[static_cast<std::size_t>(order.order)].shown;
  const Status& status = book.status(0, scenario.rules->field(0).get(order.situation.words.data()));
  std::vector<ShownGroup> groups;
  for (std::size_t g = 0; g < stated.size(); ++g) {
    if (stated[g].empty()) continue;
    ShownGroup group{.group = static_cast<int>(g), .text = stated[g]};
    const std::string& id = book.shows[g].id;
    if (!shows(status, id)) {
      group.how = ShownGroup::How::Hidden;
      group.text.clear();
    } else if (!reveal && book.hidden_somewhere(id)) {
      group.how = ShownGroup::How::Masked;
      group.text = masked(group.text);
    }
    groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace juchu
