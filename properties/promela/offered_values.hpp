// The values that the parameters of an event may take, written out one by one.
#pragma once

#include <string>
#include <vector>

#include "properties/promela/model_text.hpp"

namespace juchu {

/// One value of a parameter, and when it can be offered at all.
struct OfferedValue {
  Term value;
  std::string when = "1";
};

/// Every value of a parameter of type `type` for an event of the order at `place`. A date stands
/// within `range`.
[[nodiscard]] std::vector<OfferedValue> choices_of(const PromelaModel& model, const Type& type,
                                                   const DateRange& range, const Place& place);

/// The days between which the dates of `parameter` are offered; nothing when they have no bounds,
/// or bounds that move with a field.
[[nodiscard]] std::optional<DateRange> offered_days(const EventParameter& parameter,
                                                    const Names& names);

/// How many values there are, tokens aside that an order may know.
[[nodiscard]] double count_of_choices(const PromelaModel& model, const EventType& event);

/// The variable into which SPIN chooses parameter `index` of an event; 0 between moves.
[[nodiscard]] inline std::string chosen_variable(std::size_t index) {
  return "p" + std::to_string(index);
}

/// What is added to a value chosen: 0 means unset, or not chosen.
[[nodiscard]] Value chosen_shift(const PromelaModel& model, const EventParameter& parameter);

/// The highest number that parameter `index` of an event is chosen as, where some event needs it.
[[nodiscard]] std::optional<Value> highest_chosen(const PromelaModel& model, std::size_t index);

/// True when SPIN chooses the parameters of `event` first.
[[nodiscard]] inline bool chooses_first(const PromelaModel& model, const EventType& event) {
  return count_of_choices(model, event) > model.options->most_written_out;
}

}  // namespace juchu
