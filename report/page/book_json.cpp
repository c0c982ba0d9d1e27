#include "report/page/book_json.hpp"

#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

#include "model/engine/token_table.hpp"
#include "model/index.hpp"
#include "model/status_graph.hpp"
#include "report/json/json_text.hpp"
#include "report/page/both_json.hpp"
#include "sim/value_text.hpp"

namespace juchu {
namespace {

using Json = nlohmann::ordered_json;

class BookWriter {
 public:
  explicit BookWriter(const CompiledRulebook& rules) : book_(rules.rulebook()), tokens_(rules) {}

  [[nodiscard]] Json document() const {
    return {{"actors", labels(book_.actors)},
            {"events", events()},
            {"fields", fields()},
            {"statuses", statuses()},
            {"hazards", hazards()},
            {"topics", topics()},
            {"ways", ways()}};
  }

 private:
  template <class Row>
  [[nodiscard]] static Json labels(const std::vector<Row>& rows) {
    Json list = Json::array();
    for (const Row& row : rows)
      list.push_back(in_both([&](const Speaker& s) { return s.label(row); }));
    return list;
  }

  /// What can be written as a step, and its parameters.
  [[nodiscard]] Json events() const {
    Json list = Json::array();
    for (const EventType& event : book_.events) {
      Json parameters = Json::array();
      for (const EventParameter& parameter : event.parameters)
        parameters.push_back(
            {{"id", parameter.id},
             {"label", in_both([&](const Speaker& s) { return s.label(parameter); })},
             {"type", type_name(parameter.type)},
             {"needed", parameter.default_value.empty() && !parameter.type.optional},
             {"values", values_of(parameter.type)}});
      list.push_back({{"id", event.id},
                      {"label", in_both([&](const Speaker& s) { return s.label(event); })},
                      {"actor", event.actor},
                      {"shop", event.shop},
                      {"parameters", std::move(parameters)}});
    }
    return list;
  }

  static const char* type_name(const Type& type) {
    switch (type.kind) {
      case Kind::Bool: return "bool";
      case Kind::Date: return "date";
      case Kind::Enum:
      case Kind::Method: return "name";
      case Kind::Token: return "number";
      default: return "count";
    }
  }

  /// The names that a value may have: id and label.
  [[nodiscard]] Json values_of(const Type& type) const {
    Json list = Json::array();
    const std::size_t count = type.kind == Kind::Enum ? book_.names.enumerations[type.domain].size()
                              : type.kind == Kind::Method ? book_.names.methods.size()
                                                          : 0;
    for (std::size_t value = 0; value < count; ++value) {
      const Text label = value_text(book_, tokens_, type, static_cast<Value>(value));
      list.push_back({type.kind == Kind::Method ? book_.names.methods[value]
                                                : book_.names.enumerations[type.domain][value],
                      in_both([&](const Speaker& s) { return s.text(label); })});
    }
    return list;
  }

  /// Those of orders and carts; `world`: no system has it.
  [[nodiscard]] Json fields() const {
    Json list = Json::array();
    for (std::size_t f = book_.regions.size(); f < book_.fields.size(); ++f)
      list.push_back(
          {{"label", in_both([&](const Speaker& s) { return s.label(book_.fields[f]); })},
           {"world", book_.fields[f].world},
           {"shop", book_.fields[f].scope == FieldScope::Shop}});
    return list;
  }

  /// Region by region, by value.
  [[nodiscard]] Json statuses() const {
    Json regions = Json::array();
    for (int region = 0; region < static_cast<int>(book_.regions.size()); ++region) {
      Json list = Json::array();
      for (std::size_t value = 0; value < row_at(book_.regions, region).statuses.size(); ++value) {
        const Status& status = book_.status(region, static_cast<Value>(value));
        list.push_back({{"label", in_both([&](const Speaker& s) { return s.label(status); })},
                        {"final", status.final}});
      }
      regions.push_back(std::move(list));
    }
    return regions;
  }

  [[nodiscard]] Json hazards() const {
    Json list = Json::array();
    for (const Hazard& hazard : book_.hazards)
      list.push_back(in_both([&](const Speaker& s) { return s.says(hazard); }));
    return list;
  }

  /// What people and the system can be mistaken about, and by whom it is seen after the truth:
  /// "screen", or an actor.
  [[nodiscard]] Json topics() const {
    Json list = Json::array();
    for (const Topic& topic : book_.topics) {
      Json seen_by = Json::array();
      if (!topic.screen.empty()) seen_by.push_back("screen");
      for (const Topic::Knowledge& each : topic.known_to) seen_by.push_back(each.actor);
      list.push_back({{"label", in_both([&](const Speaker& s) { return s.label(topic); })},
                      {"seen_by", std::move(seen_by)}});
    }
    return list;
  }

  [[nodiscard]] Json ways() const {
    Json list = Json::array();
    for (const StatusGraph& graph : status_graphs(book_)) {
      const Region& region = row_at(book_.regions, graph.region);
      list.push_back({{"label", in_both([&](const Speaker& s) { return s.label(region); })},
                      {"moves", moves(graph)}});
    }
    return list;
  }

  [[nodiscard]] Json moves(const StatusGraph& graph) const {
    std::map<std::pair<int, int>, Json> moves;
    for (const Transition& move : graph.transitions) {
      if (move.from == move.to) continue;
      Json& words = moves.try_emplace({move.from, move.to}, Json::array()).first->second;
      Json word = words_of(move);
      if (std::ranges::find(words, word) == words.end()) words.push_back(std::move(word));
    }
    Json list = Json::array();
    for (auto& [way, words] : moves) list.push_back({way.first, way.second, std::move(words)});
    return list;
  }

  [[nodiscard]] Json words_of(const Transition& move) const {
    if (move.deadline)
      return in_both([&](const Speaker& s) { return s.says(row_at(book_.deadlines, move.rule)); });
    const int event = row_at(book_.permits, move.rule).event;
    return in_both([&](const Speaker& s) { return s.label(row_at(book_.events, event)); });
  }

  const Rulebook& book_;
  const TokenTable tokens_;  // no value that is named here is a tracking number
};

}  // namespace

std::string book_json(const CompiledRulebook& rules) {
  return json_text(BookWriter(rules).document());
}

}  // namespace juchu
