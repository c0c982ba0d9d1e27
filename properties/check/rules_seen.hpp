// Which rules have decided something, in whatever was looked at.
#pragma once

#include <map>
#include <vector>

#include "model/engine/engine.hpp"
#include "model/rulebook/rulebook.hpp"

namespace juchu {

/// Permits, forbids and deadlines that decided something, by row.
class RulesSeen {
 public:
  RulesSeen() = default;
  explicit RulesSeen(const Rulebook& book);

  /// Other kinds of rules are not looked at.
  void add(const RuleRef& rule);
  /// `more` is about as many rules, or about none.
  void join(const RulesSeen& more);
  [[nodiscard]] bool has(const RuleRef& rule) const;
  /// The rules that are not among them: permits, then forbids, then deadlines.
  [[nodiscard]] std::vector<RuleRef> rest() const;

 private:
  std::map<RuleKind, std::vector<bool>> rows_;
};

/// Of a permit (of an Overlap, too), forbid or deadline.
[[nodiscard]] const RuleHead& head_of(const Rulebook& book, const RuleRef& rule);

}  // namespace juchu
