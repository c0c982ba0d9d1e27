// The values that the parameters of an event may take, written out one by one.
#pragma once

#include <string>
#include <vector>

#include "export/promela/model_text.hpp"

namespace juchu {

/// One value of a parameter, and when it can be offered at all.
struct OfferedValue {
  Term value;
  std::string when = "1";
};

/// Every value of parameter `index` of event `event`, which happens to the order at `place` and
/// reads its bounds there. Of one that nothing reads, one value.
[[nodiscard]] std::vector<OfferedValue> choices_of(const PromelaModel& model, int event,
                                                   std::size_t index, const Place& place);

/// The days between which the dates of `parameter` are offered; nothing when they have no bounds,
/// or bounds that move with a field.
[[nodiscard]] std::optional<DateRange> offered_days(const EventParameter& parameter,
                                                    const Names& names);

/// Whether something reads parameter `index` of event `event`.
[[nodiscard]] bool is_read(const Rulebook& rulebook, int event, std::size_t index);

/// How many values parameter `index` has, tokens aside that an order may know.
[[nodiscard]] double count_of_choices(const PromelaModel& model, int event, std::size_t index);

/// The variable into which SPIN chooses parameter `index` of an event; 0 between moves.
[[nodiscard]] inline std::string chosen_variable(std::size_t index) {
  return "p" + std::to_string(index);
}

/// What is added to a value chosen: 0 means unset, or not chosen.
[[nodiscard]] Value chosen_shift(const PromelaModel& model, const EventParameter& parameter);

/// The numbers among which SPIN chooses parameter `index` of `event` by counting, because there are
/// too many to write out; nothing otherwise.
[[nodiscard]] std::optional<DateRange> counted_choices(const PromelaModel& model, int event,
                                                       std::size_t index);

/// The highest number that parameter `index` of an event is chosen as, where some event needs it.
[[nodiscard]] std::optional<Value> highest_chosen(const PromelaModel& model, std::size_t index);

/// True when SPIN chooses the parameters of `event` first.
[[nodiscard]] bool chooses_first(const PromelaModel& model, int event);

}  // namespace juchu
