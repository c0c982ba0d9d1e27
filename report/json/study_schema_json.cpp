#include "report/json/study_schema_json.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "model/time/weekdays.hpp"
#include "report/json/json_text.hpp"
#include "report/json/study_schema_words_json.hpp"
#include "report/study_schema_wording.hpp"
#include "sim/study/study_events.hpp"

namespace juchu {
namespace {

using namespace schema;

constexpr int kLongestSpan = 3660, kMostReplications = 1'000'000;

/// Whether a part says everything, or only what it changes of another study's.
enum class Says { All, Changes };

Json string_of_words() { return {{"type", "string"}}; }

class StudySchemaWriter {
 public:
  StudySchemaWriter(const Rulebook& rulebook, Language language)
      : book_(rulebook), language_(language) {}

  [[nodiscard]] Json document() const {
    return {{"$schema", "http://json-schema.org/draft-07/schema#"},
            {"title", book_.title.in(language_)},
            {"type", "object"},
            {"if", {{"required", {"like"}}}},
            {"then", reference("study_change")},
            {"else", reference("study")},
            {"definitions", definitions()}};
  }

 private:
  // Pieces

  [[nodiscard]] std::string words_of_key(StudyPart part, std::string_view key) const {
    for (const KeyWording& row : kStudyKeyWords)
      if (row.part == part && row.key == key) return std::string(row.words.in(language_));
    return {};
  }

  /// An object with these members, each with its words; null takes one out that is not wanted.
  [[nodiscard]] Json part(StudyPart part, const Json& members, Says says) const {
    Json properties = Json::object();
    for (const auto& [key, schema] : members.items()) {
      Json value = schema;
      if (says == Says::Changes) value = either({std::move(value), {{"type", "null"}}});
      properties[key] = described(std::move(value), words_of_key(part, key));
    }
    return object(std::move(properties));
  }

  /// Adds what only a part that says all must keep to.
  static Json complete(Json schema, Says says, const std::vector<const char*>& required,
                       const std::vector<Json>& rules) {
    if (says == Says::Changes) return schema;
    if (!required.empty()) schema["required"] = required;
    return with_rules(std::move(schema), rules);
  }

  /// None: no "allOf", since an empty one is no schema.
  static Json with_rules(Json schema, const std::vector<Json>& rules) {
    for (const Json& rule : rules) schema["allOf"].push_back(rule);
    return schema;
  }

  static std::string name_of(const char* part, Says says) {
    return says == Says::All ? part : std::string(part) + "_change";
  }

  /// A list of rows; where they change others, under their ids too.
  static Json rows(const char* part, Says says) {
    Json list = {{"type", "array"}, {"items", reference(name_of(part, says))}};
    if (says == Says::All) return list;
    const Json row = either({reference(name_of(part, says)), {{"type", "null"}}});
    return either({std::move(list), {{"type", "object"}, {"additionalProperties", row}}});
  }

  // What is the same in every study

  [[nodiscard]] Json definitions() const {
    Json all = words_of_studies();
    all["method"] = Choices(language_).add_all(book_.methods).or_words().schema();
    all["weekday"] = weekday_choices(language_).schema();
    all["mean_and_cv"] = mean_and_variation();
    all["erlang"] = erlang();
    all["weibull"] = weibull();
    for (std::size_t e = 0; e < book_.events.size(); ++e)
      all["with_" + book_.events[e].id] = given(book_.events[e]);
    for (const Says says : {Says::All, Says::Changes}) add_parts(says, all);
    return all;
  }

  void add_parts(Says says, Json& all) const {
    all[name_of("calendar", says)] = calendar(says);
    all[name_of("wave", says)] = wave(says);
    all[name_of("arrivals", says)] = arrivals(says);
    all[name_of("person", says)] = person(says);
    all[name_of("staff", says)] = staff(says);
    all[name_of("habit", says)] = habit(says);
    all[name_of("span", says)] = span(says);
    all[name_of("measure", says)] = measure(says);
    all[name_of("lever", says)] = lever(says);
    all[name_of("study", says)] = study(says);
  }

  [[nodiscard]] Json mean_and_variation() const {
    return complete(part(StudyPart::MeanAndVariation,
                         {{"mean", reference("time")}, {"cv", number(1e-3, 100)}}, Says::All),
                    Says::All, {"mean", "cv"}, {});
  }

  [[nodiscard]] Json erlang() const {
    return complete(
        part(StudyPart::Erlang, {{"stages", whole_number(1, 1000)}, {"mean", reference("time")}},
             Says::All),
        Says::All, {"stages", "mean"}, {});
  }

