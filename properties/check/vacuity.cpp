#include "properties/check/vacuity.hpp"

#include <algorithm>
#include <utility>

#include "properties/check/inquiry.hpp"

namespace juchu {
namespace {

Expression constant(bool value) {
  return {.op = Op::Constant, .type = {.kind = Kind::Bool}, .value = value ? 1 : 0};
}

void add_conjuncts(const Expression& node, std::vector<const Expression*>& parts) {
  if (node.op != Op::And) return parts.push_back(&node);
  for (const Expression& operand : node.operands) add_conjuncts(operand, parts);
}

/// `node` without the conjunct at `left_out`.
Expression without(const Expression& node, const Expression* left_out) {
  if (&node == left_out) return constant(true);
  if (node.op != Op::And) return node;
  Expression both = node;
  both.operands = {without(node.operands[0], left_out), without(node.operands[1], left_out)};
  return both;
}

std::string text_of(const Clause& clause, const Expression& part) {
  return clause.text.substr(part.begin, static_cast<std::size_t>(part.end - part.begin));
}

class Vacuity {
 public:
  Vacuity(const CompiledRulebook& rules, int property, const CheckOptions& options,
          std::shared_ptr<KnownAnswers> known, Inquiry& inquiry)
      : rules_(rules),
        index_(static_cast<std::size_t>(property)),
        property_(rules.rulebook().properties[index_]),
        options_(options),
        known_(std::move(known)),
        inquiry_(inquiry) {
    options_.most_situations = std::min(options.most_situations, options.most_situations_beside);
  }

  std::vector<std::string> parts_not_needed() {
    std::vector<std::string> found;
    if (property_.pattern == Pattern::LeadsTo || property_.pattern == Pattern::Precedes) {
      Property stronger = property_;
      stronger.pattern = Pattern::Never;
      stronger.goal = {};
      if (holds(std::move(stronger))) found.push_back(property_.clause.text);
      return found;
    }
    if (property_.pattern != Pattern::Never && property_.pattern != Pattern::NeverStep)
      return found;
    std::vector<const Expression*> parts;
    add_conjuncts(property_.clause.expression(), parts);
    if (parts.size() < 2) return found;
    for (const Expression* part : parts) {
      Property stronger = property_;
      stronger.clause.root = {without(property_.clause.expression(), part)};
      if (holds(std::move(stronger))) found.push_back(text_of(property_.clause, *part));
    }
    return found;
  }

 private:
  bool holds(Property stronger) {
    Rulebook book = rules_.rulebook();
    book.properties[index_] = std::move(stronger);
    const auto rules = std::make_shared<CompiledRulebook>(rules_.compile_alike(std::move(book)));
    Inquiry inquiry(rules, options_, known_);
    const Answer answer = inquiry.in_all_behaviours(
        {property_.id, {.properties = std::uint64_t{1} << index_}, property_.orders});
    inquiry_.add(inquiry);
    return answer.possible == Possibility::Impossible;
  }

  const CompiledRulebook& rules_;
  std::size_t index_;
  const Property& property_;
  CheckOptions options_;
  std::shared_ptr<KnownAnswers> known_;
  Inquiry& inquiry_;
};

}  // namespace

std::vector<std::string> parts_not_needed(const CompiledRulebook& rules, int property,
                                          const CheckOptions& options,
                                          const std::shared_ptr<KnownAnswers>& known,
                                          Inquiry& inquiry) {
  return Vacuity(rules, property, options, known, inquiry).parts_not_needed();
}

}  // namespace juchu
