#include "report/text/habit_text.hpp"

#include <algorithm>

#include "report/rows.hpp"
#include "report/study_wording.hpp"
#include "report/text/figures.hpp"
#include "report/text/hours_text.hpp"
#include "sim/study/time_text.hpp"
#include "sim/value_text.hpp"

namespace juchu {
namespace {

std::string share_text(double share, const Speaker& speaker) {
  return stated_text(speaker, Figure::Share, share);
}

/// A length of time as it is stated.
std::string exactly(Microseconds time, const Speaker& speaker) {
  return speaker.text(juchu::time_text(time));
}

/// Says each kind of distribution.
struct Said {
  const Speaker& speaker;

  std::string operator()(const ConstantTime& time) const { return exactly(time.value, speaker); }
  std::string operator()(const ExponentialTime& time) const {
    return speaker.say(kOnAverage, exactly(time.mean, speaker), speaker.say(kExponential));
  }
  std::string operator()(const LognormalTime& time) const {
    return spread(time.mean, kLognormal, time.cv);
  }
  std::string operator()(const GammaTime& time) const { return spread(time.mean, kGamma, time.cv); }
  std::string operator()(const ErlangTime& time) const {
    return speaker.say(kOnAverage, exactly(time.mean, speaker), speaker.say(kErlang, time.stages));
  }
  std::string operator()(const WeibullTime& time) const {
    return speaker.say(kOnAverage, figure_text(speaker, Figure::Time, mean_of(Distribution(time))),
                       speaker.say(kWeibull, time.shape));
  }
  std::string operator()(const TriangularTime& time) const {
    return speaker.say(kTriangularTime, exactly(time.low, speaker), exactly(time.high, speaker),
                       exactly(time.mode, speaker));
  }
  std::string operator()(const UniformTime& time) const {
    return speaker.say(kUniformTime, exactly(time.low, speaker), exactly(time.high, speaker));
  }
  std::string operator()(const TableTime& time) const {
    std::vector<std::string> rows;
    for (std::size_t row = 0; row < time.values.size(); ++row)
      rows.push_back(speaker.say(kInParentheses, exactly(time.values[row], speaker),
                                 share_text(time.choice.share(row), speaker)));
    return speaker.list(rows);
  }

