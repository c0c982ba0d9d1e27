// Which rules have decided something, in whatever was looked at.
#pragma once

#include <vector>

#include "model/engine/engine.hpp"
#include "model/rulebook/rulebook.hpp"

namespace juchu {

/// Rules that decided something, by row.
struct RulesSeen {
  RulesSeen() = default;
  explicit RulesSeen(const Rulebook& book)
      : permits(book.permits.size()),
        forbids(book.forbids.size()),
        deadlines(book.deadlines.size()) {}
  void add(const RuleRef& rule);
  void join(const RulesSeen& more);
  std::vector<bool> permits, forbids, deadlines;
};

}  // namespace juchu
