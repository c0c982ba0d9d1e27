#include "sim/load/event_maker.hpp"

#include <algorithm>

#include "model/index.hpp"

namespace juchu {

EventMaker::EventMaker(const Study& study) : study_(study), rules_(*study.rules) {
  for (const Habit& habit : study.habits) recipes_.push_back(recipe(habit.event, habit.with));
  for (const Arrivals& row : study.arrivals) recipes_.push_back(recipe(row.event, row.with));
  const Rulebook& book = rules_.rulebook();
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

/// Empty where somebody puts none.
EventMaker::Recipe EventMaker::recipe(int event, const std::vector<ParameterValue>& with) {
  Recipe made;
  if (event < 0) return made;
  made.blank = rules_.event(event, 0);
  const auto& parameters = rules_.rulebook().events[made.blank.type].parameters;
  for (std::size_t p = 0; p < parameters.size(); ++p) {
    const EventParameter& parameter = parameters[p];
    const int index = static_cast<int>(p);
    const Slot& slot = rules_.parameter(event, index);
    const auto stated = std::ranges::find(with, index, &ParameterValue::parameter);
    const std::uint64_t purpose = hash_of_id("with " + parameter.id);  // no id has a space
    if (stated != with.end())
      made.steps.push_back({index, slot, &*stated, purpose});
    else if (!parameter.default_value.empty() || !slot.holds(kUnset))
      made.steps.push_back({index, slot});
  }
  return made;
}

std::optional<Event> EventMaker::make(Putter putter, Day today, const Situation& before,
                                      OutcomeChooser& outcomes, int& missing) {
  const Recipe& recipe = recipes_[putter];
  Event made = recipe.blank;
  Word* words = made.words.data();
  words[Event::kDay] = static_cast<Word>(today);
  const Banks banks{{before.words.data(), words, before.words.data()}};
  for (const Recipe::Step& step : recipe.steps) {
    Value value = kUnset;
    if (step.stated == nullptr) {
      value = rules_.value_of(rules_.defaults[made.type][at(step.parameter)], before, made);
    } else {
      const auto& [parameter, among, choice] = *step.stated;
      const std::size_t chosen = choice ? outcomes.choose(*choice, step.purpose) : 0;
      value = value_of(among[chosen], banks, made);
    }
    if (!step.slot.holds(value)) {
      missing = step.parameter;
      return std::nullopt;
    }
    step.slot.put(words, value);
  }
  return made;
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
