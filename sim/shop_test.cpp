// A shop whose answers are remembered is held to one that asks the engine itself.
#include "sim/shop.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "testing/generators/plan_generators.hpp"
#include "testing/generators/random_rules.hpp"

namespace juchu {
namespace {

/// All that is heard of a shop.
class Listener : public ShopListener {
 public:
  struct Heard {
    int order = -1;
    Situation situation;
    Decision decision;
    bool operator==(const Heard&) const = default;
  };

  void decided(int order, const Situation& before, const Decision& decision,
               RememberedAnswers::Form) override {
    heard.push_back({order, before, decision});
  }
  void stands(int order) override { heard.push_back({order}); }

  std::vector<Heard> heard;
};

/// Lets what is asked in a story happen in a shop of its own, so many days later; the answers.
std::vector<Listener::Heard> live(RememberedAnswers& answers, const RandomStory& story,
                                  const std::vector<StoryCall>& asked, int later, int& held_back) {
  const CompiledRulebook& rules = answers.rules();
  std::vector<int> carts;
  for (int order = 0; order < story.order_count(); ++order) carts.push_back(story.cart_of(order));
  Shop shop(answers, story.start(), carts, [&](Day day) { return story.working(day - later); });
  Listener listener;
  for (const StoryCall& call : asked) {
    const Day today = call.day + later;
    for (Day due = shop.next_due(); due <= today; due = shop.next_due()) {
      const std::uint64_t held_back_by = (due - later) % 2 == 0 ? ~std::uint64_t{0} : 0;
      if (!shop.begin_day(due, held_back_by, listener)) {
        ++held_back;
        shop.begin_day(due, 0, listener);
      }
    }
    Event event = call.event;
    event.words[Event::kDay] = static_cast<Word>(today);
    const auto& parameters = rules.rulebook().events[event.type].parameters;
    for (std::size_t p = 0; p < parameters.size(); ++p) {
      const Slot& slot = rules.parameter(event.type, static_cast<int>(p));
      const Value value = slot.get(event.words.data());
      if (parameters[p].type.kind == Kind::Date && value != kUnset && slot.holds(value + later))
        slot.put(event.words.data(), value + later);
    }
    shop.mark_numbers(call.order, event);
    const auto [before, form] = shop.see(call.order, today);
    const auto [decision, after] = answers.decide(form, before, event);
    listener.decided(call.order, before, decision, after);
    if (decision.accepted) shop.happen(call.order, decision, today, listener, after);
    for (int order = 0; order < shop.orders(); ++order)
      listener.heard.push_back({shop.due(order), shop.situation_of(order, today)});
  }
  return listener.heard;
}

TEST(Shop, RemembersWhatTheEngineAnswers) {
  int known = 0, stories = 0, held_back = 0;
  EXPECT_TRUE(check_plans("a shop hears the same where answers are remembered", "Shop.Remembers",
                          [&](const Plan& plan) -> std::string {
                            const CompiledRulebook rules = random_rules(plan.rulebook);
                            RandomStory story(rules, plan.story);
                            std::vector<StoryCall> asked;
                            story.tell([&](const StoryCall& call) {
                              if (call.question == StoryCall::Question::Decide)
                                asked.push_back(call);
                            });
                            ++stories;
                            RememberedAnswers memory(rules, 0);
                            for (const int later : {0, 37}) {
                              if (asked.empty() || asked.back().day + later > kLastDay) continue;
                              RememberedAnswers none(rules, ~std::uint32_t{0});
                              const auto remembered = live(memory, story, asked, later, held_back);
                              const auto direct = live(none, story, asked, later, held_back);
                              if (remembered == direct) continue;
                              const auto [a, b] = std::ranges::mismatch(remembered, direct);
                              return fmt::format(
                                  "hears something else {} days later, of {} things the {}th",
                                  later, direct.size(), b - direct.begin() + 1);
                            }
                            known += memory.knows(memory.first_known());
                            return "";
                          }));
  EXPECT_GT(known, stories / 2) << "sometimes: something is remembered";
  EXPECT_GT(held_back, stories / 10) << "sometimes: a day is held back";
}

}  // namespace
}  // namespace juchu
