#include "report/json/replay_json.hpp"

#include <nlohmann/json.hpp>

#include "model/engine/explanation.hpp"
#include "report/json/json_text.hpp"
#include "report/json/rules_json.hpp"
#include "report/json/what_if_json.hpp"
#include "report/rows.hpp"
#include "sim/counted_days.hpp"
#include "sim/value_text.hpp"
#include "sim/view/knowledge.hpp"

namespace juchu {
namespace {

using Json = nlohmann::ordered_json;

/// Writes one scenario, each step and order on a line of its own as soon as it is known: a story
/// may be long.
class ScenarioWriter {
 public:
  ScenarioWriter(const Scenario& scenario, const Story& story, Language language)
      : scenario_(scenario),
        story_(story),
        rules_(*scenario.rules),
        book_(rules_.rulebook()),
        language_(language) {}

  void write(std::ostream& out, const std::optional<WhatIfs>& what_if) const {
    out << "{\"file\":" << json_text(scenario_.file)
        << ",\"title\":" << json_text(scenario_.title.in(language_))
        << ",\"rulebook\":" << json_text(book_.id) << ",\"holds\":" << json_text(story_.holds())
        << ",\n\"steps\":";
    write_steps(out);
    if (scenario_.given) out << ",\n\"given\":" << json_text(given());
    out << ",\n\"orders\":{";
    const char* separator = "\n";
    for (std::size_t o = 0; o < story_.orders.size(); ++o) {
      out << separator << json_text(scenario_.orders[o].id) << ':'
          << json_text(outcome(story_.orders[o]));
      separator = ",\n";
    }
    out << "},\n\"advice\":" << json_text(advice()) << ",\n\"failures\":" << json_text(failures());
    if (what_if)
      out << ",\n\"what_if\":" << json_text(what_if_json(scenario_, *what_if))
          << ",\"all_tried\":" << json_text(what_if->complete);
    out << '}';
  }

  void write_steps(std::ostream& out) const {
    out << '[';
    const char* separator = "\n";
    for (const StoryStep& each : story_.steps) {
      out << separator << json_text(step(each));
      separator = ",\n";
    }
    out << ']';
  }

 private:
  /// How the story found the orders.
  [[nodiscard]] Json given() const {
    Json orders = Json::object();
    for (std::size_t o = 0; o < scenario_.given->orders.size(); ++o)
      orders[scenario_.orders[o].id] = statuses_json(rules_, scenario_.given->orders[o].situation);
    return {{"as_of", day_text(scenario_.given->as_of)}, {"orders", std::move(orders)}};
  }

  [[nodiscard]] Json step(const StoryStep& step) const {
    const Decision& decision = step.decision;
    Json json = {{"at", moment_text(step.at)}, {"order", nullptr}, {"event", nullptr}};
    if (step.order >= 0) json["order"] = scenario_.orders[static_cast<std::size_t>(step.order)].id;
    if (step.script >= 0) {
      json["event"] = book_.events[step.event.type].id;
      json["parameters"] = parameters(step.event);
    }
    json.update({{"accepted", decision.accepted},
                 {"rule", rule_id(book_, decision.rule)},
                 {"source", source(decision.rule)},
                 {"before", statuses_json(rules_, step.before)},
                 {"after", statuses_json(rules_, decision.after)},
                 {"sends", ids_in(decision.sends, book_.mails)},
                 {"breached", ids_in(decision.breached & ~rules_.promises, book_.norms)},
                 {"outside", ids_in(decision.breached & rules_.promises, book_.norms)},
                 {"hazards", ids_in(decision.entered, book_.hazards)},
                 {"warns", ids_in(decision.warned, book_.warnings)}});
    if (const Json counted = counted_in(step); !counted.empty()) json["business_days"] = counted;
    if (!book_.topics.empty() && step.order >= 0 && decision.accepted)
      json["mistaken"] = mistaken_after(step);
    if (step.script < 0) return json;
    const Text& note = scenario_.steps[static_cast<std::size_t>(step.script)].note;
    if (!note.empty()) json["note"] = note.in(language_);
    return json;
  }

  /// Topics of which somebody takes something else to be so after the step.
  [[nodiscard]] Json mistaken_after(const StoryStep& step) const {
    Json list = Json::array();
    if (!rules_.exists(step.decision.after)) return list;
    const std::vector<Views> views = views_of(rules_, step.decision.after, day_of(step.at));
    for (std::size_t t = 0; t < views.size(); ++t)
      if (views[t].mistaken()) list.push_back(book_.topics[t].id);
    return list;
  }

