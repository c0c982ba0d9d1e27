#include "properties/random/trace_shrinker.hpp"

#include <algorithm>
#include <cassert>
#include <map>

#include "model/engine/packed_environment.hpp"
#include "properties/search/trace/scenario_of_trace.hpp"
#include "sim/scenario/tracking_numbers.hpp"

namespace juchu {
namespace {

constexpr std::size_t kMostStepsForPairs = 80;
constexpr int kMostRounds = 10;
constexpr Value kMostLowerValues = 40;
constexpr std::size_t kMostValuesOfTwo = 4;

/// `event` as it is on `today`: its dates as far away as they were.
Event moved(const CompiledRulebook& rules, Event event, Day today) {
  const Day by = today - event.today();
  if (by == 0) return event;
  event.words[Event::kDay] = static_cast<Word>(today);
  const auto& parameters = rules.rulebook().events[event.type].parameters;
  for (std::size_t p = 0; p < parameters.size(); ++p) {
    if (parameters[p].type.kind != Kind::Date) continue;
    const Slot& slot = rules.parameter(event.type, static_cast<int>(p));
    const Value value = slot.get(event.words.data());
    if (value != kUnset)
      slot.put(event.words.data(), std::clamp<Value>(value + by, slot.low, slot.high));
  }
  return event;
}

class Shrinker {
 public:
  Shrinker(const CompiledRulebook& rules, Trace trace, const Sight& sight)
      : rules_(rules), sight_(sight), trace_(std::move(trace)) {
    const bool shows = adopt(trace_);
    assert(shows);
    (void)shows;
  }

  Trace shrunk() {
    leave_out_orders();
    for (std::size_t size = trace_.steps.size() / 2; size > 1; size /= 2) leave_out_chunks(size);
    leave_out_steps();
    for (int round = 0; round < kMostRounds && make_plainer(); ++round) leave_out_steps();
    number_orders();
    number_tokens();
    return std::move(trace_);
  }

 private:
  /// Takes `candidate` for the trace if it shows the same in no more steps.
  bool adopt(const Trace& candidate) {
    std::optional<Trace> found = shown(rules_, candidate, sight_);
    if (!found || found->steps.size() > trace_.steps.size()) return false;
    trace_ = std::move(*found);
    return true;
  }

  template <class Predicate>
  bool adopt_without(Predicate left_out) {
    Trace candidate = trace_;
    std::size_t index = 0;
    std::erase_if(candidate.steps, [&](const TraceStep& step) { return left_out(step, index++); });
    return adopt(candidate);
  }

  void leave_out_orders() {
    for (int order = 0; order < trace_.orders(); ++order)
      adopt_without([&](const TraceStep& step, std::size_t) {
        return !step.next_day && step.order == order;
      });
  }

  bool leave_out_chunks(std::size_t size) {
    bool any = false;
    for (std::size_t begin = 0; begin < trace_.steps.size();) {
      const bool left_out = adopt_without([&](const TraceStep&, std::size_t index) {
        return index >= begin && index < begin + size;
      });
      any = any || left_out;
      if (!left_out) begin += size;
    }
    return any;
  }

  void leave_out_steps() {
    do {
      while (leave_out_chunks(1)) {
      }
    } while (leave_out_a_pair());
  }

  bool leave_out_a_pair() {
    const std::size_t count = trace_.steps.size();
    if (count > kMostStepsForPairs) return false;
    for (std::size_t one = 0; one < count; ++one)
      for (std::size_t other = one + 1; other < count; ++other)
        if (adopt_without([&](const TraceStep&, std::size_t index) {
              return index == one || index == other;
            }))
          return true;
    return false;
  }

  /// True when anything became plainer.
  bool make_plainer() {
    bool any = use_own_carts();
    any = use_initial_settings() || any;
    any = use_usual_weeks() || any;
    for (std::size_t step = 0; step < trace_.steps.size(); ++step)
      any = lower_parameters(step) || any;
    return any;
  }

  bool use_own_carts() {
    Trace candidate = trace_;
    for (std::size_t order = 0; order < candidate.carts.size(); ++order)
      candidate.carts[order] = static_cast<int>(order);
    return candidate.carts != trace_.carts && adopt(candidate);
  }

