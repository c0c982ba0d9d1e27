#include "properties/testing/random_rules.hpp"

#include <cstdio>
#include <cstdlib>

#include <fmt/format.h>

#include "model/rulebook/rulebook_json.hpp"

namespace juchu {

CompiledRulebook random_rules(const RulebookPlan& plan) {
  const std::string text = random_rulebook(plan);
  Diagnostics diagnostics;
  std::optional<Rulebook> rulebook = read_rulebook(text, "random.json", diagnostics);
  if (rulebook)
    if (auto rules = CompiledRulebook::compile(std::move(*rulebook), diagnostics))
      return std::move(*rules);
  fmt::print(stderr, "{}The random rulebook of seed {} cannot be loaded:\n", text, plan.seed);
  for (const Diagnostic& diagnostic : diagnostics.sorted())
    fmt::print(stderr, "{}\n", to_text(diagnostic, Language::English));
  std::abort();
}

}  // namespace juchu
