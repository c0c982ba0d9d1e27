// Reads a rulebook file: the language that scenarios/rulebooks/README.md describes.
//
// Every problem of the file is reported in one run, each at its place. Whether the rules make sense
// together (overlaps, traps, unused names) is not judged here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/rulebook/rulebook.hpp"

namespace juchu {

/// A value to use for a parameter of the rulebook instead of the one that the file gives it.
struct ParameterChoice {
  std::string parameter;
  Kind kind = Kind::Bool;  // Bool or Int, as the parameter's own
  Value value = 0;
};

/// The rulebook that `text` states, called `file` in diagnostics. A choice that names no parameter,
/// or is of another kind, is a problem like those of the file. std::nullopt if there was any.
[[nodiscard]] std::optional<Rulebook> read_rulebook(
    std::string_view text, const std::string& file, Diagnostics& diagnostics,
    const std::vector<ParameterChoice>& choices = {}, Bounds bounds = Bounds::Small);

/// The shipped rulebook of that id, or the one in that file.
[[nodiscard]] std::optional<Rulebook> open_rulebook(
    const std::string& name_or_path, Diagnostics& diagnostics,
    const std::vector<ParameterChoice>& choices = {}, Bounds bounds = Bounds::Small);

}  // namespace juchu
