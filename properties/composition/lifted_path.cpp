#include "properties/composition/lifted_path.hpp"

#include <algorithm>
#include <cassert>

namespace juchu {
namespace {

/// The first of `situations` that is in `block`.
SituationId first_in_block(std::span<const SituationId> situations, const Quotient& quotient,
                           SituationId block) {
  const auto found = std::ranges::find_if(
      situations, [&](SituationId s) { return quotient.block[s] == block; });
  assert(found != situations.end() && "members of a block follow alike");
  return *found;
}

}  // namespace

CompositionPath lifted(const CompositionPath& path, const OrderTables& original,
                       const Quotient& quotient) {
  CompositionPath whole;
  whole.initial = first_in_block(original.initial, quotient, path.initial);
  std::vector<SituationId> tuple;
  for (CompositionMove move : path.moves) {
    if (tuple.empty()) tuple.assign(move.after.size(), whole.initial);
    if (move.order == CompositionMove::kEverybody) {
      for (SituationId& s : tuple) s = original.next_day[move.working ? 1 : 0][s];
    } else {
      SituationId& s = tuple[static_cast<std::size_t>(move.order)];
      move.from = s;
      s = move.to = first_in_block(original.events(s), quotient, move.to);
    }
    move.after = tuple;
    whole.moves.push_back(std::move(move));
  }
  return whole;
}

}  // namespace juchu
