#include "report/json/scenario_schema_json.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "report/json/json_text.hpp"
#include "report/json/schema_pieces_json.hpp"

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
            {"required", {"title", "rulebook", "steps"}},
            {"additionalProperties", false},
            {"properties",
             {{"$schema", {{"type", "string"}}},
              {"title", described(reference("text"), kSchemaTitle)},
              {"says", described(reference("text"), kSchemaSays)},
              {"source", described({{"type", "string"}}, kSchemaSource)},
              {"rulebook", described({{"type", "string"}}, kSchemaRulebook)},
              {"parameters", described(object(parameters_of(book_, language_)), kSchemaParameters)},
              {"calendar", described(calendar(), kSchemaCalendar)},
              {"shop", described(object(fields_of(book_, true, language_)), kSchemaShop)},
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

  [[nodiscard]] Json definitions() const {
    Json all = {{"text", text()},
                {"day", day()},
                {"moment", moment()},
                {"shop_id", shop_id()},
                {"number", tracking_number()},
                {"event", Choices(language_).add_all(book_.events).schema()},
                {"status", Choices(language_).add_all(book_.statuses).schema()},
                {"method", Choices(language_).add_all(book_.methods).schema()},
                {"mail", Choices(language_).add_all(book_.mails).schema()},
                {"norm", norms(false)},
                {"promise", norms(true)},
                {"hazard", Choices(language_).add_all(book_.hazards).schema()},
                {"warning", Choices(language_).add_all(book_.warnings).schema()},
                {"property", Choices(language_).add_all(book_.properties).schema()},
                {"refusal", refusals()}};
    all["step"] = step();
    all["outcome"] = outcome();
    return all;
  }

  [[nodiscard]] Json norms(bool promises) const {
    Choices choices(language_);
    for (const Norm& norm : book_.norms)
      if (norm.promise == promises) choices.add(norm.id, norm.says);
    return choices.schema();
  }

  [[nodiscard]] Json refusals() const {
    Choices choices(language_);
    choices.add_all(book_.forbids).add_all(book_.permits);
    for (const char* id : {"not-listed", "not-offered", "overflow"}) choices.add(id, {});
    return choices.schema();
  }

  // The parts of a scenario

  [[nodiscard]] static Json calendar() {
    const Json weekdays = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    return object({{"closed", {{"type", "array"}, {"items", {{"enum", weekdays}}}}},
                   {"holidays", either({{{"const", "jp"}},
                                        {{"type", "array"}, {"items", reference("day")}}})}});
  }

  /// What the screens show of an order.
  [[nodiscard]] Json shown() const {
    Json properties = Json::object();
    for (const Labelled& group : book_.shows)
      properties[group.id] = schema::described({{"type", "string"}}, group.label.in(language_));
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
        {"expect", described(step_expectation(), kSchemaStepExpect)}};
  }

  /// What stands in a step depends on its event.
  [[nodiscard]] Json if_event(const EventType& event) const {
    Json properties = Json::object(), required = Json::array();
    Json names = {"at", "event", "note", "expect"};
    if (!event.shop) {
      required.push_back("order");
      names.push_back("order");
    }
    if (creates(event)) names.push_back("cart");
    for (const EventParameter& parameter : event.parameters) {
      names.push_back(parameter.id);
      properties[parameter.id] = schema::described(stated_value(parameter.type, book_, language_),
                                                   parameter.label.in(language_));
      if (parameter.default_value.empty() && !parameter.type.optional)
        required.push_back(parameter.id);
    }
    return {{"if", {{"properties", {{"event", {{"const", event.id}}}}}}},
            {"then",
             {{"propertyNames", {{"enum", std::move(names)}}},
              {"required", std::move(required)},
              {"properties", std::move(properties)}}}};
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
                   {"fields", object(fields_of(book_, false, language_))}});
  }

  const Rulebook& book_;
  Language language_;
};

}  // namespace

void print_scenario_schema(const Rulebook& rulebook, Language language, std::ostream& out) {
  out << visible_json(SchemaWriter(rulebook, language).document().dump(2)) << '\n';
}

}  // namespace juchu
