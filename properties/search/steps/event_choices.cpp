#include "properties/search/steps/event_choices.hpp"

#include <algorithm>

#include "model/expression/expression_reader.hpp"
#include "model/work/work_limit.hpp"

namespace juchu {
namespace {

bool reads_parameter(const Clause& clause, int index) {
  return !clause.empty() && any_node(clause.expression(), [&](const Expression& node) {
    return (node.op == Op::Parameter || node.op == Op::UsedElsewhere) && node.index == index;
  });
}

bool reads_parameter(const std::vector<Assignment>& set, int index) {
  return std::ranges::any_of(
      set, [&](const Assignment& assignment) { return reads_parameter(assignment.value, index); });
}

/// Who reads parameter `index` of `event`.
struct Readers {
  bool guards = false;
  bool effects = false;
  int permits = 0;  // of the event
};

Readers readers_of(const Rulebook& book, int event, int index) {
  const EventType& type = book.events[static_cast<std::size_t>(event)];
  Readers readers;
  readers.guards = reads_parameter(type.possible, index);
  readers.effects = reads_parameter(type.set, index);
  for (const EventParameter& other : type.parameters)
    readers.effects = readers.effects || reads_parameter(other.from, index) ||
                      reads_parameter(other.to, index);
  for (const Permit& permit : book.permits) {
    if (permit.event != event) continue;
    ++readers.permits;
    readers.guards = readers.guards || reads_parameter(permit.when, index);
    readers.effects = readers.effects || reads_parameter(permit.set, index);
  }
  for (const Forbid& forbid : book.forbids)
    if (forbid.event == event)
      readers.guards = readers.guards || reads_parameter(forbid.when, index);
  for (const Norm& norm : book.norms)
    if (norm.event == event)
      readers.effects = readers.effects || reads_parameter(norm.when, index) ||
                        reads_parameter(norm.must, index);
  return readers;
}

}  // namespace

EventChoices::EventChoices(const Slice& slice, const NameClasses& classes, bool reduce,
                           bool some_numbers)
    : slice_(&slice), classes_(&classes) {
  const Rulebook& book = slice.rules.rulebook();
  for (std::size_t e = 0; e < book.events.size(); ++e) {
    go_on();
    std::vector<Parameter>& parameters = parameters_.emplace_back();
    events_.push_back(slice.rules.event(static_cast<int>(e), 0));
    for (std::size_t p = 0; p < book.events[e].parameters.size(); ++p)
      parameters.push_back(parameter_of(static_cast<int>(e), static_cast<int>(p), reduce));
    if (reduce && slice.events[e]) narrow(static_cast<int>(e), parameters, some_numbers);
    if (static_cast<int>(e) == slice.answered_event())
      for (Parameter& parameter : parameters) parameter.guard_only = false;
    std::ranges::stable_partition(parameters,
                                  [](const Parameter& each) { return !each.guard_only; });
  }
}

EventChoices::Parameter EventChoices::parameter_of(int event, int index, bool reduce) {
  const CompiledRulebook& rules = slice_->rules;
  const auto e = static_cast<std::size_t>(event);
  const EventParameter&
      named = rules.rulebook().events[e].parameters[static_cast<std::size_t>(index)];
  Parameter parameter{.index = static_cast<std::size_t>(index),
                      .slot = rules.parameter(event, index),
                      .type = named.type};
  const Range& offers = rules.events[e].offers;
  for (std::uint32_t i = 0; i < offers.size; ++i)
    if (rules.offers[offers.begin + i].parameter == index)
      parameter.offer = static_cast<int>(offers.begin + i);
  const Readers readers = readers_of(rules.rulebook(), event, index);
  if (reduce) {
    parameter.varied = readers.guards || readers.effects;
    const bool one_outcome = readers.permits == 1 || rules.rulebook().events[e].world;
    parameter.guard_only = one_outcome && readers.guards && !readers.effects;
  }
  const bool bounded = parameter.offer >= 0 &&
                       !rules.offers[static_cast<std::size_t>(parameter.offer)].from.empty() &&
                       !rules.offers[static_cast<std::size_t>(parameter.offer)].to.empty();
  if (slice_->events[e] && parameter.varied && named.type.kind == Kind::Date && !bounded)
    unbounded_event_ = event;
  const bool named_freely = (named.type.kind == Kind::Method && classes_->methods_compared()) ||
                            (named.type.kind == Kind::Token && classes_->tokens_compared());
  const bool unset_alone = !parameter.varied && named.type.optional;
  if (unset_alone || (named.type.kind != Kind::Date && !named_freely)) {
    parameter.values = values(parameter, {}, {}, {});
    parameter.always_alike = true;
  }
  return parameter;
}

/// Leaves out numbers of an event that would come in too many ways.
void EventChoices::narrow(int event, std::vector<Parameter>& parameters, bool some_numbers) {
  std::uint64_t choices = 1;
  for (const Parameter& parameter : parameters)
    if (parameter.type.kind == Kind::Int && parameter.varied && choices <= kManyChoices)
      choices *= static_cast<std::uint64_t>(parameter.slot.high - parameter.slot.low + 1);
  if (choices <= kManyChoices) return;
  if (!numbers_) numbers_.emplace(*slice_);
  for (Parameter& parameter : parameters) {
    const Value low = parameter.slot.low, high = parameter.slot.high;
    if (parameter.type.kind != Kind::Int || !parameter.varied || high - low < kNarrow) continue;
    const int index = static_cast<int>(parameter.index);
    const auto& cuts = numbers_->cuts(event, index);
    if (!cuts && !too_wide_) too_wide_ = WideParameter{event, index};
    if (!cuts && !some_numbers) continue;
    const std::vector<Value> kept = cuts ? one_of_each(low, high, *cuts)
                                         : some_of(low, high, numbers_->suspects());
    std::erase_if(parameter.values, [&](Value value) {
      return value != kUnset && !std::ranges::binary_search(kept, value);
    });
  }
}

bool has_wide_numbers(const Slice& slice) {
  const auto& events = slice.rules.rulebook().events;
  for (std::size_t e = 0; e < events.size(); ++e) {
    std::uint64_t choices = 1;
    for (const EventParameter& parameter : events[e].parameters)
      if (parameter.type.kind == Kind::Int && choices <= kManyChoices)
        choices *= static_cast<std::uint64_t>(parameter.type.high - parameter.type.low + 1);
    if (slice.events[e] && choices > kManyChoices) return true;
  }
  return false;
}

bool EventChoices::varies(int event, std::size_t index) const {
  const auto& parameters = parameters_[static_cast<std::size_t>(event)];
  return std::ranges::any_of(parameters, [&](const Parameter& parameter) {
    return parameter.index == index && parameter.varied;
  });
}

std::vector<Value> EventChoices::values(const Parameter& parameter, const Situation& situation,
                                        const NamesInUse& names, const Event& event) const {
  std::vector<Value> values;
  if (parameter.type.optional) values.push_back(kUnset);
  if (!parameter.varied && !values.empty()) return values;
  switch (parameter.type.kind) {
    case Kind::Date: {
      const std::vector<Value> offered = dates(parameter, situation, event);
      values.insert(values.end(), offered.begin(), offered.end());
      break;
    }
    case Kind::Method: {
      const std::vector<Value> offered = classes_->methods_to_offer(names.methods);
      values.insert(values.end(), offered.begin(), offered.end());
      break;
    }
    case Kind::Token: {
      const std::vector<Value> offered = classes_->tokens_to_offer(names.tokens, names.fresh_token);
      values.insert(values.end(), offered.begin(), offered.end());
      break;
    }
    default:
      for (Value value = parameter.slot.low; value <= parameter.slot.high; ++value)
        values.push_back(value);
  }
  if (!parameter.varied && !values.empty()) values.resize(1);
  return values;
}

std::vector<Value> EventChoices::dates(const Parameter& parameter, const Situation& situation,
                                       const Event& event) const {
  if (parameter.offer < 0) return {event.today()};
  const Offer& offer = slice_->rules.offers[static_cast<std::size_t>(parameter.offer)];
  const auto bound = [&](const Guard& asked) {
    return slice_->rules.value_of(asked, situation, event);
  };
  const Value from = offer.from.empty() ? event.today() : bound(offer.from);
  const Value to = offer.to.empty() ? from : bound(offer.to);
  std::vector<Value> days;
  if (from == kUnset || to == kUnset) return days;
  const Value first = std::max(from, parameter.slot.low), last = std::min(to, parameter.slot.high);
  for (Value day = first; day <= last; ++day) days.push_back(day);
  return days;
}

}  // namespace juchu
