// One question about a rulebook, put to SPIN: what it says, and whether its states are the
// situations that a plain search finds.
//
// For tests: a column beside those of `check`. It decides nothing about who is right.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "model/engine/compiled_rulebook.hpp"

namespace juchu {

struct SpinQuestion {
  /// How much of the rulebook the model has.
  enum class How : std::uint8_t {
    Whole,
    Sliced,     // what the question depends on
    Localized,  // what `check` needs to know to say no; sliced where it has no such proof
  };
  std::vector<int> carts = {0};  // by order: the cart it lies in
  bool norm_keeping = false;
  std::string question;  // id of a hazard, property or norm
  How how = How::Whole;
};

struct SpinVerdict {
  std::string refusal;    // why there is no model; empty: SPIN was asked
  std::string complaint;  // SPIN fails, or its states are others than the situations
  bool yes = false;       // it is entered, broken, breached or, of *sometimes*, shown
  SpinQuestion::How how = SpinQuestion::How::Whole;  // as it was asked
};

/// Asks SPIN. Localized, a yes says nothing of the rulebook, and states are not compared. Requires
/// `why_no_spin` to be empty. Cost: half a second.
[[nodiscard]] SpinVerdict ask_spin(const std::shared_ptr<const CompiledRulebook>& rules,
                                   const SpinQuestion& question);

}  // namespace juchu
