#include "report/json/scenario_schema_json.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "report/json/json_text.hpp"
#include "report/json/schema_pieces_json.hpp"
#include "sim/scenario/given.hpp"

namespace juchu {
namespace {

using namespace schema;

/// What an order or cart may be called: anything that prints. (Only the reader knows all that does
/// not.)
constexpr const char* kShopId =
    "^(?! )[^\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u2069]*"
    "[^ \\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u2069]$";
constexpr int kMostOfShopId = 64;

/// Writes the parts of a schema.
class SchemaWriter {
 public:
  SchemaWriter(const Rulebook& rulebook, Language language)
      : book_(rulebook), language_(language) {}

  [[nodiscard]] Json document() const {
    return {{"$schema", "http://json-schema.org/draft-07/schema#"},
            {"title", book_.title.in(language_)},
            {"type", "object"},
            {"required", {"title", "rulebook"}},
            {"anyOf", {{{"required", {"steps"}}}, {{"required", {"given"}}}}},
            {"additionalProperties", false},
            {"properties",
             {{"$schema", {{"type", "string"}}},
              {"title", described(reference("text"), kSchemaTitle)},
              {"says", described(reference("text"), kSchemaSays)},
              {"source", described({{"type", "string"}}, kSchemaSource)},
              {"rulebook", described({{"type", "string"}}, kSchemaRulebook)},
              {"bounds", described({{"enum", {"small", "large"}}}, kSchemaBounds)},
              {"parameters", described(object(parameters_of(book_, language_)), kSchemaParameters)},
              {"calendar", described(calendar(), kSchemaCalendar)},
              {"shop", described(object(fields_of(book_, FieldsOf::Shop, language_)), kSchemaShop)},
              {"given", described(given(), kSchemaGiven)},
              {"orders", described({{"type", "object"},
                                    {"propertyNames", reference("shop_id")},
                                    {"additionalProperties", object(shown())}},
                                   kSchemaOrders)},
              {"steps", described({{"type", "array"}, {"items", reference("step")}}, kSchemaSteps)},
              {"until", described(reference("day"), kSchemaUntil)},
              {"breaks", described(one_or_more(reference("property")), kSchemaBreaks)},
              {"expect", described({{"type", "object"},
                                    {"propertyNames", reference("shop_id")},
                                    {"additionalProperties", reference("outcome")}},
                                   kSchemaExpect)}}},
            {"definitions", definitions()}};
  }

 private:
  [[nodiscard]] Json described(Json schema, const Wording& wording) const {
    return schema::described(std::move(schema), std::string(wording.in(language_)));
  }

  static Json shop_id() {
    return {
        {"type", "string"}, {"minLength", 1}, {"maxLength", kMostOfShopId}, {"pattern", kShopId}};
  }

  // What the rulebook names

  template <class Row>
  [[nodiscard]] Json choices(const std::vector<Row>& rows) const {
    return Choices(language_).add_all(rows).or_words().schema();
  }

  [[nodiscard]] Json definitions() const {
    Json all = {{"text", text()},
                {"day", day()},
                {"moment", moment()},
                {"shop_id", shop_id()},
                {"number", tracking_number()},
                {"event", choices(book_.events)},
                {"status", choices(book_.statuses)},
                {"method", choices(book_.methods)},
                {"mail", choices(book_.mails)},
                {"norm", norms(false)},
                {"promise", norms(true)},
                {"hazard", choices(book_.hazards)},
                {"warning", choices(book_.warnings)},
                {"property", choices(book_.properties)},
                {"refusal", refusals()}};
    all["answer"] = step_expectation();
    for (const EventType& event : book_.events) all["values_" + event.id] = values_of(event);
    all["row"] = row();
    all["step"] = step();
    all["outcome"] = outcome();
    return all;
  }

  [[nodiscard]] Json norms(bool promises) const {
    Choices choices(language_);
    for (const Norm& norm : book_.norms)
      if (norm.promise == promises) choices.add(norm.id, norm.says);
    return choices.or_words().schema();
  }

