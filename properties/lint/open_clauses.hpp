// Every expression of a rulebook with who states it, as it is when nothing is known of the
// readings.
//
// The reader folds readings like any parameter, and an arm that vanishes there is no mistake: here
// readings are fields, so that what remains holds under each of them (N3).
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "model/rulebook/rulebook.hpp"

namespace juchu {

struct OpenClause {
  std::string subject;  // the id of the row that states it
  Position position;
  int event = -1;                  // whose parameters it may read
  int writes = -1;                 // the field that it is assigned to
  const Clause* clause = nullptr;  // as the rulebook has it
  Expression open;
};

/// The names of `rulebook` with its readings as boolean fields after the others.
[[nodiscard]] Names open_names(const Rulebook& rulebook);

/// Those that are stated, in the rulebook's sequence. Requires: `rulebook` outlives them.
[[nodiscard]] std::vector<OpenClause> open_clauses(const Rulebook& rulebook, const Names& open);

/// `rulebook` with its readings as fields: what is compared under any reading is compared in it.
[[nodiscard]] Rulebook opened(const Rulebook& rulebook);

/// The same, to be found by the clause that the rulebook has.
class OpenRules {
 public:
  explicit OpenRules(const Rulebook& rulebook);

  /// What `clause`, one of the rulebook's, says; null: it is not stated.
  [[nodiscard]] const Expression* find(const Clause& clause) const;
  /// The parts of a condition that `&&` joins, as texts.
  [[nodiscard]] std::set<std::string> parts(const Clause& clause, int event) const;
  [[nodiscard]] const Names& names() const { return names_; }

 private:
  const Rulebook& rulebook_;
  Names names_;
  std::vector<OpenClause> clauses_;
  std::map<const Clause*, const Expression*> open_;
};

}  // namespace juchu
