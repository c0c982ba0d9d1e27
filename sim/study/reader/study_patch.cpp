// Changes of the tree: merging, and single places.
#include <algorithm>
#include <array>

#include "sim/study/reader/study_tree.hpp"

namespace juchu {
namespace {

using Kinds = JsonValue::Kind;

/// Lists whose rows have ids.
constexpr std::array<std::string_view, 5> kLists = {"arrivals", "habits", "measures", "levers",
                                                    "waves"};
/// Objects that have a meaning member by member; others (a distribution, weights) are one thing.
constexpr std::array<std::string_view, 8> kByMember = {"shop", "calendar", "parameters", "staff",
                                                       "with", "set",      "weekdays",   "time"};

template <class Names>
bool contains(const Names& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

JsonMember* find_member(JsonValue& object, std::string_view key) {
  const auto member = std::ranges::find(object.members, key, &JsonMember::key);
  return member == object.members.end() ? nullptr : &*member;
}

std::string_view id_of(const JsonValue& row) {
  const JsonValue* id = row.find("id");
  return id != nullptr && id->kind == Kinds::String ? std::string_view(id->string)
                                                    : std::string_view{};
}

JsonValue* find_row(JsonValue& list, std::string_view id) {
  const auto row = std::ranges::find(list.items, id, id_of);
  return id.empty() || row == list.items.end() ? nullptr : &*row;
}

/// `row` with its id, which a patch by ids says as a key.
JsonValue with_id(JsonValue row, const std::string& id, const Position& position) {
  JsonValue value;
  value.kind = Kinds::String;
  value.position = position;
  value.string = id;
  if (row.find("id") == nullptr)
    row.members.insert(row.members.begin(), JsonMember{"id", position, std::move(value)});
  return row;
}

/// Of rows in a patch: only what they say themselves.
void drop_nulls(JsonValue& value) {
  std::erase_if(value.members,
                [](const JsonMember& member) { return member.value.kind == Kinds::Null; });
}

void merge_row(JsonValue& base, const JsonValue& patch);

/// Rows by their ids, in a list or under their ids.
void merge_rows(JsonValue& list, const JsonValue& patch) {
  for (const JsonValue& row : patch.items) {
    if (JsonValue* known = find_row(list, id_of(row))) {
      merge_row(*known, row);
    } else {
      list.items.push_back(row);
      drop_nulls(list.items.back());
    }
  }
  for (const JsonMember& member : patch.members) {
    JsonValue* known = find_row(list, member.key);
    if (member.value.kind == Kinds::Null) {
      std::erase_if(list.items, [&](const JsonValue& row) { return id_of(row) == member.key; });
    } else if (known != nullptr) {
      merge_row(*known, member.value);
    } else {
      list.items.push_back(with_id(member.value, member.key, member.key_position));
    }
  }
}

void merge_member(JsonValue& object, const JsonMember& patch, bool rows) {
  JsonMember* known = find_member(object, patch.key);
  if (patch.value.kind == Kinds::Null) {
    std::erase_if(object.members,
                  [&](const JsonMember& member) { return member.key == patch.key; });
  } else if (known == nullptr && patch.value.kind == Kinds::Object && contains(kLists, patch.key)) {
    object.members.push_back({patch.key, patch.key_position, {}});
    JsonValue& list = object.members.back().value;
    list.kind = Kinds::Array;
    list.position = patch.value.position;
    merge_rows(list, patch.value);
  } else if (known == nullptr) {
    object.members.push_back(patch);
  } else if (known->value.kind == Kinds::Array && contains(kLists, patch.key) &&
             (patch.value.kind == Kinds::Array || patch.value.kind == Kinds::Object)) {
    merge_rows(known->value, patch.value);
  } else if (known->value.kind == Kinds::Object && patch.value.kind == Kinds::Object && rows) {
    merge_row(known->value, patch.value);
  } else if (known->value.kind == Kinds::Object && patch.value.kind == Kinds::Object &&
             contains(kByMember, patch.key)) {
    for (const JsonMember& member : patch.value.members)
      merge_member(known->value, member, patch.key == "staff");
  } else {
    known->key_position = patch.key_position;
    known->value = patch.value;
  }
}

void merge_row(JsonValue& base, const JsonValue& patch) {
  if (base.kind != Kinds::Object || patch.kind != Kinds::Object) {
    base = patch;
    return;
  }
  for (const JsonMember& member : patch.members) merge_member(base, member, false);
}

std::vector<std::string> names_in(const JsonValue& value) {
  std::vector<std::string> names;
  for (const JsonMember& member : value.members)
    if (!member.key.starts_with('$')) names.push_back(member.key);  // what editors read is no place
  for (const JsonValue& row : value.items)
    if (!id_of(row).empty()) names.emplace_back(id_of(row));
  return names;
}

/// Changes the last part of a path, within `inside`; false when there is no such place.
bool change_last(JsonValue& inside, std::string_view part, const JsonValue& value) {
  const std::string key(part);
  if (inside.kind == Kinds::Array) {
    JsonValue* row = find_row(inside, part);
    if (row == nullptr && value.kind != Kinds::Object) return false;
    if (row != nullptr && value.kind == Kinds::Null) {
      inside.items.erase(inside.items.begin() + (row - inside.items.data()));
    } else if (row != nullptr) {
      *row = value.kind == Kinds::Object ? with_id(value, key, value.position) : value;
    } else {
      inside.items.push_back(with_id(value, key, value.position));
    }
    return true;
  }
  if (inside.kind != Kinds::Object) return false;
  JsonMember* member = find_member(inside, part);
  if (value.kind == Kinds::Null) {
    std::erase_if(inside.members, [&](const JsonMember& each) { return each.key == part; });
    return member != nullptr;
  }
  if (member == nullptr) {
    inside.members.push_back({key, value.position, value});
  } else {
    member->key_position = value.position;
    member->value = value;
  }
  return true;
}

/// An empty section that a path may lead into although the study does not state it.
JsonValue* new_section(JsonValue& inside, std::string_view part, const Position& position) {
  if (inside.kind != Kinds::Object || !contains(kByMember, part)) return nullptr;
  JsonValue section;
  section.kind = Kinds::Object;
  section.position = position;
  inside.members.push_back({std::string(part), position, std::move(section)});
  return &inside.members.back().value;
}

}  // namespace

void merge_study(JsonValue& base, const JsonValue& patch) { merge_row(base, patch); }

std::optional<PathFault> change_study(JsonValue& root, std::string_view path,
                                      const JsonValue& value) {
  JsonValue changed = root;
  JsonValue* inside = &changed;
  for (;;) {
    const auto dot = path.find('.');
    const std::string_view part = path.substr(0, dot);
    const PathFault fault{std::string(part), names_in(*inside)};
    if (dot == path.npos) {
      if (part.empty() || !change_last(*inside, part, value)) return fault;
      root = std::move(changed);
      return std::nullopt;
    }
    JsonMember* member = inside->kind == Kinds::Object ? find_member(*inside, part) : nullptr;
    JsonValue* next = member != nullptr ? &member->value : find_row(*inside, part);
    if (next == nullptr && value.kind != Kinds::Null)
      next = new_section(*inside, part, value.position);
    if (next == nullptr) return fault;
    inside = next;
    path.remove_prefix(dot + 1);
  }
}

}  // namespace juchu
