#include <fmt/format.h>

#include "cli/shell/completions.hpp"

namespace juchu {
namespace {

std::string joined(std::span<const std::string> words, const char* between) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : between) + word;
  return all;
}

std::string option_names(const Verb& verb) {
  std::vector<std::string> names;
  for (const VerbOption& option : verb.options)
    names.insert(names.end(), option.names.begin(), option.names.end());
  return joined(names, " ");
}

/// What completes a word: a call of one of the functions of the script.
std::string call_for(const WordChoice& choice) {
  switch (choice.kind) {
    case WordKind::OneOf: return fmt::format("_juchu_words '{}'", joined(choice.values, " "));
    case WordKind::NamedFile:
      return fmt::format("_juchu_words '{}'; _juchu_files", joined(choice.values, " "));
    case WordKind::File: return "_juchu_files";
    case WordKind::Folder: return "_juchu_folders";
    case WordKind::Anything: break;
  }
  return ":";
}

/// After an option that takes a value, its value; the options of this verb alone.
void print_values(const Verb& verb, std::ostream& out) {
  for (const VerbOption& option : verb.options)
    if (!option.value.empty())
      out << fmt::format("    {}:{}) {}; return ;;\n", verb.name,
                         joined(option.names, fmt::format(" | {}:", verb.name).c_str()),
                         call_for(option.choice));
}

/// The last argument stands for all that follow.
void print_arguments(const Verb& verb, std::ostream& out) {
  for (std::size_t a = 0; a < verb.arguments.size(); ++a) {
    const VerbArgument& argument = verb.arguments[a];
    out << fmt::format("    {}:{}) {} ;;\n", verb.name,
                       argument.many ? std::string("*") : std::to_string(a),
                       call_for(argument.choice));
  }
}

}  // namespace

void print_bash_completions(const Verb& top, std::span<const Verb> verbs, std::ostream& out) {
  std::vector<std::string> names;
  for (const Verb& verb : verbs) names.push_back(verb.name);
  out << R"(# bash completion for juchu; written by `juchu completions bash`

_juchu_add() { mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen "$@" -- "$word"); }
_juchu_words() { _juchu_add -W "$1"; }
_juchu_files() { compopt -o filenames 2>/dev/null; _juchu_add -f; }
_juchu_folders() { compopt -o filenames 2>/dev/null; _juchu_add -d; }

_juchu_takes_value() {
  case $1 in
)";
  for (const Verb& verb : verbs)
    for (const VerbOption& option : verb.options)
      if (!option.value.empty())
        out << fmt::format("    {}:{}) return 0 ;;\n", verb.name,
                           joined(option.names, fmt::format(" | {}:", verb.name).c_str()));
  out << R"(    :--lang) return 0 ;;
  esac
  return 1
}

_juchu() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} verb='' at=0 i
  COMPREPLY=()
  [[ $word == '=' ]] && word=''
  [[ $before == '=' ]] && before=${COMP_WORDS[COMP_CWORD-2]}
  for ((i = 1; i < COMP_CWORD; i++)); do
    if _juchu_takes_value "$verb:${COMP_WORDS[i]}"; then
      ((i++))
      [[ ${COMP_WORDS[i]} == '=' && $i -lt $COMP_CWORD ]] && ((i++))
    elif [[ ${COMP_WORDS[i]} != -* || ${COMP_WORDS[i]} == - ]]; then
      if [[ -z $verb ]]; then verb=${COMP_WORDS[i]}; else ((at++)); fi
    fi
  done
  case $verb:$before in
    :--lang) _juchu_words 'ja en'; return ;;
)";
  for (const Verb& verb : verbs) print_values(verb, out);
  out << "  esac\n  if [[ $word == -?* || $word == -- ]]; then\n    case $verb in\n"
      << fmt::format("      '') _juchu_words '{}' ;;\n", option_names(top));
  for (const Verb& verb : verbs)
    out << fmt::format("      {}) _juchu_words '{}' ;;\n", verb.name, option_names(verb));
  out << "    esac\n    return\n  fi\n  case $verb:$at in\n"
      << fmt::format("    :0) _juchu_words '{}' ;;\n", joined(names, " "));
  for (const Verb& verb : verbs) print_arguments(verb, out);
  out << "  esac\n}\ncomplete -F _juchu juchu\n";
}

}  // namespace juchu
