// Every event that may happen to an order, with every value of its parameters that can make a
// difference.
//
// Enumerations, numbers, methods and dates are offered whole, tracking numbers as those in use and
// one fresh one of each class. What the slice does not read takes one value. Where a parameter
// decides only whether a single permit applies, one value that makes it apply is enough. Where
// numbers make too many events (NumberClasses), one of each class is offered; of those that have no
// classes all, or only some.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/analysis/slice.hpp"
#include "properties/search/steps/name_classes.hpp"
#include "properties/search/steps/number_classes.hpp"

namespace juchu {

/// The names that occur in the situations of an exploration step.
struct NamesInUse {
  std::vector<Value> methods;
  std::vector<Value> tokens;
  int fresh_token = 0;  // the serial number of one that is not in use
};

class EventChoices {
 public:
  /// The arguments outlive this. Without `reduce`, every value of every parameter is offered. For
  /// the event that the slice wants answered, values that only decide about refusals are all
  /// offered, too.
  /// `some_numbers`: of wide numbers without classes only some are offered.
  EventChoices(const Slice& slice, const NameClasses& classes, bool reduce,
               bool some_numbers = false);

  /// Calls `function(event)` for events of type `event` in `situation`, as long as `goes_on()`. It
  /// answers whether the event was accepted, so that parameters that only decide about that need
  /// not be varied further.
  template <class Function, class GoesOn>
  void for_each(int event, const Situation& situation, Day today, const NamesInUse& names,
                Function function, GoesOn goes_on) const {
    Event instance = events_[static_cast<std::size_t>(event)];
    instance.words[Event::kDay] = static_cast<Word>(today);
    const auto& parameters = parameters_[static_cast<std::size_t>(event)];
    vary(parameters, 0, situation, names, instance, function, goes_on);
  }

  /// Whether different values of parameter `index` (of the event) are offered.
  [[nodiscard]] bool varies(int event, std::size_t index) const;

  /// A date parameter that is offered without end: the event, or -1 when there is none.
  [[nodiscard]] int unbounded_event() const { return unbounded_event_; }
  /// A number without classes that makes an event come in too many ways, if there is one: it is
  /// offered in part with `some_numbers`, and whole otherwise.
  [[nodiscard]] const std::optional<WideParameter>& too_wide() const { return too_wide_; }

 private:
  struct Parameter {
    std::size_t index = 0;  // of the event
    Slot slot;
    Type type;
    bool varied = true;
    bool guard_only = false;    // read by conditions alone
    int offer = -1;             // index into CompiledRulebook::offers
    bool always_alike = false;  // the values are `values`, whatever the situation
    std::vector<Value> values;
  };

  template <class Function, class GoesOn>
  bool vary(const std::vector<Parameter>& parameters, std::size_t next, const Situation& situation,
            const NamesInUse& names, Event& event, Function& function, GoesOn& goes_on) const {
    if (next == parameters.size()) return function(event);
    const Parameter& parameter = parameters[next];
    bool accepted = false;
    const auto try_all = [&](const std::vector<Value>& values) {
      for (const Value value : values) {
        parameter.slot.put(event.words.data(), value);
        accepted = vary(parameters, next + 1, situation, names, event, function, goes_on) ||
                   accepted;
        if ((accepted && parameter.guard_only) || !goes_on()) break;
      }
    };
    if (parameter.always_alike)
      try_all(parameter.values);
    else
      try_all(values(parameter, situation, names, event));
    return accepted;
  }

  [[nodiscard]] std::vector<Value> values(const Parameter& parameter, const Situation& situation,
                                          const NamesInUse& names, const Event& event) const;
  [[nodiscard]] std::vector<Value> dates(const Parameter& parameter, const Situation& situation,
                                         const Event& event) const;
  [[nodiscard]] Parameter parameter_of(int event, int index, bool reduce);
  void narrow(int event, std::vector<Parameter>& parameters, bool some_numbers);

  const Slice* slice_;
  const NameClasses* classes_;
  std::vector<Event> events_;                       // by event: before its parameters are chosen
  std::vector<std::vector<Parameter>> parameters_;  // by event: those that are guards only last
  int unbounded_event_ = -1;
  std::optional<NumberClasses> numbers_;  // found out when an event is seen to need it
  std::optional<WideParameter> too_wide_;
};

/// In how many ways the numbers of an event may be chosen, from which on they are narrowed.
inline constexpr std::uint64_t kManyChoices = 4096;
/// A number with so few values is never narrowed.
inline constexpr Value kNarrow = 16;

/// Whether some event of the slice has more than `kManyChoices`.
[[nodiscard]] bool has_wide_numbers(const Slice& slice);

}  // namespace juchu
