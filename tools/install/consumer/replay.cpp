// Replays every scenario that ships with the library, and tells how many hold.
#include <iostream>
#include <string>

#include "sim/replayer.hpp"
#include "sim/scenario/scenario_json.hpp"
#include "sim/scenario/shipped_scenarios.hpp"

int main() {
  juchu::RulebookShelf shelf;
  juchu::Diagnostics problems;
  std::size_t hold = 0;
  for (const juchu::ShippedFile& file : juchu::shipped_scenarios()) {
    const auto scenario = juchu::read_scenario(file.text, std::string(file.id), "", shelf,
                                               problems);
    const auto story = scenario ? juchu::replay(*scenario, problems) : std::nullopt;
    hold += story && story->holds() ? 1 : 0;
  }
  const std::size_t all = juchu::shipped_scenarios().size();
  std::cout << hold << " of " << all << '\n';
  return hold == all ? 0 : 1;
}
