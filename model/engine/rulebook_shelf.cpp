#include "model/engine/rulebook_shelf.hpp"

#include <utility>

#include <fmt/format.h>

#include "model/json/json_value.hpp"
#include "model/rulebook/shipped_rulebooks.hpp"
#include "model/text/saying.hpp"

namespace juchu {

std::shared_ptr<const CompiledRulebook> RulebookShelf::open(
    const std::string& name, const std::vector<ParameterChoice>& choices, Diagnostics& diagnostics,
    Bounds bounds) {
  std::string key = name;
  for (const ParameterChoice& choice : choices)
    key += fmt::format("\n{}={}", choice.parameter, choice.value);
  const std::string large_key = key + "\nlarge";
  if (held_to_small_) bounds = Bounds::Small;
  const bool large = bounds == Bounds::Large;
  const auto known = open_.find(large ? large_key : key);
  if (known != open_.end()) return known->second;
  const auto given = given_.find(name);
  auto rulebook = given == given_.end()
                      ? open_rulebook(name, diagnostics, choices, bounds)
                      : read_rulebook(given->second, name, diagnostics, choices, bounds);
  if (!rulebook) return nullptr;
  auto compiled = CompiledRulebook::compile(std::move(*rulebook), diagnostics);
  if (!compiled) return nullptr;
  const auto opened = std::make_shared<const CompiledRulebook>(std::move(*compiled));
  const bool either = opened->rulebook().two_bounds.empty();
  if (either || !large) open_[key] = opened;
  if (either || large) open_[large_key] = opened;
  return opened;
}

std::shared_ptr<const CompiledRulebook> RulebookShelf::open_small(const std::string& name,
                                                                  Diagnostics& diagnostics) {
  auto rules = open(name, {}, diagnostics);
  if (rules == nullptr || rules->rulebook().two_bounds.empty()) return rules;
  Diagnostics found;
  if (open(name, {}, found, Bounds::Large) != nullptr) return rules;
  for (Diagnostic each : found.sorted()) {
    each.problem = say("大きい範囲では: {}", "with the large bounds: {}", each.problem);
    diagnostics.add(std::move(each));
  }
  return nullptr;
}

void RulebookShelf::give(const std::string& path, std::string text) {
  given_[path] = std::move(text);
}

std::string RulebookShelf::text_of(const Rulebook& rulebook) const {
  for (const ShippedFile& shipped : shipped_rulebooks())
    if (rulebook.file.empty() && shipped.id == rulebook.id) return std::string(shipped.text);
  const auto given = given_.find(rulebook.file);
  if (given != given_.end()) return given->second;
  Diagnostics unheard;
  return read_file(rulebook.file, unheard).value_or("");
}

}  // namespace juchu
