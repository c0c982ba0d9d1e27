// Every way in which the orders of a study can go, as a Markov chain.
//
// Where orders share nothing and every clock rings at hours that are known, an order has finitely
// many lives. Those of all orders that come between the same two hours of a day begin alike, and
// lives that have become equal go on as one.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/text/text.hpp"
#include "sim/study/study.hpp"

namespace juchu {

struct OrderChain {
  struct Arc {
    std::uint32_t to = 0;  // a state
    double probability = 0;
  };
  /// An order, after something has happened to it.
  struct State {
    std::uint32_t first_arc = 0, arcs = 0;  // none: it has ended
    std::uint64_t seen = 0;                 // bits by the rates of the study
  };
  /// Orders of one row that come on a day between two hours.
  struct Root {
    int arrivals = 0;  // a row
    Day day = 0;
    double expected = 0;      // how many come
    std::vector<Arc> begins;  // as far as they are accepted
  };
  std::vector<State> states;  // what may follow a state stands before it
  std::vector<Arc> arcs;
  std::vector<Root> roots;  // of the cohort
};

/// Why a study has no such chain.
struct NoChain {
  Text reason;
};

/// The chain of a study. Nothing, and why not, where orders share something or wait for each
/// other, a clock does not ring at an hour that is known, or the states are more than `most`.
[[nodiscard]] std::optional<OrderChain> chain_of(const Study& study, NoChain& why_not,
                                                 std::size_t most = 100'000);

}  // namespace juchu
