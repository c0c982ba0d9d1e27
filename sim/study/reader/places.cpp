#include "sim/study/reader/places.hpp"

#include <utility>

namespace juchu {

template <class Function>
void StudyPlaces::for_each_position(JsonValue& tree, const Function& function) {
  function(tree.position);
  for (JsonValue& item : tree.items) for_each_position(item, function);
  for (JsonMember& member : tree.members) {
    function(member.key_position);
    for_each_position(member.value, function);
  }
}

Position StudyPlaces::add(Place place) {
  places_.push_back(std::move(place));
  return {static_cast<int>(places_.size()), 1};
}

void StudyPlaces::settle(JsonValue& tree, const std::string& file) {
  for_each_position(tree, [&](Position& position) { position = add({file, position}); });
}

void StudyPlaces::settle_nowhere(JsonValue& tree, const std::string& file) {
  for_each_position(tree, [&](Position& position) { position = add({file, {}}); });
}

void StudyPlaces::renumber(JsonValue& tree) {
  const StudyPlaces before = std::move(*this);
  places_.clear();
  for_each_position(tree, [&](Position& position) { position = add(before.of(position)); });
}

StudyPlaces::Place StudyPlaces::of(const Position& line) const {
  Place place = places_[static_cast<std::size_t>(line.line - 1)];
  place.position.column += line.column - 1;
  return place;
}

void StudyPlaces::add(const Diagnostics& found, Diagnostics& diagnostics) const {
  for (Diagnostic each : found.sorted()) {
    const Place place = of(each.position);
    each.file = place.file;
    each.position = place.position;
    diagnostics.add(std::move(each));
  }
}

}  // namespace juchu
