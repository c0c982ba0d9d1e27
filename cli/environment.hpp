// What the process's surroundings say about its output: the locale's language, colours, columns.
#pragma once

#include <functional>
#include <ostream>
#include <string>

#include "cli/console.hpp"

namespace juchu {

/// The value of an environment variable; empty when it is not set.
using Variables = std::function<std::string(const char* name)>;

/// Japanese when LC_ALL, LC_MESSAGES or LANG (the first that is set) names it, otherwise English.
[[nodiscard]] Language locale_language(const Variables& variable);

/// Colours are for terminals, unless NO_COLOR is set or the terminal is dumb.
[[nodiscard]] bool wants_colour(bool terminal, const Variables& variable);

/// As many threads as there are processors, within `kMostThreads`.
inline constexpr int kMostThreads = 64;
[[nodiscard]] int threads_by_default();

/// The console of this process. A terminal is used but for its last column, and never beyond 120;
/// anything else is taken to have 80.
[[nodiscard]] Console console_of_process(std::ostream& out, std::ostream& err);

}  // namespace juchu
