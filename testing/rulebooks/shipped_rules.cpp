#include "testing/rulebooks/shipped_rules.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include <fmt/format.h>

#include "model/rulebook/shipped_rulebooks.hpp"

namespace juchu {
namespace {

std::shared_ptr<const CompiledRulebook> compiled_or_abort(
    const std::string& text, const std::string& id, const std::vector<ParameterChoice>& choices,
    Bounds bounds) {
  Diagnostics diagnostics;
  if (auto rulebook = read_rulebook(text, "", diagnostics, choices, bounds))
    if (auto rules = CompiledRulebook::compile(std::move(*rulebook), diagnostics))
      return std::make_shared<const CompiledRulebook>(std::move(*rules));
  fmt::print(stderr, "The rulebook {} cannot be loaded:\n", id);
  for (const Diagnostic& diagnostic : diagnostics.sorted())
    fmt::print(stderr, "{}\n", to_text(diagnostic, Language::English));
  std::abort();
}

std::string shipped_text(const std::string& id) {
  const auto shipped = std::ranges::find(shipped_rulebooks(), id, &ShippedFile::id);
  if (shipped == shipped_rulebooks().end()) {
    fmt::print(stderr, "There is no shipped rulebook {}.\n", id);
    std::abort();
  }
  return std::string(shipped->text);
}

}  // namespace

std::shared_ptr<const CompiledRulebook> shipped_rules(const std::string& id,
                                                      const std::vector<ParameterChoice>& choices,
                                                      Bounds bounds) {
  return compiled_or_abort(shipped_text(id), id, choices, bounds);
}

std::shared_ptr<const CompiledRulebook> changed_rules(const std::string& id,
                                                      const std::vector<RuleChange>& changes,
                                                      Bounds bounds) {
  std::string text = shipped_text(id);
  for (const auto& [from, to] : changes) {
    const std::size_t at = text.find(from);
    if (at == std::string::npos || text.find(from, at + 1) != std::string::npos) {
      fmt::print(stderr, "{} does not say this exactly once: {}\n", id, from);
      std::abort();
    }
    text.replace(at, from.size(), to);
  }
  return compiled_or_abort(text, id, {}, bounds);
}

}  // namespace juchu
