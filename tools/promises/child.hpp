// A command that is run and measured, within limits of the system's.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace juchu {

struct ChildLimits {
  std::uint64_t address_megabytes = 0;              // of its address space; 0: as the system has it
  std::chrono::milliseconds interrupted_after{0};   // is sent SIGINT then; 0: never
  std::chrono::milliseconds killed_after{120'000};  // is ended by force then
};

struct ChildEnd {
  int code = -1;                 // its exit code; -1: it ended by a signal, or was killed
  int signal = 0;                // that ended it
  double seconds = 0;            // from its start
  double seconds_to_stop = 0;    // from SIGINT, if it was sent
  std::uint64_t peak_bytes = 0;  // of its resident set
  std::string out, err;          // the first 64 KB of each
};

/// Runs `words[0]` with the rest as its arguments, in an English locale, and waits for its end.
/// Linux and other POSIX systems.
[[nodiscard]] ChildEnd run_child(const std::vector<std::string>& words,
                                 const ChildLimits& limits = {});

}  // namespace juchu
