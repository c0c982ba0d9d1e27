// Sentences in both languages at once.
#pragma once

#include <string>
#include <type_traits>

#include <fmt/format.h>

#include "model/text/text.hpp"

namespace juchu {

/// What an argument of `say` is formatted as: a Text in the language of its sentence.
template <class Argument>
using Said = std::conditional_t<std::is_same_v<Argument, Text>, std::string, Argument>;

[[nodiscard]] inline const std::string& said(const Text& text, Language language) {
  return text.in(language);
}
template <class Argument>
[[nodiscard]] const Argument& said(const Argument& argument, Language) {
  return argument;
}

/// One sentence in both languages, with the same arguments.
template <class... Arguments>
[[nodiscard]] Text say(fmt::format_string<const Said<Arguments>&...> ja,
                       fmt::format_string<const Said<Arguments>&...> en,
                       const Arguments&... arguments) {
  return {fmt::format(ja, said(arguments, Language::Japanese)...),
          fmt::format(en, said(arguments, Language::English)...)};
}

}  // namespace juchu