 private:
  [[nodiscard]] std::string spread(Microseconds mean, const Wording& kind, double cv) const {
    return speaker.say(kOnAverage, exactly(mean, speaker),
                       speaker.say(kWithSpread, speaker.say(kind), cv));
  }
};

/// A plain value and a field by their labels, anything else as it is written.
std::string value_words(const Study& study, const Type& type, const StatedValue& value,
                        const Speaker& speaker) {
  if (value.kind == StatedValue::Kind::Fresh) return speaker.say(kFreshNumber);
  const Rulebook& book = study.rules->rulebook();
  const Expression& expression = value.clause.expression();
  if (value.kind == StatedValue::Kind::Workday) {
    if (expression.op != Op::Today)
      return speaker.say(kWorkdaysAfter, value.days, Speaker::plain(value.clause.text));
    return value.days == 1 ? speaker.say(kNextWorkday) : speaker.say(kWorkdaysAhead, value.days);
  }
  if (expression.op == Op::Field) return speaker.label(row_at(book.fields, expression.index));
  if (expression.op != Op::Constant) return Speaker::plain(value.clause.text);
  return speaker.text(value_text(book, TokenTable(*study.rules), type, expression.value));
}

/// Parameters are kept apart more clearly than the values of one.
std::string parameters_list(const std::vector<std::string>& parameters) {
  std::string all;
  for (const std::string& each : parameters) all += (all.empty() ? "" : "; ") + each;
  return all;
}

std::string how(const Study& study, const Habit& habit, const Speaker& speaker) {
  const std::string what = habit.event < 0
                               ? speaker.say(kOnlyMarks)
                               : speaker.label(row_at(study.rules->rulebook().events, habit.event));
  if (habit.clock == Habit::Clock::At)
    return speaker.say(kHabitAt, week_text(habit.at, speaker), what);
  const std::string time = time_text(*habit.time, speaker);
  if (habit.clock == Habit::Clock::After) return speaker.say(kHabitAfter, time, what);
  return speaker.say(kHabitUsing, name_of_row(row_at(study.staff, habit.team), speaker), time,
                     what);
}

std::string priority_text(const Study& study, const Habit& habit, const Speaker& speaker) {
  const Clause& clause = habit.priority->clause;
  const Expression& expression = clause.expression();
  if (expression.op != Op::Field) return speaker.say(kSmallestFirst, Speaker::plain(clause.text));
  const Field& field = row_at(study.rules->rulebook().fields, expression.index);
  return speaker.say(field.type.kind == Kind::Date ? kEarliestFirst : kSmallestFirst,
                     speaker.label(field));
}

std::string marks_text(const Study& study, const std::vector<int>& marks, const Speaker& speaker) {
  std::vector<std::string> names;
  for (const int mark : marks)
    names.push_back(Speaker::plain(row_at(study.rules->rulebook().fields, mark).id));
  return speaker.list(names);
}

}  // namespace

std::string time_text(const Distribution& time, const Speaker& speaker) {
  return std::visit(Said{speaker}, time);
}

std::string given_text(const Study& study, int event, const std::vector<ParameterValue>& with,
                       const Speaker& speaker) {
  const auto& parameters = row_at(study.rules->rulebook().events, event).parameters;
  std::vector<std::string> given;
  for (const ParameterValue& value : with) {
    const EventParameter& parameter = row_at(parameters, value.parameter);
    std::vector<std::string> outcomes;
    for (std::size_t i = 0; i < value.outcomes.size(); ++i) {
      const std::string text = value_words(study, parameter.type, value.outcomes[i], speaker);
      outcomes.push_back(value.choice ? speaker.say(kInParentheses, text,
                                                    share_text(value.choice->share(i), speaker))
                                      : text);
    }
    given.push_back(speaker.say(kColon, speaker.label(parameter), speaker.list(outcomes)));
  }
  return parameters_list(given);
}

std::string defaults_text(const Study& study, int event, const std::vector<ParameterValue>& with,
                          const Speaker& speaker) {
  const auto& parameters = row_at(study.rules->rulebook().events, event).parameters;
  std::vector<std::string> defaults;
  for (std::size_t p = 0; p < parameters.size(); ++p) {
    const EventParameter& parameter = parameters[p];
    const bool stated = std::ranges::find(with, static_cast<int>(p), &ParameterValue::parameter) !=
                        with.end();
    if (stated || parameter.default_value.empty()) continue;
    const StatedValue value{.clause = parameter.default_value};
    defaults.push_back(speaker.say(kColon, speaker.label(parameter),
                                   value_words(study, parameter.type, value, speaker)));
  }
  return defaults.empty() ? "" : speaker.say(kByDefault, parameters_list(defaults));
}

std::string habit_text(const Study& study, const Habit& habit, const Speaker& speaker) {
  std::string does = how(study, habit, speaker);
  if (habit.chance < 1) does = speaker.say(kHabitChance, does, share_text(habit.chance, speaker));
  if (habit.in_final) does = speaker.say(kHabitFinal, does);
  if (habit.whom == Habit::For::Cart) does = speaker.say(kForCart, does);
  if (habit.whom == Habit::For::Shop) does = speaker.say(kForShop, does);
  const std::string name = name_of_row(habit, speaker);
  if (habit.when.clause.empty()) return speaker.say(kHabitAlways, name, does);
  return speaker.say(kHabitWhen, name, Speaker::plain(habit.when.clause.text), does);
}

std::vector<std::string> habit_details(const Study& study, const Habit& habit,
                                       const Speaker& speaker) {
  std::vector<std::string> lines;
  const auto add = [&](const std::string& line) {
    if (!line.empty()) lines.push_back(line);
  };
  if (habit.clock == Habit::Clock::After && !habit.hours.always())
    add(speaker.say(kOnlyHours, week_text(habit.hours, speaker)));
  if (habit.priority) add(priority_text(study, habit, speaker));
  if (habit.event >= 0) {
    add(given_text(study, habit.event, habit.with, speaker));
    add(defaults_text(study, habit.event, habit.with, speaker));
  }
  if (!habit.marks.empty()) add(speaker.say(kSetsMarks, marks_text(study, habit.marks, speaker)));
  if (!habit.unmarks.empty())
    add(speaker.say(kClearsMarks, marks_text(study, habit.unmarks, speaker)));
  if (habit.again) add(speaker.say(kAgain));
  if (!habit.source.empty()) add(speaker.say(kSourceIs, speaker.source(habit.source)));
  return lines;
}

}  // namespace juchu
