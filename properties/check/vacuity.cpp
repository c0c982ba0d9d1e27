#include "properties/check/vacuity.hpp"

#include <algorithm>
#include <utility>

#include "properties/check/inquiry.hpp"
#include "properties/check/told_stories.hpp"

namespace juchu {
namespace {

Expression constant(bool value) {
  return {.op = Op::Constant, .type = kTruth, .value = value ? 1 : 0};
}

Expression not_(Expression condition) {
  return {.op = Op::Not, .type = kTruth, .operands = {std::move(condition)}};
}

Expression both(Expression one, Expression other) {
  return {.op = Op::And, .type = kTruth, .operands = {std::move(one), std::move(other)}};
}

/// The conditions that `op` joins in `node`.
void add_parts(const Expression& node, Op op, std::vector<const Expression*>& parts) {
  if (node.op != op) return parts.push_back(&node);
  for (const Expression& operand : node.operands) add_parts(operand, op, parts);
}

std::vector<const Expression*> parts_of(const Clause& clause, Op op) {
  std::vector<const Expression*> parts;
  add_parts(clause.expression(), op, parts);
  return parts;
}

/// `node` without the condition at `left_out`, one of those that `&&` joins in it.
Expression without(const Expression& node, const Expression* left_out) {
  if (&node == left_out) return constant(true);
  if (node.op != Op::And) return node;
  return both(without(node.operands[0], left_out), without(node.operands[1], left_out));
}

std::string text_of(const Clause& clause, const Expression& part) {
  return clause.text.substr(part.begin, static_cast<std::size_t>(part.end - part.begin));
}

/// A situation's condition, asked of where a step leads.
Expression after_step(Expression node) {
  for (Expression& operand : node.operands) operand = after_step(std::move(operand));
  node.side = Side::After;
  return node;
}

/// A step that creates its order: before it the order has no status.
Expression creates(const Rulebook& book) {
  const Expression status{
      .op = Op::Field, .side = Side::Before, .type = book.fields.front().type, .index = 0};
  return not_({.op = Op::IsSet, .type = kTruth, .operands = {status}});
}

class Vacuity {
 public:
  Vacuity(const CompiledRulebook& rules, const CheckOptions& options,
          std::shared_ptr<KnownAnswers> known, ToldStories* told, Inquiry& inquiry)
      : rules_(rules), options_(options), known_(std::move(known)), told_(told), inquiry_(inquiry) {
    options_.most_situations = std::min(options.most_situations, options.most_situations_beside);
  }

  std::vector<NotNeeded> of_property(int index) {
    index_ = static_cast<std::size_t>(index);
    property_ = &rules_.rulebook().properties[index_];
    switch (property_->pattern) {
      case Pattern::Never:
      case Pattern::NeverStep: {
        const Pattern pattern = property_->pattern;
        find_conditions_without_which(
            property_->clause, [&](Expression rest) { return never(pattern, std::move(rest)); });
        break;
      }
      case Pattern::AlwaysReachable:
        if (never(Pattern::Never, not_(clause()))) add(Why::HoldsAlways, property_->clause.text);
        break;
      case Pattern::LeadsTo:
      case Pattern::Precedes: look_at_trigger_and_goal(); break;
      case Pattern::Sometimes:
      case Pattern::SometimesStep: look_at_what_is_shown(); break;
    }
    return std::move(found_);
  }

  std::vector<NotNeeded> of_hazard(int index) {
    index_ = static_cast<std::size_t>(index);
    const Hazard& hazard = rules_.rulebook().hazards[index_];
    find_conditions_without_which(hazard.when, [&](Expression rest) {
      if (is_told(Pattern::Never, rest)) return false;
      Rulebook book = rules_.rulebook();
      book.hazards[index_].when.root = {std::move(rest)};
      return impossible(std::move(book), {hazard.id, {.hazards = std::uint64_t{1} << index_}, 1});
    });
    return std::move(found_);
  }

 private:
  using Why = NotNeeded::Why;

  void add(Why why, std::string part) { found_.push_back({why, std::move(part)}); }

