#include "model/status_graph.hpp"

#include <set>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/dominator_tree.hpp>
#include <boost/graph/reverse_graph.hpp>
#include <boost/graph/strong_components.hpp>

namespace juchu {
namespace {

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;
using Vertex = boost::graph_traits<Graph>::vertex_descriptor;

/// The status of each region; none before the order exists.
using Configuration = std::vector<int>;

/// Follows every rule from every configuration that can be reached.
class Explorer {
 public:
  explicit Explorer(const Rulebook& rulebook)
      : rulebook_(rulebook), moves_(rulebook.regions.size()) {}

  void explore() {
    reach({});
    while (!waiting_.empty()) {
      const Configuration at = std::move(waiting_.back());
      waiting_.pop_back();
      follow_all(at, rulebook_.permits, false);
      follow_all(at, rulebook_.deadlines, true);
    }
  }

  /// The moves of `region`, permits first, in the rulebook's sequence.
  [[nodiscard]] std::vector<Transition> moves(std::size_t region) const {
    return {moves_[region].begin(), moves_[region].end()};
  }

 private:
  template <class Rule>
  void follow_all(const Configuration& at, const std::vector<Rule>& rules, bool deadline) {
    for (std::size_t r = 0; r < rules.size(); ++r) {
      if (!speaks_of(rules[r].from, at)) continue;
      const Configuration after = changed(at, rules[r].to);
      for (std::size_t region = 0; region < after.size(); ++region) {
        const int from = at.empty() ? Transition::kStart : at[region];
        if (from != after[region])
          moves_[region].insert({deadline, static_cast<int>(r), from, after[region]});
      }
      reach(after);
    }
  }

  bool speaks_of(const StatusSet& from, const Configuration& at) const {
    if (from.nothing || at.empty()) return from.nothing && at.empty();
    if (!from.names_main && rulebook_.status(0, at[0]).final) return false;
    for (std::size_t region = 0; region < at.size(); ++region)
      if ((from.in[region] >> at[region] & 1) == 0) return false;
    return true;
  }

  Configuration changed(Configuration at, const std::vector<StatusChange>& changes) const {
    if (at.empty())
      for (const Region& region : rulebook_.regions) at.push_back(region.initial);
    for (const StatusChange& change : changes)
      at[static_cast<std::size_t>(change.region)] = change.value;
    return at;
  }

  void reach(const Configuration& at) {
    if (reached_.insert(at).second) waiting_.push_back(at);
  }

  const Rulebook& rulebook_;
  std::set<Configuration> reached_;
  std::vector<Configuration> waiting_;
  std::vector<std::set<Transition>> moves_;  // by region
};

/// The vertices of `graph` that some way leads to from `start`.
template <class AnyGraph>
std::vector<bool> reached_from(const AnyGraph& graph, Vertex start) {
  std::vector<boost::default_color_type> colour(num_vertices(graph));
  const auto colours = boost::make_iterator_property_map(colour.begin(),
                                                         get(boost::vertex_index, graph));
  boost::breadth_first_search(graph, start, boost::color_map(colours));
  std::vector<bool> reached;
  for (const auto each : colour) reached.push_back(each == boost::black_color);
  return reached;
}

/// Statuses as vertices by their value; after them the start and the end of every order.
class Ways {
 public:
  Ways(const Rulebook& rulebook, const StatusGraph& moves)
      : count_(rulebook.regions[static_cast<std::size_t>(moves.region)].statuses.size()),
        start_(count_),
        end_(count_ + 1),
        graph_(count_ + 2) {
    for (const Transition& move : moves.transitions)
      add_edge(move.from == Transition::kStart ? start_ : static_cast<Vertex>(move.from),
               static_cast<Vertex>(move.to), graph_);
    for (Vertex v = 0; v < count_; ++v)
      if (rulebook.status(moves.region, static_cast<Value>(v)).final) add_edge(v, end_, graph_);
  }

  [[nodiscard]] std::vector<int> unreachable() const {
    const std::vector<bool> reached = reached_from(graph_, start_);
    return statuses_where([&](Vertex v) { return !reached[v]; });
  }

  [[nodiscard]] std::vector<int> stuck() const {
    if (in_degree(end_, graph_) == 0) return {};
    const std::vector<bool> reached = reached_from(graph_, start_);
    const std::vector<bool> ends = reached_from(boost::make_reverse_graph(graph_), end_);
    return statuses_where([&](Vertex v) { return reached[v] && !ends[v]; });
  }

  [[nodiscard]] std::vector<std::vector<int>> cycles() const {
    std::vector<Vertex> component(num_vertices(graph_));
    boost::strong_components(graph_, boost::make_iterator_property_map(
                                         component.begin(), get(boost::vertex_index, graph_)));
    std::vector<std::vector<int>> cycles;
    for (Vertex first = 0; first < count_; ++first) {
      std::vector<int> all = statuses_where(
          [&](Vertex v) { return component[v] == component[first]; });
      if (all.size() > 1 && all.front() == static_cast<int>(first))
        cycles.push_back(std::move(all));
    }
    return cycles;
  }

  [[nodiscard]] std::vector<std::vector<int>> always_before() const {
    const Vertex none = boost::graph_traits<Graph>::null_vertex();
    std::vector<Vertex> dominator(num_vertices(graph_), none);
    boost::lengauer_tarjan_dominator_tree(
        graph_, start_,
        boost::make_iterator_property_map(dominator.begin(), get(boost::vertex_index, graph_)));
    std::vector<std::vector<int>> before(count_);
    for (Vertex v = 0; v < count_; ++v) {
      for (Vertex d = dominator[v]; d != none && d != start_; d = dominator[d])
        before[v].insert(before[v].begin(), static_cast<int>(d));
    }
    return before;
  }

 private:
  template <class Predicate>
  [[nodiscard]] std::vector<int> statuses_where(Predicate predicate) const {
    std::vector<int> statuses;
    for (Vertex v = 0; v < count_; ++v)
      if (predicate(v)) statuses.push_back(static_cast<int>(v));
    return statuses;
  }

  std::size_t count_;
  Vertex start_;
  Vertex end_;
  Graph graph_;
};

}  // namespace

std::vector<StatusGraph> status_graphs(const Rulebook& rulebook) {
  Explorer explorer(rulebook);
  explorer.explore();
  std::vector<StatusGraph> graphs;
  for (std::size_t region = 0; region < rulebook.regions.size(); ++region) {
    StatusGraph& graph = graphs.emplace_back();
    graph.region = static_cast<int>(region);
    graph.transitions = explorer.moves(region);
    const Ways ways(rulebook, graph);
    graph.unreachable = ways.unreachable();
    graph.stuck = ways.stuck();
    graph.cycles = ways.cycles();
    graph.always_before = ways.always_before();
  }
  return graphs;
}

}  // namespace juchu
