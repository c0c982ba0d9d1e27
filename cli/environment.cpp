#include "cli/environment.hpp"

#include <algorithm>
#include <cstdlib>
#include <sys/ioctl.h>
#include <thread>
#include <unistd.h>

namespace juchu {
namespace {

constexpr int kNarrowest = 40, kUsual = 80, kWidest = 120;

std::string variable_of_process(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

bool names_japanese(const std::string& locale) {
  return locale.substr(0, locale.find_first_of("_.@")) == "ja";
}

int columns_of(int descriptor) {
  winsize size = {};
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return kUsual;
  return std::clamp(size.ws_col - 1, kNarrowest, kWidest);  // a full line may break after its end
}

}  // namespace

Language locale_language(const Variables& variable) {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const std::string locale = variable(name);
    if (!locale.empty()) return names_japanese(locale) ? Language::Japanese : Language::English;
  }
  return Language::English;
}

bool wants_colour(bool terminal, const Variables& variable) {
  return terminal && variable("NO_COLOR").empty() && variable("TERM") != "dumb";
}

Console console_of_process(std::ostream& out, std::ostream& err) {
  const bool terminal = isatty(STDOUT_FILENO) == 1;
  return {.out = out,
          .err = err,
          .language = locale_language(variable_of_process),
          .colour = wants_colour(terminal, variable_of_process),
          .progress = isatty(STDERR_FILENO) == 1 && variable_of_process("TERM") != "dumb",
          .width = terminal ? columns_of(STDOUT_FILENO) : kUsual};
}

int threads_by_default() {
  const int processors = static_cast<int>(std::thread::hardware_concurrency());
  return std::clamp(processors, 1, kMostThreads);
}

}  // namespace juchu
