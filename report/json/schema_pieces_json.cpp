#include "report/json/schema_pieces_json.hpp"

#include <nlohmann/json.hpp>

namespace juchu::schema {
namespace {

Json value_that_is_set(const Type& type, const Rulebook& rulebook, Language language) {
  switch (type.kind) {
    case Kind::Bool: return {{"type", "boolean"}};
    case Kind::Int: return {{"type", "integer"}, {"minimum", type.low}, {"maximum", type.high}};
    case Kind::Date: return reference("day");
    case Kind::Method: return reference("method");
    case Kind::Token: return reference("number");
    default: return names_of(type, rulebook, language).schema();
  }
}

}  // namespace

Json reference(const std::string& name) { return {{"$ref", "#/definitions/" + name}}; }

Json described(Json schema, const std::string& words) {
  if (words.empty()) return schema;
  Json json = {{"description", words}};
  if (schema.contains("$ref"))
    json["allOf"] = Json::array({std::move(schema)});
  else
    json.update(schema);
  return json;
}

Json object(Json properties) {
  return {
      {"type", "object"}, {"additionalProperties", false}, {"properties", std::move(properties)}};
}

Json pattern(const std::string& expression) {
  return {{"type", "string"}, {"pattern", expression}};
}

Json one_or_more(const Json& schema) {
  return {{"anyOf", Json::array({schema, {{"type", "array"}, {"items", schema}}})}};
}

Json number(double low, double high) {
  return {{"type", "number"}, {"minimum", low}, {"maximum", high}};
}

Json whole_number(std::int64_t low, std::int64_t high) {
  return {{"type", "integer"}, {"minimum", low}, {"maximum", high}};
}

Json either(const std::vector<Json>& schemas) { return {{"anyOf", schemas}}; }

Json no_two(const char* one, const char* other) { return {{"not", {{"required", {one, other}}}}}; }

Json one_of_keys(const std::vector<const char*>& keys) {
  Json each = Json::array();
  for (const char* key : keys) each.push_back({{"required", {key}}});
  return {{"oneOf", std::move(each)}};
}

Json if_then(const char* key, const std::string& value, Json then) {
  return {{"if", {{"required", {key}}, {"properties", {{key, {{"const", value}}}}}}},
          {"then", std::move(then)}};
}

Json day() { return pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"); }

Json text() { return object({{"ja", {{"type", "string"}}}, {"en", {{"type", "string"}}}}); }

Choices& Choices::add(const std::string& id, const Text& words) {
  ids_.push_back(id);
  words_.push_back(words.in(language_));
  return *this;
}

Json Choices::schema() const {
  if (ids_.empty()) return {{"not", Json::object()}};
  return {{"enum", ids_}, {"enumDescriptions", words_}};
}

Choices names_of(const Type& type, const Rulebook& rulebook, Language language) {
  Choices choices(language);
  const auto& ids = rulebook.names.enumerations[type.domain];
  for (std::size_t i = 0; i < ids.size(); ++i)
    choices.add(ids[i], rulebook.enumeration_labels[type.domain][i]);
  return choices;
}

Json stated_value(const Type& type, const Rulebook& rulebook, Language language) {
  Json schema = value_that_is_set(type, rulebook, language);
  if (!type.optional) return schema;
  return {{"anyOf", Json::array({std::move(schema), {{"type", "null"}}})}};
}

Json fields_of(const Rulebook& rulebook, bool shop_alone, Language language) {
  Json properties = Json::object();
  for (std::size_t f = rulebook.regions.size(); f < rulebook.fields.size(); ++f) {
    const Field& field = rulebook.fields[f];
    if (!shop_alone || field.scope == FieldScope::Shop)
      properties[field.id] = described(stated_value(field.type, rulebook, language),
                                       field.label.in(language));
  }
  return properties;
}

Json parameters_of(const Rulebook& rulebook, Language language) {
  Json properties = Json::object();
  for (const Parameter& parameter : rulebook.parameters) {
    Json schema = {{"type", parameter.type.kind == Kind::Bool ? "boolean" : "integer"}};
    properties[parameter.id] = described(std::move(schema), parameter.says.in(language));
  }
  return properties;
}

}  // namespace juchu::schema
