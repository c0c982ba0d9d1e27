#include "properties/promela/questions.hpp"

namespace juchu {

std::string answer_at(const PromelaModel& model, const Place& place) {
  using When = PromelaQuestion::When;
  const When when = model.question.when;
  if (when != When::Hazard && when != When::Never) return "0";
  const Scene scene{.rules = model.rules, .before = &place, .after = &place};
  return scene.condition(*model.question.clause);
}

}  // namespace juchu