  [[nodiscard]] Json weibull() const {
    return complete(part(StudyPart::Weibull,
                         {{"shape", number(0.05, 100)}, {"scale", reference("time")}}, Says::All),
                    Says::All, {"shape", "scale"}, {});
  }

  // What events are given

  [[nodiscard]] Json given(const EventType& event) const {
    Json properties = Json::object();
    for (const EventParameter& parameter : event.parameters)
      properties[parameter.id] = described(value(parameter.type), parameter.label.in(language_));
    return object(std::move(properties));
  }

  /// An expression, a plain value, or one of several by weight.
  [[nodiscard]] Json value(const Type& type) const {
    std::vector<Json> forms;
    if (type.kind == Kind::Bool) forms.push_back({{"type", "boolean"}});
    if (type.kind == Kind::Int)
      forms.push_back(type.low <= type.high ? whole_number(type.low, type.high)
                                            : Json{{"type", "integer"}});
    if (type.kind == Kind::Method) forms.push_back(reference("method"));
    if (type.kind == Kind::Enum) forms.push_back(names_of(type, book_, language_).schema());
    if (type.optional) forms.push_back({{"type", "null"}});
    forms.push_back(reference("expression"));
    forms.push_back(reference("weights"));
    return either(forms);
  }

  /// What stands under "with" depends on the event.
  [[nodiscard]] std::vector<Json> given_by_event(const std::vector<int>& events, Says says) const {
    std::vector<Json> rules;
    for (const int index : events) {
      const EventType& event = book_.events[static_cast<std::size_t>(index)];
      Json with = reference("with_" + event.id), needed = Json::array();
      for (const EventParameter& parameter : event.parameters)
        if (parameter.default_value.empty() && !parameter.type.optional)
          needed.push_back(parameter.id);
      Json then = Json::object();
      if (says == Says::All && !needed.empty()) {
        then["required"] = {"with"};
        with = {{"type", "object"}, {"allOf", {with}}, {"required", std::move(needed)}};
      }
      then["properties"] = {{"with", std::move(with)}};
      rules.push_back(if_then("event", event.id, std::move(then)));
    }
    return rules;
  }

  template <class Wanted>
  [[nodiscard]] std::vector<int> events_that(const Wanted& wanted) const {
    std::vector<int> events;
    for (int event = 0; event < static_cast<int>(book_.events.size()); ++event)
      if (wanted(event)) events.push_back(event);
    return events;
  }

  [[nodiscard]] Json one_of_events(const std::vector<int>& events) const {
    Choices choices(language_);
    for (const int event : events) {
      const EventType& type = book_.events[static_cast<std::size_t>(event)];
      choices.add(type.id, type.label);
    }
    return choices.schema();
  }

  // The parts of a study, in the sequence of StudyPart

  [[nodiscard]] Json study(Says says) const {
    Json schema = part(StudyPart::Study,
                       {{"$schema", string_of_words()},
                        {"study", reference("row_id")},
                        {"title", reference("words")},
                        {"says", reference("words")},
                        {"question", reference("words")},
                        {"source", string_of_words()},
                        {"rulebook", string_of_words()},
                        {"backlog", string_of_words()},
                        {"parameters", object(nullable(parameters_of(book_, language_), says))},
                        {"shop", shop(says)},
                        {"calendar", reference(name_of("calendar", says))},
                        {"closed", one_or_more(either({reference("weekday"), reference("day")}))},
                        {"from", reference("day")},
                        {"days", whole_number(1, kLongestSpan)},
                        {"follow_days", whole_number(0, kLongestSpan)},
                        {"warm_up", whole_number(0, kLongestSpan)},
                        {"replications", whole_number(1, kMostReplications)},
                        {"seed", {{"type", "integer"}, {"minimum", 0}}},
                        {"arrivals", arrivals_rows(says)},
                        {"staff", staff_rows(says)},
                        {"habits", rows("habit", says)},
                        {"measures", rows("measure", says)},
                        {"levers", rows("lever", says)}},
                       says);
    if (says == Says::Changes)
      schema["properties"]["like"] = described(string_of_words(),
                                               words_of_key(StudyPart::Study, "like"));
    std::vector<const char*> required = {"study", "title", "rulebook", "days", "arrivals"};
    if (!settings().empty()) required.push_back("shop");
    const Json begins = either({{{"required", {"from"}}}, {{"required", {"backlog"}}}});
    return complete(std::move(schema), says, required, {begins});
  }

