#include "properties/mutation/rule_mutations.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "model/rulebook/legality.hpp"
#include "properties/mutation/rule_identity.hpp"

namespace juchu {
namespace {

bool sets(const std::vector<Assignment>& set, std::size_t field) {
  return std::ranges::find(set, static_cast<int>(field), &Assignment::field) != set.end();
}

}  // namespace

RuleMutations::RuleMutations(const Rulebook& rulebook, Mutated what, int rule, std::string id,
                             Position position, const Mutation::Row& original)
    : rulebook_(rulebook),
      id_(std::move(id)),
      head_{.what = what, .rule = rule, .position = position} {
  seen_.insert(identity_of(original, rulebook));
}

void RuleMutations::add(const PartChange& change, Mutation::Row row) {
  if (!legal(row) || !seen_.insert(identity_of(row, rulebook_)).second) return;
  Mutation mutation = head_;
  mutation.id = id_ + "/" + change.part;
  mutation.kind = change.kind;
  mutation.says = change.says;
  mutation.before = change.before;
  mutation.after = change.after;
  mutation.row = std::move(row);
  found_.push_back(std::move(mutation));
}

void RuleMutations::move_to(std::vector<Mutation>& all) {
  std::map<std::string, int> count, told;
  for (const Mutation& each : found_) ++count[each.id];
  for (Mutation& each : found_) {
    const std::string id = each.id;
    if (count[id] > 1) each.id += fmt::format(".{}", ++told[id]);
    all.push_back(std::move(each));
  }
  found_.clear();
}

/// False for what a reader of the edited file would refuse.
bool RuleMutations::legal(const Mutation::Row& row) const {
  if (const auto* deadline = std::get_if<Deadline>(&row)) return may_end(*deadline);
  if (const auto* permit = std::get_if<Permit>(&row))
    return creates_whole(*permit, rulebook_.events[static_cast<std::size_t>(permit->event)]);
  if (const auto* event = std::get_if<EventType>(&row))
    return std::ranges::all_of(rulebook_.permits, [&](const Permit& permit) {
      return permit.event != head_.rule || creates_whole(permit, *event);
    });
  return true;
}

/// False when an order that `permit` creates would lack a field that every order has.
bool RuleMutations::creates_whole(const Permit& permit, const EventType& event) const {
  if (!permit.from.nothing || event.shop) return true;
  for (std::size_t f = rulebook_.regions.size(); f < rulebook_.fields.size(); ++f)
    if (needed_at_creation(rulebook_.fields[f]) && !sets(permit.set, f) && !sets(event.set, f))
      return false;
  return true;
}

}  // namespace juchu