  /// Which days were taken as business days where their number decided.
  [[nodiscard]] Json counted_in(const StoryStep& step) const {
    const auto texts = [](const std::vector<Day>& days) {
      Json list = Json::array();
      for (const Day day : days) list.push_back(day_text(day));
      return list;
    };
    const Calendar& calendar = scenario_.calendar;
    const char* holidays = calendar.japanese ? "jp" : calendar.holidays.empty() ? "none" : "dates";
    Json list = Json::array();
    for (const CountedDays& counted : counted_days(scenario_, step))
      list.push_back({{"since", book_.fields[static_cast<std::size_t>(counted.field)].id},
                      {"date", day_text(counted.since)},
                      {"working", texts(counted.working)},
                      {"off", texts(counted.off)},
                      {"holidays", holidays}});
    return list;
  }

  [[nodiscard]] Json source(RuleRef rule) const {
    const RuleHead* head = rule_head(book_, rule);
    return head == nullptr ? Json(nullptr) : Json(head->source);
  }

  /// What would have avoided each norm breached and hazard entered.
  [[nodiscard]] Json advice() const {
    Json list = Json::array();
    const auto add = [&](const RuleHead& rule) {
      list.push_back(
          {{"id", rule.id}, {"advice", rule.advice.in(language_)}, {"source", rule.source}});
    };
    for (const Norm* norm : rows_in(story_.breached(), book_.norms)) add(*norm);
    for (const Hazard* hazard : rows_in(story_.hazards(), book_.hazards)) add(*hazard);
    return list;
  }

  /// Those that are set, by their ids, with defaults filled in.
  [[nodiscard]] Json parameters(const Event& event) const {
    const auto& parameters = book_.events[event.type].parameters;
    Json json = Json::object();
    for (std::size_t p = 0; p < parameters.size(); ++p) {
      const Slot& slot = rules_.parameter(event.type, static_cast<int>(p));
      const Value value = slot.get(event.words.data());
      if (value != kUnset)
        json[parameters[p].id] = value_json(book_, scenario_.tokens.get(), parameters[p].type,
                                            value);
    }
    return json;
  }

  [[nodiscard]] Json outcome(const OrderOutcome& outcome) const {
    return {{"status", statuses_json(rules_, outcome.situation)},
            {"hazards", ids_in(outcome.hazards, book_.hazards)},
            {"hazards_now", ids_in(outcome.hazards_now, book_.hazards)},
            {"breached", ids_in(outcome.breached & ~rules_.promises, book_.norms)},
            {"outside", ids_in(outcome.breached & rules_.promises, book_.norms)}};
  }

  [[nodiscard]] Json failures() const {
    Json list = Json::array();
    for (const auto& [position, what, expected, actual, instead] : story_.failures) {
      list.push_back({{"what", what},
                      {"expected", expected.in(language_)},
                      {"actual", actual.in(language_)},
                      {"line", position.line},
                      {"column", position.column}});
      if (!instead.empty()) list.back()["instead"] = instead;
    }
    return list;
  }

  const Scenario& scenario_;
  const Story& story_;
  const CompiledRulebook& rules_;
  const Rulebook& book_;
  Language language_;
};

Json problems_json(const std::vector<Diagnostic>& problems, Language language) {
  Json list = Json::array();
  for (const auto& [file, position, pointer, problem, hint] : problems)
    list.push_back({{"file", file},
                    {"line", position.line},
                    {"column", position.column},
                    {"pointer", pointer},
                    {"problem", problem.in(language)},
                    {"hint", hint.in(language)}});
  return list;
}

}  // namespace

void write_steps_json(const Scenario& scenario, const Story& story, Language language,
                      std::ostream& out) {
  ScenarioWriter(scenario, story, language).write_steps(out);
}

void print_replay_json(std::span<const ReplayedFile> files, bool all, Language language,
                       std::ostream& out) {
  out << R"({"schema_version":1,"scenarios":[)";
  const char* separator = "\n";
  Json unreadable = Json::array();
  for (const ReplayedFile& each : files) {
    if (!each.told()) {
      unreadable.push_back(
          {{"file", each.file}, {"problems", problems_json(each.problems, language)}});
      continue;
    }
    out << separator;
    ScenarioWriter(*each.scenario, each.story, language).write(out, each.what_if);
    separator = ",\n";
  }
  out << "\n],\"unreadable\":" << json_text(unreadable)
      << ",\"complete\":" << json_text(all && unreadable.empty()) << "}\n";
}

}  // namespace juchu
