#include "cli/shell/verb_table.hpp"

#include <algorithm>
#include <span>

#include "model/rulebook/shipped_rulebooks.hpp"
#include "sim/study/shipped_studies.hpp"

namespace juchu {
namespace {

std::vector<std::string> ids_of(std::span<const ShippedFile> files) {
  std::vector<std::string> ids;
  for (const ShippedFile& file : files) ids.emplace_back(file.id);
  return ids;
}

/// What stands for a value or an argument of this name.
WordChoice choice_named(const std::string& name) {
  for (const char* rulebook : {"RULEBOOK", "OLD", "NEW"})
    if (name == rulebook) return {WordKind::NamedFile, ids_of(shipped_rulebooks())};
  if (name == "STUDY") return {WordKind::NamedFile, ids_of(shipped_studies())};
  if (name == "KIND") return {WordKind::OneOf, {"study", "scenario", "rulebook"}};
  for (const char* file : {"FILE", "PART", "SCENARIO"})
    if (name == file) return {WordKind::File, {}};
  if (name == "DIR") return {WordKind::Folder, {}};
  return {};
}

/// `text|dot` is one of two values; `i/n|A..B` says how something is written.
WordChoice choice_of(const std::string& value) {
  const auto plain = [](char each) {
    return (each >= 'a' && each <= 'z') || (each >= '0' && each <= '9') || each == '|' ||
           each == '-';
  };
  if (value.find('|') == value.npos || !std::ranges::all_of(value, plain))
    return value == "promela" ? WordChoice{WordKind::OneOf, {value}} : choice_named(value);
  WordChoice choice{WordKind::OneOf, {}};
  std::size_t begin = 0;
  for (std::size_t end; (end = value.find('|', begin)) != value.npos; begin = end + 1)
    choice.values.push_back(value.substr(begin, end - begin));
  choice.values.push_back(value.substr(begin));
  return choice;
}

VerbOption option_of(const CLI::Option& option) {
  VerbOption told{.about = option.get_description()};
  for (const std::string& name : option.get_snames()) told.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) told.names.push_back("--" + name);
  if (option.get_items_expected_max() == 0) return told;
  told.value = option.get_option_text();
  told.choice = choice_of(told.value);
  return told;
}

VerbArgument argument_of(const CLI::Option& option) {
  return {.name = option.get_name(true),
          .required = option.get_required(),
          .many = option.get_items_expected_max() > 1,
          .choice = choice_named(option.get_name(true)),
          .about = option.get_description()};
}

}  // namespace

Verb verb_of(const CLI::App& app) {
  Verb verb{.name = app.get_name(), .about = app.get_description()};
  const std::string footer = app.get_footer();
  verb.example = footer.substr(std::min(footer.find('\n'), footer.size()));
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_positional())
      verb.arguments.push_back(argument_of(*option));
    else
      verb.options.push_back(option_of(*option));
  }
  return verb;
}

std::vector<Verb> verbs_of(const CLI::App& app) {
  std::vector<Verb> verbs;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
    if (!command->get_group().empty()) verbs.push_back(verb_of(*command));
  return verbs;
}

}  // namespace juchu
