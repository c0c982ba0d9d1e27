// The part of a rulebook that a question depends on: its cone of influence.
//
// Most questions look at a few fields. What decides about those is found by following every rule
// that writes them to the fields it reads, and so on. The rest of the rulebook is left out, and the
// fields that nothing is left to read are no part of a situation any more. The slice is a rulebook
// of its own, compiled like any other and decided by the same engine.
//
// Invariants
//   S1  A slice decides about its events, days and deadlines as the whole rulebook does, as far as
//       its fields, its statuses and what it is asked about are concerned.
//   S2  What is left out changes none of the slice's fields, and shows nothing that is asked about.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/engine/compiled_rulebook.hpp"
#include "model/engine/engine.hpp"

namespace juchu {

/// What an exploration is about: rows of the rulebook, as bits, and events and deadlines whose
/// answers matter whatever they change.
struct Interest {
  std::uint64_t hazards = 0;
  std::uint64_t properties = 0;
  std::uint64_t norms = 0;  // breaches of these are seen; promises among them hold back the day
  std::vector<int> events;
  std::vector<int> deadlines;
  std::vector<int> fields;       // regions too
  std::vector<int> values = {};  // fields whose values matter in every situation
  /// Whether this rule ever decides (a Permit, Forbid, Deadline or Overlap): `Shown::decided`.
  std::optional<RuleRef> decides = std::nullopt;
  bool everything = false;  // leave nothing out
  bool alone = false;       // there is one order only
  /// Follow only what is written, and from where: conditions on anything else are left open, so
  /// that more may happen than under the rulebook, and nothing less (localization, Kurshan 1994).
  /// What cannot happen then cannot happen at all. More `fields` and `counters` leave less open.
  bool localized = false;
  std::vector<int> counters;

  [[nodiscard]] Interest joined(const Interest& more) const;
  /// The event that the rule of `decides` answers; or -1.
  [[nodiscard]] int answered_event(const Rulebook& book) const;
  /// The same, with the fields and counters of `more` known.
  [[nodiscard]] Interest knowing(const Interest& more) const;
};

struct Slice {
  /// What a localized slice leaves open, by row: rules that apply where they may, and need not.
  struct Open {
    Open() = default;
    explicit Open(const Rulebook& book)
        : permits(book.permits.size()),
          events(book.events.size()),
          deadlines(book.deadlines.size()) {}
    bool any = false;
    std::vector<bool> permits;
    std::vector<bool> events;     // of the world
    std::vector<bool> deadlines;  // may stay away where they are due
  };

  CompiledRulebook rules;  // situations are packed as the whole rulebook's are
  Interest interest;
  std::vector<bool> fields;     // by Rulebook::fields: part of a situation
  std::vector<bool> counters;   // by Rulebook::fields: the business days since it are counted
  std::vector<bool> events;     // by Rulebook::events: can change something
  std::vector<bool> deadlines;  // by Rulebook::deadlines
  std::vector<int> properties;  // rows of the whole rulebook, by those of the slice's
  /// Several orders see of each other: cart or shop fields that change, or numbers used elsewhere.
  bool shares = false;
  bool asks_elsewhere = false;  // whether numbers are used for orders of other carts is asked
  Open open = {};
  std::vector<bool> known = {};  // of `fields`: throughout, not only until an order is created

  /// The event whose every answer matters, refusals included; or -1.
  [[nodiscard]] int answered_event() const { return interest.answered_event(rules.rulebook()); }
  /// Whether some field or counter of `more` is not known.
  [[nodiscard]] bool knows_not_all(const Interest& more) const;
  /// The slice's answers about properties as bits of the whole rulebook.
  [[nodiscard]] std::uint64_t whole_properties(std::uint64_t bits) const;
};

/// The slice of `rules` for `interest`. Cost: linear in the rulebook, times a few rounds.
[[nodiscard]] Slice slice_of(const CompiledRulebook& rules, const Interest& interest);

/// Whether it matters which orders lie in one cart.
[[nodiscard]] bool carts_matter(const Slice& slice);

/// Orders that share nothing that changes cannot tell whether there are others.
[[nodiscard]] inline bool orders_do_not_matter(const Slice& slice) {
  return !slice.shares && !carts_matter(slice);
}

/// Whether `value` may be too small or too large for the field; then the event that sets it is
/// refused.
[[nodiscard]] bool may_overflow(const Field& field, const Expression& value, const Names& names);
/// The same; where it is set as the order is `created`, the value may be unset, too.
[[nodiscard]] bool may_not_fit(const Field& field, const Expression& value,
                               const Rulebook& rulebook, bool created);

/// Whether a field tells which tracking numbers are used for an order.
[[nodiscard]] bool keeps_number(const Field& field);

/// All that the behaviour of a slice depends on, as text: equal texts behave alike.
[[nodiscard]] std::string fingerprint(const Slice& slice);

}  // namespace juchu
