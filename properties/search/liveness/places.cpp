#include "properties/search/liveness/places.hpp"

#include <algorithm>
#include <bit>

namespace juchu {
namespace {

constexpr Word kSmall = 4;  // fields with no more values than this are part of a place
constexpr int kKeyBits = 62;

/// Nothing but the order itself, or the shop's owner at the start, changes it.
bool private_to_order(const Field& field) {
  return field.scope == FieldScope::Order || field.setting;
}

bool small(const Field& field, const Slot& slot) {
  const auto values = static_cast<Word>(slot.high - slot.low + 1);
  switch (field.type.kind) {
    case Kind::Status: return true;
    case Kind::Bool:
    case Kind::Enum:
    case Kind::Int: return values <= kSmall;
    default: return false;
  }
}

}  // namespace

Places::Places(const Slice& slice, bool fine) : slice_(slice) {
  const Rulebook& book = slice.rules.rulebook();
  int used = 0;
  const auto add = [&](std::size_t f, bool whole) {
    const Slot& slot = slice.rules.fields[f];
    const int width = whole ? slot.width : 1;
    if (used + width > kKeyBits) return;  // what a place leaves out is merely not known there
    parts_.push_back({static_cast<int>(f), whole, slot, static_cast<std::uint8_t>(used),
                      static_cast<std::uint8_t>(width)});
    used += width;
  };
  const auto wanted = [&](std::size_t f) {
    return slice.fields[f] && private_to_order(book.fields[f]);
  };
  for (std::size_t f = 0; f < book.regions.size(); ++f) add(f, true);
  if (!fine) return;
  for (std::size_t f = book.regions.size(); f < book.fields.size(); ++f)
    if (wanted(f) && book.fields[f].type.optional && !small(book.fields[f], slice.rules.fields[f]))
      add(f, false);
  for (std::size_t f = book.regions.size(); f < book.fields.size(); ++f)
    if (wanted(f) && small(book.fields[f], slice.rules.fields[f])) add(f, true);
}

std::vector<Possible> Places::known(PlaceKey key, bool statuses_only) const {
  const Rulebook& book = slice_.rules.rulebook();
  std::vector<Possible> fields;
  const bool there = exists(key);
  for (std::size_t f = 0; f < book.fields.size(); ++f) {
    const Field& field = book.fields[f];
    if (!there && field.scope == FieldScope::Order)
      fields.push_back(Possible::one(slice_.rules.fields[f].decode(0)));
    else
      fields.push_back(Possible::any(field.type, book.names));
  }
  for (const PlacePart& part : parts_) {
    if (statuses_only && static_cast<std::size_t>(part.field) >= book.regions.size()) break;
    Possible& field = fields[static_cast<std::size_t>(part.field)];
    const std::uint64_t raw = key >> part.shift & part.mask();
    if (part.whole)
      field = Possible::one(part.slot.decode(raw));
    else if (raw == 0)
      field = Possible::one(kUnset);
    else
      field.unset = false;
  }
  return fields;
}

std::size_t Places::configuration(PlaceKey key) const {
  std::size_t index = 0;
  for (std::size_t r = 0; r < slice_.rules.strides.size(); ++r)
    index += (key >> parts_[r].shift & parts_[r].mask()) * slice_.rules.strides[r];
  return index;
}

std::vector<PlaceKey> Places::places_of(const std::vector<Possible>& fields) const {
  std::vector<PlaceKey> keys = {0};
  for (const PlacePart& part : parts_) {
    const Possible& value = fields[static_cast<std::size_t>(part.field)];
    std::vector<std::uint64_t> raws;
    if (!part.whole) {
      if (value.unset) raws.push_back(0);
      if (value.set()) raws.push_back(1);
    } else {
      if (value.unset) raws.push_back(part.slot.encode(kUnset));
      for (Value v = part.slot.low; v <= part.slot.high; ++v) {
        const bool listed = v >= 0 && v < 64 && (value.values >> v & 1) != 0;
        if (listed || value.other) raws.push_back(part.slot.encode(v));
      }
    }
    std::vector<PlaceKey> next;
    for (const PlaceKey key : keys)
      for (const std::uint64_t raw : raws) next.push_back(key | raw << part.shift);
    keys = std::move(next);
  }
  return keys;
}

std::vector<PlaceKey> Places::initial() const {
  std::vector<Possible> fields = known(0);
  const Rulebook& book = slice_.rules.rulebook();
  for (std::size_t f = 0; f < fields.size(); ++f)
    if (book.fields[f].scope != FieldScope::Order)
      fields[f] = book.fields[f].any_initial ? Possible::any(book.fields[f].type, book.names)
                                             : Possible::one(book.fields[f].initial);
  return places_of(fields);
}

}  // namespace juchu
