#include "properties/composition/testing/random_tables.hpp"

#include <algorithm>

namespace juchu {
namespace {

/// Adds the targets of one more situation.
void add_events(OrderTables& tables, std::vector<SituationId> targets) {
  const SituationId self = tables.size();
  std::erase(targets, self);
  std::ranges::sort(targets);
  targets.erase(std::unique(targets.begin(), targets.end()), targets.end());
  tables.event_targets.insert(tables.event_targets.end(), targets.begin(), targets.end());
  tables.event_begin.push_back(static_cast<std::uint32_t>(tables.event_targets.size()));
}

}  // namespace

OrderTables random_tables(std::uint64_t seed, int most) {
  Choices choices(seed, "tables");
  const int size = choices.between(1, most);
  const int twins = choices.happens(1, 2) ? 2 : 1;  // s and s + 1 do nearly the same
  const int denseness = choices.between(0, 3);
  const auto any = [&] { return static_cast<SituationId>(choices.below(size)); };
  OrderTables tables;
  std::vector<SituationId> targets;
  SituationId days[2] = {};
  for (int s = 0; s < size; ++s) {
    if (s % twins == 0 || choices.happens(1, 6)) {
      targets.clear();
      for (int i = choices.below(denseness + 1); i > 0; --i) targets.push_back(any());
      for (SituationId& day : days) day = choices.happens(1, 5) ? kNoSituation : any();
      if (choices.happens(1, 2)) days[1] = days[0];
    }
    add_events(tables, targets);
    for (const int working : {0, 1}) tables.next_day[working].push_back(days[working]);
  }
  tables.initial = {0};
  if (choices.happens(1, 3) && size > 1) tables.initial.push_back(1);
  return tables;
}

std::vector<std::uint32_t> random_colours(std::uint64_t seed, SituationId situations, int count) {
  Choices choices(seed, "colours");
  std::vector<std::uint32_t> colours(situations);
  for (auto& colour : colours) colour = static_cast<std::uint32_t>(choices.below(count));
  return colours;
}

}  // namespace juchu
