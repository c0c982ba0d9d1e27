#include "properties/check/told_stories.hpp"

#include <utility>

#include <rapidcheck.h>

#include "model/engine/packed_environment.hpp"
#include "properties/random/random_traces.hpp"
#include "properties/search/trace/shop_run.hpp"

namespace juchu {
namespace {

constexpr TracePlan kPlan{.moves = 60};
constexpr int kMostTold = 200;

}  // namespace

ToldStories::ToldStories(std::shared_ptr<const CompiledRulebook> rules)
    : rules_(std::move(rules)), rules_seen_(rules_->rulebook()) {}

/// Whether `shows(told)` is true of some step, or becomes true of one that is told now.
template <class Shows>
bool ToldStories::some(Shows shows) {
  const std::scoped_lock lock(mutex_);
  for (std::size_t next = 0;;) {
    for (; next < steps_.size(); ++next)
      if (shows(steps_[next])) return true;
    if (told_ == kMostTold) return false;
    tell_one();
  }
}

bool ToldStories::come_to(const Expression& condition) {
  return some([&](const Told& told) {
    return rules_->exists(told.decision.after) &&
           evaluate(condition, PackedEnvironment(*rules_, told.decision.after, told.event)) != 0;
  });
}

bool ToldStories::step_as(const Expression& condition) {
  return some([&](const Told& told) {
    const auto& [before, event, decision] = told;
    return event.type != Event::kNone &&
           evaluate(condition,
                    PackedEnvironment(*rules_, before, event, decision.after, decision.sends)) != 0;
  });
}

RulesSeen ToldStories::rules_seen() {
  const std::scoped_lock lock(mutex_);
  return rules_seen_;
}

void ToldStories::tell_one() {
  if (!story_) {
    story_ = [stories = random_traces(rules_, kPlan)](std::uint64_t seed) {
      return stories(rc::Random(seed), rc::kNominalSize).value();
    };
  }
  const Trace trace = story_(static_cast<std::uint64_t>(told_++));
  ShopRun run(*rules_, trace.start, trace.carts, Trace::kFirstDay);
  run.tell_steps_to([this](const Situation& before, const Event& event, const Decision& decision) {
    rules_seen_.add(decision.rule);
    if (is_step(decision)) steps_.push_back({before, event, decision});
  });
  for (std::size_t s = 0; s < trace.steps.size(); ++s) {
    run.live_through({trace.steps[s]});
    const bool stands = s + 1 == trace.steps.size() || !trace.steps[s + 1].next_day;
    if (!trace.steps[s].next_day || !stands || !run.exists(0)) continue;
    const Situation now = run.situation_of(0);
    steps_.push_back({now, rules_->day_event(run.today()), {.after = now}});
  }
}

}  // namespace juchu