  [[nodiscard]] const Expression& clause() const { return property_->clause.expression(); }

  /// Conditions of `forbidden` that need not hold: without them it is just as impossible.
  template <class Impossible>
  void find_conditions_without_which(const Clause& forbidden, Impossible impossible) {
    const std::vector<const Expression*> parts = parts_of(forbidden, Op::And);
    if (parts.size() < 2) return;
    for (const Expression* part : parts)
      if (impossible(without(forbidden.expression(), part)))
        add(Why::HoldsWithout, text_of(forbidden, *part));
  }

  void look_at_trigger_and_goal() {
    const Expression& goal = property_->goal.expression();
    const bool owed = property_->pattern == Pattern::LeadsTo;
    const bool needed = owed ? !never(Pattern::Never, both(clause(), not_(goal)))
                             : !never(Pattern::NeverStep,
                                      both(creates(rules_.rulebook()), not_(after_step(goal))));
    if ((!owed || !needed) && never(Pattern::Never, clause()))
      return add(Why::NeverHolds, property_->clause.text);
    if (!needed) add(owed ? Why::HoldsAlready : Why::HoldsFromCreation, property_->goal.text);
  }

  void look_at_what_is_shown() {
    const bool step = property_->of_steps();
    const std::vector<const Expression*> parts = parts_of(property_->clause, Op::Or);
    for (const Expression* part : parts)
      if (parts.size() > 1 && never(step ? Pattern::NeverStep : Pattern::Never, *part))
        add(Why::NeverHolds, text_of(property_->clause, *part));
    Expression shown = step ? clause() : after_step(clause());
    if (never(Pattern::NeverStep, both(creates(rules_.rulebook()), not_(std::move(shown)))))
      add(Why::HoldsFromCreation, property_->clause.text);
  }

  /// Whether `condition` holds in a situation, or step, of some story.
  [[nodiscard]] bool is_told(Pattern pattern, const Expression& condition) const {
    return told_ != nullptr &&
           (pattern == Pattern::Never ? told_->come_to(condition) : told_->step_as(condition));
  }

  /// Whether `condition` holds in no situation, or step.
  [[nodiscard]] bool never(Pattern pattern, Expression condition) {
    if (is_told(pattern, condition)) return false;
    Rulebook book = rules_.rulebook();
    Property& stronger = book.properties[index_];
    stronger.pattern = pattern;
    stronger.clause.root = {std::move(condition)};
    stronger.goal = {};
    return impossible(
        std::move(book),
        {property_->id, {.properties = std::uint64_t{1} << index_}, property_->orders});
  }

  [[nodiscard]] bool impossible(Rulebook book, const Question& question) {
    const auto rules = std::make_shared<CompiledRulebook>(rules_.compile_alike(std::move(book)));
    Inquiry inquiry(rules, options_, known_);
    const Answer answer = inquiry.in_all_behaviours(question);
    inquiry_.add(inquiry);
    return answer.possible == Possibility::Impossible;
  }

  const CompiledRulebook& rules_;
  CheckOptions options_;
  std::shared_ptr<KnownAnswers> known_;
  ToldStories* told_;
  Inquiry& inquiry_;
  std::size_t index_ = 0;               // of the property, or hazard
  const Property* property_ = nullptr;  // that is looked at
  std::vector<NotNeeded> found_;
};

}  // namespace

std::vector<NotNeeded> parts_not_needed(const CompiledRulebook& rules, int property,
                                        const CheckOptions& options,
                                        const std::shared_ptr<KnownAnswers>& known,
                                        ToldStories* told, Inquiry& inquiry) {
  return Vacuity(rules, options, known, told, inquiry).of_property(property);
}

std::vector<NotNeeded> parts_not_needed_of_hazard(const CompiledRulebook& rules, int hazard,
                                                  const CheckOptions& options,
                                                  const std::shared_ptr<KnownAnswers>& known,
                                                  ToldStories* told, Inquiry& inquiry) {
  return Vacuity(rules, options, known, told, inquiry).of_hazard(hazard);
}

}  // namespace juchu
