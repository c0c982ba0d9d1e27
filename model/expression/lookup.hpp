// Finding names in the tables of a scope.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/expression/scope.hpp"

namespace juchu {

[[nodiscard]] inline std::string_view id_of(const std::string& id) { return id; }
template <class Named>
[[nodiscard]] std::string_view id_of(const Named& named) {
  return named.id;
}

/// Where `id` stands in `all`. Cost: linear.
template <class Named>
[[nodiscard]] std::optional<int> index_of(const std::vector<Named>& all, std::string_view id) {
  const auto found = std::ranges::find(all, id, [](const Named& named) { return id_of(named); });
  if (found == all.end()) return std::nullopt;
  return static_cast<int>(found - all.begin());
}

template <class Named>
void append_ids(std::vector<std::string>& ids, const std::vector<Named>& all) {
  for (const Named& named : all) ids.emplace_back(id_of(named));
}

template <class Named>
[[nodiscard]] std::vector<std::string> ids_of(const std::vector<Named>& all) {
  std::vector<std::string> ids;
  append_ids(ids, all);
  return ids;
}

/// The names of the values of `type`, or null when its values have none.
[[nodiscard]] inline const std::vector<std::string>* values_of(const Type& type,
                                                               const Names& names) {
  switch (type.kind) {
    case Kind::Enum: return &names.enumerations[type.domain];
    case Kind::Status: return &names.statuses[type.domain];
    case Kind::Method: return &names.methods;
    case Kind::Actor: return &names.actors;
    case Kind::Event: return &names.events;
    default: return nullptr;
  }
}

/// `before`, `after`, or nothing.
[[nodiscard]] inline std::optional<Side> side_of(std::string_view id) {
  if (id == "before") return Side::Before;
  if (id == "after") return Side::After;
  return std::nullopt;
}

}  // namespace juchu
