// Rulebooks as scenarios and studies name them, and the values they choose for their parameters.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/engine/rulebook_shelf.hpp"
#include "model/json/json_cursor.hpp"

namespace juchu {

/// Whether `name` can be the id of something shipped; else it is a path.
[[nodiscard]] bool is_shipped_id(std::string_view name);

/// A path written in `file`, from where the file is.
[[nodiscard]] std::string path_beside(const std::string& file, const std::string& path);

/// A rulebook named in `file`: a shipped id, or a path from where the file is.
[[nodiscard]] std::string beside(const std::string& file, const std::string& name);

/// The values of `parameters`: which the rulebook has, each of its kind.
[[nodiscard]] std::vector<ParameterChoice> read_choices(const JsonCursor& at,
                                                        const Rulebook& rulebook);

/// The rulebook that stands at `named`. That there is none of that name is a problem of the file
/// that names it; others go to `diagnostics`.
[[nodiscard]] std::shared_ptr<const CompiledRulebook> open_named(RulebookShelf& shelf,
                                                                 const std::string& name,
                                                                 const JsonCursor& named,
                                                                 Diagnostics& diagnostics,
                                                                 Bounds bounds = Bounds::Large);

/// The rulebook of a document: the one that its `rulebook` names, from where `file` is, unless
/// `instead` names another. None after having complained.
struct NamedRules {
  std::string name;
  std::shared_ptr<const CompiledRulebook> rules;
};
[[nodiscard]] NamedRules open_rules_of(const JsonCursor& document, const std::string& file,
                                       const std::string& instead, RulebookShelf& shelf,
                                       Diagnostics& diagnostics, Bounds bounds = Bounds::Large);

/// As `open_named`, with other values for its parameters, which stand at `parameters`.
[[nodiscard]] std::shared_ptr<const CompiledRulebook> open_chosen(
    RulebookShelf& shelf, const std::string& name, const std::vector<ParameterChoice>& choices,
    const JsonCursor& parameters, Bounds bounds = Bounds::Large);

}  // namespace juchu
