// A breadth-first search that is slow and obvious: every situation of some orders, found by asking
// the engine everything.
//
// For tests: what faster searches, and other tools, must agree with. What can happen and when
// questions are asked is said in promela.hpp.
#pragma once

#include <string>
#include <vector>

#include "model/engine/compiled_rulebook.hpp"

namespace juchu {

struct SmallSearchOptions {
  std::vector<int> carts = {0};    // by order: the cart it lies in
  std::vector<int> token_classes;  // of these a fresh number may come
  bool norm_keeping = false;
  std::string question;  // id of a hazard or property; empty: none
  std::size_t most = 100'000;
};

struct SmallSearchAnswer {
  std::size_t situations = 0;  // distinct canonical ones
  bool complete = true;        // false: there are more than `most`
  bool violated = false;       // the question's answer is yes somewhere
  int depth = -1;              // then: the steps of the shortest way there
};

[[nodiscard]] SmallSearchAnswer small_search(const CompiledRulebook& rules,
                                             const SmallSearchOptions& options);

}  // namespace juchu
