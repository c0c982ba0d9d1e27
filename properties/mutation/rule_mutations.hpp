// Collects the mutations of one rule, without those that change nothing, those that are there
// already and those that no rulebook may hold.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "properties/mutation/mutation.hpp"

namespace juchu {

/// How one part of a rule was changed, before it is known what became of the rule.
struct PartChange {
  MutationKind kind = MutationKind::DropRule;
  std::string part;  // the end of the id: "/at+1"
  Text says;
  std::string before;
  std::string after;
};

class RuleMutations {
 public:
  /// Of row `rule` of what it is, called `id` in the ids of its mutations.
  RuleMutations(const Rulebook& rulebook, Mutated what, int rule, std::string id, Position position,
                const Mutation::Row& original);

  void add(const PartChange& change, Mutation::Row row);

  /// Moves what was found to the end of `all`, each under an id of its own: the second of two alike
  /// is "at+1.2".
  void move_to(std::vector<Mutation>& all);

 private:
  [[nodiscard]] bool legal(const Mutation::Row& row) const;
  [[nodiscard]] bool creates_whole(const Permit& permit, const EventType& event) const;

  const Rulebook& rulebook_;
  std::string id_;
  Mutation head_;
  std::set<std::string> seen_;  // what the rule and its mutations do
  std::vector<Mutation> found_;
};

}  // namespace juchu
