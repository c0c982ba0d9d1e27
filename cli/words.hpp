// Single words of a command line: read, and written so that a shell reads them back.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <CLI/App.hpp>

namespace juchu {

/// All of `text` as a whole number.
[[nodiscard]] std::optional<std::int64_t> whole_number(std::string_view text);

/// `text` as one word of a POSIX shell's command line.
[[nodiscard]] std::string shell_word(const std::string& text);

/// Accepts what `parse` understands.
template <class Parse>
[[nodiscard]] CLI::Validator written_like(Parse parse) {
  return CLI::Validator([parse](std::string& text) { return parse(text) ? "" : "not understood"; },
                        "");
}

}  // namespace juchu
