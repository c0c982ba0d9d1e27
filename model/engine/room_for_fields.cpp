#include "model/engine/room_for_fields.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "model/engine/layout.hpp"
#include "model/expression/wording.hpp"
#include "model/text/problems.hpp"

namespace juchu {
namespace {

constexpr std::size_t kNamed = 2;  // of the widest fields

/// The fields of an order, cart or shop.
struct Room {
  FieldScope scope;
  Text whose;
  std::size_t words;

  [[nodiscard]] int bits() const { return static_cast<int>(64 * words); }
};

const Room kRooms[] = {{FieldScope::Order, {"一つの注文", "an order"}, Situation::kOrderWords},
                       {FieldScope::Cart, {"一つのカート", "a cart"}, Situation::kCartWords},
                       {FieldScope::Shop, {"一つのショップ", "a shop"}, Situation::kShopWords}};

struct Width {
  const Field* field;
  int bits;
};

/// A parameter of an event is as wide as a field of its type.
int width_of(const Field& field, const Names& names) {
  EventType event;
  event.parameters.push_back({.type = field.type});
  return Layout::parameters_of(event, names).front().width;
}

std::vector<Width> widths_in(const Room& room, const Rulebook& rulebook) {
  std::vector<Width> widths;
  for (const Field& field : rulebook.fields)
    if (field.scope == room.scope) widths.push_back({&field, width_of(field, rulebook.names)});
  return widths;
}

int sum_of(const std::vector<Width>& widths) {
  int sum = 0;
  for (const Width& each : widths) sum += each.bits;
  return sum;
}

/// The field with which the room ends; the last one, where what is counted beside them takes it.
const Field& first_without_room(const std::vector<Width>& widths, int bits) {
  int used = 0;
  for (const Width& each : widths)
    if ((used += each.bits) > bits) return *each.field;
  return *widths.back().field;
}

std::string widest(std::vector<Width> widths) {
  std::ranges::stable_sort(widths, std::greater<>(), &Width::bits);
  std::string named;
  for (std::size_t i = 0; i < std::min(kNamed, widths.size()); ++i)
    named += fmt::format("{}{} ({})", i == 0 ? "" : ", ", shown_name(widths[i].field->id),
                         widths[i].bits);
  return named;
}

}  // namespace

Diagnostic no_room_for_fields(const Rulebook& rulebook) {
  const Room* room = kRooms;  // unless another one is full: deadlines of duties lie in an order
  for (const Room& each : kRooms)
    if (sum_of(widths_in(each, rulebook)) > each.bits()) room = &each;
  const std::vector<Width> widths = widths_in(*room, rulebook);
  const Field& field = first_without_room(widths, room->bits());
  return {.file = rulebook.file,
          .position = field.position,
          .pointer = "/fields/" + field.id,
          .problem = say("{}の項目が多すぎます（{}ビットのところに{}ビット。広いもの: {}）",
                         "the fields of {} do not fit into {} bits: they take {} (the widest: {})",
                         room->whose, room->bits(), sum_of(widths), widest(widths)),
          .hint = {"項目を減らすか、範囲や選択肢を狭めてください（日付は17、真偽値は1ビット）",
                   "use fewer fields or narrower ranges; a date takes 17 bits, a truth value 1"}};
}

}  // namespace juchu
