#include "report/json/load_events_json.hpp"

#include <nlohmann/json.hpp>

#include "model/engine/explanation.hpp"
#include "report/json/json_text.hpp"
#include "report/json/rules_json.hpp"
#include "report/rows.hpp"

namespace juchu {
namespace {

using Json = nlohmann::ordered_json;

Json values_of(const Study& study, const Event& event) {
  const Rulebook& book = study.rules->rulebook();
  const EventType& type = row_at(book.events, event.type);
  Json json = Json::object();
  for (std::size_t i = 0; i < type.parameters.size(); ++i) {
    const Slot& slot = study.rules->parameter(event.type, static_cast<int>(i));
    json[type.parameters[i].id] = value_json(book, nullptr, type.parameters[i].type,
                                             slot.get(event.words.data()));
  }
  return json;
}

Json status_json(const Study& study, const Situation* situation) {
  if (situation == nullptr) return nullptr;
  const Status* status = status_of(*study.rules, *situation, 0);
  return status == nullptr ? Json(nullptr) : Json(status->id);
}

template <class Row>
Json id_or_null(const std::vector<Row>& rows, int index) {
  return index < 0 ? Json(nullptr) : Json(row_at(rows, index).id);
}

}  // namespace

void write_load_step(const Study& study, const LoadStep& step, std::ostream& out) {
  const Rulebook& book = study.rules->rulebook();
  const bool named = step.event != nullptr && step.event->type != Event::kNone;
  Json json = {{"at", moment_text(step.at / kSecond)},
               {"order", step.order > 0 ? Json(step.order) : Json(nullptr)},
               {"cart", step.cart > 0 ? Json(step.cart) : Json(nullptr)},
               {"event", named ? Json(row_at(book.events, step.event->type).id) : Json(nullptr)},
               {"habit", id_or_null(study.habits, step.habit)},
               {"arrivals", id_or_null(study.arrivals, step.arrivals)},
               {"counted", step.counted}};
  if (const auto& found = study.backlog.orders;  // they are the first ones
      step.order > 0 && step.order <= static_cast<std::int64_t>(found.size()))
    json["found"] = row_at(found, step.order - 1).id;
  json["parameters"] = named ? values_of(study, *step.event) : Json::object();
  if (const Decision* decision = step.decision) {
    json["accepted"] = decision->accepted;
    json["rule"] = rule_id(book, decision->rule);
    json["before"] = status_json(study, step.before);
    json["after"] = status_json(study, &decision->after);
    json["sends"] = ids_in(decision->sends, book.mails);
    json["hazards"] = ids_in(decision->entered, book.hazards);
    json["breached"] = ids_in(decision->breached, book.norms);
  }
  out << json_text(json) << '\n';
}

}  // namespace juchu
