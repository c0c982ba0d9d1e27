// Follows a random story with the plain engine and says where the two readings of the rules part.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "testing/oracles/plain_engine.hpp"
#include "testing/stories/story_generator.hpp"

namespace juchu {

class PlainFollower {
 public:
  /// Rules and story outlive the follower, which must hear the story from its beginning.
  PlainFollower(const CompiledRulebook& rules, const RandomStory& story);

  /// Asks the plain engine the same and compares everything that can be seen of the answers.
  void hear(const StoryCall& call);

  /// How the two differ, in words; empty while they agree. Nothing is compared after the first
  /// difference.
  [[nodiscard]] const std::string& disagreement() const { return disagreement_; }
  /// How often each RuleKind answered, and what else the answers told.
  struct Tally {
    std::array<int, static_cast<std::size_t>(RuleKind::NotDue) + 1> kinds{};
    int sends = 0, warned = 0;
    int breached_by_step = 0, breached_by_day = 0;
    int entered_by_step = 0, entered_by_day = 0, entered_by_others = 0;
    int properties_broken = 0;
  };
  [[nodiscard]] const Tally& tally() const { return tally_; }

 private:
  [[nodiscard]] PlainDecision answer(const StoryCall& call);
  [[nodiscard]] PlainEvent plain_event(const StoryCall& call) const;
  [[nodiscard]] PlainSituation seen_by(int order) const;
  void compare(const StoryCall& call, const PlainDecision& plain);
  void compare_situations(const StoryCall& call, const PlainSituation& plain);
  void count(const PlainDecision& plain);
  void compare_bits(const char* what, std::uint64_t bits, const std::set<int>& rows);
  void differ(const std::string& what, const std::string& engine, const std::string& plain);

  const CompiledRulebook& rules_;
  const RandomStory& story_;
  PlainEngine engine_;
  PlainSituation shop_;
  std::vector<PlainSituation> orders_;
  std::vector<PlainEngine::Stood> stood_;  // by order
  int writer_ = -1;                        // whoever changed the cart or the shop last
  Tally tally_;
  std::string disagreement_;
};

}  // namespace juchu
