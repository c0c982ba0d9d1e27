#include "testing/oracles/plain_follower.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "model/index.hpp"
#include "testing/stories/story_text.hpp"

namespace juchu {
namespace {

std::set<int> rows_of(std::uint64_t bits) {
  std::set<int> rows;
  for (int row = 0; row < 64; ++row)
    if (((bits >> row) & 1) != 0) rows.insert(row);
  return rows;
}

std::string rule_text(const RuleRef& rule, bool accepted) {
  return fmt::format("kind {} index {}{}", static_cast<int>(rule.kind), rule.index,
                     accepted ? " accepted" : "");
}

}  // namespace

PlainFollower::PlainFollower(const CompiledRulebook& rules, const RandomStory& story)
    : rules_(rules),
      story_(story),
      engine_(rules.rulebook(), [&story](Value token) { return story.numbers().text(token); }),
      shop_(engine_.start()) {
  const auto& fields = rules.rulebook().fields;
  for (std::size_t f = 0; f < fields.size(); ++f)
    if (fields[f].setting) shop_.fields[f] = rules.fields[f].get(story.start().words.data());
  orders_.assign(at(story.order_count()), shop_);
  stood_.assign(orders_.size(), {shop_, story.first_day()});
}

PlainEvent PlainFollower::plain_event(const StoryCall& call) const {
  PlainEvent event{.today = call.day};
  if (call.question != StoryCall::Question::Decide) return event;
  event.type = call.event.type;
  const auto& slots = rules_.parameters[call.event.type];
  for (std::size_t p = 0; p < slots.size(); ++p) {
    event.parameters.push_back(slots[p].get(call.event.words.data()));
    if (((call.event.words[Event::kFacts] >> p) & 1) != 0)
      event.used_elsewhere.insert(static_cast<int>(p));
  }
  return event;
}

/// The order with the cart and shop as the last writer left them.
PlainSituation PlainFollower::seen_by(int order) const {
  PlainSituation seen = orders_[static_cast<std::size_t>(order)];
  const PlainSituation& written = writer_ < 0 ? shop_ : orders_[static_cast<std::size_t>(writer_)];
  const bool same_cart = writer_ >= 0 && story_.cart_of(writer_) == story_.cart_of(order);
  const auto& fields = rules_.rulebook().fields;
  for (std::size_t f = 0; f < fields.size(); ++f) {
    const FieldScope scope = fields[f].scope;
    if (scope == FieldScope::Shop || (scope == FieldScope::Cart && same_cart))
      seen.fields[f] = written.fields[f];
  }
  return seen;
}

PlainDecision PlainFollower::answer(const StoryCall& call) {
  const PlainSituation& before = call.order < 0 ? shop_
                                                : orders_[static_cast<std::size_t>(call.order)];
  switch (call.question) {
    case StoryCall::Question::BeginDay: return engine_.begin_day(before, call.day, call.working);
    case StoryCall::Question::Fire:
      return engine_.fire(before, call.deadline, call.day, stood_[at(call.order)]);
    case StoryCall::Question::Share:
      return {.after = seen_by(call.order), .accepted = true, .rule = {RuleKind::Observed, 0}};
    case StoryCall::Question::Observe:
      return engine_.observe(stood_[at(call.order)], seen_by(call.order), call.day);
    case StoryCall::Question::Decide: break;
  }
  return engine_.decide(before, plain_event(call));
}

void PlainFollower::hear(const StoryCall& call) {
  if (!disagreement_.empty()) return;
  const PlainDecision plain = answer(call);
  count(plain);
  compare(call, plain);
  if (!plain.accepted) return;
  (call.order < 0 ? shop_ : orders_[static_cast<std::size_t>(call.order)]) = plain.after;
  const bool shared = call.question == StoryCall::Question::Share;
  if (call.order >= 0 && !shared && call.question != StoryCall::Question::BeginDay)
    stood_[at(call.order)] = {plain.after, call.day};
  if (shared || call.question == StoryCall::Question::Observe) return;
  writer_ = call.order;
  const auto& fields = rules_.rulebook().fields;
  for (std::size_t f = 0; f < fields.size(); ++f)
    if (fields[f].scope == FieldScope::Shop) shop_.fields[f] = plain.after.fields[f];
}

void PlainFollower::differ(const std::string& what, const std::string& engine,
                           const std::string& plain) {
  if (engine == plain) return;
  disagreement_ += fmt::format("  {}: {}, but read plainly {}\n", what, engine, plain);
}

void PlainFollower::compare_bits(const char* what, std::uint64_t bits, const std::set<int>& rows) {
  differ(what, fmt::format("rows {}", rows_of(bits)), fmt::format("rows {}", rows));
}

void PlainFollower::compare(const StoryCall& call, const PlainDecision& plain) {
  const Decision& engine = call.decision;
  differ("decided by", rule_text(engine.rule, engine.accepted),
         rule_text(plain.rule, plain.accepted));
  compare_bits("mails", engine.sends, plain.sends);
  compare_bits("norms breached", engine.breached, plain.breached);
  compare_bits("hazards entered", engine.entered, plain.entered);
  compare_bits("warnings", engine.warned, plain.warned);
  compare_situations(call, plain.after);
  compare_bits("hazards that hold", hazards_of(rules_, engine.after, call.day),
               engine_.hazards_of(plain.after, call.day));
  compare_bits("properties that do not hold", broken_properties(rules_, engine.after, call.day),
               engine_.broken_properties(plain.after, call.day));
  if (!plain.accepted || call.order < 0) return;
  const PlainSituation& before = orders_[static_cast<std::size_t>(call.order)];
  const std::set<int> broken = engine_.broken_properties(before, plain_event(call), plain);
  compare_bits("properties broken", broken_properties(rules_, call.before, call.event, engine),
               broken);
  tally_.properties_broken += static_cast<int>(broken.size());
}

void PlainFollower::count(const PlainDecision& plain) {
  const auto one_if_any = [](const std::set<int>& rows) { return rows.empty() ? 0 : 1; };
  const bool day = plain.rule.kind == RuleKind::DayBegins;
  const bool others = plain.rule.kind == RuleKind::Observed;
  ++tally_.kinds[static_cast<std::size_t>(plain.rule.kind)];
  tally_.sends += one_if_any(plain.sends);
  tally_.warned += one_if_any(plain.warned);
  (day ? tally_.breached_by_day : tally_.breached_by_step) += one_if_any(plain.breached);
  (day      ? tally_.entered_by_day
   : others ? tally_.entered_by_others
            : tally_.entered_by_step) += one_if_any(plain.entered);
}

void PlainFollower::compare_situations(const StoryCall& call, const PlainSituation& plain) {
  const Word* words = call.decision.after.words.data();
  const Rulebook& rulebook = rules_.rulebook();
  differ("the order exists", fmt::format("{}", rules_.exists(call.decision.after)),
         fmt::format("{}", plain.exists));
  const auto text = [&](std::size_t field, Value value) {
    return plain_value_text(rules_, story_.numbers(), rulebook.fields[field].type, value);
  };
  for (std::size_t f = 0; f < rulebook.fields.size(); ++f) {
    if (!plain.exists && rulebook.fields[f].scope == FieldScope::Order) continue;  // never read
    differ(rulebook.fields[f].id, text(f, rules_.fields[f].get(words)), text(f, plain.fields[f]));
    const Slot& counter = rules_.counter_slots[f];
    if (counter.width == 0 || !plain.exists) continue;
    const auto counted = plain.working_days.find(static_cast<int>(f));
    const Value days = counted == plain.working_days.end()
                           ? 0
                           : static_cast<Value>(counted->second.size());
    const Value expected = plain.fields[f] == kUnset ? kUnset : std::min(days, counter.high);
    differ("business days since " + rulebook.fields[f].id, std::to_string(counter.get(words)),
           std::to_string(expected));
  }
  for (const std::uint16_t n : rules_.obligations) {
    const CompiledNorm& norm = rules_.norms[n];
    const PlainSpell& spell = plain.spells[n];
    const Value counted = norm.counts ? std::min<Value>(spell.day_changes, norm.breached - 1) : 0;
    differ("clock of " + rulebook.norms[n].id, std::to_string(norm.clock.get(words)),
           std::to_string(spell.breached ? norm.breached : counted));
  }
}

}  // namespace juchu
