// The names of a random rulebook: everything its rules can speak of.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>

#include "model/rulebook/rulebook.hpp"
#include "testing/generators/json_rows.hpp"

namespace juchu {

/// What is declared, and the text of the sections that declare it. Of events only names, actors and
/// parameters are declared; what they do is for the rules to say.
struct Vocabulary {
  Rulebook names;
  JsonObject sections;
};

/// The same for the same seed.
[[nodiscard]] Vocabulary random_vocabulary(std::uint64_t seed);

/// True when a field of `names` is called `id`.
[[nodiscard]] inline bool has_field(const Rulebook& names, const std::string& id) {
  return std::ranges::find(names.fields, id, &Field::id) != names.fields.end();
}

}  // namespace juchu
