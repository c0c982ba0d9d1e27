#include <iostream>

#include "model/engine/days.hpp"
#include "model/rulebook/rulebook_json.hpp"

int main() {
  juchu::Diagnostics problems;
  auto rulebook = juchu::open_rulebook("ec-cube-4", problems);  // empty if it is wrong
  const auto rules = juchu::CompiledRulebook::compile(std::move(*rulebook), problems);
  const juchu::Day today = *juchu::parse_day("2024-03-01");
  const juchu::Event order = rules->event(0, today);  // the rulebook's first event: place_order
  const juchu::Decision placed = juchu::decide(*rules, rules->start(), order);
  const auto later = juchu::advance(
      *rules, placed.after, today, today + 30, [](auto) { return true; },
      [](auto, const auto&, const auto&) { /* hears each deadline */ });
  std::cout << placed.accepted << ' ' << rules->exists(later) << '\n';  // 1 1
}
