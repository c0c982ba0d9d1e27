#include "report/refusal_text.hpp"

#include "model/engine/explanation.hpp"

namespace juchu {
namespace {

/// The days that the screen offers for a date parameter.
std::string offered_days(const CompiledRulebook& rules, const StoryStep& step,
                         const Speaker& speaker) {
  const Banks banks{{step.before.words.data(), step.event.words.data(), step.before.words.data()}};
  const auto day = [&](const Program& program) {
    return speaker.day(static_cast<Day>(rules.value(program, banks)));
  };
  const Range& all = rules.events[step.event.type].offers;
  for (const Offer& offer : std::span(rules.offers).subspan(all.begin, all.size)) {
    if (offer.parameter != step.decision.rule.index) continue;
    if (offer.to.empty()) return speaker.say(kOfferedFrom, day(offer.from));
    if (offer.from.empty()) return speaker.say(kOfferedUntil, day(offer.to));
    return speaker.say(kOfferedBetween, day(offer.from), day(offer.to));
  }
  return {};
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
  const Status* now = status_of(rules, step.before, 0);
  return now == nullptr ? speaker.say(kNoOrder) : speaker.say(kNotListed, speaker.label(*now));
}

/// The other statuses in which some permit allows it.
std::string possible_text(const Rulebook& book, const Status& now, const Refusal& why,
                          const Speaker& speaker) {
  std::vector<std::string> others;
  for (const int index : why.permitted_from) {
    const Status& status = book.statuses[static_cast<std::size_t>(index)];
    if (&status != &now) others.push_back(speaker.label(status));
  }
  return others.empty() ? std::string() : speaker.say(kPossibleIn, speaker.list(others));
}

std::string possible_text(const Scenario& scenario, const StoryStep& step, const Refusal& why,
                          const Speaker& speaker) {
  const CompiledRulebook& rules = *scenario.rules;
  const RuleKind kind = step.decision.rule.kind;
  if (kind == RuleKind::NotOffered) return offered_days(rules, step, speaker);
  const Status* now = status_of(rules, step.before, 0);
  if (now == nullptr || (kind != RuleKind::NotListed && kind != RuleKind::GuardFailed)) return {};
  return possible_text(rules.rulebook(), *now, why, speaker);
}

}  // namespace

RefusalText refusal_text(const Scenario& scenario, const StoryStep& step, const Speaker& speaker) {
  const Rulebook& book = scenario.rules->rulebook();
  const Refusal why = explain(*scenario.rules, step.before, step.event, step.decision);
  const RuleHead* head = rule_head(book, step.decision.rule);
  return {.reason = reason_text(scenario, step, why, speaker),
          .reference = head == nullptr ? std::string() : speaker.reference(*head),
          .possible = possible_text(scenario, step, why, speaker)};
}

}  // namespace juchu
