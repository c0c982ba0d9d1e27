// Random stories: some orders of one shop, in two carts, to which one thing happens after another.
//
// Most of what happens is what the rules allow, so that stories get somewhere; some is not, so that
// refusals are told too. Days pass in jumps around the numbers that the rulebook compares days
// with. The engine is asked about every single day, and a listener hears each question with its
// answer: enough to hold another implementation of the same rules to it.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "model/engine/engine.hpp"
#include "model/engine/token_table.hpp"
#include "testing/generators/choices.hpp"

namespace juchu {

/// Which story to tell. Fewer moves tell the beginning of the same story.
struct StoryPlan {
  std::uint64_t seed = 0;
  int moves = 40;
  int orders = 3;  // the last third of them lies in a cart of its own
  bool operator==(const StoryPlan&) const = default;
};

/// One question put to the engine, and its answer.
struct StoryCall {
  /// `Share`: the order sees what another wrote while a day begins, which makes no situation yet.
  enum class Question : std::uint8_t { Decide, BeginDay, Fire, Share, Observe };
  Question question = Question::Decide;
  int order = -1;  // from 0; -1: the shop
  Day day = 0;
  bool working = false;  // BeginDay: it is a business day
  int deadline = 0;      // Fire
  Event event;           // Decide; the day's otherwise
  Situation before;
  Situation seen;  // Share, Observe: the same with the cart and shop as they are now
  Stood stood;     // Fire, Observe: the order's last situation
  Decision decision;
};

class RandomStory {
 public:
  /// The rules outlive the story.
  RandomStory(const CompiledRulebook& rules, const StoryPlan& plan);

  /// Tells the story from where it ended last to its end; again, it tells nothing.
  void tell(const std::function<void(const StoryCall&)>& listener);

  /// The shop with the settings of this story, and an order that does not exist.
  [[nodiscard]] const Situation& start() const { return start_; }
  [[nodiscard]] Day first_day() const { return first_day_; }
  [[nodiscard]] int order_count() const { return plan_.orders; }
  [[nodiscard]] int cart_of(int order) const { return 3 * order >= 2 * plan_.orders ? 1 : 0; }
  /// Whether `day` is a business day in this story.
  [[nodiscard]] bool working(Day day) const;
  /// The tracking numbers that occur in it so far.
  [[nodiscard]] const TokenTable& numbers() const { return tokens_; }

 private:
  void choose_settings();
  void ask(StoryCall call);
  void share(int writer, const Situation& written);
  void pass_days(int count);
  void change_day(int order);
  void fire_deadlines(int order);
  void see(StoryCall call);
  void something_happens();
  [[nodiscard]] StoryCall possible_event(bool world);
  [[nodiscard]] Value value_for(const Type& type);
  [[nodiscard]] Value number();
  [[nodiscard]] std::string fresh_number();
  void mark_numbers_used_elsewhere(int order, Event& event) const;
  [[nodiscard]] int jump();
  [[nodiscard]] Situation& situation_of(int order) {
    return order < 0 ? shop_ : orders_[static_cast<std::size_t>(order)];
  }

  const CompiledRulebook& rules_;
  StoryPlan plan_;
  Choices choices_;
  std::function<void(const StoryCall&)> listener_;
  TokenTable tokens_;
  std::vector<Value> used_numbers_;
  std::vector<int> constants_;  // days the rulebook speaks of
  std::vector<int> creations_;  // events that create an order
  std::vector<int> order_events_, world_events_, shop_events_;
  Situation start_, shop_;
  std::vector<Situation> orders_;
  std::vector<Stood> stood_;  // by order
  bool day_begins_ = false;
  Day first_day_ = 0, today_ = 0;
  int told_ = 0;
};

}  // namespace juchu
