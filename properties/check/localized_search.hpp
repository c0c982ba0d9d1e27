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
#include <optional>

#include "properties/check/check.hpp"
#include "properties/explorer/explorer.hpp"

namespace juchu {

class LocalizedSearch {
 public:
  /// `exact` is the slice of `rules` for `interest`; `options` are those of an exploration of it.
  /// `note` hears of every exploration that has ended. The arguments outlive this.
  LocalizedSearch(const CompiledRulebook& rules, const Interest& interest, const Slice& exact,
                  const ExplorerOptions& options, std::function<void(const Explorer&)> note);

  /// Nothing when only an exploration of the exact slice can tell.
  [[nodiscard]] std::optional<Answer> run();

 private:
  enum class Round : std::uint8_t { Answered, Refined, GivenUp };

  [[nodiscard]] Round ask(const Slice& localized, Answer& answer);
  [[nodiscard]] Round live_through(const Explorer& stories, const Slice& localized, Answer& answer);
  [[nodiscard]] bool refine(const Explorer& stories, const Slice& localized,
                            const std::vector<int>& left, SituationId at);

  const CompiledRulebook& rules_;
  Interest interest_;
  const Slice& exact_;
  const ExplorerOptions& options_;
  std::function<void(const Explorer&)> note_;
};

}  // namespace juchu
