#include "properties/check/rules_seen.hpp"

namespace juchu {

void RulesSeen::add(const RuleRef& rule) {
  switch (rule.kind) {
    case RuleKind::Permit: permits[rule.index] = true; break;
    case RuleKind::Forbid: forbids[rule.index] = true; break;
    case RuleKind::Deadline: deadlines[rule.index] = true; break;
    default: break;
  }
}

void RulesSeen::join(const RulesSeen& more) {
  const auto join = [](std::vector<bool>& all, const std::vector<bool>& rows) {
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = all[i] || rows[i];
  };
  join(permits, more.permits);
  join(forbids, more.forbids);
  join(deadlines, more.deadlines);
}

}  // namespace juchu