  [[nodiscard]] Json refusals() const {
    Choices choices(language_);
    choices.add_all(book_.forbids).add_all(book_.permits);
    for (const char* id : {"not-listed", "not-offered", "overflow"}) choices.add(id, {});
    return choices.or_words().schema();
  }

  // The parts of a scenario

  [[nodiscard]] Json calendar() const {
    return object({{"closed", {{"type", "array"}, {"items", weekday_choices(language_).schema()}}},
                   {"holidays", either({{{"const", "jp"}},
                                        {{"type", "array"}, {"items", reference("day")}}})}});
  }

  /// The orders that the story finds there.
  [[nodiscard]] Json given() const {
    Json schema = object({{"as_of", described(reference("day"), kSchemaAsOf)},
                          {"orders", {{"type", "array"}, {"items", given_order()}}}});
    schema["required"] = {"as_of", "orders"};
    return schema;
  }

  [[nodiscard]] Json given_order() const {
    Json fields = object(fields_of(book_, FieldsOf::Orders, language_));
    Json needed = Json::array();
    for (const Field& field : book_.fields)
      if (field.scope != FieldScope::Shop && must_be_stated(field))
        needed.push_back(has_one_of(names_for(field.id, field.label)));
    Json schema = object({{"order", reference("shop_id")},
                          {"cart", reference("shop_id")},
                          {"status", one_or_more(reference("status"))},
                          {"fields", nullptr}});
    schema["required"] = {"order", "status"};
    if (!needed.empty()) {
      schema["required"].push_back("fields");
      fields["allOf"] = std::move(needed);
    }
    schema["properties"]["fields"] = std::move(fields);
    return schema;
  }

  /// What the screens show of an order.
  [[nodiscard]] Json shown() const {
    Json properties = Json::object();
    for (const Labelled& group : book_.shows)
      add_members(properties, names_for(group.id, group.label),
                  schema::described({{"type", "string"}}, group.label.in(language_)));
    return properties;
  }

  [[nodiscard]] Json step() const {
    Json by_event = Json::array();
    for (const EventType& event : book_.events) by_event.push_back(if_event(event));
    return {{"type", "object"},
            {"required", {"at", "event"}},
            {"properties", step_properties()},
            {"allOf", by_event}};
  }

  static Json orders() {
    Json schema = one_or_more(reference("shop_id"));
    schema["anyOf"][1].update(Json{{"minItems", 1}, {"uniqueItems", true}});
    return schema;
  }

  /// Only a step that may create its orders names their cart.
  [[nodiscard]] bool creates(const EventType& event) const {
    const auto index = static_cast<int>(&event - book_.events.data());
    return std::ranges::any_of(book_.permits, [&](const Permit& permit) {
      return permit.event == index && permit.from.nothing;
    });
  }

  [[nodiscard]] Json step_properties() const {
    return {
        {"at", described(reference("moment"), kSchemaAt)},
        {"order", described(orders(), kSchemaOrder)},
        {"cart", described(reference("shop_id"), kSchemaCart)},
        {"event", reference("event")},
        {"note", described({{"anyOf", {{{"type", "string"}}, reference("text")}}}, kSchemaNote)},
        {"expect", described(reference("answer"), kSchemaStepExpect)},
        {"rows", described({{"type", "array"}, {"minItems", 1}, {"items", {{"type", "object"}}}},
                           kSchemaRows)}};
  }

  /// What does not depend on the event.
  [[nodiscard]] Json row() const {
    Json properties = step_properties();
    for (const char* key : {"at", "event", "rows"}) properties.erase(key);
    return {{"type", "object"}, {"properties", std::move(properties)}};
  }

  /// What stands in a step, and in its rows, depends on its event.
  [[nodiscard]] Json if_event(const EventType& event) const {
    const std::vector<std::string> called = names_for(event.id, event.label);
    return {{"if", {{"properties", {{"event", {{"enum", called}}}}}}},
            {"then", event.shop ? shop_step(event) : order_step(event)}};
  }