  bool use_initial_settings() {
    bool any = false;
    const auto& fields = rules_.rulebook().fields;
    for (std::size_t f = 0; f < fields.size(); ++f) {
      const Slot& slot = rules_.fields[f];
      if (!fields[f].any_initial) continue;
      Trace candidate = trace_;
      slot.put(candidate.start.words.data(), slot.get(rules_.start().words.data()));
      any = (candidate.start != trace_.start && adopt(candidate)) || any;
    }
    return any;
  }

  /// Work from Monday to Friday: all of the trace, or day by day.
  bool use_usual_weeks() {
    Trace usual = trace_;
    std::vector<std::size_t> odd;
    Day day = first_day_of(trace_);
    for (std::size_t step = 0; step < usual.steps.size(); ++step) {
      if (!usual.steps[step].next_day) continue;
      const bool working = weekday_of(++day) < 5;
      if (usual.steps[step].working != working) odd.push_back(step);
      usual.steps[step].working = working;
    }
    if (odd.empty()) return false;
    if (adopt(usual)) return true;
    bool any = false;
    const std::size_t count = trace_.steps.size();
    for (const std::size_t step : odd) {
      if (trace_.steps.size() != count) break;  // the days have moved
      Trace candidate = trace_;
      candidate.steps[step].working = !candidate.steps[step].working;
      any = adopt(candidate) || any;
    }
    return any;
  }

  /// One parameter after the other, then two at once: a method and a number that fits it.
  bool lower_parameters(std::size_t step) {
    bool any = false;
    for (std::size_t p = 0; p < parameter_count(step); ++p) any = lower_parameter(step, p) || any;
    for (std::size_t p = 0; p < parameter_count(step); ++p)
      for (std::size_t q = 0; q < parameter_count(step); ++q)
        any = (p != q && lower_two_parameters(step, p, q)) || any;
    return any;
  }

  /// None for a day, or where the trace is no longer that long.
  std::size_t parameter_count(std::size_t step) const {
    if (step >= trace_.steps.size() || trace_.steps[step].next_day) return 0;
    return rules_.rulebook().events[trace_.steps[step].event.type].parameters.size();
  }

  Trace with_parameter(Trace candidate, std::size_t step, std::size_t index, Value value) const {
    Event& event = candidate.steps[step].event;
    rules_.parameter(event.type, static_cast<int>(index)).put(event.words.data(), value);
    return candidate;
  }

  bool lower_parameter(std::size_t step, std::size_t index) {
    for (const Value value : plainer_values(step, index))
      if (adopt(with_parameter(trace_, step, index, value))) return true;
    return false;
  }

  bool lower_two_parameters(std::size_t step, std::size_t one, std::size_t other) {
    std::vector<Value> values = plainer_values(step, one);
    values.resize(std::min(values.size(), kMostValuesOfTwo));
    for (const Value value : values) {
      const Trace candidate = with_parameter(trace_, step, one, value);
      for (const Value second : plainer_values(step, other))
        if (adopt(with_parameter(candidate, step, other, second))) return true;
    }
    return false;
  }

  /// Its default, nothing, and what is lower, in this sequence up to `value`.
  std::vector<Value> plainer_values(std::size_t step, std::size_t index) const {
    if (index >= parameter_count(step)) return {};
    const Event& event = trace_.steps[step].event;
    const EventParameter& parameter = rules_.rulebook().events[event.type].parameters[index];
    const Slot& slot = rules_.parameter(event.type, static_cast<int>(index));
    const Value value = slot.get(event.words.data());
    std::vector<Value> values;
    if (!parameter.default_value.empty()) values.push_back(default_of(step, parameter));
    if (parameter.type.optional) values.push_back(kUnset);
    const Kind kind = parameter.type.kind;
    Value low = slot.low;
    if (kind == Kind::Date) low = trace_.steps[step].event.today();
    if (kind == Kind::Token) {
      const std::vector<Value> numbers = plainer_numbers(value);
      values.insert(values.end(), numbers.begin(), numbers.end());
    } else if (value != kUnset) {
      for (Value lower = low; lower < std::min(value, low + kMostLowerValues); ++lower)
        values.push_back(lower);
    }
    const auto same = std::ranges::find(values, value);
    values.erase(same, values.end());
    std::erase_if(values, [&](Value each) { return !slot.holds(each); });
    return values;
  }

