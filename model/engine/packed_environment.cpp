#include "model/engine/packed_environment.hpp"

#include "model/rulebook/at_creation.hpp"

namespace juchu {
namespace {

bool has_method(const std::vector<std::uint64_t>& classes, Value number, Value method) {
  return ((classes[static_cast<std::size_t>(number) % classes.size()] >> method) & 1) != 0;
}

}  // namespace

Value PackedEnvironment::value(Side side, const Field& field, const Slot& slot) const {
  const Half& here = side == Side::After ? after_ : before_;
  return !here.exists && has_no_value_yet(field) ? kUnset : slot.get(here.words);
}

Value PackedEnvironment::field(Side side, int index) const {
  return value(side, rules_.rulebook().fields[static_cast<std::size_t>(index)],
               rules_.field(index));
}

bool PackedEnvironment::final(Side side) const {
  const Value status = field(side, 0);
  return status != kUnset && rules_.rulebook().status(0, status).final;
}

Value PackedEnvironment::column(int index, Value method) const {
  return rules_.tables.columns[static_cast<std::size_t>(index)][static_cast<std::size_t>(method)];
}

bool PackedEnvironment::fits(Value number, Value method) const {
  return has_method(rules_.tables.fits, number, method);
}

bool PackedEnvironment::check_digit_fits(Value number, Value method) const {
  return has_method(rules_.tables.check_digit_fits, number, method);
}

Value PackedEnvironment::business_days_since(Side side, int index) const {
  return value(side, rules_.rulebook().fields[static_cast<std::size_t>(index)],
               rules_.counter_of(index));
}

bool PackedEnvironment::used_elsewhere(int index) const {
  return ((event_.words[Event::kFacts] >> index) & 1) != 0;
}

Value PackedEnvironment::by() const { return rules_.rulebook().events[event_.type].actor; }

}  // namespace juchu
