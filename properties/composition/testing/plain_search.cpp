#include "properties/composition/testing/plain_search.hpp"

#include <algorithm>

namespace juchu {

std::vector<PlainTuple> plain_moves(const OrderTables& tables, const PlainTuple& tuple) {
  std::vector<PlainTuple> moves;
  for (std::size_t i = 0; i < tuple.size(); ++i)
    for (const SituationId to : tables.events(tuple[i])) {
      moves.push_back(tuple);
      moves.back()[i] = to;
    }
  for (const auto& next_day : tables.next_day) {
    PlainTuple after;
    for (const SituationId s : tuple)
      if (next_day[s] != kNoSituation) after.push_back(next_day[s]);
    if (after.size() == tuple.size()) moves.push_back(after);
  }
  return moves;
}

PlainAnswer plain_search(const OrderTables& tables, int orders, bool sorted,
                         const std::function<bool(const PlainTuple&)>& target) {
  PlainAnswer answer;
  std::vector<PlainTuple> level, next;
  const auto see = [&](PlainTuple tuple) {
    if (sorted) std::ranges::sort(tuple);
    if (answer.states.insert(tuple).second) next.push_back(tuple);
  };
  for (const SituationId s : tables.initial) see(PlainTuple(static_cast<std::size_t>(orders), s));
  for (std::uint64_t depth = 0; !next.empty(); ++depth) {
    level.swap(next);
    next.clear();
    answer.depth = depth;
    for (const PlainTuple& tuple : level) {
      if (!answer.found && target(tuple)) {
        answer.found = true;
        answer.distance = depth;
      }
      for (PlainTuple& after : plain_moves(tables, tuple)) {
        ++answer.transitions;
        see(std::move(after));
      }
    }
  }
  return answer;
}

std::optional<PlainTuple> plain_end(const OrderTables& tables, int orders,
                                    const CompositionPath& path) {
  if (std::ranges::find(tables.initial, path.initial) == tables.initial.end()) return std::nullopt;
  PlainTuple tuple(static_cast<std::size_t>(orders), path.initial);
  for (const CompositionMove& move : path.moves) {
    PlainTuple after = tuple;
    if (move.order == CompositionMove::kEverybody) {
      for (SituationId& s : after) s = tables.next_day[move.working ? 1 : 0][s];
      if (std::ranges::find(after, kNoSituation) != after.end()) return std::nullopt;
    } else {
      SituationId& s = after[static_cast<std::size_t>(move.order)];
      if (s != move.from) return std::nullopt;
      if (!std::ranges::binary_search(tables.events(s), move.to)) return std::nullopt;
      s = move.to;
    }
    if (after != move.after) return std::nullopt;
    tuple = after;
  }
  return tuple;
}

}  // namespace juchu
