#include "report/json/rules_json.hpp"

#include <nlohmann/json.hpp>

#include "report/rows.hpp"

namespace juchu {

using Json = nlohmann::ordered_json;

Json value_json(const Rulebook& rulebook, const TokenTable* tokens, const Type& type, Value value) {
  if (value == kUnset) return nullptr;
  switch (type.kind) {
    case Kind::Bool: return value != 0;
    case Kind::Date: return day_text(static_cast<Day>(value));
    case Kind::Method: return row_at(rulebook.methods, value).id;
    case Kind::Status: return rulebook.status(type.domain, value).id;
    case Kind::Enum: return row_at(rulebook.names.enumerations[type.domain], value);
    case Kind::Actor: return row_at(rulebook.actors, value).id;
    case Kind::Event: return row_at(rulebook.events, value).id;
    case Kind::Token:
      if (tokens != nullptr) return tokens->text(value);
      break;
    case Kind::Int: break;
  }
  return value;
}

Json bounds_json(const Rulebook& rulebook) {
  Json bounds = Json::array();
  for (const TwoBounds& each : rulebook.two_bounds)
    bounds.push_back({{"id", each.id}, {"small", each.small}, {"large", each.large}});
  return bounds;
}

Json statuses_json(const CompiledRulebook& rules, const Situation& situation) {
  if (!rules.exists(situation)) return nullptr;
  const std::vector<Region>& regions = rules.rulebook().regions;
  Json json = Json::object();
  for (std::size_t region = 0; region < regions.size(); ++region)
    json[regions[region].id] = status_of(rules, situation, region)->id;
  return json;
}

}  // namespace juchu
