#include "sim/scenario/named_rulebook.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "sim/scenario/scenario_names.hpp"

namespace juchu {
namespace {

constexpr Value kLargestNumber = 1'000'000;

}  // namespace

bool is_shipped_id(std::string_view name) {
  return name.find('/') == name.npos && !name.ends_with(".json");
}

std::string path_beside(const std::string& file, const std::string& path) {
  return (std::filesystem::path(file).parent_path() / path).string();
}

std::string beside(const std::string& file, const std::string& name) {
  return is_shipped_id(name) ? name : path_beside(file, name);
}

std::vector<ParameterChoice> read_choices(const JsonCursor& at, const Rulebook& rulebook) {
  std::vector<ParameterChoice> choices;
  if (!at.present()) return choices;
  std::vector<std::string> ids;
  for (const Parameter& parameter : rulebook.parameters) ids.push_back(parameter.id);
  at.only_keys(ids);
  for (const JsonCursor& row : at.members()) {
    const auto parameter = std::ranges::find(rulebook.parameters, row.key(), &Parameter::id);
    if (parameter == rulebook.parameters.end()) continue;
    ParameterChoice choice{.parameter = parameter->id, .kind = parameter->type.kind};
    choice.value = choice.kind == Kind::Bool
                       ? Value{row.boolean().value_or(false)}
                       : row.integer(-kLargestNumber, kLargestNumber).value_or(0);
    choices.push_back(std::move(choice));
  }
  return choices;
}

std::shared_ptr<const CompiledRulebook> open_named(RulebookShelf& shelf, const std::string& name,
                                                   const JsonCursor& named,
                                                   Diagnostics& diagnostics, Bounds bounds) {
  Diagnostics found;
  auto rules = shelf.open(name, {}, found, bounds);
  for (const Diagnostic& problem : found.sorted()) {
    const bool of_the_whole_file = problem.pointer.empty() && problem.position == Position{};
    if (of_the_whole_file && named.is(JsonValue::Kind::String)) {
      named.complain(problem.problem, problem.hint);
    } else {
      diagnostics.add(problem);
    }
  }
  return rules;
}

NamedRules open_rules_of(const JsonCursor& document, const std::string& file,
                         const std::string& instead, RulebookShelf& shelf, Diagnostics& diagnostics,
                         Bounds bounds) {
  const JsonCursor at = document.at("rulebook");
  const auto named = at.text();
  if (!named && instead.empty()) return {};
  const std::string name = instead.empty() ? beside(file, std::string(*named)) : instead;
  return {name, open_named(shelf, name, at, diagnostics, bounds)};
}

std::shared_ptr<const CompiledRulebook> open_chosen(RulebookShelf& shelf, const std::string& name,
                                                    const std::vector<ParameterChoice>& choices,
                                                    const JsonCursor& parameters, Bounds bounds) {
  Diagnostics found;
  auto rules = shelf.open(name, choices, found, bounds);
  for (const Diagnostic& problem : found.sorted()) {
    const Text where = {
        fmt::format("この値ではルールブックの {} が成り立ちません", problem.pointer),
        fmt::format("with these values {} of the rulebook does not work", problem.pointer)};
    parameters.complain(where, problem.problem);
  }
  return rules;
}

}  // namespace juchu
