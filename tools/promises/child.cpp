#include "tools/promises/child.hpp"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace juchu {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// A file of the child's output, which has no name any more.
class Output {
 public:
  Output() : file_(std::tmpfile()) {}
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  ~Output() { std::fclose(file_); }

  void stand_in_for(int descriptor) const { dup2(fileno(file_), descriptor); }
  [[nodiscard]] std::string text() const {
    std::string text(65'536, '\0');
    const ssize_t size = pread(fileno(file_), text.data(), text.size(), 0);
    text.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
    return text;
  }

 private:
  std::FILE* file_;
};

[[noreturn]] void become(const std::vector<std::string>& words, const ChildLimits& limits,
                         const Output& out, const Output& err) {
  out.stand_in_for(STDOUT_FILENO);
  err.stand_in_for(STDERR_FILENO);
  setenv("LC_ALL", "C", 1);
  const rlimit no_core = {0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  if (limits.address_megabytes != 0) {
    const rlim_t bytes = limits.address_megabytes * 1024 * 1024;
    const rlimit address = {bytes, bytes};
    setrlimit(RLIMIT_AS, &address);
  }
  execv(arguments[0], arguments.data());
  _exit(127);
}

}  // namespace

ChildEnd run_child(const std::vector<std::string>& words, const ChildLimits& limits) {
  const Output out, err;
  const Clock::time_point begin = Clock::now();
  const pid_t child = fork();
  if (child == 0) become(words, limits, out, err);
  ChildEnd end;
  int status = 0;
  rusage usage = {};
  Clock::time_point interrupted = begin;
  bool sent = limits.interrupted_after.count() == 0;
  while (wait4(child, &status, WNOHANG, &usage) == 0) {
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
    if (!sent && Clock::now() - begin >= limits.interrupted_after) {
      kill(child, SIGINT);
      interrupted = Clock::now();
      sent = true;
    }
    if (Clock::now() - begin >= limits.killed_after) kill(child, SIGKILL);
  }
  end.seconds = seconds_since(begin);
  if (interrupted != begin) end.seconds_to_stop = seconds_since(interrupted);
  end.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  end.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  end.peak_bytes = static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
  end.out = out.text();
  end.err = err.text();
  return end;
}

}  // namespace juchu
