#include "properties/promela/model_text.hpp"

#include <algorithm>

#include "model/expression/expression_reader.hpp"
#include "model/rulebook/clauses.hpp"

namespace juchu {
namespace {

int count_of_carts(const std::vector<int>& carts) { return *std::ranges::max_element(carts) + 1; }

bool asks_for_other_carts(const Rulebook& rulebook) {
  bool asks = false;
  for_each_clause(rulebook, [&](const Clause& clause) {
    asks = asks || (!clause.empty() && any_node(clause.expression(), [](const Expression& node) {
             return node.op == Op::UsedElsewhere;
           }));
  });
  return asks;
}

}  // namespace

std::optional<PromelaQuestion> question_of(const Rulebook& rulebook, const std::string& id) {
  using When = PromelaQuestion::When;
  if (id.empty()) return PromelaQuestion{};
  for (const Hazard& hazard : rulebook.hazards)
    if (hazard.id == id) return PromelaQuestion{When::Hazard, &hazard.when};
  for (const Property& property : rulebook.properties)
    if (property.id == id)
      return PromelaQuestion{property.pattern == Pattern::NeverStep ? When::NeverStep : When::Never,
                             &property.clause};
  return std::nullopt;
}

PromelaModel::PromelaModel(const CompiledRulebook& compiled, const PromelaOptions& asked)
    : rules(&compiled),
      options(&asked),
      layout(compiled, static_cast<int>(asked.carts.size()), count_of_carts(asked.carts),
             count_of_carts(asked.carts) > 1 && asks_for_other_carts(compiled.rulebook())) {
  question = question_of(rulebook(), asked.question).value_or(PromelaQuestion{});
}

int PromelaModel::carts() const { return count_of_carts(options->carts); }

int PromelaModel::system() const {
  const auto& actors = rulebook().actors;
  return static_cast<int>(std::ranges::find(actors, "system", &Labelled::id) - actors.begin());
}

}  // namespace juchu
