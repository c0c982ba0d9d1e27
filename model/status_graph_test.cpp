#include "model/status_graph.hpp"

#include <gtest/gtest.h>

#include "model/rulebook/rulebook_json.hpp"

namespace juchu {
namespace {

// a → b ⇄ c → done; b → pit, which nothing leaves; nothing leads to lost. Only in c may the order
// be marked.
constexpr std::string_view kMaze = R"json({
"rulebook": "maze", "version": "1", "tick": "day", "title": {"en": "A maze"},
"parameters": {}, "actors": {"walker": {}, "system": {}}, "mails": {}, "shows": {}, "methods": {},
"regions": {"place": {"initial": "a"}, "mark": {"initial": "clean"}},
"statuses": {
  "a": {"region": "place"}, "b": {"region": "place"}, "c": {"region": "place"}, "pit": {"region": "place"},
  "lost": {"region": "place"}, "done": {"region": "place", "final": true},
  "clean": {"region": "mark"}, "marked": {"region": "mark"}, "framed": {"region": "mark"}},
"fields": {"due": {"type": "date?"}},
"events": {"enter": {"by": "walker"}, "walk": {"by": "walker"}, "turn": {"by": "walker"}, "leave": {"by": "walker"},
           "mark": {"by": "walker"}, "frame": {"by": "walker"}, "wander": {"by": "walker"}},
"permits": [
  {"id": "enter", "on": "enter", "from": "nothing", "to": "a", "source": "s"},
  {"id": "walk-on", "on": "walk", "from": "a", "to": "b", "source": "s"},
  {"id": "walk-further", "on": "walk", "from": "b", "to": "c", "source": "s"},
  {"id": "turn", "on": "turn", "from": ["c", "b"], "to": "b", "source": "s"},
  {"id": "leave", "on": "leave", "from": "c", "to": "done", "source": "s"},
  {"id": "mark", "on": "mark", "from": ["c", "clean"], "to": "marked", "source": "s"},
  {"id": "frame", "on": "frame", "from": ["a", "marked"], "to": "framed", "source": "s"},
  {"id": "get-found", "on": "wander", "from": "lost", "to": "a", "source": "s"}],
"forbids": [],
"deadlines": [{"id": "fall", "at": "due", "from": "b", "to": "pit", "source": "s"}],
"warnings": [], "norms": [], "promises": [], "hazards": [], "properties": []
})json";

class StatusGraphs : public testing::Test {
 protected:
  void SetUp() override {
    Diagnostics diagnostics;
    rulebook_ = read_rulebook(kMaze, "maze.json", diagnostics);
    for (const Diagnostic& each : diagnostics.sorted())
      ADD_FAILURE() << to_text(each, Language::English);
    if (rulebook_) graphs_ = status_graphs(*rulebook_);
    ASSERT_EQ(graphs_.size(), 2u);
  }

  std::optional<Rulebook> rulebook_;
  std::vector<StatusGraph> graphs_;
};

enum Place { A, B, C, Pit, Lost, Done };
enum Mark { Clean, Marked, Framed };

TEST_F(StatusGraphs, HoldOneMoveForEachRuleAndStatus) {
  const std::vector<Transition> moves = {
      {false, 0, Transition::kStart, A},
      {false, 1, A, B},
      {false, 2, B, C},
      {false, 3, C, B},
      {false, 4, C, Done},
      {true, 0, B, Pit},
  };
  EXPECT_EQ(graphs_[0].transitions, moves);
}

TEST_F(StatusGraphs, TakeAllRegionsTogether) {
  const std::vector<Transition> moves = {{false, 0, Transition::kStart, Clean},
                                         {false, 5, Clean, Marked}};
  EXPECT_EQ(graphs_[1].transitions, moves) << "a marked order never stands in a again";
  EXPECT_EQ(graphs_[1].unreachable, std::vector<int>{Framed});
}

TEST_F(StatusGraphs, AnswerWhatFollowsFromTheMoves) {
  const StatusGraph& graph = graphs_[0];
  EXPECT_EQ(graph.unreachable, std::vector<int>{Lost});
  EXPECT_EQ(graph.stuck, std::vector<int>{Pit});
  EXPECT_EQ(graph.cycles, (std::vector<std::vector<int>>{{B, C}}));
  EXPECT_EQ(graph.always_before,
            (std::vector<std::vector<int>>{{}, {A}, {A, B}, {A, B}, {}, {A, B, C}}));
  EXPECT_TRUE(graphs_[1].stuck.empty()) << "a region without a final status has no end to miss";
}

}  // namespace
}  // namespace juchu
