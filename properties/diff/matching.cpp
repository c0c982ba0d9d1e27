#include "properties/diff/matching.hpp"

#include <algorithm>

namespace juchu {
namespace {

const std::string& id_of(const std::string& id) { return id; }
template <class Row>
const std::string& id_of(const Row& row) {
  return row.id;
}

template <class Rows>
bool has_id(const Rows& rows, const std::string& id) {
  return std::ranges::any_of(rows, [&](const auto& row) { return id_of(row) == id; });
}

}  // namespace

RowMatch::RowMatch(const std::vector<std::string>& old_ids,
                   const std::vector<std::string>& new_ids) {
  rows_[kOld].assign(old_ids.size(), -1);
  rows_[kNew].assign(new_ids.size(), -1);
  for (std::size_t o = 0; o < old_ids.size(); ++o) {
    const auto found = std::ranges::find(new_ids, old_ids[o]);
    if (found == new_ids.end()) continue;
    const auto n = static_cast<std::size_t>(found - new_ids.begin());
    if (rows_[kNew][n] >= 0) continue;
    rows_[kOld][o] = static_cast<int>(n);
    rows_[kNew][n] = static_cast<int>(o);
  }
}

Matching::Matching(const Rulebook& old_book, const Rulebook& new_book,
                   const std::vector<Renamed>& renamed)
    : books_{&old_book, &new_book}, renamed_(renamed) {
  events = match(&Rulebook::events);
  fields = match(&Rulebook::fields);
  regions = match(&Rulebook::regions);
  methods = match(&Rulebook::methods);
  mails = match(&Rulebook::mails);
  norms = match(&Rulebook::norms);
  hazards = match(&Rulebook::hazards);
  properties = match(&Rulebook::properties);
  deadlines = match(&Rulebook::deadlines);
  for (std::size_t e = 0; e < old_book.events.size(); ++e) {
    const int there = events.across(kOld, static_cast<int>(e));
    parameters_.push_back(
        there < 0
            ? RowMatch(ids(kOld, old_book.events[e].parameters), {})
            : RowMatch(ids(kOld, old_book.events[e].parameters),
                       ids(kNew, new_book.events[static_cast<std::size_t>(there)].parameters)));
  }
}

template <class Rows>
std::vector<std::string> Matching::ids(int side, const Rows& rows) const {
  std::vector<std::string> ids;
  for (const auto& row : rows) ids.push_back(common(side, id_of(row)));
  return ids;
}

template <class Rows>
RowMatch Matching::match(Rows Rulebook::* rows) const {
  return {ids(kOld, book(kOld).*rows), ids(kNew, book(kNew).*rows)};
}

const std::string& Matching::common(int side, const std::string& id) const {
  if (side == kOld) return id;
  const auto found = std::ranges::find(renamed_, id, &Renamed::new_id);
  return found == renamed_.end() ? id : found->old_id;
}

bool Matching::other_actor(int old_event, int new_event) const {
  const auto actor = [this](int side, int event) {
    const Rulebook& book = this->book(side);
    const int row = book.events[static_cast<std::size_t>(event)].actor;
    return common(side, book.names.actors[static_cast<std::size_t>(row)]);
  };
  return actor(kOld, old_event) != actor(kNew, new_event);
}

std::optional<Value> Matching::across(int side, const Type& from, Value value,
                                      const Type& to) const {
  if (value == kUnset) return to.optional ? std::optional(kUnset) : std::nullopt;
  if (from.kind != to.kind) return std::nullopt;
  const Names& here = book(side).names;
  const Names& there = book(juchu::other(side)).names;
  switch (from.kind) {
    case Kind::Int:
      return value >= to.low && value <= to.high ? std::optional(value) : std::nullopt;
    case Kind::Enum:
      return among(here.enumerations[from.domain], side, value, there.enumerations[to.domain]);
    case Kind::Status:
      return among(here.statuses[from.domain], side, value, there.statuses[to.domain]);
    case Kind::Method: {
      const int method = methods.across(side, static_cast<int>(value));
      return method < 0 ? std::nullopt : std::optional<Value>(method);
    }
    default: return value;
  }
}

std::optional<Value> Matching::among(const std::vector<std::string>& from, int side, Value value,
                                     const std::vector<std::string>& to) const {
  const std::string& id = common(side, from[static_cast<std::size_t>(value)]);
  for (std::size_t v = 0; v < to.size(); ++v)
    if (common(juchu::other(side), to[v]) == id) return static_cast<Value>(v);
  return std::nullopt;
}

bool Matching::mentions(int side, const std::string& id) const {
  const Rulebook& book = this->book(side);
  const auto any_list = [&](const std::vector<std::vector<std::string>>& lists) {
    return std::ranges::any_of(lists, [&](const auto& list) { return has_id(list, id); });
  };
  return has_id(book.events, id) || has_id(book.actors, id) || has_id(book.fields, id) ||
         has_id(book.statuses, id) || has_id(book.methods, id) || has_id(book.mails, id) ||
         has_id(book.norms, id) || has_id(book.hazards, id) || has_id(book.properties, id) ||
         has_id(book.deadlines, id) || any_list(book.names.enumerations) ||
         std::ranges::any_of(book.events,
                             [&](const EventType& event) { return has_id(event.parameters, id); });
}

std::vector<Renamed> Matching::unknown() const {
  std::vector<Renamed> unknown;
  for (const Renamed& each : renamed_)
    if (!mentions(kOld, each.old_id) || !mentions(kNew, each.new_id)) unknown.push_back(each);
  return unknown;
}

}  // namespace juchu
