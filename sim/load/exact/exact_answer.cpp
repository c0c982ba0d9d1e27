#include "sim/load/exact/exact_answer.hpp"

#include <algorithm>

#include "sim/load/counts.hpp"

namespace juchu {
namespace {

/// For each state the probability that rate `bit` is seen sooner or later.
std::vector<double> seen_from(const OrderChain& chain, std::size_t bit) {
  std::vector<double> seen(chain.states.size());
  for (std::size_t s = 0; s < seen.size(); ++s) {
    const OrderChain::State& state = chain.states[s];
    if (state.arcs == 0) seen[s] = (state.seen >> bit & 1) != 0 ? 1 : 0;
    for (std::uint32_t a = 0; a < state.arcs; ++a) {
      const OrderChain::Arc& arc = chain.arcs[state.first_arc + a];
      seen[s] += arc.probability * seen[arc.to];
    }
  }
  return seen;
}

}  // namespace

ExactAnswer exact_answer(const Study& study, const OrderChain& chain) {
  ExactAnswer answer{.rates = {}, .states = chain.states.size()};
  const std::vector<int> measures = measures_of(study, Measure::Kind::Rate);
  for (std::size_t rate = 0; rate < measures.size(); ++rate) {
    const std::vector<double> seen = seen_from(chain, rate);
    double orders = 0, with = 0;
    for (const OrderChain::Root& root : chain.roots) {
      if (!study.measures[static_cast<std::size_t>(measures[rate])].asks(root.arrivals)) continue;
      for (const OrderChain::Arc& begin : root.begins) {
        orders += root.expected * begin.probability;
        with += root.expected * begin.probability * seen[begin.to];
      }
    }
    answer.rates.push_back({measures[rate], std::nullopt});
    if (orders > 0) answer.rates.back().share = with / orders;
  }
  return answer;
}

std::optional<ExactAnswer> exact_answer(const Study& study) {
  NoChain why_not;
  const auto chain = chain_of(study, why_not);
  if (!chain) return std::nullopt;
  return exact_answer(study, *chain);
}

}  // namespace juchu
