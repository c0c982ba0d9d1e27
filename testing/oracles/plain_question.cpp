#include "testing/oracles/plain_question.hpp"

namespace juchu {
namespace {

int row_of(const auto& rows, const std::string& id) {
  for (std::size_t row = 0; row < rows.size(); ++row)
    if (rows[row].id == id) return static_cast<int>(row);
  return -1;
}

}  // namespace

PlainQuestion::PlainQuestion(const CompiledRulebook& rules, const std::string& id)
    : rules_(rules),
      hazard_(row_of(rules.rulebook().hazards, id)),
      norm_(row_of(rules.rulebook().norms, id)),
      property_(row_of(rules.rulebook().properties, id)) {
  if (property_ < 0) return;
  const auto p = static_cast<std::size_t>(property_);
  clause_ = rules.properties[p];
  goal_ = rules.goals[p];
  within_ = rules.rulebook().properties[p].within;
}

bool PlainQuestion::is(Pattern pattern) const {
  return property_ >= 0 &&
         rules_.rulebook().properties[static_cast<std::size_t>(property_)].pattern == pattern;
}

bool PlainQuestion::holds(const Program& program, const Situation& situation, Day today) const {
  const Event now = rules_.day_event(today);
  const Word* words = situation.words.data();
  return rules_.holds(program, {{words, now.words.data(), words}});
}

bool PlainQuestion::asks(const Situation& situation, Day today, Memory& memory) const {
  if (!rules_.exists(situation)) return false;
  if (hazard_ >= 0) return (hazards_of(rules_, situation, today) >> hazard_ & 1) != 0;
  if (is(Pattern::Never) || is(Pattern::Sometimes)) return holds(clause_, situation, today);
  if (is(Pattern::Precedes)) {
    if (holds(goal_, situation, today)) memory = 1;
    return memory == 0 && holds(clause_, situation, today);
  }
  if (is(Pattern::LeadsTo)) {  // days for which it has been owed, and one
    if (holds(goal_, situation, today))
      memory = 0;
    else if (memory == 0 && holds(clause_, situation, today))
      memory = 1;
  }
  return false;
}

bool PlainQuestion::asks_step(const Situation& before, const Event& event,
                              const Decision& decision) const {
  if (!is(Pattern::NeverStep) && !is(Pattern::SometimesStep)) return false;
  Event step = event;
  step.words[Event::kSends] = decision.sends;
  const Program& clause = rules_.step_clause(static_cast<std::size_t>(property_), before);
  return rules_.holds(clause,
                      {{before.words.data(), step.words.data(), decision.after.words.data()}});
}

bool PlainQuestion::asks_breach(const Decision& decision) const {
  return norm_ >= 0 && (decision.breached >> norm_ & 1) != 0;
}

bool PlainQuestion::asks_day(Memory& memory) const {
  if (!is(Pattern::LeadsTo) || within_ < 0 || memory == 0) return false;
  if (++memory <= static_cast<Memory>(within_) + 1) return false;
  memory = 0;
  return true;
}

bool PlainQuestion::of_graph() const {
  return is(Pattern::AlwaysReachable) || (is(Pattern::LeadsTo) && within_ < 0);
}

bool PlainQuestion::is_goal(const Situation& situation, Day today) const {
  if (!rules_.exists(situation)) return is(Pattern::AlwaysReachable);
  return holds(is(Pattern::AlwaysReachable) ? clause_ : goal_, situation, today);
}

}  // namespace juchu
