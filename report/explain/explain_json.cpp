#include "report/explain/explain_json.hpp"

#include <nlohmann/json.hpp>

#include "model/time/day.hpp"
#include "report/explain/explain_wording.hpp"
#include "report/json/json_text.hpp"

namespace juchu {
namespace {

using Json = nlohmann::ordered_json;

Json named(const CatalogueRow& row) {
  return {{"kind", kSections.at(static_cast<std::size_t>(row.section)).key}, {"id", row.id}};
}

Json facts_json(const std::vector<Fact>& facts) {
  Json all = Json::object();
  for (const auto& [kind, items] : facts) {
    Json& ids = all[std::string(kFacts.at(static_cast<std::size_t>(kind)).key)];
    for (const NamedThing& thing : items) ids.push_back(thing.id);
  }
  return all;
}

Json parameters_json(const std::vector<ReadParameter>& parameters, Language language) {
  Json all = Json::array();
  for (const auto& [parameter, assumed] : parameters) {
    const bool truth = parameter->type.kind == Kind::Bool;
    all.push_back({{"id", parameter->id},
                   {"value", truth ? Json(parameter->value != 0) : Json(parameter->value)},
                   {"says", parameter->says.in(language)},
                   {"source", parameter->source},
                   {"reading", parameter->reading},
                   {"assumed", assumed}});
  }
  return all;
}

Json stories_json(const std::vector<RuleStory>& stories, Language language) {
  Json all = Json::array();
  for (const auto& [id, title, times, at, order] : stories)
    all.push_back({{"id", id},
                   {"title", title.in(language)},
                   {"times", times},
                   {"at", at ? Json(moment_text(*at)) : Json(nullptr)},
                   {"order", order.empty() ? Json(nullptr) : Json(order)}});
  return all;
}

Json explanation_json(const Explanation& told, Language language) {
  Json words = Json::object(), users = Json::array();
  for (const auto& [id, label] : told.words) words[id] = label.in(language);
  for (const CatalogueRow& row : told.used_by) users.push_back(named(row));
  Json json = named(told.row);
  json.update({{"says", told.row.says.in(language)},
               {"source", told.source},
               {"advice", told.advice.in(language)},
               {"line", told.position.line},
               {"facts", facts_json(told.facts)},
               {"words", std::move(words)},
               {"parameters", parameters_json(told.parameters, language)},
               {"used_by", std::move(users)},
               {"stories", stories_json(told.stories, language)}});
  return json;
}

}  // namespace

void print_explanations_json(const Rulebook& book, std::span<const Explanation> all,
                             std::size_t unread, Language language, std::ostream& out) {
  Json rules = Json::array();
  for (const Explanation& told : all) rules.push_back(explanation_json(told, language));
  out << json_text({{"schema_version", 1},
                    {"rulebook", book.id},
                    {"version", book.version},
                    {"rules", std::move(rules)},
                    {"unread", unread}},
                   1)
      << '\n';
}

}  // namespace juchu
