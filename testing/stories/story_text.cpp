#include "testing/stories/story_text.hpp"

#include <fmt/format.h>

#include "model/engine/explanation.hpp"

namespace juchu {
namespace {

std::string what_is_asked(const CompiledRulebook& rules, const TokenTable& numbers,
                          const StoryCall& call) {
  const Rulebook& rulebook = rules.rulebook();
  switch (call.question) {
    case StoryCall::Question::BeginDay:
      return call.working ? "a working day begins" : "a day off begins";
    case StoryCall::Question::Fire:
      return "deadline " + rulebook.deadlines[static_cast<std::size_t>(call.deadline)].id;
    case StoryCall::Question::Share: return "the cart or the shop changes while the day begins";
    case StoryCall::Question::Observe: return "the day has begun, or the cart or shop has changed";
    case StoryCall::Question::Decide: break;
  }
  const EventType& type = rulebook.events[call.event.type];
  std::string given;
  for (std::size_t p = 0; p < type.parameters.size(); ++p) {
    const Value value = rules.parameter(call.event.type, static_cast<int>(p))
                            .get(call.event.words.data());
    const bool elsewhere = ((call.event.words[Event::kFacts] >> p) & 1) != 0;
    given += fmt::format("{}{}={}{}", p == 0 ? "" : ", ", type.parameters[p].id,
                         plain_value_text(rules, numbers, type.parameters[p].type, value),
                         elsewhere ? " (used elsewhere)" : "");
  }
  return fmt::format("{}({})", type.id, given);
}

}  // namespace

std::string plain_value_text(const CompiledRulebook& rules, const TokenTable& numbers,
                             const Type& type, Value value) {
  if (value == kUnset) return "null";
  const auto i = static_cast<std::size_t>(value);
  const Names& names = rules.rulebook().names;
  switch (type.kind) {
    case Kind::Bool: return value != 0 ? "true" : "false";
    case Kind::Date: return day_text(static_cast<Day>(value));
    case Kind::Enum: return names.enumerations[type.domain][i];
    case Kind::Method: return names.methods[i];
    case Kind::Status: return names.statuses[type.domain][i];
    case Kind::Token: return numbers.text(value);
    default: return std::to_string(value);
  }
}

std::string call_text(const CompiledRulebook& rules, const TokenTable& numbers,
                      const StoryCall& call) {
  const std::string who = call.order < 0 ? "the shop" : fmt::format("order {}", call.order);
  const std::string_view rule = rule_id(rules.rulebook(), call.decision.rule);
  return fmt::format("{} {}: {} -> {} {}", day_text(call.day), who,
                     what_is_asked(rules, numbers, call),
                     call.decision.accepted ? "accepted by" : "refused by", rule);
}

}  // namespace juchu
