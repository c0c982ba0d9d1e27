// Every small change of a rulebook's rules, as data: what a suite of properties and scenarios
// should notice.
//
// A change of an expression is a change of its text, read again where it stands. Nothing here
// judges whether a change matters: that takes exploring both rulebooks.
//
// Invariants
//   U1  A mutant satisfies the invariants of a rulebook (B1 to B3) and is what reading the edited
//       file would give.
//   U2  A mutant differs from its rulebook in exactly one rule, and not only in how it is written.
//   U3  No two mutations of a rulebook share an id, and no two of one rule make the same rule.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "model/rulebook/rulebook.hpp"

namespace juchu {

/// Which kind of rule is changed. The `set` of an event belongs to every permit on it; what the
/// world does is a group of its own.
enum class Mutated : std::uint8_t { Permit, Forbid, Deadline, Event, World };

enum class MutationKind : std::uint8_t {
  DropRule,
  DropCondition,  // one part of a condition, or all of it
  Negate,
  Turn,    // a comparison the other way round
  Rejoin,  // `&&` for `||`, or the reverse
  Shift,   // a number or a day, by one
  DropFrom,
  AddFrom,
  AnotherTarget,
  DropTarget,
  DropEffect,
  Twice,  // what is added or taken is added or taken once more
  AnotherValue,
  DropMail,
  AnotherRank,  // of a deadline, before or after others that speak of the same orders
  Offer,        // the dates that a parameter may take
};

struct Mutation {
  /// The rule afterwards; nothing when it is dropped.
  using Row = std::variant<std::monostate, Permit, Forbid, Deadline, EventType>;

  std::string id;  // "overdue/at+1"
  Mutated what = Mutated::Permit;
  MutationKind kind = MutationKind::DropRule;
  int rule = 0;  // its row in the rulebook's permits, forbids, deadlines or events
  Text says;     // what was changed
  Position position;
  /// The words of the file that were changed, and what they became; may be empty.
  std::string before;
  std::string after;
  Row row;
};

/// All of them, rule by rule in the rulebook's sequence. Cost: linear in the size of the rules.
[[nodiscard]] std::vector<Mutation> mutations_of(const Rulebook& rulebook);

/// The rulebook that `mutation`, one of `mutations_of(rulebook)`, makes of it.
[[nodiscard]] Rulebook mutant_of(Rulebook rulebook, const Mutation& mutation);

}  // namespace juchu
