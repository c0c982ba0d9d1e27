#include "report/page/ways_json.hpp"

#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

#include "model/index.hpp"
#include "model/status_graph.hpp"
#include "report/json/json_text.hpp"
#include "report/page/both_json.hpp"

namespace juchu {
namespace {

using Json = nlohmann::ordered_json;

Json words_of(const Transition& move, const Rulebook& rulebook) {
  if (move.deadline)
    return in_both([&](const Speaker& s) { return s.says(row_at(rulebook.deadlines, move.rule)); });
  const int event = row_at(rulebook.permits, move.rule).event;
  return in_both([&](const Speaker& s) { return s.label(row_at(rulebook.events, event)); });
}

Json moves_of(const StatusGraph& graph, const Rulebook& rulebook) {
  std::map<std::pair<int, int>, Json> moves;
  for (const Transition& move : graph.transitions) {
    if (move.from == move.to) continue;
    Json& words = moves.try_emplace({move.from, move.to}, Json::array()).first->second;
    Json word = words_of(move, rulebook);
    if (std::ranges::find(words, word) == words.end()) words.push_back(std::move(word));
  }
  Json list = Json::array();
  for (auto& [way, words] : moves) list.push_back({way.first, way.second, std::move(words)});
  return list;
}

}  // namespace

std::string ways_json(const Rulebook& rulebook) {
  Json list = Json::array();
  for (const StatusGraph& graph : status_graphs(rulebook)) {
    const Region& region = row_at(rulebook.regions, graph.region);
    list.push_back({{"label", in_both([&](const Speaker& s) { return s.label(region); })},
                    {"moves", moves_of(graph, rulebook)}});
  }
  return json_text(list);
}

}  // namespace juchu