  /// Fields of the shop that a study must state.
  [[nodiscard]] Json settings() const {
    Json ids = Json::array();
    for (const Field& field : book_.fields)
      if (field.any_initial) ids.push_back(field.id);
    return ids;
  }

  [[nodiscard]] Json shop(Says says) const {
    Json schema = object(nullable(fields_of(book_, FieldsOf::Shop, language_), says));
    if (says == Says::All) schema["required"] = settings();
    return schema;
  }

  static Json nullable(Json properties, Says says) {
    if (says == Says::Changes)
      for (auto& [key, schema] : properties.items())
        schema = either({std::move(schema), {{"type", "null"}}});
    return properties;
  }

  static Json arrivals_rows(Says says) {
    Json schema = rows("arrivals", says);
    if (says == Says::All) schema["minItems"] = 1;
    return schema;
  }

  static Json staff_rows(Says says) {
    Json row = reference(name_of("staff", says));
    if (says == Says::Changes) row = either({std::move(row), {{"type", "null"}}});
    return {{"type", "object"},
            {"propertyNames", reference("row_id")},
            {"additionalProperties", std::move(row)}};
  }

  [[nodiscard]] Json calendar(Says says) const {
    const Json dates = {{"type", "array"}, {"items", reference("day")}};
    return part(StudyPart::Calendar,
                {{"holidays", either({{{"const", "jp"}}, dates})},
                 {"closed", one_or_more(reference("weekday"))}},
                says);
  }

