#include "properties/diff/joint_events.hpp"

#include <algorithm>

#include "model/expression/expression_reader.hpp"
#include "model/index.hpp"

namespace juchu {
namespace {

/// In how many ways the numbers of an event may be chosen, from which on not all are tried.
constexpr std::uint64_t kManyJointChoices = 20'000;
constexpr Value kNarrowJoint = 16;  // a number with so few values is always tried whole

bool reads(const Clause& clause, int parameter) {
  return !clause.empty() && any_node(clause.expression(), [&](const Expression& node) {
    return (node.op == Op::Parameter || node.op == Op::UsedElsewhere) && node.index == parameter;
  });
}

bool reads(const std::vector<Assignment>& set, int parameter) {
  return std::ranges::any_of(
      set, [&](const Assignment& assignment) { return reads(assignment.value, parameter); });
}

/// Whether anything of the slice asks for parameter `index` of `event`.
bool reads_parameter(const Rulebook& book, int event, int index) {
  const EventType& type = book.events[static_cast<std::size_t>(event)];
  const auto of_event = [&](const auto& rule) { return rule.event == event; };
  return reads(type.possible, index) || reads(type.set, index) ||
         std::ranges::any_of(type.parameters,
                             [&](const EventParameter& each) {
                               return reads(each.from, index) || reads(each.to, index);
                             }) ||
         std::ranges::any_of(book.permits,
                             [&](const Permit& permit) {
                               return of_event(permit) &&
                                      (reads(permit.when, index) || reads(permit.set, index));
                             }) ||
         std::ranges::any_of(
             book.forbids,
             [&](const Forbid& forbid) { return of_event(forbid) && reads(forbid.when, index); }) ||
         std::ranges::any_of(book.norms, [&](const Norm& norm) {
           return of_event(norm) && (reads(norm.when, index) || reads(norm.must, index));
         });
}

}  // namespace

JointEvents::JointEvents(const Slice& old_slice, const Slice& new_slice, const JointNames& names,
                         const Matching& matching)
    : slices_{&old_slice, &new_slice}, names_(names), matching_(matching) {
  for (int e = 0; e < matching.events.size(kOld); ++e) {
    const int there = matching.events.across(kOld, e);
    if (old_slice.events[at(e)] || (there >= 0 && new_slice.events[at(there)])) add(e, there);
  }
  for (int e = 0; e < matching.events.size(kNew); ++e)
    if (matching.events.across(kNew, e) < 0 && new_slice.events[at(e)]) add(-1, e);
}

void JointEvents::add(int old_row, int new_row) {
  JointEvent event{.row = {old_row, new_row}, .shop = false, .parameters = {}};
  for (const int side : kSides) {
    const int row = event.row[at(side)];
    if (row >= 0)
      event.shop = event.shop ||
                   slices_[at(side)]->rules.events[static_cast<std::size_t>(row)].shop;
  }
  const auto count = [&](int side) {
    const int row = event.row[at(side)];
    return row < 0 ? 0
                   : static_cast<int>(slices_[at(side)]
                                          ->rules.rulebook()
                                          .events[static_cast<std::size_t>(row)]
                                          .parameters.size());
  };
  for (int p = 0; p < count(kOld); ++p)
    event.parameters.push_back(
        parameter_of(event, p, new_row < 0 ? -1 : matching_.parameters(old_row).across(kOld, p)));
  for (int p = 0; p < count(kNew); ++p)
    if (old_row < 0 || matching_.parameters(old_row).across(kNew, p) < 0)
      event.parameters.push_back(parameter_of(event, -1, p));
  narrow(event);
  events_.push_back(std::move(event));
}

void JointEvents::narrow(JointEvent& event) {
  std::uint64_t choices = 1;
  const auto wide = [](const Parameter& parameter) {
    const std::size_t s = parameter.index[0] >= 0 ? 0 : 1;
    return parameter.varied && parameter.type[s].kind == Kind::Int
               ? parameter.slot[s].high - parameter.slot[s].low + 1
               : Value{1};
  };
  for (const Parameter& parameter : event.parameters)
    if (choices <= kManyJointChoices) choices *= static_cast<std::uint64_t>(wide(parameter));
  if (choices <= kManyJointChoices) return;
  for (Parameter& parameter : event.parameters)
    if (wide(parameter) > kNarrowJoint) narrow(event, parameter);
}

/// One number of each class that both sides know; or some, where a side has no classes.
void JointEvents::narrow(const JointEvent& event, Parameter& parameter) {
  std::set<Value> cuts, suspects;
  bool exact = true;
  Value low = 0, high = 0;
  for (const int side : kSides) {
    const int index = parameter.index[at(side)];
    if (index < 0) continue;
    const auto& found = numbers(side).cuts(event.row[at(side)], index);
    if (found) cuts.insert(found->begin(), found->end());
    if (!found && !too_wide_) too_wide_ = TooWide{side, {event.row[at(side)], index}};
    exact = exact && found;
    const auto& more = numbers(side).suspects();
    suspects.insert(more.begin(), more.end());
    const Slot& slot = parameter.slot[at(side)];
    cuts.insert({slot.low, slot.high + 1});  // what one side has no more
    low = std::min(parameter.index[0] < 0 || side == kOld ? slot.low : low, slot.low);
    high = std::max(parameter.index[0] < 0 || side == kOld ? slot.high : high, slot.high);
  }
  suspects.insert(cuts.begin(), cuts.end());
  parameter.numbers = exact ? one_of_each(low, high, cuts) : some_of(low, high, suspects);
}

const NumberClasses& JointEvents::numbers(int side) {
  if (!numbers_[at(side)]) numbers_[at(side)].emplace(*slices_[at(side)]);
  return *numbers_[at(side)];
}

JointEvents::Parameter JointEvents::parameter_of(const JointEvent& event, int old_index,
                                                 int new_index) {
  Parameter parameter{.index = {old_index, new_index}, .slot = {}, .type = {}, .numbers = {}};
  bool bounded = false;
  for (std::size_t s = 0; s < 2; ++s) {
    const int index = parameter.index[s];
    if (index < 0) continue;
    const CompiledRulebook& rules = slices_[s]->rules;
    const auto row = static_cast<std::size_t>(event.row[s]);
    parameter.slot[s] = rules.parameter(event.row[s], index);
    parameter
        .type[s] = rules.rulebook().events[row].parameters[static_cast<std::size_t>(index)].type;
    parameter.varied = parameter.varied || (slices_[s]->events[row] &&
                                            reads_parameter(rules.rulebook(), event.row[s], index));
    const Range& offers = rules.events[row].offers;
    for (std::uint32_t i = offers.begin; i < offers.begin + offers.size; ++i) {
      if (rules.offers[i].parameter != index) continue;
      parameter.offer[s] = static_cast<int>(i);
      bounded = bounded || (!rules.offers[i].from.empty() && !rules.offers[i].to.empty());
    }
  }
  const bool date = parameter.type[old_index >= 0 ? 0 : 1].kind == Kind::Date;
  if (date && parameter.varied && !bounded)
    unbounded_ = event.row[0] >= 0 ? event.row[0] : event.row[1];
  return parameter;
}

bool JointEvents::varies(int joint, int side, std::size_t parameter) const {
  return std::ranges::any_of(of(joint).parameters, [&](const Parameter& each) {
    return each.varied && each.index[at(side)] == static_cast<int>(parameter);
  });
}

std::vector<JointValue> JointEvents::values(const Parameter& parameter, int number,
                                            const std::array<Situation, 2>& situations,
                                            const JointNames::InUse& names,
                                            const EventPair& pair) const {
  std::vector<JointValue> values;
  const auto optional = [&](std::size_t s) {
    return parameter.index[s] < 0 || parameter.type[s].optional;
  };
  if ((parameter.index[0] >= 0 && parameter.type[0].optional) ||
      (parameter.index[1] >= 0 && parameter.type[1].optional))
    values.push_back({{kUnset, kUnset}, {optional(0), optional(1)}});
  const auto everywhere = [](const JointValue& value) { return value.there[0] && value.there[1]; };
  if (!parameter.varied && !values.empty() && everywhere(values.front())) return values;
  const std::vector<JointValue> more = all_values(parameter, number, situations, names, pair);
  values.insert(values.end(), more.begin(), more.end());
  if (parameter.varied || values.empty()) return values;
  const auto plain = std::ranges::find_if(values, everywhere);
  return {plain == values.end() ? values.front() : *plain};
}

std::vector<JointValue> JointEvents::all_values(const Parameter& parameter, int number,
                                                const std::array<Situation, 2>& situations,
                                                const JointNames::InUse& names,
                                                const EventPair& pair) const {
  switch (parameter.type[parameter.index[0] >= 0 ? 0 : 1].kind) {
    case Kind::Date: return dates(parameter, situations, pair);
    case Kind::Method: return names_.methods(names);
    case Kind::Token: return names_.tokens(names, number);
    default: return listed(parameter);
  }
}

/// From the first day that either side offers to the last; where one of them offers without end, a
/// day further than the other.
std::vector<JointValue> JointEvents::dates(const Parameter& parameter,
                                           const std::array<Situation, 2>& situations,
                                           const EventPair& pair) const {
  Value first = kUnset, last = kUnset;
  bool endless = false, offered = false;
  Value today = 0;
  for (std::size_t s = 0; s < 2; ++s) {
    if (!pair.there[s] || parameter.index[s] < 0) continue;
    today = pair.event[s].today();
    const CompiledRulebook& rules = slices_[s]->rules;
    Value from = kUnset, to = kUnset;
    if (parameter.offer[s] >= 0) {
      const Offer& offer = rules.offers[static_cast<std::size_t>(parameter.offer[s])];
      offered = true;
      from = rules.value_of(offer.from, situations[s], pair.event[s]);
      to = rules.value_of(offer.to, situations[s], pair.event[s]);
    }
    endless = endless || from == kUnset || to == kUnset;
    for (const Value bound : {from, to}) {
      if (bound == kUnset) continue;
      first = first == kUnset ? bound : std::min(first, bound);
      last = last == kUnset ? bound : std::max(last, bound);
    }
  }
  std::vector<JointValue> days;
  if (first == kUnset) {
    if (!offered) days.push_back({{today, today}});
    return days;
  }
  if (endless) {
    --first;
    ++last;
  }
  last = std::min<Value>(last, kLastDay);
  for (Value day = std::max<Value>(first, kFirstDay); day <= last; ++day)
    days.push_back({{day, day}});
  return days;
}

/// Numbers and enumerations: the old side's values, then those that only the new one has.
std::vector<JointValue> JointEvents::listed(const Parameter& parameter) const {
  std::vector<JointValue> values;
  for (const int side : kSides) {
    const Slot& slot = parameter.slot[at(side)];
    if (parameter.index[at(side)] < 0) continue;
    const auto add = [&](Value value) {
      const auto joint = joined(parameter, side, value);
      if (joint) values.push_back(*joint);
      // Of what nobody reads one value is enough.
      return !parameter.varied && joint && joint->there[0] && joint->there[1];
    };
    if (parameter.numbers.empty()) {
      for (Value value = slot.low; value <= slot.high; ++value)
        if (add(value)) return values;
    } else {
      for (const Value value : parameter.numbers)
        if (value >= slot.low && value <= slot.high && add(value)) return values;
    }
  }
  return values;
}

/// The value of one side with what it is on the other; nothing for one of the new side that the old
/// one has, too.
std::optional<JointValue> JointEvents::joined(const Parameter& parameter, int side,
                                              Value value) const {
  const std::size_t here = at(side), there = at(other(side));
  JointValue joint;
  joint.value[here] = value;
  if (parameter.index[there] < 0) return joint;
  const auto across = matching_.across(side, parameter.type[here], value, parameter.type[there]);
  if (side == kNew && across) return std::nullopt;
  joint.there[there] = across.has_value();
  joint.value[there] = across.value_or(kUnset);
  return joint;
}

}  // namespace juchu
