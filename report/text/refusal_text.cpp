#include "report/text/refusal_text.hpp"

#include <algorithm>

#include "model/engine/explanation.hpp"

namespace juchu {
namespace {

/// The days that the screen offers for a date parameter.
std::string offered_days(const CompiledRulebook& rules, const StoryStep& step,
                         const Speaker& speaker) {
  const auto bound = [&](const Guard& days) {
    return rules.value_of(days, step.before, step.event);
  };
  const auto unset = [&](const Guard& days) { return !days.empty() && bound(days) == kUnset; };
  const auto day = [&](const Guard& days) { return speaker.day(static_cast<Day>(bound(days))); };
  const Range& all = rules.events[step.event.type].offers;
  for (const Offer& offer : std::span(rules.offers).subspan(all.begin, all.size)) {
    if (offer.parameter != step.decision.rule.index) continue;
    if (unset(offer.from) || unset(offer.to)) return speaker.say(kOfferedNever);
    if (offer.to.empty()) return speaker.say(kOfferedFrom, day(offer.from));
    if (offer.from.empty()) return speaker.say(kOfferedUntil, day(offer.to));
    return speaker.say(kOfferedBetween, day(offer.from), day(offer.to));
  }
  return {};
}

/// A status by its label; one of another region than the main one after that region's.
std::string status_label(const Rulebook& book, const Status& status, const Speaker& speaker) {
  const std::string label = speaker.label(status);
  if (status.region == 0) return label;
  return speaker.say(kColon, speaker.label(book.regions[static_cast<std::size_t>(status.region)]),
                     label);
}

std::string reason_text(const Scenario& scenario, const StoryStep& step, const Refusal& why,
                        const Speaker& speaker) {
  const CompiledRulebook& rules = *scenario.rules;
  const Rulebook& book = rules.rulebook();
  const std::size_t index = step.decision.rule.index;
  switch (step.decision.rule.kind) {
    case RuleKind::Forbid:
      return book.forbids[index].says.empty() ? speaker.say(kForbidden)
                                              : speaker.text(book.forbids[index].says);
    case RuleKind::GuardFailed: {
      std::vector<std::string> failed;
      for (const std::string& condition : why.failed) failed.push_back(Speaker::plain(condition));
      return speaker.say(kGuardFailed, speaker.list(failed));
    }
    case RuleKind::NotOffered:
      return speaker.say(kNotOffered,
                         speaker.label(book.events[step.event.type].parameters[index]));
    case RuleKind::Overflow: return speaker.say(kOverflow, speaker.label(book.fields[index]));
    case RuleKind::Overlap: return speaker.say(kOverlap);
    case RuleKind::Impossible: return speaker.say(kImpossible);
    default: break;
  }
  if (step.order < 0) return speaker.say(kNotPermitted);
  if (!rules.exists(step.before)) return speaker.say(kNoOrder);
  const auto creates = [&](const Permit& permit) {
    return permit.event == step.event.type && permit.from.nothing;
  };
  if (std::ranges::any_of(book.permits, creates)) return speaker.say(kAlreadyPlaced);
  std::vector<std::string> now;
  for (const int region : why.regions)
    now.push_back(status_label(
        book, *status_of(rules, step.before, static_cast<std::size_t>(region)), speaker));
  return speaker.say(kNotListed, speaker.list(now));
}

/// The other statuses in which it would be accepted, all else being equal.
std::string possible_statuses(const Rulebook& book, const Refusal& why, const Speaker& speaker) {
  std::vector<std::string> others;
  for (const int index : why.permitted_from)
    others.push_back(status_label(book, book.statuses[static_cast<std::size_t>(index)], speaker));
  return others.empty() ? std::string() : speaker.say(kPossibleIn, speaker.list(others));
}

std::string possible_text(const Scenario& scenario, const StoryStep& step, const Refusal& why,
                          const Speaker& speaker) {
  const CompiledRulebook& rules = *scenario.rules;
  const RuleKind kind = step.decision.rule.kind;
  if (kind == RuleKind::NotOffered) return offered_days(rules, step, speaker);
  if (kind != RuleKind::NotListed && kind != RuleKind::GuardFailed) return {};
  return possible_statuses(rules.rulebook(), why, speaker);
}

}  // namespace

RefusalText refusal_text(const Scenario& scenario, const StoryStep& step, const Speaker& speaker) {
  const Rulebook& book = scenario.rules->rulebook();
  const Refusal why = explain(*scenario.rules, step.before, step.event, step.decision);
  const RuleHead* head = rule_head(book, step.decision.rule);
  RuleHead no_rule;
  no_rule.id = rule_id(book, step.decision.rule);
  return {.reason = reason_text(scenario, step, why, speaker),
          .reference = speaker.reference(head == nullptr ? no_rule : *head),
          .possible = possible_text(scenario, step, why, speaker)};
}

}  // namespace juchu
