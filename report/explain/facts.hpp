// What each kind of rule says, as facts with the names and expressions of the rulebook.
#pragma once

#include <vector>

#include "report/explain/explanation.hpp"

namespace juchu {

/// In the sequence of FactKind; nothing that is not stated.
[[nodiscard]] std::vector<Fact> facts_of(const Rulebook& book, const CatalogueRow& row);

/// Every expression of the rule, assignments included.
[[nodiscard]] std::vector<const Clause*> clauses_of(const Rulebook& book, const CatalogueRow& row);

/// The event that a permit, forbid, warning or norm of a step is about; -1 of others.
[[nodiscard]] int event_of(const Rulebook& book, const CatalogueRow& row);

}  // namespace juchu
