#include <fmt/format.h>

#include "cli/shell/completions.hpp"

namespace juchu {
namespace {

/// Words within quotes of zsh and a description of _arguments, where `:` and brackets mean something.
std::string quoted_for_zsh(const std::string& text) {
  std::string escaped;
  for (const char each : text) {
    if (each == '\'')
      escaped += "'\\''";
    else if (std::string_view(":[]\\").find(each) != std::string_view::npos)
      escaped += std::string("\\") + each;
    else
      escaped += each == '\n' ? ' ' : each;
  }
  return escaped;
}

std::string action_of(const WordChoice& choice) {
  switch (choice.kind) {
    case WordKind::OneOf: return "(" + words_of(choice) + ")";
    case WordKind::NamedFile: return " _juchu_named " + words_of(choice);
    case WordKind::File: return "_files";
    case WordKind::Folder: return "_files -/";
    case WordKind::Anything: break;
  }
  return " ";
}

void print_option(const VerbOption& option, std::ostream& out) {
  for (const std::string& name : option.names) {
    out << fmt::format("        '*{}[{}]", name, quoted_for_zsh(option.about));
    if (!option.value.empty())
      out << fmt::format(":{}:{}", quoted_for_zsh(option.value), action_of(option.choice));
    out << "' \\\n";
  }
}

void print_verb(const Verb& verb, std::ostream& out) {
  out << fmt::format("    ({})\n      _arguments -S \\\n", verb.name);
  for (const VerbOption& option : verb.options) print_option(option, out);
  int place = 0;
  for (const VerbArgument& argument : verb.arguments) {
    const std::string at = argument.many ? "*" : std::to_string(++place);
    out << fmt::format("        '{}:{}:{}' \\\n", at, quoted_for_zsh(argument.name),
                       action_of(argument.choice));
  }
  out << "        && return 0 ;;\n";
}

}  // namespace

void print_zsh_completions(const Verb& top, std::span<const Verb> verbs, std::ostream& out) {
  out << "#compdef juchu\n# zsh completion for juchu; written by `juchu completions zsh`\n\n"
         "_juchu_named() { _alternative \"names:name:($*)\" 'files:file:_files' }\n\n"
         "_juchu() {\n  local curcontext=\"$curcontext\" state line\n  local -a verbs\n  verbs=(\n";
  for (const Verb& verb : verbs)
    out << fmt::format("    '{}:{}'\n", verb.name, quoted_for_zsh(verb.about));
  out << "  )\n  _arguments -C \\\n";
  for (const VerbOption& option : top.options) print_option(option, out);
  out << "        '1:command:->verb' \\\n        '*::argument:->rest' && return 0\n"
         "  if [[ $state == verb ]]; then\n    _describe command verbs\n    return\n  fi\n"
         "  case $line[1] in\n";
  for (const Verb& verb : verbs) print_verb(verb, out);
  out << "  esac\n}\n\nif [[ $funcstack[1] == _juchu ]]; then _juchu \"$@\"; else compdef _juchu "
         "juchu; fi\n";
}

}  // namespace juchu
