// Whether an event is ever the first that two rulebooks answer differently: asked of the old one
// alone, by the search that answers every question about one rulebook.
//
// The old rulebook gets one event more, which changes nothing and is permitted only where the
// answers differ (where_answers_differ.hpp). That it is never permitted is a proof: as long as
// nothing has differed, what happens under the new rulebook happens under the old one.
//
// Invariants
//   N1  `Impossible`: wherever both have answered everything else alike, they answer this alike.
//   N2  A story is one of the old rulebook up to its last step, in which the answers differ if
//       nothing did before.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "properties/check/check.hpp"
#include "properties/diff/pair_search.hpp"
#include "properties/diff/where_answers_differ.hpp"

namespace juchu {

class FirstDifference {
 public:
  using Rules = std::shared_ptr<const CompiledRulebook>;

  /// The arguments outlive this. `options` limit each question.
  FirstDifference(const std::array<Rules, 2>& rules, const Matching& matching,
                  const CheckOptions& options);

  struct Found {
    Possibility possible = Possibility::Undecided;
    std::optional<StoryPair> story;  // when possible
  };
  /// Whether the event of `rows` is ever answered differently where one of `conditions` holds.
  /// Equal questions are asked once.
  [[nodiscard]] Found ask(const std::array<int, 2>& rows,
                          const std::vector<AnswersDiffer>& conditions);

  [[nodiscard]] std::uint64_t situations() const { return situations_; }
  /// How many questions were asked.
  [[nodiscard]] int asked() const { return static_cast<int>(found_.size()); }

 private:
  [[nodiscard]] Found ask(const std::array<int, 2>& rows, const AnswersDiffer& where);
  [[nodiscard]] Rules watching(const std::array<int, 2>& rows, const AnswersDiffer& where) const;
  [[nodiscard]] StoryPair told(const Trace& trace, const std::array<int, 2>& rows) const;
  [[nodiscard]] std::optional<TraceStep> told(const TraceStep& step, int side,
                                              const std::array<int, 2>& rows) const;

  const std::array<Rules, 2>& rules_;
  const Matching& matching_;
  const CheckOptions& options_;
  std::shared_ptr<KnownAnswers> known_;
  std::map<std::string, Found> found_;
  std::uint64_t situations_ = 0;
};

}  // namespace juchu
