#include "export/promela/rules_text.hpp"

namespace juchu {

std::string stands_in(const PromelaModel& model, const StatusSet& from, const Place& place) {
  const Rulebook& rulebook = model.rulebook();
  if (from.nothing || !place.exists)
    return from.nothing == place.exists ? "0" : from.nothing ? not_(model.exists(place)) : "0";
  std::vector<std::string> conditions = {model.exists(place)};
  for (std::size_t region = 0; region < rulebook.regions.size(); ++region) {
    if (!model.layout.has_field(static_cast<int>(region))) continue;  // then all are named
    std::vector<bool> named;
    for (std::size_t value = 0; value < rulebook.regions[region].statuses.size(); ++value) {
      const Status& status = rulebook.status(static_cast<int>(region), static_cast<Value>(value));
      const bool open = region != 0 || from.names_main || !status.final;
      named.push_back(open && ((from.in[region] >> value) & 1) != 0);
    }
    const Term status = place.value(model.layout.field(static_cast<int>(region)));
    conditions.push_back(one_of(status.value, named));
  }
  return all_of(conditions);
}

bool can_meet(const StatusSet& left, const StatusSet& right) {
  if (left.nothing || right.nothing) return left.nothing == right.nothing;
  for (int region = 0; region < kMostRegions; ++region) {
    const auto r = static_cast<std::size_t>(region);
    if ((left.in[r] & right.in[r]) == 0) return false;
  }
  return true;
}

}  // namespace juchu
