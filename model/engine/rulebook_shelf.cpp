#include "model/engine/rulebook_shelf.hpp"

#include <utility>

#include <fmt/format.h>

namespace juchu {

std::shared_ptr<const CompiledRulebook> RulebookShelf::open(
    const std::string& name, const std::vector<ParameterChoice>& choices,
    Diagnostics& diagnostics) {
  std::string key = name;
  for (const ParameterChoice& choice : choices)
    key += fmt::format("\n{}={}", choice.parameter, choice.value);
  const auto known = open_.find(key);
  if (known != open_.end()) return known->second;
  auto rulebook = open_rulebook(name, diagnostics, choices);
  if (!rulebook) return nullptr;
  auto compiled = CompiledRulebook::compile(std::move(*rulebook), diagnostics);
  if (!compiled) return nullptr;
  return open_[key] = std::make_shared<const CompiledRulebook>(std::move(*compiled));
}

}  // namespace juchu
