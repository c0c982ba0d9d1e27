// Random stories of one order, told before anything is searched for: what happens in one of them
// can happen, and needs no search. They answer where nobody asks for the shortest story.
//
// Invariants
//   R1  What is shown can happen, and breaks no promise.
//   R2  The same rulebook tells the same stories, and as many after the same questions, in whatever
//       sequence and by however many threads they are asked.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "model/engine/compiled_rulebook.hpp"
#include "model/engine/engine.hpp"
#include "properties/check/rules_seen.hpp"
#include "properties/search/trace/trace.hpp"

namespace juchu {

/// Safe to share between threads. Stories are told when somebody asks for something that those
/// before do not show; at most 200 of them.
class ToldStories {
 public:
  explicit ToldStories(std::shared_ptr<const CompiledRulebook> rules);

  /// Whether `condition` holds in a situation that an order comes to in some story.
  [[nodiscard]] bool come_to(const Expression& condition);
  /// Whether `condition` holds in a step of some story: in one that an event makes.
  [[nodiscard]] bool step_as(const Expression& condition);
  /// The rules that decide in those that are told by now.
  [[nodiscard]] RulesSeen rules_seen();

 private:
  struct Told {
    Situation before;
    Event event;
    Decision decision;
  };

  template <class Shows>
  [[nodiscard]] bool some(Shows shows);
  void tell_one();

  const std::shared_ptr<const CompiledRulebook> rules_;
  std::mutex mutex_;
  std::function<Trace(std::uint64_t seed)> story_;  // none before somebody asks
  std::vector<Told> steps_;  // events, deadlines, and how an order stands when days have passed
  RulesSeen rules_seen_;
  int told_ = 0;  // stories
};

}  // namespace juchu
