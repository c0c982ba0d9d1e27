// juchu simulate: how does a shop fare under a load, how sure is that, and what would help?
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/console.hpp"
#include "cli/environment.hpp"
#include "cli/page_option.hpp"

namespace juchu {

struct SimulateRequest {
  std::string study;     // a shipped id or a file
  std::string text;      // what the study says, where it is not to be opened; empty: it is
  int replications = 0;  // 0: as the study says
  std::optional<std::uint64_t> seed;
  int threads = threads_by_default();
  int only = 0;                   // this replication alone; 0: all
  std::string backlog;            // a file of orders that are there; empty: the study's
  std::vector<std::string> with;  // levers of the study
  std::vector<std::string> set;   // PATH=JSON
  std::string sweep;              // PATH=LOW..HIGH or PATH=a,b,c
  bool what_helps = false;
  std::string precision;  // "5%" or "0.001"; empty: none
  bool explain = false;
  std::string events;  // a file for one replication's log; empty: none
  std::string story;   // of what a typical order is wanted; empty: of nothing
  std::string shard;   // "i/n" or "A..B": this part alone; empty: all
  std::string output;  // a file for the story, which else is printed, or for the shard
  bool json = false;
  bool csv = false;
  bool ascii = false;
  PageOptions page;
};

/// `Findings` when a target is missed with confidence, `Inconclusive` when the precision that was
/// asked for was not reached within kMostRounds rounds, `Interrupted` after telling what is known.
[[nodiscard]] ExitCode simulate_study(const SimulateRequest& request, Console& console);

/// A round is as many replications as the study has; only between them is the precision looked at,
/// so that speed never changes an answer.
inline constexpr int kMostRounds = 20;

}  // namespace juchu
