#include "report/json/graph_json.hpp"

#include <nlohmann/json.hpp>

#include "model/status_graph.hpp"
#include "report/json/json_text.hpp"

namespace juchu {
namespace {

using Json = nlohmann::ordered_json;

/// Writes one region.
class RegionWriter {
 public:
  RegionWriter(const Rulebook& rulebook, const StatusGraph& graph, Language language)
      : rulebook_(rulebook),
        graph_(graph),
        region_(rulebook.regions[static_cast<std::size_t>(graph.region)]),
        language_(language) {}

  [[nodiscard]] Json document() const {
    return {{"id", region_.id},
            {"label", region_.label.in(language_)},
            {"statuses", statuses()},
            {"transitions", transitions()},
            {"unreachable", ids(graph_.unreachable)},
            {"stuck", ids(graph_.stuck)},
            {"cycles", cycles()},
            {"always_before", always_before()}};
  }

 private:
  [[nodiscard]] const Status& status(int value) const {
    return rulebook_.status(graph_.region, value);
  }

  [[nodiscard]] Json ids(const std::vector<int>& values) const {
    Json list = Json::array();
    for (const int value : values) list.push_back(status(value).id);
    return list;
  }

  [[nodiscard]] Json statuses() const {
    Json list = Json::array();
    for (const int index : region_.statuses) {
      const Status& each = rulebook_.statuses[static_cast<std::size_t>(index)];
      list.push_back({{"id", each.id}, {"label", each.label.in(language_)}, {"final", each.final}});
    }
    return list;
  }

  [[nodiscard]] Json transitions() const {
    Json list = Json::array();
    for (const Transition& move : graph_.transitions) list.push_back(transition(move));
    return list;
  }

  [[nodiscard]] Json transition(const Transition& move) const {
    const auto rule = static_cast<std::size_t>(move.rule);
    Json json = {{"from", nullptr}, {"to", status(move.to).id}};
    if (move.from != Transition::kStart) json["from"] = status(move.from).id;
    if (move.deadline) {
      json["rule"] = rulebook_.deadlines[rule].id;
      json["event"] = nullptr;
    } else {
      json["rule"] = rulebook_.permits[rule].id;
      json["event"] = rulebook_.events[static_cast<std::size_t>(rulebook_.permits[rule].event)].id;
    }
    return json;
  }

  [[nodiscard]] Json cycles() const {
    Json list = Json::array();
    for (const std::vector<int>& cycle : graph_.cycles) list.push_back(ids(cycle));
    return list;
  }

  [[nodiscard]] Json always_before() const {
    Json before = Json::object();
    for (std::size_t s = 0; s < graph_.always_before.size(); ++s)
      before[status(static_cast<int>(s)).id] = ids(graph_.always_before[s]);
    return before;
  }

  const Rulebook& rulebook_;
  const StatusGraph& graph_;
  const Region& region_;
  Language language_;
};

}  // namespace

void print_graph_json(const Rulebook& rulebook, Language language, std::ostream& out) {
  Json regions = Json::array();
  for (const StatusGraph& graph : status_graphs(rulebook))
    regions.push_back(RegionWriter(rulebook, graph, language).document());
  const Json document = {{"schema_version", 1},
                         {"rulebook", rulebook.id},
                         {"version", rulebook.version},
                         {"regions", regions}};
  out << visible_json(document.dump(2)) << '\n';
}

}  // namespace juchu
