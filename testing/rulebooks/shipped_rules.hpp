// A shipped rulebook, read and compiled.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "model/engine/compiled_rulebook.hpp"
#include "model/rulebook/rulebook_json.hpp"

namespace juchu {

/// The shipped rulebook `id`. Aborts with its problems when it cannot be loaded.
[[nodiscard]] std::shared_ptr<const CompiledRulebook> shipped_rules(
    const std::string& id, const std::vector<ParameterChoice>& choices = {},
    Bounds bounds = Bounds::Small);

/// The same with each `from` of its text, which occurs once, written as `to`.
struct RuleChange {
  std::string from, to;
};
[[nodiscard]] std::shared_ptr<const CompiledRulebook> changed_rules(
    const std::string& id, const std::vector<RuleChange>& changes, Bounds bounds = Bounds::Small);

}  // namespace juchu
