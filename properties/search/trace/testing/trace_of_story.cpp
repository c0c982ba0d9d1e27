#include "properties/search/trace/testing/trace_of_story.hpp"

namespace juchu {

TracedStory traced_story(const CompiledRulebook& rules, const StoryPlan& plan) {
  RandomStory story(rules, plan);
  TracedStory traced;
  traced.trace.start = story.start();
  for (int order = 0; order < plan.orders; ++order)
    traced.trace.carts.push_back(story.cart_of(order));
  story.tell([&](const StoryCall& call) {
    if (call.question == StoryCall::Question::BeginDay && call.order == 0)
      traced.trace.steps.push_back({.next_day = true, .working = call.working});
    if (call.question != StoryCall::Question::Decide || !call.decision.accepted) return;
    traced.trace.steps.push_back({.order = call.order, .event = call.event});
    traced.accepted.push_back(call);
  });
  return traced;
}

}  // namespace juchu
