#include <fmt/format.h>

#include "cli/shell/completions.hpp"

namespace juchu {
namespace {

std::string quoted_for_fish(const std::string& text) {
  std::string escaped = "'";
  for (const char each : text) {
    if (each == '\'' || each == '\\') escaped += '\\';
    escaped += each == '\n' ? ' ' : each;
  }
  return escaped + "'";
}

/// What completes the word of an argument or a value.
std::string options_for(const WordChoice& choice) {
  switch (choice.kind) {
    case WordKind::OneOf: return " -f -a " + quoted_for_fish(words_of(choice));
    case WordKind::NamedFile: return " -F -a " + quoted_for_fish(words_of(choice));
    case WordKind::File: return " -F";
    case WordKind::Folder: return " -f -a '(__fish_complete_directories)'";
    case WordKind::Anything: break;
  }
  return " -f";
}

void print_option(const VerbOption& option, const std::string& condition, std::ostream& out) {
  out << "complete -c juchu -n " << quoted_for_fish(condition);
  for (const std::string& name : option.names)
    out << (name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1));
  if (!option.value.empty()) out << " -r" << options_for(option.choice);
  out << " -d " << quoted_for_fish(option.about) << '\n';
}

}  // namespace

void print_fish_completions(const Verb& top, std::span<const Verb> verbs, std::ostream& out) {
  out << "# fish completion for juchu; written by `juchu completions fish`\n\n"
         "complete -c juchu -f\n";
  for (const VerbOption& option : top.options) print_option(option, "__fish_use_subcommand", out);
  for (const Verb& verb : verbs) {
    out << fmt::format("\ncomplete -c juchu -n __fish_use_subcommand -a {} -d {}\n", verb.name,
                       quoted_for_fish(verb.about));
    const std::string here = "__fish_seen_subcommand_from " + verb.name;
    for (const VerbOption& option : verb.options) print_option(option, here, out);
    for (const VerbArgument& argument : verb.arguments)
      if (argument.choice.kind != WordKind::Anything)
        out << "complete -c juchu -n " << quoted_for_fish(here) << options_for(argument.choice)
            << '\n';
  }
}

}  // namespace juchu
