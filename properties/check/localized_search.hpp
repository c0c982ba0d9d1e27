// Whether something can happen, answered without looking at more of the rulebook than it takes:
// counterexample-guided localization (Kurshan 1994; Clarke, Grumberg, Jha, Lu and Veith 2003).
//
// At first only the fields that the question speaks of are known, and every condition on others is
// left open. What cannot happen then is answered. Otherwise the shortest stories are lived through
// again under all conditions; where none gets on, the fields that decide there become known, too.
//
// Invariants
//   Z1  `Impossible` is true of the rulebook, and a trace is as short as any.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "properties/check/check.hpp"
#include "properties/search/explorer.hpp"

namespace juchu {

/// The shortest stories under a localized slice: all of them.
struct ShortestStories;
/// Of each round the last exploration, in their sequence: each allows no more than those before.
using StoriesOfRounds = std::vector<std::shared_ptr<const ShortestStories>>;

class LocalizedSearch {
 public:
  /// What a search has found out that helps another one for the same, under which no more is
  /// allowed: it keeps more norms or promises.
  struct Learned {
    Interest known;  // fields and counters
    StoriesOfRounds rounds;
  };

  /// `exact` is the slice of `rules` for `interest`; `options` are those of an exploration of it.
  /// `note` hears of every exploration that has ended. The arguments outlive this.
  LocalizedSearch(const CompiledRulebook& rules, const Interest& interest, const Slice& exact,
                  const ExplorerOptions& options, std::function<void(const Explorer&)> note,
                  const Learned& earlier);

  /// Nothing when only an exploration of the exact slice can tell.
  [[nodiscard]] std::optional<Answer> run();
  [[nodiscard]] Learned learned() const;
  /// The slice of the last round: of an impossible question, the proof.
  [[nodiscard]] const Slice& localized() const;

 private:
  enum class Round : std::uint8_t { Answered, Refined, GivenUp };

  [[nodiscard]] std::shared_ptr<const ShortestStories> stories_under(const Slice& localized) const;
  [[nodiscard]] Round live_through(Answer& answer);
  [[nodiscard]] bool refine(SituationId at);
  [[nodiscard]] const ShortestStories& stories() const { return *rounds_.back(); }

  const CompiledRulebook& rules_;
  Interest interest_;
  const Slice& exact_;
  const ExplorerOptions& options_;
  std::function<void(const Explorer&)> note_;
  StoriesOfRounds rounds_;
};

}  // namespace juchu
