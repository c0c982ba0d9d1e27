#include "bench/tables_of.hpp"

#include <cstdlib>
#include <iostream>

#include "properties/explorer/explorer.hpp"

namespace juchu::bench {

MeasuredOrder tables_of(const std::string& path, const std::vector<ParameterChoice>& choices) {
  Diagnostics diagnostics;
  auto rulebook = open_rulebook(path, diagnostics, choices);
  const auto rules = rulebook ? CompiledRulebook::compile(std::move(*rulebook), diagnostics)
                              : std::nullopt;
  for (const Diagnostic& problem : diagnostics.sorted())
    std::cerr << to_text(problem, Language::English) << '\n';
  if (!rules) std::abort();
  std::uint64_t promises = rules->promises;
  const Slice slice = slice_of(*rules, {.norms = promises, .everything = true, .alone = true});
  Explorer explorer(slice, {.reduce = false, .keep_transitions = true});
  if (slice.shares) {
    std::cerr << "a field of the cart or the shop changes\n";
    std::abort();
  }
  explorer.run();
  MeasuredOrder order{explorer.tables(), {}};
  for (SituationId id = 0; id < explorer.size(); ++id) {
    const Situation situation = explorer.situation(id).orders[0];
    order.hazards.push_back(static_cast<std::uint32_t>(
        rules->exists(situation) ? hazards_of(*rules, situation, CanonicalForm::kToday) : 0));
  }
  return order;
}

}  // namespace juchu::bench
