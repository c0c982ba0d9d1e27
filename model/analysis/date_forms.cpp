#include "model/analysis/date_forms.hpp"

#include <algorithm>

namespace juchu {
namespace {

constexpr std::size_t kMostForms = 64;
constexpr Value kNoEnd = 100'000;  // days: more than the calendar has

DateForm unknown() { return {.plus = {kUnknownNode}, .minus = {}}; }

void cancel(DateForm& form) {
  for (auto date = form.plus.begin(); date != form.plus.end();) {
    const auto same = *date == kUnknownNode ? form.minus.end()
                                            : std::ranges::find(form.minus, *date);
    if (same == form.minus.end()) {
      ++date;
      continue;
    }
    form.minus.erase(same);
    date = form.plus.erase(date);
  }
}

/// A number of days, or one that is too large to be any and yet may be added to others.
Value counted(Value days) {
  constexpr Value kMost = 1'000'000'000'000;
  return std::clamp(days, -kMost, kMost);
}

Interval days_of(const Expression& node, const Names& names) {
  const Interval days = interval_of(node, names);
  return {counted(days.low), counted(days.high)};
}

DateForm combined(const DateForm& left, const DateForm& right, bool less) {
  DateForm form = left;
  const auto& more = less ? right.minus : right.plus;
  const auto& fewer = less ? right.plus : right.minus;
  form.plus.insert(form.plus.end(), more.begin(), more.end());
  form.minus.insert(form.minus.end(), fewer.begin(), fewer.end());
  form.days.low = counted(form.days.low + (less ? -right.days.high : right.days.low));
  form.days.high = counted(form.days.high + (less ? -right.days.low : right.days.high));
  cancel(form);
  return form;
}

/// Too many to tell apart: some sum of some of these.
DateForm all_of(const DateForms& left, const DateForms& right) {
  DateForm form = unknown();
  for (const auto* forms : {&left, &right})
    for (const DateForm& each : *forms)
      for (const auto* dates : {&each.plus, &each.minus})
        form.plus.insert(form.plus.end(), dates->begin(), dates->end());
  return form;
}

DateForms combined(const DateForms& left, const DateForms& right, bool less) {
  if (left.size() * right.size() > kMostForms) return {all_of(left, right)};
  DateForms forms;
  for (const DateForm& l : left)
    for (const DateForm& r : right) forms.push_back(combined(l, r, less));
  return forms;
}

}  // namespace

bool speaks_of_dates(const Expression& node) {
  return any_node(node, [](const Expression& each) { return each.type.kind == Kind::Date; });
}

std::vector<int> dates_in(const Expression& node, const Rulebook& rulebook) {
  std::vector<int> fields;
  for_each_node(node, [&](const Expression& each) {
    const bool date = each.op == Op::Field &&
                      rulebook.fields[static_cast<std::size_t>(each.index)].type.kind == Kind::Date;
    if (date) fields.push_back(each.index);
  });
  return fields;
}

DateForms DateFormReader::difference(const DateForms& left, const DateForms& right) {
  return combined(left, right, true);
}

DateForms DateFormReader::forms_of(const Expression& node, int event) const {
  if (!speaks_of_dates(node)) return {{{}, {}, days_of(node, rulebook_.names)}};
  const auto operand = [&](std::size_t i) { return forms_of(node.operands[i], event); };
  switch (node.op) {
    case Op::Constant: return {};  // null: no comparison with it depends on the date
    case Op::Field: return field(node);
    case Op::Today: return {{{kTodayNode}, {}}};
    case Op::Parameter: return parameter(node.index, event);
    case Op::Add: return combined(operand(0), operand(1), false);
    case Op::Subtract: return combined(operand(0), operand(1), true);
    case Op::Conditional: {
      DateForms forms = operand(1);
      const DateForms others = operand(2);
      forms.insert(forms.end(), others.begin(), others.end());
      return forms;
    }
    default: break;
  }
  if (node.type.kind == Kind::Date) return {unknown()};
  return {{{}, {}, days_of(node, rulebook_.names)}};
}

DateForms DateFormReader::field(const Expression& node) const {
  DateForms forms = {{{node.index}, {}}};
  if (node.side == Side::Before) return forms;
  for (const DateSource& source : sources_[static_cast<std::size_t>(node.index)])
    forms.push_back({{source.from}, {}, source.added});
  return forms;
}

/// What is known of a parameter are the dates that are offered, counted from today.
DateForms DateFormReader::parameter(int index, int event) const {
  if (event < 0) return {unknown()};
  const EventType& type = rulebook_.events[static_cast<std::size_t>(event)];
  const EventParameter& parameter = type.parameters[static_cast<std::size_t>(index)];
  if (parameter.from.empty()) return {unknown()};
  const auto from_today = [](const DateForm& form) {
    return form.one_date() && form.plus[0] == kTodayNode;
  };
  DateForms forms = forms_of(parameter.from.expression(), event);
  if (!std::ranges::all_of(forms, from_today)) return {unknown()};
  DateForms ends;
  if (!parameter.to.empty()) ends = forms_of(parameter.to.expression(), event);
  Value last = kNoEnd;
  if (!ends.empty() && std::ranges::all_of(ends, from_today))
    last = std::ranges::max_element(ends, {}, [](const DateForm& end) {
             return end.days.high;
           })->days.high;
  for (DateForm& form : forms) form.days.high = std::max(form.days.low, last);
  return forms;
}

}  // namespace juchu
