// The smallest tables that behave like given ones: situations that no question can tell apart
// become one.
//
// The colours say what the question can see; two situations become one block when they have the
// same colour, the same days lead to the same blocks (or are held back alike), and events lead to
// the same other blocks. Events have no names here, and one that leads into the own block cannot be
// seen. What orders do together over the quotient is what they do together over the original: every
// tuple of situations has its tuple of blocks, and each move of the one is a move of the other or
// changes no block.
//
// Invariants
//   Q1  Members of a block have one colour, and `follow_alike`.
//   Q2  No coarser partition satisfies Q1.
//   Q3  Blocks are numbered by their first members, which represent them.
#pragma once

#include "properties/composition/order_tables.hpp"

namespace juchu {

struct Quotient {
  OrderTables tables;                       // over blocks
  std::vector<SituationId> block;           // of each situation
  std::vector<SituationId> representative;  // of each block: its first member
};

/// The coarsest quotient of `tables` whose blocks have one colour each. Requires: a colour for each
/// situation. Cost: every situation changes its block at most log n times, and then its
/// predecessors are looked at again.
[[nodiscard]] Quotient minimized(const OrderTables& tables, std::span<const std::uint32_t> colours);

}  // namespace juchu
