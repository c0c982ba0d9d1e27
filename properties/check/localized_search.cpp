#include "properties/check/localized_search.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "properties/explorer/open_conditions.hpp"

namespace juchu {
namespace {

constexpr int kFar = std::numeric_limits<int>::max();
constexpr std::uint64_t kMostStories = 300'000;     // situations, of the localized slice
constexpr std::uint64_t kMostLivedThrough = 5'000;  // situations, of the exact one

/// How many steps it takes at least from each situation to one in `showing`.
std::vector<int> steps_left(const Explorer& stories) {
  std::vector<std::vector<SituationId>> sources(stories.size());
  for (SituationId id = 0; id < stories.visited(); ++id)
    for (const Explorer::Transition& way : stories.transitions(id))
      if (way.to != kNoSituation) sources[way.to].push_back(id);
  std::vector<int> left(stories.size(), kFar);
  std::vector<SituationId> reached = stories.showing();
  for (const SituationId id : reached) left[id] = 0;
  for (std::size_t i = 0; i < reached.size(); ++i) {
    for (const SituationId source : sources[reached[i]]) {
      if (left[source] != kFar) continue;
      left[source] = left[reached[i]] + 1;
      reached.push_back(source);
    }
  }
  return left;
}

}  // namespace

LocalizedSearch::LocalizedSearch(const CompiledRulebook& rules, const Interest& interest,
                                 const Slice& exact, const ExplorerOptions& options,
                                 std::function<void(const Explorer&)> note)
    : rules_(rules), interest_(interest), exact_(exact), options_(options), note_(std::move(note)) {
  interest_.localized = true;
}

std::optional<Answer> LocalizedSearch::run() {
  Answer answer;
  for (;;) {
    const Slice localized = slice_of(rules_, interest_);
    if (!localized.open.any) return std::nullopt;
    switch (ask(localized, answer)) {
      case Round::Answered: return answer;
      case Round::Refined: break;
      case Round::GivenUp: return std::nullopt;
    }
  }
}

LocalizedSearch::Round LocalizedSearch::ask(const Slice& localized, Answer& answer) {
  ExplorerOptions options = options_;
  options.keep_transitions = options.leave_out_hopeless = options.nearest = true;
  options.most_situations = std::min(options.most_situations, kMostStories);
  Explorer stories(localized, std::move(options));
  stories.run();
  note_(stories);
  answer.explored = stories.progress();
  if (stories.budget() != Budget::None || stories.unbounded_event() >= 0) return Round::GivenUp;
  if (!stories.showing().empty()) return live_through(stories, localized, answer);
  answer.possible = Possibility::Impossible;
  return Round::Answered;
}

/// Follows the shortest stories in the exact slice; where they get no further, learns why.
LocalizedSearch::Round LocalizedSearch::live_through(const Explorer& stories,
                                                     const Slice& localized, Answer& answer) {
  const std::vector<int> left = steps_left(stories);
  int shortest = kFar;
  for (SituationId id = 0; id < stories.size() && stories.parent(id) == kNoSituation; ++id)
    shortest = std::min(shortest, left[id]);
  ExplorerOptions options = options_;
  options.forget = false;
  options.most_situations = kMostLivedThrough;
  const Explorer* follower = nullptr;
  SituationId left_from = kNoSituation, nearest = kNoSituation;
  int due = shortest;
  options.admits = [&](const JointSituation& after, SituationId from) {
    if (from != left_from) due = left[stories.find(follower->situation(from))] - 1;
    left_from = from;
    const SituationId here = stories.find(after);
    if (here == kNoSituation || left[here] != due) return false;
    if (nearest == kNoSituation || left[here] < left[nearest]) nearest = here;
    return true;
  };
  Explorer following(exact_, std::move(options));
  follower = &following;
  following.run();
  note_(following);
  if (following.budget() != Budget::None && following.budget() != Budget::Situations)
    return Round::GivenUp;
  const Shown sighted = following.sighted().only(options_.wanted);
  if (sighted.any()) {
    answer.possible = Possibility::Possible;
    answer.trace = following.trace_showing(options_.wanted, rules_);
    return Round::Answered;
  }
  const bool refined = nearest != kNoSituation && refine(stories, localized, left, nearest);
  return refined ? Round::Refined : Round::GivenUp;
}

/// Makes known what decides about the steps out of `at` that the stories go on with.
bool LocalizedSearch::refine(const Explorer& stories, const Slice& localized,
                             const std::vector<int>& left, SituationId at) {
  const OpenConditions conditions(rules_, localized.known, localized.fields, localized.counters,
                                  interest_.alone);
  bool refined = false;
  stories.for_each_step(at, [&](const Step& step, SituationId to) {
    if (refined) return;
    const bool goes_on = left[at] == 0 ? step.shown.only(options_.wanted).any()
                                       : to != kNoSituation && left[to] == left[at] - 1;
    if (!goes_on) return;
    const auto ask = [&](int event, std::size_t order) {
      const Interest more = conditions.unknown(event, stories.situation(at).orders[order]);
      interest_ = interest_.knowing(more);
      return localized.knows_not_all(more);
    };
    if (!step.next_day)
      refined = ask(step.event.type, static_cast<std::size_t>(std::max(step.order, 0)));
    else
      for (std::size_t o = 0; o < options_.carts.size(); ++o) refined = ask(-1, o) || refined;
  });
  return refined;
}

}  // namespace juchu
