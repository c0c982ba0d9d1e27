#include "report/check_story.hpp"

#include <algorithm>
#include <cassert>

#include <fmt/format.h>

#include "model/expression/wording.hpp"
#include "report/rows.hpp"

namespace juchu {
namespace {

bool among(const std::vector<int>& rows, int row) {
  return std::ranges::find(rows, row) != rows.end();
}

/// Collects the stories of one report.
class Collector {
 public:
  explicit Collector(const Checked& checked)
      : book_(checked.rules->rulebook()),
        report_(checked.report),
        findings_(findings(book_, checked.report)) {}

  std::vector<CheckStory> stories() {
    for (const PropertyResult& result : report_.properties) add_property(result);
    for (const HazardResult& result : report_.hazards) add_hazard(result);
    for (const NormResult& result : report_.norms) add_norm(result);
    for (const CheckReport::Overlap& overlap : report_.overlaps) {
      const Permit& first = row_at(book_.permits, overlap.first);
      stories_.push_back({first.id + "." + row_at(book_.permits, overlap.second).id, &first,
                          &kStoryOfOverlap, &overlap.trace, false});
    }
    return std::move(stories_);
  }

 private:
  void add_property(const PropertyResult& result) {
    const Property& property = row_at(book_.properties, result.property);
    if (violated(property, result.all) == Possibility::Possible) {
      if (add_shortest(property, result.all, result.norm_keeping, false))
        stories_.back().broken = &property;
    } else if (result.all.trace) {
      stories_.push_back({property.id, &property, &kStoryOfWitness, &*result.all.trace, true});
    }
  }

  void add_hazard(const HazardResult& result) {
    const Hazard& hazard = row_at(book_.hazards, result.hazard);
    const bool expected = !among(findings_.hazards, result.hazard);
    if (add_shortest(hazard, result.all, result.norm_keeping, expected))
      stories_.back().gap = result.verdict() == Expectation::Gap;
    if (result.conflict)
      stories_.push_back(
          {hazard.id + ".conflict", &hazard, &kStoryOfConflict, &*result.conflict, true});
  }

  bool add_shortest(const RuleHead& rule, const Answer& all, const Answer& keeping, bool expected) {
    if (keeping.trace)
      stories_.push_back({rule.id, &rule, &kStoryKeeping, &*keeping.trace, expected});
    else if (all.trace)
      stories_.push_back({rule.id, &rule, &kStoryShortest, &*all.trace, expected});
    return keeping.trace || all.trace;
  }

  void add_norm(const NormResult& result) {
    const Norm& norm = row_at(book_.norms, result.norm);
    const auto add = [&](const char* what, const Wording& shows, const std::optional<Trace>& trace,
                         bool expected) {
      if (trace) stories_.push_back({norm.id + what, &norm, &shows, &*trace, expected});
    };
    add(".kept", kStoryKept, result.kept.trace, true);
    add(".breached", kStoryBreached, result.breached.trace, true);
    add(".conflict", kStoryOfConflict, result.conflict, false);
  }

  const Rulebook& book_;
  const CheckReport& report_;
  const CheckFindings findings_;
  std::vector<CheckStory> stories_;
};

template <class... Arguments>
Text in_both(const Wording& wording, const Arguments&... arguments) {
  const auto in = [&](Language language) {
    return fmt::format(fmt::runtime(wording.in(language)), said(arguments, language)...);
  };
  return {in(Language::Japanese), in(Language::English)};
}

/// `story`, with what it shows not to come about, where that is not seen in the story itself.
Text with_what_is_missing(const Text& story, const Property& property) {
  switch (property.pattern) {
    case Pattern::AlwaysReachable: return in_both(kNeverReached, story, property.clause.text);
    case Pattern::Precedes: return in_both(kDidNotPrecede, story, property.goal.text);
    case Pattern::LeadsTo:
      return property.within < 0
                 ? in_both(kNeedNeverCome, story, property.goal.text)
                 : in_both(kDidNotComeInTime, story, property.within, property.goal.text);
    default: return story;
  }
}

}  // namespace

std::vector<CheckStory> stories_of(const Checked& checked) { return Collector(checked).stories(); }

bool StoryWish::wants(const CheckStory& story, const Rulebook& rulebook) const {
  if (!story.expected || std::ranges::find(ids, story.rule->id) != ids.end()) return true;
  return all_hazards && std::ranges::any_of(rulebook.hazards, [&](const Hazard& hazard) {
           return hazard.id == story.name;
         });
}

Text words_of(const CheckStory& story) {
  const auto days = static_cast<std::size_t>(
      std::ranges::count(story.trace->steps, true, &TraceStep::next_day));
  return in_both(*story.shows, story.trace->steps.size() - days, days);
}

ReplayedTrace told(const Checked& checked, const CheckStory& story) {
  const RuleHead& rule = *story.rule;
  Text says = words_of(story);
  if (story.broken != nullptr) says = with_what_is_missing(says, *story.broken);
  auto replayed = replay_trace(checked.rules, *story.trace,
                               {.title = rule.says.empty() ? Text{rule.id, rule.id} : rule.says,
                                .says = std::move(says),
                                .source = rule.source,
                                .choices = checked.choices});
  assert(replayed && "K1: every step of a trace is accepted");
  return std::move(*replayed);
}

}  // namespace juchu
