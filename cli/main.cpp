#include <csignal>
#include <iostream>
#include <new>

#include "cli/command_line.hpp"
#include "cli/environment.hpp"

namespace {

volatile std::sig_atomic_t interruptions = 0;

/// The first Ctrl-C asks to stop and tell what is known; a second one ends the process.
void watch_for_interruption() {
  struct sigaction action = {};
  action.sa_handler = [](int) { interruptions = 1; };
  action.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART;
  sigaction(SIGINT, &action, nullptr);
}

juchu::ExitCode run(int argc, char** argv) {
  juchu::Console console = juchu::console_of_process(std::cout, std::cerr);
  console.interrupted = [] { return interruptions != 0; };
  juchu::ExitCode code = juchu::run_command_line({argv + 1, argv + argc}, console);
  if (!std::cout.flush()) code = juchu::refuse_output(console);
  return code;
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  std::signal(SIGPIPE, SIG_DFL);  // where nobody reads on, as in `juchu replay … | head`, it ends
  watch_for_interruption();
  try {
    return static_cast<int>(run(argc, argv));
  } catch (const std::bad_alloc&) {
    std::cerr << "juchu: error: not enough memory\n";
    return static_cast<int>(juchu::ExitCode::Inconclusive);
  }
}
