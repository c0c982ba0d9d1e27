#include "sim/load/event_maker.hpp"

#include <algorithm>

#include "model/engine/layout.hpp"
#include "model/engine/program_compiler.hpp"

namespace juchu {

EventMaker::EventMaker(const Study& study) : study_(study), rules_(*study.rules) {
  const Rulebook& book = rules_.rulebook();
  const std::optional<Layout> layout = Layout::of(book);  // it has been compiled once
  ProgramCompiler compiler(book, *layout, code_);
  for (std::size_t e = 0; e < book.events.size(); ++e) {
    auto& programs = defaults_.emplace_back();
    auto& purposes = purposes_.emplace_back();
    for (const EventParameter& parameter : book.events[e].parameters) {
      programs.push_back(
          parameter.default_value.empty()
              ? Program{}
              : compiler.value(parameter.default_value.expression(), static_cast<int>(e)));
      purposes.push_back(hash_of_id("with " + parameter.id));  // no id has a space
    }
  }
  for (std::size_t method = 0; method < book.methods.size(); ++method) {
    const auto takes = [&](std::uint64_t methods) { return (methods >> method & 1) != 0; };
    int found = -1;
    for (int token = rules_.token_classes(); token-- > 0;)
      if (takes(rules_.tables.fits[static_cast<std::size_t>(token)]) &&
          takes(rules_.tables.check_digit_fits[static_cast<std::size_t>(token)]))
        found = token;
    number_class_.push_back(found);
  }
}

std::optional<Event> EventMaker::make(int event, const std::vector<ParameterValue>& with, Day today,
                                      const Situation& before, OutcomeChooser& outcomes,
                                      int& missing) {
  Event made = rules_.event(event, today);
  const auto& parameters = rules_.rulebook().events[made.type].parameters;
  Word* words = made.words.data();
  const Banks banks{{before.words.data(), words, before.words.data()}};
  const auto outcome_of = [&](const ParameterValue& stated, std::size_t p) -> const StatedValue& {
    if (!stated.choice) return stated.outcomes.front();
    return stated.outcomes[outcomes.choose(*stated.choice, purposes_[made.type][p])];
  };
  for (std::size_t p = 0; p < parameters.size(); ++p) {
    const auto stated = std::ranges::find(with, static_cast<int>(p), &ParameterValue::parameter);
    const Value value = stated == with.end() ? by_default(made, p, banks)
                                             : value_of(outcome_of(*stated, p), banks, made);
    const Slot& slot = rules_.parameter(event, static_cast<int>(p));
    if (!slot.holds(value)) {
      missing = static_cast<int>(p);
      return std::nullopt;
    }
    slot.put(words, value);
  }
  return made;
}

/// Unset where there is no default.
Value EventMaker::by_default(const Event& event, std::size_t parameter, const Banks& banks) const {
  const Program& program = defaults_[event.type][parameter];
  return program.empty() ? kUnset : run(code_.data() + program.begin, rules_.tables, banks);
}

Value EventMaker::value_of(const StatedValue& stated, const Banks& banks, const Event& event) {
  switch (stated.kind) {
    case StatedValue::Kind::Fresh: return fresh_number(event);
    case StatedValue::Kind::Workday: return workday(study_.value(stated.value, banks), stated.days);
    case StatedValue::Kind::Expression: break;
  }
  return study_.value(stated.value, banks);
}

/// A number that nobody has, of the form that the event's method wants.
Value EventMaker::fresh_number(const Event& event) {
  const auto& parameters = rules_.rulebook().events[event.type].parameters;
  int number_class = 0;
  for (std::size_t p = 0; p < parameters.size(); ++p) {
    if (parameters[p].type.kind != Kind::Method) continue;
    const Value method = rules_.parameter(event.type, static_cast<int>(p)).get(event.words.data());
    number_class = method == kUnset ? -1 : number_class_[static_cast<std::size_t>(method)];
    break;
  }
  return number_class < 0 ? kUnset : rules_.token(next_number_++, number_class);
}

/// The `days`-th working day after `from`; of 0, `from` itself or the next one.
Value EventMaker::workday(Value from, int days) const {
  if (from == kUnset) return kUnset;
  Day day = static_cast<Day>(from);
  if (days == 0)
    while (day < kLastDay && !study_.calendar.working(day)) ++day;
  for (int left = days; left > 0 && day < kLastDay;)
    if (study_.calendar.working(++day)) --left;
  return day;
}

}  // namespace juchu
