#include "report/replay_json.hpp"

#include <nlohmann/json.hpp>

#include "model/engine/explanation.hpp"
#include "report/json_text.hpp"
#include "sim/value_text.hpp"

namespace juchu {
namespace {

using Json = nlohmann::ordered_json;

std::string text_of(const Json& value) {
  return visible_json(value.dump(-1, ' ', false, Json::error_handler_t::replace));
}

template <class Row>
Json ids_in(std::uint64_t bits, const std::vector<Row>& rows) {
  Json ids = Json::array();
  for (std::size_t i = 0; i < rows.size(); ++i)
    if ((bits >> i & 1) != 0) ids.push_back(rows[i].id);
  return ids;
}

/// Writes the parts of one scenario.
class Writer {
 public:
  Writer(const Scenario& scenario, const Story& story, Language language)
      : scenario_(scenario),
        story_(story),
        rules_(*scenario.rules),
        book_(rules_.rulebook()),
        language_(language) {}

  [[nodiscard]] Json document() const {
    return {{"file", scenario_.file},
            {"title", scenario_.title.in(language_)},
            {"rulebook", book_.id},
            {"holds", story_.holds()},
            {"steps", all(story_.steps, &Writer::step)},
            {"orders", orders()},
            {"failures", all(story_.failures, &Writer::failure)}};
  }

 private:
  template <class Item>
  [[nodiscard]] Json all(const std::vector<Item>& items,
                         Json (Writer::*write)(const Item&) const) const {
    Json list = Json::array();
    for (const Item& item : items) list.push_back((this->*write)(item));
    return list;
  }

  [[nodiscard]] Json step(const StoryStep& step) const {
    const Decision& decision = step.decision;
    Json json = {{"at", moment_text(step.at)}, {"order", nullptr}, {"event", nullptr}};
    if (step.order >= 0) json["order"] = order(step.order).id;
    if (step.script >= 0) {
      json["event"] = book_.events[step.event.type].id;
      json["parameters"] = parameters(step.event);
    }
    json.update({{"accepted", decision.accepted},
                 {"rule", rule_id(book_, decision.rule)},
                 {"before", status(step.order, step.before)},
                 {"after", status(step.order, decision.after)},
                 {"sends", ids_in(decision.sends, book_.mails)},
                 {"breached", ids_in(decision.breached, book_.norms)},
                 {"hazards", ids_in(decision.entered, book_.hazards)},
                 {"warns", ids_in(decision.warned, book_.warnings)}});
    if (step.script < 0) return json;
    const std::string& note = scenario_.steps[static_cast<std::size_t>(step.script)].note;
    if (!note.empty()) json["note"] = note;
    return json;
  }

  /// Those that are set, by their ids, with defaults filled in.
  [[nodiscard]] Json parameters(const Event& event) const {
    const auto& parameters = book_.events[event.type].parameters;
    Json json = Json::object();
    for (std::size_t p = 0; p < parameters.size(); ++p) {
      const Slot& slot = rules_.parameter(event.type, static_cast<int>(p));
      const Value value = slot.get(event.words.data());
      if (value != kUnset) json[parameters[p].id] = value_of(parameters[p].type, value);
    }
    return json;
  }

  /// As a scenario writes it.
  [[nodiscard]] Json value_of(const Type& type, Value value) const {
    const auto index = static_cast<std::size_t>(value);
    switch (type.kind) {
      case Kind::Bool: return value != 0;
      case Kind::Int: return value;
      case Kind::Enum: return book_.names.enumerations[type.domain][index];
      case Kind::Method: return book_.methods[index].id;
      default: return value_text(book_, *scenario_.tokens, type, value).in(language_);
    }
  }

  [[nodiscard]] Json status(int order, const Situation& situation) const {
    if (order < 0 || !rules_.exists(situation)) return nullptr;
    Json json = Json::object();
    for (std::size_t r = 0; r < book_.regions.size(); ++r) {
      const int region = static_cast<int>(r);
      json[book_.regions[r].id] = book_
                                      .status(region,
                                              rules_.field(region).get(situation.words.data()))
                                      .id;
    }
    return json;
  }

  [[nodiscard]] Json orders() const {
    Json json = Json::object();
    for (std::size_t o = 0; o < story_.orders.size(); ++o) {
      const OrderOutcome& outcome = story_.orders[o];
      json[order(static_cast<int>(o)).id] = {
          {"status", status(static_cast<int>(o), outcome.situation)},
          {"hazards", ids_in(outcome.hazards, book_.hazards)},
          {"hazards_now", ids_in(outcome.hazards_now, book_.hazards)},
          {"breached", ids_in(outcome.breached, book_.norms)}};
    }
    return json;
  }

  [[nodiscard]] Json failure(const Failure& failure) const {
    return {{"what", failure.what},
            {"expected", failure.expected.in(language_)},
            {"actual", failure.actual.in(language_)},
            {"line", failure.position.line},
            {"column", failure.position.column}};
  }

  [[nodiscard]] const ScenarioOrder& order(int index) const {
    return scenario_.orders[static_cast<std::size_t>(index)];
  }

  const Scenario& scenario_;
  const Story& story_;
  const CompiledRulebook& rules_;
  const Rulebook& book_;
  Language language_;
};

}  // namespace

ReplayJson::ReplayJson(std::ostream& out, Language language) : out_(out), language_(language) {
  out_ << R"({"schema_version":1,"scenarios":[)";
}

void ReplayJson::add(const Scenario& scenario, const Story& story) {
  out_ << separator_ << text_of(Writer(scenario, story, language_).document());
  separator_ = ",\n";
}

void ReplayJson::finish(bool complete) {
  out_ << "\n],\"complete\":" << (complete ? "true" : "false") << "}\n";
}

}  // namespace juchu
