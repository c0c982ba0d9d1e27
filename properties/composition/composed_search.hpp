// Everything that several orders in one shop can do, when no rule looks from one at another.
//
// A tuple holds the situation of each order. One order takes an event, or the next day comes for
// all of them at once, a business day for all or for none, unless a promise holds it back for one.
// Orders begin together, under the same settings. The search knows tables only and asks no rule.
//
// Invariants
//   C1  States, transitions, depth and path depend on the question only: not on the number of
//   threads,
//       nor on how the visited tuples are kept.
//   C2  With symmetry, the states are the distinct ascending tuples of those without.
//   C3  A path is a shortest one, and each of its moves is in the tables.
//   C4  An answer is `Finished` only when every tuple was looked at.
#pragma once

#include <functional>
#include <limits>

#include "properties/composition/order_tables.hpp"

namespace juchu {

enum class Ending : std::uint8_t {
  Finished,       // everything was explored
  Found,          // a target was reached; what is further away was not explored
  StatesBudget,   // more than `most_states` were seen
  MemoryBudget,   // more than `most_bytes` would have been needed
  Stopped,        // `stop` said so
  TooManyTuples,  // there could be more tuples than can be numbered
};

/// How the tuples that were seen are kept. A bitmap is taken while it fits the memory.
enum class Visited : std::uint8_t { AsFits, Bitmap, Hash };

/// What is known when a level begins.
struct CompositionProgress {
  std::uint64_t states = 0;
  std::uint64_t frontier = 0;  // of these, not looked at yet when the level began
  std::uint64_t depth = 0;
  std::uint64_t bytes = 0;
};

/// What is looked for: tuples of which any order is in a bad situation, or that `tuple` accepts.
struct CompositionTarget {
  std::vector<bool> any_order;  // by situation; empty: none
  /// With symmetry it sees ascending tuples only.
  std::function<bool(std::span<const SituationId>)> tuple;
};

struct CompositionOptions {
  int orders = 1;          // up to 8
  bool symmetric = false;  // orders are interchangeable
  int threads = 1;
  Visited visited = Visited::AsFits;
  /// No further level is begun once more states than this were seen.
  std::uint64_t most_states = std::numeric_limits<std::uint64_t>::max();
  std::uint64_t most_bytes = std::uint64_t{2} << 30;
  /// Both are called by the calling thread alone, many times a second.
  std::function<bool()> stop;
  std::function<void(const CompositionProgress&)> progress;
};

struct CompositionMove {
  static constexpr int kEverybody = -1;
  int order = kEverybody;           // or the next day came
  bool working = false;             // whether that is a business day
  SituationId from = kNoSituation;  // of the order that moved
  SituationId to = kNoSituation;
  std::vector<SituationId> after;  // where each order is then
  bool operator==(const CompositionMove&) const = default;
};

/// Orders keep their numbers from the first move to the last, with symmetry too.
struct CompositionPath {
  SituationId initial = kNoSituation;  // of every order
  std::vector<CompositionMove> moves;
  bool operator==(const CompositionPath&) const = default;
};

struct CompositionAnswer {
  Ending ending = Ending::Finished;
  std::uint64_t states = 0;
  /// Events of each order and days (each kind of day by itself) from the states that were expanded.
  std::uint64_t transitions = 0;
  std::uint64_t depth = 0;  // the number of moves to the furthest state seen
  std::uint64_t bytes = 0;  // the most that was kept at once
  CompositionPath path;     // when `Found`
};

/// Breadth-first. Requires: 1 to 8 orders, at least one initial situation.
[[nodiscard]] CompositionAnswer compose(const OrderTables& tables,
                                        const CompositionOptions& options,
                                        const CompositionTarget& target = {});

}  // namespace juchu
