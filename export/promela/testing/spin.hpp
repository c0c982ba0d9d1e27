// Runs SPIN on a model, for tests.
#pragma once

#include <optional>
#include <string>

namespace juchu {

/// What SPIN found.
struct SpinAnswer {
  long states = 0;         // stored
  long errors = 0;         // assertions violated
  int bytes = 0;           // of a state vector
  bool truncated = false;  // the search was not deep enough
  bool endless = false;    // a date moved further away than the model follows it
};

/// Why SPIN cannot be run here; empty when it can.
[[nodiscard]] std::string why_no_spin();

/// Searches all of `model`, going on after errors. Nothing when SPIN or the C compiler fails;
/// `said` is then what they said.
[[nodiscard]] std::optional<SpinAnswer> run_spin(const std::string& model, std::string& said);

}  // namespace juchu