  [[nodiscard]] Json arrivals(Says says) const {
    const auto creating = events_that([&](int event) { return can_arrive(book_, event); });
    Json schema = part(StudyPart::Arrivals,
                       {{"id", reference("row_id")},
                        {"says", reference("words")},
                        {"source", string_of_words()},
                        {"event", one_of_events(creating)},
                        {"per_day", number(0, 1e7)},
                        {"weekdays", times_by_weekday(says)},
                        {"hours", profile()},
                        {"waves", rows("wave", says)},
                        {"lines", counts(1000)},
                        {"batches", counts(100'000)},
                        {"with", with()}},
                       says);
    schema = with_rules(std::move(schema), given_by_event(creating, says));
    return complete(std::move(schema), says, {"id", "event", "per_day"}, {});
  }

  static Json with() { return {{"type", "object"}, {"additionalProperties", reference("value")}}; }

  static Json times_by_weekday(Says says) {
    Json properties = Json::object();
    const NameList names = weekdays();
    for (std::size_t day = 0; day < names.ids().size(); ++day)
      add_members(properties, names_for(names.ids()[day], names.words(static_cast<int>(day))),
                  number(0, 1000));
    return object(nullable(std::move(properties), says));
  }

  [[nodiscard]] Json wave(Says says) const {
    return complete(part(StudyPart::Wave,
                         {{"id", reference("row_id")},
                          {"says", reference("words")},
                          {"source", string_of_words()},
                          {"from", reference("day")},
                          {"days", whole_number(1, kLongestSpan)},
                          {"times", number(0, 1000)}},
                         says),
                    says, {"from", "days", "times"}, {});
  }

  /// What is said of staff and of each of the people alike.
  static void add_people(Json& members) {
    members.update(Json{{"says", reference("words")},
                        {"count", whole_number(0, kMostPeople)},
                        {"shift", shift()},
                        {"breaks", week("open_hours")},
                        {"holidays", reference("holidays")},
                        {"speed", speed()},
                        {"also", one_or_more(reference("row_id"))}});
  }

  [[nodiscard]] Json person(Says says) const {
    Json members = Json::object();
    add_people(members);
    return complete(part(StudyPart::Person, members, says), says, {}, {count_by_shift()});
  }

  [[nodiscard]] Json staff(Says says) const {
    Json members = {{"source", string_of_words()},
                    {"at_end", {{"enum", {"finish", "carry", "drop"}}}},
                    {"people", {{"type", "array"}, {"items", reference(name_of("person", says))}}}};
    add_people(members);
    return complete(part(StudyPart::Staff, members, says), says, {},
                    {no_two("people", "count"), no_two("people", "speed"), no_two("people", "also"),
                     count_by_shift()});
  }

  /// Where the shifts say how many they are, nothing else does.
  static Json count_by_shift() {
    return {{"if", {{"required", {"shift"}}, {"properties", {{"shift", {{"type", "object"}}}}}}},
            {"then", {{"not", {{"required", {"count"}}}}}}};
  }

  [[nodiscard]] Json habit(Says says) const {
    const auto all = events_that([&](int event) { return can_be_a_habit(book_, event); });
    Json schema = part(StudyPart::Habit,
                       {{"id", reference("row_id")},
                        {"says", reference("words")},
                        {"source", string_of_words()},
                        {"for", {{"enum", {"order", "cart", "shop"}}}},
                        {"when", reference("expression")},
                        {"in_final", {{"type", "boolean"}}},
                        {"after", reference("distribution")},
                        {"hours", week("open_hours")},
                        {"at", week("times_of_day")},
                        {"using", reference("row_id")},
                        {"takes", reference("distribution")},
                        {"priority", reference("expression")},
                        {"holidays", reference("holidays")},
                        {"chance", reference("share")},
                        {"event", one_of_events(all)},
                        {"with", with()},
                        {"marks", one_or_more(reference("expression"))},
                        {"unmarks", one_or_more(reference("expression"))},
                        {"again", {{"type", "boolean"}}}},
                       says);
    schema = with_rules(std::move(schema), given_by_event(all, says));
    return complete(std::move(schema), says, {"id"}, rules_of_habits());
  }

  [[nodiscard]] std::vector<Json> rules_of_habits() const {
    const auto events = [&](bool shop) {
      return one_of_events(events_that([&](int event) {
        return can_be_a_habit(book_, event) &&
               book_.events[static_cast<std::size_t>(event)].shop == shop;
      }));
    };
    Json for_whom = if_then(
        "for", "shop",
        {{"properties", {{"event", events(true)}}},
         {"not", either({{{"required", {"marks"}}}, {{"required", {"unmarks"}}}})}});
    for_whom["else"] = {{"properties", {{"event", events(false)}}}};
    Json needs = {{"dependencies",
                   {{"hours", {"after"}},
                    {"takes", {"using"}},
                    {"priority", {"using"}},
                    {"using", {"takes"}},
                    {"with", {"event"}}}}};
    return {
        one_of_keys({"after", "at", "using"}),
        either({{{"required", {"event"}}}, {{"required", {"marks"}}}, {{"required", {"unmarks"}}}}),
        no_two("using", "holidays"),
        no_two("at", "again"),
        std::move(needs),
        std::move(for_whom)};
  }

  [[nodiscard]] Json measure(Says says) const {
    const Json whose = one_or_more({{"type", "string"}});
    Json schema = part(StudyPart::Measure,
                       {{"id", reference("row_id")},
                        {"says", reference("words")},
                        {"source", string_of_words()},
                        {"rate", whose},
                        {"ever", reference("expression")},
                        {"at_end", reference("expression")},
                        {"time", reference(name_of("span", says))},
                        {"number", reference("expression")},
                        {"of", whose},
                        {"target", {{"type", "string"}}}},
                       says);
    const std::string sense = "^(<=|>=|<|>) *";
    const auto target = [&](const char* kind, const std::string& value) {
      return Json{{"if", {{"required", {kind}}}},
                  {"then", {{"properties", {{"target", pattern(sense + value + "$")}}}}}};
    };
    return complete(
        std::move(schema), says, {"id"},
        {one_of_keys({"rate", "time", "number"}),
         {{"if", {{"required", {"rate"}}}},
          {"then", one_of_keys({"ever", "at_end"})},
          {"else", {{"not", either({{{"required", {"ever"}}}, {{"required", {"at_end"}}}})}}}},
         no_two("rate", "of"),
         target("rate", std::string(kNumberText) + "( ?%)?"),
         target("time", kTimeText),
         target("number", kNumberText)});
  }

  [[nodiscard]] Json span(Says says) const {
    return complete(
        part(StudyPart::Span, {{"from", reference("expression")}, {"to", reference("expression")}},
             says),
        says, {"from", "to"}, {});
  }

  [[nodiscard]] Json lever(Says says) const {
    return complete(part(StudyPart::Lever,
                         {{"id", reference("row_id")},
                          {"says", reference("words")},
                          {"source", string_of_words()},
                          {"set", {{"type", "object"}, {"minProperties", 1}}}},
                         says),
                    says, {"id", "set"}, {});
  }

  const Rulebook& book_;
  Language language_;
};

}  // namespace

void print_study_schema(const Rulebook& rulebook, Language language, std::ostream& out) {
  out << visible_json(StudySchemaWriter(rulebook, language).document().dump(2)) << '\n';
}

}  // namespace juchu
