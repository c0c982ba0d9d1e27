#include "properties/check/sure_ways.hpp"

#include <algorithm>
#include <utility>

#include "model/analysis/open_conditions.hpp"
#include "properties/search/leading_to.hpp"

namespace juchu {
namespace {

constexpr std::uint64_t kMostSituations = 50'000;  // of a localized slice

/// The first step of a shortest way by events from `stuck` into `can`; or kNoSituation.
SituationId next_by_events(const Explorer& explorer, const std::vector<bool>& can,
                           SituationId stuck) {
  std::vector<SituationId> first(explorer.size(), kNoSituation), reached = {stuck};
  for (std::size_t i = 0; i < reached.size(); ++i) {
    for (const Explorer::Transition& way : explorer.transitions(reached[i])) {
      if (way.day || way.to == kNoSituation || way.to == stuck) continue;
      if (first[way.to] != kNoSituation) continue;
      first[way.to] = reached[i] == stuck ? way.to : first[reached[i]];
      if (can[way.to]) return first[way.to];
      reached.push_back(way.to);
    }
  }
  return kNoSituation;
}

}  // namespace

std::vector<bool> led_by_events(const Explorer& explorer, std::vector<bool> can, bool sure_only) {
  return leading_to(explorer, std::move(can), [&](const Explorer::Transition& way) {
    return !way.day && (way.sure || !sure_only);
  });
}

SureWays::SureWays(const CompiledRulebook& rules, const Interest& interest,
                   const ExplorerOptions& options, std::function<void(const Explorer&)> note)
    : rules_(rules), interest_(interest), options_(options), note_(std::move(note)) {
  interest_.localized = true;
}

bool SureWays::lead_everywhere_to(const Goal& goal) {
  for (;;) {
    const Slice localized = slice_of(rules_, interest_);
    if (!localized.open.any) return false;
    ExplorerOptions options = options_;
    options.keep_transitions = true;
    options.most_situations = std::min(options.most_situations, kMostSituations);
    Explorer explorer(localized, std::move(options));
    explorer.run();
    note_(explorer);
    if (explorer.budget() != Budget::None || explorer.endless()) return false;
    std::vector<bool> can(explorer.size());
    for (SituationId id = 0; id < explorer.size(); ++id) can[id] = goal(explorer, id);
    can = led_by_events(explorer, std::move(can), true);
    const auto stuck = std::ranges::find(can, false);
    if (stuck == can.end()) return interest_.alone || orders_do_not_matter(localized);
    if (!refine(explorer, localized, can, static_cast<SituationId>(stuck - can.begin())))
      return false;
  }
}

/// Makes known what decides about the event that might lead on from `stuck`; or else about the last
/// step to there that may not be possible.
bool SureWays::refine(const Explorer& explorer, const Slice& localized,
                      const std::vector<bool>& can, SituationId stuck) {
  const SituationId next = next_by_events(explorer, can, stuck);
  if (next != kNoSituation && know_more(explorer, localized, stuck, next)) return true;
  for (SituationId to = stuck; explorer.parent(to) != kNoSituation; to = explorer.parent(to))
    if (know_more(explorer, localized, explorer.parent(to), to)) return true;
  return false;
}

/// Makes known what decides about the step.
bool SureWays::know_more(const Explorer& explorer, const Slice& localized, SituationId from,
                         SituationId to) {
  const OpenConditions conditions(rules_, localized.known, localized.fields, localized.counters,
                                  interest_.alone);
  const Situation order = explorer.situation(from).orders[0];
  bool refined = false;
  explorer.for_each_step(from, [&](const Step& step, SituationId reached) {
    if (refined || reached != to) return;
    const Interest more = conditions.unknown(step.next_day ? -1 : int{step.event.type}, order);
    refined = localized.knows_not_all(more);
    interest_ = interest_.knowing(more);
  });
  return refined;
}

}  // namespace juchu
