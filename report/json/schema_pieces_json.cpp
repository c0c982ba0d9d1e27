#include "report/json/schema_pieces_json.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "model/time/weekdays.hpp"

namespace juchu::schema {
namespace {

/// Days that the calendar has, of the years that files may speak of.
const std::string kDay =
    "((19[7-9][0-9]|2[01][0-9][0-9])-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|"
    "(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))|"
    "(19(7[26]|8[048]|9[26])|20([02468][048]|[13579][26])|21(0[48]|[2468][048]|[13579][26]))-02-"
    "29)";
const std::string kTimeOfDay = "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?";

/// The largest that a parameter of the rulebook may be.
constexpr std::int64_t kLargestNumber = 1'000'000;

Json value_that_is_set(const Type& type, const Rulebook& rulebook, Language language) {
  switch (type.kind) {
    case Kind::Bool: return {{"type", "boolean"}};
    case Kind::Int: return whole_number(type.low, type.high);
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

std::vector<std::string> names_for(const std::string& id, const Text& words) {
  std::vector<std::string> names = {id};
  for (const std::string* each : {&words.ja, &words.en})
    if (!each->empty() && std::ranges::find(names, *each) == names.end()) names.push_back(*each);
  return names;
}

void add_members(Json& properties, const std::vector<std::string>& names, const Json& schema) {
  for (const std::string& name : names)
    if (!properties.contains(name)) properties[name] = schema;
}

Json has_one_of(const std::vector<std::string>& names) {
  Json each = Json::array();
  for (const std::string& name : names) each.push_back({{"required", {name}}});
  return each.size() == 1 ? each.front() : Json{{"anyOf", std::move(each)}};
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

Json day() { return pattern("^" + kDay + "$"); }

Json moment() { return pattern("^" + kDay + " " + kTimeOfDay + "$"); }

Json tracking_number() {
  return pattern(R"(^(?=.*[^ \t-])[^\x00-\x08\x0a-\x1f!-,./:-@\[-\x60{-\x7f]+$)");
}

Json text() {
  const auto says = [](const char* language) {
    return Json{{"required", {language}},
                {"properties", {{language, {{"type", "string"}, {"minLength", 1}}}}}};
  };
  Json words = object({{"ja", {{"type", "string"}}}, {"en", {{"type", "string"}}}});
  words["anyOf"] = {says("ja"), says("en")};
  return words;
}

Choices& Choices::add(const std::string& id, const Text& words) {
  ids_.push_back(id);
  words_.push_back(words.in(language_));
  for (const std::string& name : names_for(id, words))
    if (name != id) others_.push_back(name);
  return *this;
}

Json Choices::schema() const {
  if (ids_.empty()) return {{"not", Json::object()}};
  Json schema = {{"enum", ids_}};
  if (std::ranges::all_of(words_, &std::string::empty)) return schema;
  for (std::size_t i = 0; i < ids_.size(); ++i)
    schema["anyOf"].push_back(described({{"const", ids_[i]}}, words_[i]));
  if (!words_accepted_) return schema;
  std::vector<std::string> others;  // each once, and no id
  for (const std::string& name : others_)
    if (std::ranges::find(ids_, name) == ids_.end() &&
        std::ranges::find(others, name) == others.end())
      others.push_back(name);
  schema.erase("enum");
  if (!others.empty()) schema["anyOf"].push_back({{"enum", std::move(others)}});
  return schema;
}

Choices weekday_choices(Language language) {
  Choices choices(language);
  const NameList names = weekdays();
  for (std::size_t day = 0; day < names.ids().size(); ++day)
    choices.add(names.ids()[day], names.words(static_cast<int>(day)));
  return choices.or_words();
}

Choices names_of(const Type& type, const Rulebook& rulebook, Language language) {
  Choices choices(language);
  const auto& ids = rulebook.names.enumerations[type.domain];
  for (std::size_t i = 0; i < ids.size(); ++i)
    choices.add(ids[i], rulebook.enumeration_labels[type.domain][i]);
  return choices.or_words();
}

Json stated_value(const Type& type, const Rulebook& rulebook, Language language) {
  Json schema = value_that_is_set(type, rulebook, language);
  if (!type.optional) return schema;
  return {{"anyOf", Json::array({std::move(schema), {{"type", "null"}}})}};
}

Json fields_of(const Rulebook& rulebook, FieldsOf whose, Language language) {
  Json properties = Json::object();
  for (std::size_t f = rulebook.regions.size(); f < rulebook.fields.size(); ++f) {
    const Field& field = rulebook.fields[f];
    const FieldsOf its = field.scope == FieldScope::Shop ? FieldsOf::Shop : FieldsOf::Orders;
    if (whose == FieldsOf::All || whose == its)
      add_members(
          properties, names_for(field.id, field.label),
          described(stated_value(field.type, rulebook, language), field.label.in(language)));
  }
  return properties;
}

Json parameters_of(const Rulebook& rulebook, Language language) {
  Json properties = Json::object();
  for (const Parameter& parameter : rulebook.parameters) {
    Json schema = parameter.type.kind == Kind::Bool ? Json{{"type", "boolean"}}
                                                    : whole_number(-kLargestNumber, kLargestNumber);
    properties[parameter.id] = described(std::move(schema), parameter.says.in(language));
  }
  return properties;
}

}  // namespace juchu::schema
