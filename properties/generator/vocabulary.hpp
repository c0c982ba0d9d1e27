// The names of a random rulebook: everything its rules can speak of.
#pragma once

#include <cstdint>
#include <string>

#include "model/rulebook/rulebook.hpp"
#include "properties/generator/json_rows.hpp"

namespace juchu {

/// What is declared, and the text of the sections that declare it. Of events only names, actors and parameters
/// are declared; what they do is for the rules to say.
struct Vocabulary {
  Rulebook names;
  JsonObject sections;
};

/// The same for the same seed.
[[nodiscard]] Vocabulary random_vocabulary(std::uint64_t seed);

[[nodiscard]] inline const Field* field_called(const Rulebook& names, const std::string& id) {
  for (const Field& field : names.fields)
    if (field.id == id) return &field;
  return nullptr;
}

}  // namespace juchu
