// The rates of a study whose orders are a Markov chain: exactly, without a draw.
#pragma once

#include <optional>
#include <vector>

#include "sim/load/exact/order_chain.hpp"

namespace juchu {

struct ExactRate {
  int measure = 0;
  /// The share of orders, in the long run over replications; none where no order can come.
  std::optional<double> share;
};

struct ExactAnswer {
  std::vector<ExactRate> rates;  // by measures_of(Rate)
  std::size_t states = 0;        // of the chain
};

/// One pass back through the chain, from where orders end to where they come from. Requires: the
/// chain is the study's.
[[nodiscard]] ExactAnswer exact_answer(const Study& study, const OrderChain& chain);

/// The same with the chain that is made for it; nothing where the study has none.
[[nodiscard]] std::optional<ExactAnswer> exact_answer(const Study& study);

}  // namespace juchu