  /// The parameters of an event: under "values_…".
  [[nodiscard]] Json values_of(const EventType& event) const {
    Json properties = Json::object();
    for (const EventParameter& parameter : event.parameters)
      add_members(properties, names_for(parameter.id, parameter.label),
                  schema::described(stated_value(parameter.type, book_, language_),
                                    parameter.label.in(language_)));
    return {{"type", "object"}, {"properties", std::move(properties)}};
  }

  /// Those that must be stated.
  static Json needed(const EventType& event) {
    Json all = Json::array();
    for (const EventParameter& parameter : event.parameters)
      if (parameter.default_value.empty() && !parameter.type.optional)
        all.push_back(has_one_of(names_for(parameter.id, parameter.label)));
    return all;
  }

  /// `keys`, and the parameters, alone.
  static Json keys(std::vector<std::string> names, const EventType& event) {
    for (const EventParameter& parameter : event.parameters)
      for (std::string& name : names_for(parameter.id, parameter.label))
        names.push_back(std::move(name));
    std::ranges::sort(names);  // draft-07 wants each of an enum once
    names.erase(std::ranges::unique(names).begin(), names.end());
    return {{"enum", std::move(names)}};
  }

  static Json items(Json each) {
    each["type"] = "object";
    return {{"type", "array"}, {"items", std::move(each)}};
  }

  static Json shop_step(const EventType& event) {
    Json all = needed(event);
    all.push_back(reference("values_" + event.id));
    return {{"propertyNames", keys({"at", "event", "note", "expect"}, event)},
            {"allOf", std::move(all)}};
  }

  [[nodiscard]] Json order_step(const EventType& event) const {
    std::vector<std::string> alone = {"at", "event", "note", "expect", "order"},
                             row = {"order", "note", "expect"};
    if (creates(event)) {
      alone.emplace_back("cart");
      row.emplace_back("cart");
    }
    Json whole = needed(event);
    whole.push_back(has_one_of({"order"}));
    const Json of_row = {
        {"required", {"order"}},
        {"propertyNames", keys(row, event)},
        {"allOf", Json::array({reference("row"), reference("values_" + event.id)})}};
    Json with_rows = {{"propertyNames", keys({"at", "event", "note", "rows"}, event)},
                      {"properties", {{"rows", items(of_row)}}}};
    Json by_row = Json::array();  // stated once for all, or by each
    for (const Json& each : needed(event))
      by_row.push_back(either({each, {{"properties", {{"rows", items(each)}}}}}));
    if (!by_row.empty()) with_rows["allOf"] = std::move(by_row);
    return {{"allOf", Json::array({reference("values_" + event.id)})},
            {"if", {{"required", {"rows"}}}},
            {"then", std::move(with_rows)},
            {"else", {{"propertyNames", keys(alone, event)}, {"allOf", std::move(whole)}}}};
  }

  [[nodiscard]] Json step_expectation() const {
    return object({{"refused_by", reference("refusal")},
                   {"status", one_or_more(reference("status"))},
                   {"sends", one_or_more(reference("mail"))},
                   {"breached", one_or_more(reference("norm"))},
                   {"outside", one_or_more(reference("promise"))},
                   {"hazards", one_or_more(reference("hazard"))},
                   {"warns", one_or_more(reference("warning"))}});
  }

  [[nodiscard]] Json outcome() const {
    return object({{"status", one_or_more(reference("status"))},
                   {"hazards", described(one_or_more(reference("hazard")), kSchemaHazards)},
                   {"hazards_now", described(one_or_more(reference("hazard")), kSchemaHazardsNow)},
                   {"breached", described(one_or_more(reference("norm")), kSchemaBreached)},
                   {"outside", described(one_or_more(reference("promise")), kSchemaOutside)},
                   {"exactly", described({{"type", "boolean"}}, kSchemaExactly)},
                   {"fields", object(fields_of(book_, FieldsOf::All, language_))}});
  }

  const Rulebook& book_;
  Language language_;
};

}  // namespace

void print_scenario_schema(const Rulebook& rulebook, Language language, std::ostream& out) {
  out << visible_json(SchemaWriter(rulebook, language).document().dump(2)) << '\n';
}

}  // namespace juchu
