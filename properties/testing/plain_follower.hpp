// Follows a random story with the plain engine and says where the two readings of the rules part.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "model/testing/plain_engine.hpp"
#include "properties/story_generator.hpp"

namespace juchu {

class PlainFollower {
 public:
  /// Rules and story outlive the follower, which must hear the story from its beginning.
  PlainFollower(const CompiledRulebook& rules, const RandomStory& story);

  /// Asks the plain engine the same and compares everything that can be seen of the answers.
  void hear(const StoryCall& call);

  /// How the two differ, in words; empty while they agree. Nothing is compared after the first difference.
  [[nodiscard]] const std::string& disagreement() const { return disagreement_; }
  [[nodiscard]] int compared() const { return compared_; }
  /// How often each RuleKind answered.
  static constexpr std::size_t kRuleKinds = static_cast<std::size_t>(RuleKind::NotDue) + 1;
  [[nodiscard]] const std::array<int, kRuleKinds>& answers() const { return answers_; }

 private:
  [[nodiscard]] PlainDecision answer(const StoryCall& call);
  [[nodiscard]] PlainEvent plain_event(const StoryCall& call) const;
  [[nodiscard]] PlainSituation seen_by(int order) const;
  void compare(const StoryCall& call, const PlainDecision& plain);
  void compare_situations(const StoryCall& call, const PlainSituation& plain);
  void compare_bits(const char* what, std::uint64_t bits, const std::set<int>& rows);
  void differ(const std::string& what, const std::string& engine, const std::string& plain);

  const CompiledRulebook& rules_;
  const RandomStory& story_;
  PlainEngine engine_;
  PlainSituation shop_;
  std::vector<PlainSituation> orders_;
  int writer_ = -1;  // whoever changed the cart or the shop last
  std::array<int, kRuleKinds> answers_{};
  int compared_ = 0;
  std::string disagreement_;
};

}  // namespace juchu
