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
  std::string question;         // id of a hazard, norm or property; empty: none
  bool until_answered = false;  // not all situations are wanted once the answer is yes
  std::size_t most = 100'000;
  std::size_t most_tried = std::size_t(-1);  // events, whether accepted or not
  /// By field: the business days since it are no part of a situation, though they are counted: of a
  /// slice that nothing asks for them. Empty: all are part.
  std::vector<bool> forgotten_counters = {};
  /// Dates are told apart by a form of the search's own: in their sequence, today among them, so
  /// many days between two count as more. Larger than every number of days that dates are compared
  /// with. 0: by CanonicalForm, so that `situations` can be compared.
  Value gap = 0;
};

struct SmallSearchAnswer {
  std::size_t situations = 0;  // distinct canonical ones
  bool complete = true;        // false: there are more than `most`, or not all events were tried
  /// The question's answer is yes: the hazard is entered, the norm breached, the property broken,
  /// or, of *sometimes*, shown.
  bool violated = false;
  int depth = -1;  // then: the steps of the shortest way there
};

[[nodiscard]] SmallSearchAnswer small_search(const CompiledRulebook& rules,
                                             const SmallSearchOptions& options);

}  // namespace juchu
