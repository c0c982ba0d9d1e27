#include "report/json/diff_json.hpp"

#include <nlohmann/json.hpp>

#include "model/engine/explanation.hpp"
#include "model/index.hpp"
#include "report/json/budget_json.hpp"
#include "report/json/json_text.hpp"
#include "report/json/rules_json.hpp"
#include "report/json/wide_number_json.hpp"
#include "report/rows.hpp"
#include "report/text/diff_text.hpp"
#include "sim/scenario/tracking_numbers.hpp"

namespace juchu {
namespace {

using Json = nlohmann::ordered_json;

const char* name_of(Sameness verdict) {
  switch (verdict) {
    case Sameness::Same: return "same";
    case Sameness::Different: return "different";
    case Sameness::Inconclusive: return "inconclusive";
  }
  return "";
}

Json differs_json(Differences kinds) {
  constexpr std::pair<Differs, const char*> names[] = {
      {Differs::Answer, "answer"},
      {Differs::Statuses, "statuses"},
      {Differs::Mails, "mails"},
      {Differs::Breaches, "breaches"},
      {Differs::Hazards, "hazards"},
      {Differs::Properties, "properties"},
      {Differs::Refusal, "refusing rule"},
      {Differs::Values, "values"},
      {Differs::Actor, "by"},
  };
  Json json = Json::array();
  for (const auto& [kind, name] : names)
    if ((kinds & bit_of(kind)) != 0) json.push_back(name);
  return json;
}

Json statuses_json(const Rulebook& book, const std::vector<Value>& values) {
  if (values.empty()) return nullptr;
  Json json = Json::object();
  for (std::size_t r = 0; r < values.size(); ++r)
    json[book.regions[r].id] = book.status(static_cast<int>(r), values[r]).id;
  return json;
}

Json answer_json(const BothRules& rules, const Difference& difference, int side) {
  const Rulebook& book = rules[at(side)]->rulebook();
  const SideAnswer& answer = difference.answers[at(side)];
  Json fired = Json::array();
  for (const int deadline : answer.fired) fired.push_back(book.deadlines[at(deadline)].id);
  const bool ruled = !difference.next_day() && !difference.story.last_missing[at(side)];
  Json json = {{"accepted", answer.accepted},
               {"rule", ruled ? Json(rule_id(book, answer.rule)) : Json(nullptr)},
               {"after", statuses_json(book, difference.after[at(side)])},
               {"sends", ids_in(answer.sends, book.mails)},
               {"breached", ids_in(answer.breached, book.norms)},
               {"hazards", ids_in(answer.entered, book.hazards)},
               {"properties", ids_in(answer.shown, book.properties)},
               {"fired", fired}};
  if (const int parameter = difference.not_offered[at(side)]; parameter >= 0)
    json["not_offered"] = rules[at(other(side))]
                              ->rulebook()
                              .events[at(difference.event[at(other(side))])]
                              .parameters[at(parameter)]
                              .id;
  if ((difference.kinds & bit_of(Differs::Actor)) != 0)
    json["by"] = book.names.actors[at(book.events[at(difference.event[at(side)])].actor)];
  return json;
}

Json value_json(const CompiledRulebook& rules, const Type& type, Value value) {
  if (value == kUnset) return nullptr;
  const Names& names = rules.rulebook().names;
  const auto index = static_cast<std::size_t>(value);
  switch (type.kind) {
    case Kind::Bool: return value != 0;
    case Kind::Date: return day_text(static_cast<Day>(value));
    case Kind::Token: return number_of(rules, value).value_or("");
    case Kind::Method: return names.methods[index];
    case Kind::Enum: return names.enumerations[type.domain][index];
    case Kind::Status: return names.statuses[type.domain][index];
    default: return value;
  }
}

Json step_json(const CompiledRulebook& rules, const TraceStep& step, int day) {
  if (step.next_day) return {{"day", day}, {"event", nullptr}, {"working", step.working}};
  const EventType& event = rules.rulebook().events[step.event.type];
  Json with = Json::object();
  for (std::size_t p = 0; p < event.parameters.size(); ++p) {
    const Slot& slot = rules.parameter(step.event.type, static_cast<int>(p));
    with[event.parameters[p].id] = value_json(rules, event.parameters[p].type,
                                              slot.get(step.event.words.data()));
  }
  return {{"day", day}, {"event", event.id}, {"with", with}};
}

Json trace_json(const BothRules& rules, const Difference& difference) {
  const int side = difference.story.last_missing[kOld] ? kNew : kOld;
  Json trace = Json::array();
  int day = 0;
  for (const TraceStep& step : difference.story.traces[at(side)].steps) {
    day += step.next_day ? 1 : 0;
    trace.push_back(step_json(*rules[at(side)], step, day));
  }
  return trace;
}

Json shop_json(const CompiledRulebook& rules, const Difference& difference) {
  Json shop = Json::object();
  for (std::size_t f = 0; f < rules.rulebook().fields.size(); ++f) {
    const Field& field = rules.rulebook().fields[f];
    if (field.any_initial)
      shop[field.id] = value_json(
          rules, field.type, rules.fields[f].get(difference.story.traces[kOld].start.words.data()));
  }
  return shop;
}

Json values_json(const BothRules& rules, const Difference& difference) {
  Json values = Json::array();
  for (const ValueDifference& value : difference.values) {
    const auto told = [&](int side, Value of) {
      const auto& field = rules[at(side)]->rulebook().fields[at(value.field[at(side)])];
      return value_json(*rules[at(side)], field.type, of);
    };
    const auto id = [&](int side) {
      return rules[at(side)]->rulebook().fields[at(value.field[at(side)])].id;
    };
    Json row = {{"field", id(kOld)}};
    if (id(kNew) != id(kOld)) row["field_in_new"] = id(kNew);
    row["before"] = told(kOld, value.before[kOld]);
    row["old"] = told(kOld, value.after[kOld]);
    row["new"] = told(kNew, value.after[kNew]);
    values.push_back(std::move(row));
  }
  return values;
}

Json difference_json(const BothRules& rules, const Difference& difference) {
  const Rulebook& old_book = rules[kOld]->rulebook();
  const Rulebook& new_book = rules[kNew]->rulebook();
  Json event = nullptr;
  if (difference.event[kOld] >= 0)
    event = old_book.events[at(difference.event[kOld])].id;
  else if (difference.event[kNew] >= 0)
    event = new_book.events[at(difference.event[kNew])].id;
  return {{"event", event},
          {"before", statuses_json(old_book, difference.before[kOld])},
          {"differs", differs_json(difference.kinds)},
          {"values", values_json(rules, difference)},
          {"old", answer_json(rules, difference, kOld)},
          {"new", answer_json(rules, difference, kNew)},
          {"shop", shop_json(*rules[kOld], difference)},
          {"trace", trace_json(rules, difference)}};
}

/// Null: it is not decided.
Json same_json(Sameness verdict) {
  return verdict == Sameness::Inconclusive ? Json(nullptr) : Json(verdict == Sameness::Same);
}

}  // namespace

void write_difference_json(const Difference& difference, const BothRules& rules,
                           std::ostream& out) {
  out << json_text(difference_json(rules, difference));
}

void print_diff_json(const DiffView& view, std::ostream& out) {
  const DiffReport& report = view.report;
  Json differences = Json::array();
  for (const Difference& difference : report.differences)
    differences.push_back(difference_json(view.rules, difference));
  Json document = {
      {"schema_version", 1},
      {"old", view.files[kOld]},
      {"new", view.files[kNew]},
      {"verdict", name_of(report.verdict())},
      {"same", same_json(report.verdict())},
      {"bounds", bounds_json(bounded_of(view))},
      {"large_bounds_differ", bounds_differ(view)},
      {"explored",
       {{"questions", report.questions},
        {"settled", report.settled},
        {"asked", report.asked},
        {"searches", report.searches},
        {"unfinished", report.unfinished},
        {"pairs", report.pairs},
        {"transitions", report.transitions}}},
      {"too_wide", report.too_wide
                       ? too_wide_json<Json>(view.rules[at(report.too_wide->side)]->rulebook(),
                                             report.too_wide->where)
                       : Json(nullptr)},
      {"differences", differences}};
  if (report.unfinished != 0) document["budget"] = budget_json<Json>(report.budget);
  out << json_text(document, 2) << '\n';
}

}  // namespace juchu
