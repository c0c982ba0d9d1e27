// Where a command speaks, in which language, and how it ends.
#pragma once

#include <ostream>

#include "model/text/diagnostics.hpp"
#include "model/text/text.hpp"
#include "model/work/work_limit.hpp"

namespace juchu {

/// What the process answers its caller.
enum class ExitCode {
  Success = 0,
  Findings = 1,      // an expectation does not hold
  BadInput = 2,      // of a file, or on the command line; or the results could not be written
  Inconclusive = 3,  // a budget was reached
  Interrupted = 130,
};

struct Console {
  std::ostream& out;  // results
  std::ostream& err;  // messages
  Language language = Language::English;
  bool colour = false;
  bool progress = false;  // `err` is a terminal, where a line can be redrawn
  int width = 80;
  bool (*interrupted)() = [] { return false; };
  int in = 0;  // a descriptor: the standard input
};

/// Tells every problem of the input on `err`; answers `BadInput`.
[[nodiscard]] ExitCode refuse_input(const Diagnostics& diagnostics, const Console& console);
/// Tells that the command ended before anything was known: by a budget, by Ctrl-C, or since there
/// was no memory; answers `Inconclusive` or `Interrupted`.
[[nodiscard]] ExitCode refuse_without_answer(WorkEnd end, const Console& console);
/// Tells that the results could not be written (a full disk, a closed output); answers `BadInput`.
[[nodiscard]] ExitCode refuse_output(const Console& console);

}  // namespace juchu
