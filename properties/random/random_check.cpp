#include "properties/random/random_check.hpp"

#include <algorithm>
#include <tuple>

#include "properties/random/random_traces.hpp"
#include "properties/random/trace_shrinker.hpp"
#include "properties/search/trace/scenario_of_trace.hpp"

namespace juchu {
namespace {

constexpr int kStoriesToShrink = 4;  // of those that show the same

class RandomChecker {
 public:
  RandomChecker(const std::shared_ptr<const CompiledRulebook>& rules, const RandomCheckPlan& plan)
      : rules_(*rules),
        plan_(plan),
        any_(random_traces(rules, {plan.orders, plan.moves, false})),
        keeping_(random_traces(rules, {plan.orders, plan.moves, true})) {}

  RandomReport run(bool (*interrupted)()) {
    for (int story = 0; story < plan_.stories; ++story) {
      if (interrupted()) {
        report_.complete = false;
        break;
      }
      const rc::Random random(rc::Random::Key{plan_.seed, static_cast<std::uint64_t>(story), 0, 0});
      judge(story, (story % 2 == 0 ? any_ : keeping_)(random).value());
      ++report_.stories;
    }
    finish();
    return std::move(report_);
  }

 private:
  /// Plays the story and keeps what it shows.
  void judge(int story, const Trace& trace) {
    ShopRun run(rules_, trace.start, trace.carts, first_day_of(trace));
    Found seen[2];  // in this story: in all behaviours, in norm-keeping ones
    for (const TraceStep& step : trace.steps) {
      if (step.next_day) {
        (void)run.next_day(step.working, 0);
        ++report_.days;
      } else {
        Event event = step.event;
        run.happen(step.order, event, run.ask(step.order, event));
        ++report_.steps;
      }
      note(story, trace, run.found(), false, seen[0]);
      if (run.found().breached == 0) note(story, trace, run.found(), true, seen[1]);
    }
    measure(run, trace);
  }

  /// How far the story came.
  void measure(const ShopRun& run, const Trace& trace) {
    bool any = false, open = false;
    for (int order = 0; order < run.orders(); ++order) {
      if (!run.exists(order)) continue;
      const Value status = rules_.fields.front().get(run.situation_of(order).words.data());
      any = true;
      open = open || !rules_.rulebook().status(0, status).final;
    }
    if (any && !open) ++report_.ended;
    lengths_.push_back(
        static_cast<std::size_t>(std::ranges::count(trace.steps, false, &TraceStep::next_day)));
  }

  void note(int story, const Trace& trace, const Found& found, bool norm_keeping, Found& seen) {
    const std::uint64_t hazards = found.hazards & plan_.hazards & ~seen.hazards;
    const std::uint64_t properties = found.properties & plan_.properties & ~seen.properties;
    seen = found;
    if ((hazards | properties) == 0) return;
    using Kind = RandomFinding::Kind;
    for (int bit = 0; bit < kMostBits; ++bit) {
      const std::uint64_t mask = std::uint64_t{1} << bit;
      if ((hazards & mask) != 0) keep(Kind::Hazard, bit, {mask, 0, norm_keeping}, story, trace);
      if ((properties & mask) != 0)
        keep(Kind::Property, bit, {0, mask, norm_keeping}, story, trace);
    }
  }

  /// Of the first stories that show the same, the one that shrinks to the shortest is kept.
  void keep(RandomFinding::Kind kind, int index, const Sight& sight, int story,
            const Trace& trace) {
    int& times = shown_[static_cast<int>(kind)][sight.norm_keeping ? 1 : 0][index];
    if (times == kStoriesToShrink) return;
    ++times;
    RandomFinding finding{kind, index, sight.norm_keeping, shrink(rules_, trace, sight), story};
    RandomFinding& known = finding_like(finding);
    if (is_shorter(finding, known)) known = std::move(finding);
  }

  RandomFinding& finding_like(const RandomFinding& finding) {
    const auto same = std::ranges::find_if(report_.findings, [&](const RandomFinding& each) {
      return identity(each) == identity(finding);
    });
    return same != report_.findings.end() ? *same : report_.findings.emplace_back(finding);
  }

  static bool is_shorter(const RandomFinding& one, const RandomFinding& other) {
    return one.shortest.steps.size() < other.shortest.steps.size();
  }

  static std::tuple<RandomFinding::Kind, int, bool> identity(const RandomFinding& finding) {
    return {finding.kind, finding.index, finding.norm_keeping};
  }

  /// A norm-keeping trace is one of all behaviours too.
  void finish() {
    if (!lengths_.empty()) {
      std::ranges::sort(lengths_);
      report_.usual_length = lengths_[lengths_.size() / 2];
      report_.greatest_length = lengths_.back();
    }
    std::ranges::sort(report_.findings, {}, identity);
    for (std::size_t f = 1; f < report_.findings.size(); ++f) {
      const RandomFinding& keeping = report_.findings[f];
      RandomFinding& any = report_.findings[f - 1];
      if (!keeping.norm_keeping || !is_shorter(keeping, any)) continue;
      any.shortest = keeping.shortest;
      any.story = keeping.story;
    }
  }

  const CompiledRulebook& rules_;
  RandomCheckPlan plan_;
  rc::Gen<Trace> any_, keeping_;
  int shown_[2][2][kMostBits] = {};   // times, by kind, norm-keeping or not, and row
  std::vector<std::size_t> lengths_;  // of the stories
  RandomReport report_;
};

}  // namespace

RandomReport check_randomly(const std::shared_ptr<const CompiledRulebook>& rules,
                            const RandomCheckPlan& plan, bool (*interrupted)()) {
  return RandomChecker(rules, plan).run(interrupted);
}

}  // namespace juchu
