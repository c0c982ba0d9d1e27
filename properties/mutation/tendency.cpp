#include "properties/mutation/tendency.hpp"

#include <algorithm>

namespace juchu {
namespace {

/// Whether every order that `less` speaks of is one that `more` speaks of.
bool within(const StatusSet& less, const StatusSet& more, std::size_t regions) {
  if (less.nothing || more.nothing) return less.nothing && more.nothing;
  for (std::size_t r = 0; r < regions; ++r)
    if ((less.in[r] & ~more.in[r]) != 0) return false;
  return !less.names_main || more.names_main;
}

bool meet(const StatusSet& one, const StatusSet& other, std::size_t regions) {
  if (one.nothing || other.nothing) return one.nothing && other.nothing;
  for (std::size_t r = 0; r < regions; ++r)
    if ((one.in[r] & other.in[r]) == 0) return false;
  return true;
}

/// Whether the change is that `after` applies to fewer or to more cases than `before`: in `Less` or
/// `More` of them.
template <class Rule>
Tendency reach_of(const Rule& before, const Rule* after, MutationKind kind, std::size_t regions) {
  if (after == nullptr) return Tendency::Less;
  if (kind == MutationKind::DropCondition && after->when.empty()) return Tendency::More;
  if (kind != MutationKind::DropFrom && kind != MutationKind::AddFrom) return Tendency::Either;
  if (within(after->from, before.from, regions)) return Tendency::Less;
  return within(before.from, after->from, regions) ? Tendency::More : Tendency::Either;
}

/// Where two permits apply, neither does: a change of one of them may change either way.
bool stands_alone(const Rulebook& rulebook, std::size_t row, const StatusSet& from) {
  const Permit& permit = rulebook.permits[row];
  for (std::size_t p = 0; p < rulebook.permits.size(); ++p) {
    const Permit& another = rulebook.permits[p];
    if (p != row && another.event == permit.event &&
        meet(another.from, from, rulebook.regions.size()))
      return false;
  }
  return true;
}

}  // namespace

Tendency tendency_of(const Rulebook& rulebook, const Mutation& mutation) {
  const auto row = static_cast<std::size_t>(mutation.rule);
  const std::size_t regions = rulebook.regions.size();
  if (mutation.what == Mutated::Forbid) {
    const Tendency forbids = reach_of(rulebook.forbids[row], std::get_if<Forbid>(&mutation.row),
                                      mutation.kind, regions);
    if (forbids == Tendency::Either) return forbids;
    return forbids == Tendency::Less ? Tendency::More : Tendency::Less;
  }
  if (mutation.what != Mutated::Permit) return Tendency::Either;
  const Permit& before = rulebook.permits[row];
  const auto* after = std::get_if<Permit>(&mutation.row);
  const Tendency permits = reach_of(before, after, mutation.kind, regions);
  const StatusSet& widest = permits == Tendency::More ? after->from : before.from;
  return stands_alone(rulebook, row, widest) ? permits : Tendency::Either;
}

}  // namespace juchu
