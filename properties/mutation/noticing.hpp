// Whether anything notices a small change of the rules: a property that breaks, a hazard whose
// verdict changes, something that can be shown no longer, or a scenario that holds no longer.
//
// What notices nothing that matters is a hole in the suite of properties.
//
// Invariants
//   Q1  What is said to notice a mutant gives another answer about it than about the rulebook.
//   Q2  `Unnoticed` is said only when every question was answered.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "properties/check/check.hpp"
#include "properties/mutation/mutation.hpp"
#include "properties/mutation/tendency.hpp"
#include "sim/scenario/scenario.hpp"

namespace juchu {

enum class Noticed : std::uint8_t { ByProperty, ByHazard, ByScenario, Unnoticed, Undecided };

struct Notice {
  Noticed noticed = Noticed::Undecided;
  int row = -1;  // of Rulebook::properties or hazards, or of the scenarios
};

struct NoticingOptions {
  int threads = 1;                                    // to learn the rulebook's own answers
  std::uint64_t most_situations = ~std::uint64_t{0};  // of one question
  std::function<Budget()> stop = [] { return Budget::None; };
  /// Hears how the rulebook's own answers are getting on; from any thread.
  std::function<void(const std::string& question, const Progress&)> progress;
};

/// A rulebook with its suite, ready to be asked about mutants. Safe to share between threads.
class Suite {
 public:
  using Rules = std::shared_ptr<const CompiledRulebook>;

  /// `scenarios` are of this rulebook, perhaps with other values of its parameters, and hold. Cost:
  /// that of checking `rules`.
  Suite(Rules rules, std::vector<Scenario> scenarios, NoticingOptions options);

  /// What notices `mutation`, one of `mutations_of` the rulebook, by a single story: known traces
  /// and the scenarios. `mutant` is what it makes, packed like the rulebook
  /// (`CompiledRulebook::compile_alike`). Cost: the stories.
  [[nodiscard]] Notice by_stories(const Mutation& mutation, const Rules& mutant) const;
  /// What notices `mutant` when every question is asked again whose answer it may change; the
  /// cheapest that does. Cost: the situations of those.
  [[nodiscard]] Notice by_questions(const Mutation& mutation, const Rules& mutant) const;

 private:
  /// A property or a hazard, with the rulebook's own answers.
  struct Asked {
    bool of_hazard = false;
    std::size_t row = 0;
    HazardResult answers = {};  // of a property, `all` alone
  };
  /// The rulebook with other values of its parameters, and its mutations.
  struct Variant {
    Rules rules;
    std::map<std::string, Mutation> mutations;  // by id
  };

  void learn_answers();
  void add_trace(const Answer& answer);
  void add_variant(const Scenario& scenario);
  [[nodiscard]] HazardResult ask(const Asked& question, const Rules& rules) const;
  [[nodiscard]] bool settled(const Asked& question, Tendency tendency, const Rules& mutant) const;
  [[nodiscard]] Possibility changes(const Asked& question, const Rules& mutant) const;
  [[nodiscard]] Notice by_traces(const CompiledRulebook& mutant) const;
  [[nodiscard]] Notice by_scenarios(const Mutation& mutation, const Rules& mutant) const;

  Rules rules_;
  std::vector<Scenario> scenarios_;
  std::vector<Variant> variants_;  // that scenarios name
  NoticingOptions options_;
  std::shared_ptr<KnownAnswers> known_;
  std::vector<Asked> questions_;   // by what they cost
  std::vector<Trace> traces_;      // that show something, and break no property
  std::uint64_t unreachable_ = 0;  // hazards
};

}  // namespace juchu
