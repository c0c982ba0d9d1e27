#include "report/mutation_story.hpp"

#include <algorithm>

#include "properties/diff/story_scenario.hpp"
#include "report/rules_page_wording.hpp"
#include "report/speaker.hpp"

namespace juchu {

Rules changed_rules(const Rules& rules, const Mutation& mutation) {
  return std::make_shared<const CompiledRulebook>(
      rules->compile_alike(mutant_of(rules->rulebook(), mutation)));
}

std::optional<Scenario> mutation_story(const MutantResult& result, const Rules& rules_of_side,
                                       int side) {
  if (result.fate() != Fate::Survived || !result.equivalence.difference) return std::nullopt;
  const Wording& wording = side == kOld ? kMutationScenario : kChangedScenario;
  const auto title = [&](Language language) {
    return Speaker(language).say(wording, Speaker::plain(result.mutation.id));
  };
  const ScenarioHeading heading{.title = {title(Language::Japanese), title(Language::English)},
                                .says = result.mutation.says};
  return story_scenario(rules_of_side, *result.equivalence.difference, side, heading);
}

std::string mutation_story_file(const MutantResult& result) {
  std::string name = result.mutation.id;
  std::ranges::replace(name, '/', '.');
  return name + ".json";
}

}  // namespace juchu
