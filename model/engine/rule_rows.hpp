// How many rows of a rulebook a rule of a kind may be one of.
#pragma once

#include "model/engine/engine.hpp"
#include "model/rulebook/rulebook.hpp"

namespace juchu {

/// Where the row does not matter, as many as fit.
[[nodiscard]] inline std::size_t rows_of(const Rulebook& book, RuleKind kind) {
  switch (kind) {
    case RuleKind::Permit:
    case RuleKind::GuardFailed:
    case RuleKind::Overlap: return book.permits.size();
    case RuleKind::WorldEvent: return book.events.size();
    case RuleKind::Forbid: return book.forbids.size();
    case RuleKind::Deadline:
    case RuleKind::NotDue: return book.deadlines.size();
    default: return std::size_t{1} << 16;
  }
}

}  // namespace juchu