  Value default_of(std::size_t step, const EventParameter& parameter) const {
    ShopRun run(rules_, trace_.start, trace_.carts, first_day_of(trace_));
    for (std::size_t s = 0; s < step; ++s) {
      if (trace_.steps[s].next_day) {
        (void)run.next_day(trace_.steps[s].working, 0);
        continue;
      }
      Event event = trace_.steps[s].event;
      const Decision decision = run.ask(trace_.steps[s].order, event);
      run.happen(trace_.steps[s].order, event, decision);
    }
    const TraceStep& here = trace_.steps[step];
    return evaluate(parameter.default_value.expression(),
                    PackedEnvironment(rules_, run.situation_of(here.order), here.event));
  }

  /// Numbers of the methods' examples' classes, in the sequence of the methods.
  std::vector<Value> plainer_numbers(Value number) const {
    std::vector<Value> numbers;
    if (number == kUnset) return numbers;
    const Value serial = number / rules_.token_classes();
    for (const Method& method : rules_.rulebook().methods) {
      if (method.example.empty()) continue;
      const Value plainer = rules_.token(static_cast<int>(serial),
                                         rules_.token_class(method.example));
      if (std::ranges::find(numbers, plainer) == numbers.end()) numbers.push_back(plainer);
    }
    return numbers;
  }

  /// Orders to which nothing happens go; the others follow each other as they come to be.
  void number_orders() {
    std::map<int, int> index;
    std::vector<int> carts;
    for (TraceStep& step : trace_.steps) {
      if (step.next_day || step.order < 0) continue;
      const auto [known, fresh] = index.try_emplace(step.order, static_cast<int>(index.size()));
      if (fresh) carts.push_back(trace_.carts[static_cast<std::size_t>(step.order)]);
      step.order = known->second;
    }
    std::map<int, int> cart_index;
    for (int& cart : carts)
      cart = cart_index.try_emplace(cart, static_cast<int>(cart_index.size())).first->second;
    trace_.carts = std::move(carts);
  }

  /// The first number of each class is its first in the trace.
  void number_tokens() {
    std::map<Value, Value> renamed;
    std::map<int, int> of_class;
    for (TraceStep& step : trace_.steps) {
      if (step.next_day) continue;
      const auto& parameters = rules_.rulebook().events[step.event.type].parameters;
      for (std::size_t p = 0; p < parameters.size(); ++p) {
        if (parameters[p].type.kind != Kind::Token) continue;
        const Slot& slot = rules_.parameter(step.event.type, static_cast<int>(p));
        const Value number = slot.get(step.event.words.data());
        if (number == kUnset) continue;
        if (!renamed.contains(number)) {
          const int token_class = static_cast<int>(number % rules_.token_classes());
          renamed[number] = rules_.token(of_class[token_class]++, token_class);
        }
        slot.put(step.event.words.data(), renamed[number]);
      }
    }
  }

  const CompiledRulebook& rules_;
  Sight sight_;
  Trace trace_;
};

}  // namespace

std::optional<Trace> shown(const CompiledRulebook& rules, const Trace& trace, const Sight& sight) {
  const std::uint64_t refused = sight.norm_keeping ? ~std::uint64_t{0} : rules.promises;
  ShopRun run(rules, trace.start, trace.carts, Trace::kFirstDay);
  Trace taken{.start = trace.start, .carts = trace.carts};
  for (TraceStep step : trace.steps) {
    if (step.next_day) {
      if (!run.next_day(step.working, refused)) return std::nullopt;
    } else {
      step.event = moved(rules, step.event, run.today());
      const Decision decision = run.ask(step.order, step.event);
      if (!decision.accepted || (decision.breached & refused) != 0) continue;
      run.happen(step.order, step.event, decision);
    }
    taken.steps.push_back(step);
    if (sight.in(run.found())) return taken;
  }
  return std::nullopt;
}

Trace shrink(const CompiledRulebook& rules, const Trace& trace, const Sight& sight) {
  return Shrinker(rules, trace, sight).shrunk();
}

}  // namespace juchu
