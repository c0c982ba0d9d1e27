#include "report/json/what_if_json.hpp"

#include <array>

#include <nlohmann/json.hpp>

#include "model/index.hpp"
#include "report/json/rules_json.hpp"
#include "report/rows.hpp"

namespace juchu {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<const char*, 4> kKinds = {"moved", "changed", "added", "left_out"};

Json step_json(const Scenario& scenario, const ScenarioStep& step) {
  const Rulebook& book = scenario.rules->rulebook();
  const EventType& event = row_at(book.events, step.event);
  Json parameters = Json::object();
  for (std::size_t p = 0; p < event.parameters.size(); ++p)
    if (const auto& value = step.parameters[p]; value && *value != kUnset)
      parameters[event.parameters[p].id] = value_json(book, scenario.tokens.get(),
                                                      event.parameters[p].type, *value);
  return {{"at", moment_text(step.at)}, {"event", event.id}, {"parameters", parameters}};
}

Json remedy_json(const Scenario& scenario, const Remedy& remedy) {
  const Rulebook& book = scenario.rules->rulebook();
  const StoryChange& change = remedy.change;
  Json json = {{"kind", kKinds[static_cast<std::size_t>(change.kind)]}};
  json.update(change_json(scenario, change));
  json.update({{"breached", ids_in(remedy.breached, book.norms)},
               {"hazards", ids_in(remedy.hazards, book.hazards)},
               {"brings", remedy.brings}});
  return json;
}

}  // namespace

Json change_json(const Scenario& scenario, const StoryChange& change) {
  Json json = {{"step", nullptr}, {"instead", nullptr}};
  if (change.step >= 0) json["step"] = change.step;
  if (change.kind != StoryChange::Kind::LeftOut)
    json["instead"] = step_json(scenario, change.instead);
  return json;
}

Json what_if_json(const Scenario& scenario, const WhatIfs& what_if) {
  const Rulebook& book = scenario.rules->rulebook();
  Json list = Json::array();
  for (const auto& [trouble, remedies] : what_if.troubles) {
    Json json = {{"order", row_at(scenario.orders, trouble.order).id}};
    if (trouble.hazard)
      json["hazard"] = row_at(book.hazards, trouble.row).id;
    else
      json["norm"] = row_at(book.norms, trouble.row).id;
    json["remedies"] = Json::array();
    for (const Remedy& remedy : remedies) json["remedies"].push_back(remedy_json(scenario, remedy));
    list.push_back(std::move(json));
  }
  return list;
}

}  // namespace juchu
