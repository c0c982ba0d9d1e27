#include "report/json/load_events_json.hpp"

#include <nlohmann/json.hpp>

#include "model/engine/explanation.hpp"
#include "report/json/json_text.hpp"
#include "report/rows.hpp"

namespace juchu {
namespace {

using Json = nlohmann::ordered_json;

template <class Row>
const Row& row_at(const std::vector<Row>& rows, std::int64_t index) {
  return rows[static_cast<std::size_t>(index)];
}

/// A value by the name that the rulebook gives it; a tracking number by a number of its own.
Json value_json(const Rulebook& book, const Type& type, Value value) {
  if (value == kUnset) return nullptr;
  switch (type.kind) {
    case Kind::Bool: return value != 0;
    case Kind::Date: return day_text(static_cast<Day>(value));
    case Kind::Method: return row_at(book.methods, value).id;
    case Kind::Status: return book.status(type.domain, value).id;
    case Kind::Enum: return row_at(book.names.enumerations[type.domain], value);
    case Kind::Actor: return row_at(book.actors, value).id;
    case Kind::Event: return row_at(book.events, value).id;
    case Kind::Int:
    case Kind::Token: break;
  }
  return value;
}

Json parameters_of(const Study& study, const Event& event) {
  const Rulebook& book = study.rules->rulebook();
  const EventType& type = row_at(book.events, event.type);
  Json json = Json::object();
  for (std::size_t i = 0; i < type.parameters.size(); ++i) {
    const Slot& slot = study.rules->parameter(event.type, static_cast<int>(i));
    json[type.parameters[i].id] = value_json(book, type.parameters[i].type,
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
Json ids_of(std::uint64_t bits, const std::vector<Row>& rows) {
  Json json = Json::array();
  for (const Row* row : rows_in(bits, rows)) json.push_back(row->id);
  return json;
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
  json["parameters"] = named ? parameters_of(study, *step.event) : Json::object();
  if (const Decision* decision = step.decision) {
    json["accepted"] = decision->accepted;
    json["rule"] = rule_id(book, decision->rule);
    json["before"] = status_json(study, step.before);
    json["after"] = status_json(study, &decision->after);
    json["sends"] = ids_of(decision->sends, book.mails);
    json["hazards"] = ids_of(decision->entered, book.hazards);
    json["breached"] = ids_of(decision->breached, book.norms);
  }
  out << visible_json(json.dump(-1, ' ', false, Json::error_handler_t::replace)) << '\n';
}

}  // namespace juchu
