// The product search: two slices driven by the same events and days, from every choice of settings,
// breadth first.
//
// Pairs of situations are canonical, each by its own slice's rules; names are renamed on both sides
// alike. The search goes on from every step that both answer alike.
//
// Invariants
//   Y1  What is sighted can be told as a story that both sides answer alike but for its last step.
//   Y2  Without a budget, and nothing uncertain or too wide, what is not sighted cannot happen
//       after such a story.
//   Y3  The first sighting of a difference is nearest to the start.
#pragma once

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <tuple>
#include <vector>

#include "model/analysis/canonical_form.hpp"
#include "properties/diff/pair_steps.hpp"
#include "properties/search/explorer.hpp"

namespace juchu {

struct PairSearchOptions {
  std::uint64_t most_pairs = ~std::uint64_t{0};
  std::uint64_t most_where_wide = 20'000;  // where only some numbers are tried: proves nothing
  std::uint64_t most_events = 500'000;     // out of one pair of situations
  bool first_only = false;                 // stop at the first difference
  bool values_only = false;  // stop when all the values that are compared were seen to differ
  std::optional<std::array<int, 2>> only_of;  // rows of the event whose differences are wanted
  Differences wanted = all_but(Differs::Refusal);
  std::function<Budget(const Progress&)> watch;  // asked now and then
};

/// A step whose answers differ: where the search first met one of its kind.
struct Sighting {
  SituationId before = 0;
  int joint = -1;  // the event; -1: the next day
  Differences differs = 0;
  std::vector<int> values = {};  // of PairSteps::compared()
};

/// The same story as each side tells it.
struct StoryPair {
  std::array<Trace, 2> traces;
  /// The last step cannot be told there: no such event, or parameter. Its trace ends before it.
  std::array<bool, 2> last_missing{};
};

class PairSearch {
 public:
  /// The arguments outlive this.
  PairSearch(const std::array<PairRules, 2>& rules, const Matching& matching,
             PairSearchOptions options);

  void run();

  [[nodiscard]] Budget budget() const { return budget_; }
  /// Whether whoever watches says now that it is enough.
  [[nodiscard]] bool out_of_time() const {
    return options_.watch && options_.watch(progress_) != Budget::None;
  }
  [[nodiscard]] const Progress& progress() const { return progress_; }
  /// An event whose dates are offered without end, so that nothing was searched: its row; or -1.
  [[nodiscard]] int unbounded() const { return events_.unbounded(); }
  /// A number of which only some values were tried, so that nothing is proved; if there is one.
  [[nodiscard]] const std::optional<JointEvents::TooWide>& too_wide() const {
    return events_.too_wide();
  }
  [[nodiscard]] bool all_values_seen() const { return std::ranges::count(seen_values_, 0) == 0; }
  /// Some values may differ further in the past than the slices can tell.
  [[nodiscard]] bool uncertain() const { return uncertain_; }

  /// By (event, statuses before, kind), in the sequence of finding; a field's value once.
  [[nodiscard]] const std::vector<Sighting>& sightings() const { return sightings_; }
  /// Its story; std::nullopt when numbers of the two sides' forms cannot be told apart well enough.
  [[nodiscard]] std::optional<StoryPair> story_of(const Sighting& sighting) const;

 private:
  class Visit;
  class Telling;
  static constexpr std::uint64_t kEventsBetweenLooks = 1 << 16;
  static constexpr std::uint64_t kEventsBetweenClocks = 1 << 12;

  [[nodiscard]] std::vector<SidePair> initial() const;
  void canonicalize(SidePair& pair, Day today) const;
  void pack(const SidePair& pair, Word* to) const;
  [[nodiscard]] SidePair unpack(const Word* from) const;
  [[nodiscard]] SidePair pair(SituationId id) const;
  [[nodiscard]] Budget look(SituationId id);
  [[nodiscard]] Budget look_at_the_clock();
  void list_words(int side);

  std::array<PairRules, 2> rules_;
  const Matching& matching_;
  PairSearchOptions options_;
  JointNames names_;
  JointEvents events_;
  PairSteps steps_;
  std::array<std::unique_ptr<Liveness>, 2> liveness_;
  std::array<CanonicalForm, 2> dates_;
  std::array<std::vector<std::uint8_t>, 2> words_;
  std::unique_ptr<SituationStore> store_;
  std::vector<Word> packed_;
  std::vector<Sighting> sightings_;
  std::vector<std::tuple<int, std::size_t, Differences>> seen_;  // sorted
  std::vector<std::uint8_t> seen_values_;                        // by PairSteps::compared()
  bool uncertain_ = false;
  std::uint64_t tried_ = 0;  // events
  Budget budget_ = Budget::None;
  Progress progress_;
};

}  // namespace juchu
