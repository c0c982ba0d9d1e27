// Everything of a rulebook that has an id and says something, in one list: what people may ask about.
//
// What the engine answers where no rule decides (`not-listed` …) is listed too.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/engine/engine.hpp"
#include "model/rulebook/rulebook.hpp"

namespace juchu {

enum class RuleSection : std::uint8_t {
  Permit,
  Forbid,
  Deadline,
  Warning,
  Norm,
  Promise,
  Hazard,
  Property,
  Parameter,
  Event,
  Answer,  // of the engine, where no rule decides
};

struct CatalogueRow {
  RuleSection section = RuleSection::Permit;
  std::size_t index = 0;  // into the rulebook's rows; of an answer, its RuleKind
  std::string id;
  Text says;  // or its label; may be empty
};

/// Section by section, each in the rulebook's sequence.
[[nodiscard]] std::vector<CatalogueRow> rule_catalogue(const Rulebook& rulebook);

/// The rows that `typed` names: by their id, as replays print it too (`[overdue · guide §3]`); else by
/// all that they say in some language, spaces aside; else by a part of it that one row alone says.
[[nodiscard]] std::vector<CatalogueRow> rules_named(std::span<const CatalogueRow> catalogue,
                                                    std::string_view typed);

/// The rows that `typed` probably meant, the nearest first: by an id, or by words, that resemble it
/// or hold it. At most `most`.
[[nodiscard]] std::vector<CatalogueRow> rules_near(std::span<const CatalogueRow> catalogue,
                                                   std::string_view typed, std::size_t most);

/// The row's head where it is a rule; null of parameters, events and answers.
[[nodiscard]] const RuleHead* head_of(const Rulebook& rulebook, const CatalogueRow& row);

}  // namespace juchu
