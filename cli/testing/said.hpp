// What juchu says and answers, for tests.
#pragma once

#include <cstdio>
#include <sstream>
#include <string>
#include <vector>

#include "cli/command_line.hpp"

namespace juchu {

struct Said {
  ExitCode code;
  std::string out;
  std::string err;
};

/// What `juchu` does with `arguments` in an English locale, its output going to no terminal.
[[nodiscard]] inline Said said(
    const std::vector<std::string>& arguments, Language language = Language::English,
    bool (*interrupted)() = [] { return false; }) {
  std::ostringstream out, err;
  Console console{.out = out, .err = err, .language = language, .interrupted = interrupted};
  const ExitCode code = run_command_line(arguments, console);
  return {code, out.str(), err.str()};
}

/// The same with `input` on its standard input.
[[nodiscard]] inline Said said_with_input(const std::string& input,
                                          const std::vector<std::string>& arguments,
                                          Language language = Language::English) {
  std::FILE* file = std::tmpfile();
  std::fwrite(input.data(), 1, input.size(), file);
  std::rewind(file);
  std::ostringstream out, err;
  Console console{.out = out, .err = err, .language = language, .in = fileno(file)};
  const ExitCode code = run_command_line(arguments, console);
  std::fclose(file);
  return {code, out.str(), err.str()};
}

}  // namespace juchu
