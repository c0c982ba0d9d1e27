#include "properties/check/localized_search.hpp"

#include <algorithm>
#include <utility>

#include "model/analysis/open_conditions.hpp"
#include "properties/search/leading_to.hpp"

namespace juchu {
namespace {

constexpr std::uint64_t kMostStories = 300'000;     // situations, of the localized slice
constexpr std::uint64_t kMostLivedThrough = 5'000;  // situations, of the exact one

constexpr int kFirstSlack = 1;  // how much longer than before the shortest stories may soon be

/// How many steps it took to find a situation from a start.
int depth_of(SituationId id, const Explorer& explorer) {
  int depth = 0;
  while ((id = explorer.parent(id)) != kNoSituation) ++depth;
  return depth;
}

}  // namespace

/// The shortest stories under a localized slice: all of them.
struct ShortestStories {
  ShortestStories(Slice localized, const ExplorerOptions& options)
      : slice(std::move(localized)), carts(options.carts), explorer(slice, options) {}

  void find(std::function<bool(const JointSituation& after, int depth)> too_far) {
    explorer.run_again(std::move(too_far));
    depth.clear();
    shortest = kFar;
    left = steps_to(explorer, explorer.showing(), [](const Explorer::Transition&) { return true; });
    for (SituationId id = 0; id < explorer.size(); ++id) {
      const SituationId parent = explorer.parent(id);
      depth.push_back(parent == kNoSituation ? 0 : depth[parent] + 1);
      if (parent == kNoSituation) shortest = std::min(shortest, left[id]);
    }
  }

  /// No fewer steps lead from `joint` to a sighting, under this slice or one that knows more. All
  /// stories of `shortest` steps are known here, so others are longer.
  [[nodiscard]] int at_least(const JointSituation& joint) const {
    const SituationId here = explorer.find(joint);
    if (here == kNoSituation) return 0;
    return std::min(left[here], std::max(0, shortest - depth[here] + 1));
  }

  Slice slice;
  std::vector<int> carts;
  Explorer explorer;
  std::vector<int> left, depth;  // by situation: to a sighting, and from a start
  int shortest = kFar;           // from a start to a situation out of which a step shows something
};

LocalizedSearch::LocalizedSearch(const CompiledRulebook& rules, const Interest& interest,
                                 const Slice& exact, const ExplorerOptions& options,
                                 std::function<void(const Explorer&)> note, const Learned& earlier)
    : rules_(rules),
      interest_(interest.knowing(earlier.known)),
      exact_(exact),
      options_(options),
      note_(std::move(note)),
      rounds_(earlier.rounds) {
  interest_.localized = true;
}

LocalizedSearch::Learned LocalizedSearch::learned() const {
  return {{.fields = interest_.fields, .counters = interest_.counters}, rounds_};
}

const Slice& LocalizedSearch::localized() const { return stories().slice; }

std::optional<Answer> LocalizedSearch::run() {
  Answer answer;
  for (Round round = Round::Refined; round != Round::Answered; round = live_through(answer)) {
    if (round == Round::GivenUp) return std::nullopt;
    const Slice localized = slice_of(rules_, interest_);
    if (!localized.open.any) return std::nullopt;
    rounds_.push_back(stories_under(localized));
    const Explorer& explorer = stories().explorer;
    answer.explored = explorer.progress();
    if (explorer.budget() != Budget::None || explorer.endless()) return std::nullopt;
    if (!explorer.showing().empty()) continue;
    answer.possible = Possibility::Impossible;
    return answer;
  }
  return answer;
}

/// First only those that are little longer than the shortest were under the slice before, which
/// knew less: what the rounds found tells which situations are too far from a sighting for that.
std::shared_ptr<const ShortestStories> LocalizedSearch::stories_under(
    const Slice& localized) const {
  ExplorerOptions options = options_;
  options.keep_transitions = options.leave_out_hopeless = options.nearest = true;
  options.most_situations = std::min(options.most_situations, kMostStories);
  if (orders_do_not_matter(localized)) options.carts = {0};
  StoriesOfRounds bounds = rounds_;
  std::erase_if(bounds, [&](const auto& round) { return round->carts != options.carts; });
  std::ranges::reverse(bounds);  // the last ones tell most
  const auto stories = std::make_shared<ShortestStories>(localized, options);
  for (int slack = bounds.empty() ? kFirstSlack + 1 : 0;; slack = slack == 0 ? 1 : slack + 2) {
    if (slack <= kFirstSlack) {
      const int most = bounds.front()->shortest + slack;
      stories->find([&bounds, most](const JointSituation& after, int depth) {
        return std::ranges::any_of(
            bounds, [&](const auto& round) { return depth + round->at_least(after) > most; });
      });
    } else {
      stories->find(nullptr);
    }
    note_(stories->explorer);
    const bool all = !stories->explorer.left_some_out() || !stories->explorer.showing().empty();
    if (all || stories->explorer.budget() != Budget::None) return stories;
  }
}

/// Follows the shortest stories in the exact slice; where they get no further, learns why.
LocalizedSearch::Round LocalizedSearch::live_through(Answer& answer) {
  const Explorer& told = stories().explorer;
  const std::vector<int>& left = stories().left;
  ExplorerOptions options = options_;
  options.carts = stories().carts;
  options.forget = false;
  options.most_situations = kMostLivedThrough;
  const Explorer* follower = nullptr;
  SituationId left_from = kNoSituation, nearest = kNoSituation;
  int due = stories().shortest;
  options.admits = [&](const JointSituation& after, SituationId from) {
    if (from != left_from) due = stories().shortest - depth_of(from, *follower) - 1;
    left_from = from;
    const SituationId here = told.find(after);
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
  const bool refined = nearest != kNoSituation && refine(nearest);
  return refined ? Round::Refined : Round::GivenUp;
}

/// Makes known what decides about the steps out of `at` that the stories go on with.
bool LocalizedSearch::refine(SituationId at) {
  const Slice& localized = stories().slice;
  const Explorer& told = stories().explorer;
  const std::vector<int>& left = stories().left;
  const OpenConditions conditions(rules_, localized.known, localized.fields, localized.counters,
                                  interest_.alone);
  bool refined = false;
  told.for_each_step(at, [&](const Step& step, SituationId to) {
    if (refined) return;
    const bool goes_on = left[at] == 0 ? step.shown.only(options_.wanted).any()
                                       : to != kNoSituation && left[to] == left[at] - 1;
    if (!goes_on) return;
    const auto ask = [&](int event, std::size_t order) {
      const Interest more = conditions.unknown(event, told.situation(at).orders[order]);
      interest_ = interest_.knowing(more);
      return localized.knows_not_all(more);
    };
    if (!step.next_day)
      refined = ask(step.event.type, static_cast<std::size_t>(std::max(step.order, 0)));
    else
      for (std::size_t o = 0; o < stories().carts.size(); ++o) refined = ask(-1, o) || refined;
  });
  return refined;
}

}  // namespace juchu
