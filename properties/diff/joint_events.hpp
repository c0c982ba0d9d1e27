// Every event that may be told to both rulebooks, with every value of its parameters that either
// can make a difference of.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "properties/diff/joint_names.hpp"
#include "properties/search/steps/number_classes.hpp"

namespace juchu {

/// One event as each side knows it.
struct EventPair {
  int joint = 0;  // which of JointEvents
  std::array<Event, 2> event;
  /// False where the side has no such event, or not with such a parameter: it cannot be told there.
  std::array<bool, 2> there{true, true};
};

class JointEvents {
 public:
  /// The arguments outlive this.
  JointEvents(const Slice& old_slice, const Slice& new_slice, const JointNames& names,
              const Matching& matching);

  [[nodiscard]] int size() const { return static_cast<int>(events_.size()); }
  /// Its row in a side's rulebook, or -1.
  [[nodiscard]] int row(int joint, int side) const {
    return of(joint).row[static_cast<std::size_t>(side)];
  }
  [[nodiscard]] bool of_shop(int joint) const { return of(joint).shop; }
  /// A date that is offered without end on both sides, and read: the event's old or new row; or -1.
  [[nodiscard]] int unbounded() const { return unbounded_; }
  /// A number of which only some values are tried, as they are too many: the event's row and the
  /// parameter's in the old rulebook, or in the new where `side` is that.
  struct TooWide {
    int side = kOld;
    WideParameter where;
  };
  [[nodiscard]] const std::optional<TooWide>& too_wide() const { return too_wide_; }
  /// Whether the values of a side's parameter are varied.
  [[nodiscard]] bool varies(int joint, int side, std::size_t parameter) const;

  /// Calls `function(pair)` for every event of the kind that `situation` may see on `today`, until
  /// it answers false. Answers whether it never did.
  template <class Function>
  bool for_each(int joint, const std::array<Situation, 2>& situations, Day today,
                const JointNames::InUse& names, Function function) const {
    EventPair pair{.joint = joint, .event = {}, .there = {}};
    for (const int side : kSides) {
      const auto s = static_cast<std::size_t>(side);
      pair.there[s] = of(joint).row[s] >= 0;
      if (pair.there[s]) pair.event[s] = slices_[s]->rules.event(of(joint).row[s], today);
    }
    return vary(of(joint), 0, situations, names, pair, function);
  }

 private:
  struct Parameter {
    std::array<int, 2> index{-1, -1};  // of the event; -1: the side does not have it
    std::array<Slot, 2> slot;
    std::array<Type, 2> type;
    std::array<int, 2> offer{-1, -1};  // index into CompiledRulebook::offers
    bool varied = false;
    std::vector<Value> numbers;  // ascending: those that are tried; none: all
  };
  struct JointEvent {
    std::array<int, 2> row{-1, -1};
    bool shop = false;
    std::vector<Parameter> parameters;
  };

  template <class Function>
  bool vary(const JointEvent& event, std::size_t next, const std::array<Situation, 2>& situations,
            const JointNames::InUse& names, EventPair& pair, Function& function) const {
    if (next == event.parameters.size()) return function(pair);
    const Parameter& parameter = event.parameters[next];
    const std::array<bool, 2> there = pair.there;
    bool going_on = true;
    for (const JointValue& value :
         values(parameter, static_cast<int>(next), situations, names, pair)) {
      for (std::size_t s = 0; s < 2; ++s) {
        pair.there[s] = there[s] && value.there[s];
        if (pair.there[s] && parameter.index[s] >= 0)
          parameter.slot[s].put(pair.event[s].words.data(), value.value[s]);
      }
      if (!pair.there[0] && !pair.there[1]) continue;  // which neither side can have
      going_on = vary(event, next + 1, situations, names, pair, function);
      if (!going_on) break;
    }
    pair.there = there;
    return going_on;
  }

  [[nodiscard]] const JointEvent& of(int joint) const {
    return events_[static_cast<std::size_t>(joint)];
  }
  void add(int old_row, int new_row);
  [[nodiscard]] Parameter parameter_of(const JointEvent& event, int old_index, int new_index);
  [[nodiscard]] std::vector<JointValue> values(const Parameter& parameter, int number,
                                               const std::array<Situation, 2>& situations,
                                               const JointNames::InUse& names,
                                               const EventPair& pair) const;
  [[nodiscard]] std::vector<JointValue> all_values(const Parameter& parameter, int number,
                                                   const std::array<Situation, 2>& situations,
                                                   const JointNames::InUse& names,
                                                   const EventPair& pair) const;
  [[nodiscard]] std::vector<JointValue> dates(const Parameter& parameter,
                                              const std::array<Situation, 2>& situations,
                                              const EventPair& pair) const;
  [[nodiscard]] std::vector<JointValue> listed(const Parameter& parameter) const;
  [[nodiscard]] std::optional<JointValue> joined(const Parameter& parameter, int side,
                                                 Value value) const;

  void narrow(JointEvent& event);
  void narrow(const JointEvent& event, Parameter& parameter);
  [[nodiscard]] const NumberClasses& numbers(int side);

  std::array<const Slice*, 2> slices_;
  std::array<std::optional<NumberClasses>, 2> numbers_;  // found out when they are needed
  const JointNames& names_;
  const Matching& matching_;
  std::vector<JointEvent> events_;
  int unbounded_ = -1;
  std::optional<TooWide> too_wide_;
};

}  // namespace juchu
