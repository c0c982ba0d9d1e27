// The status graph of a rulebook for people, for Graphviz and for Mermaid.
#pragma once

#include <ostream>
#include <span>
#include <string>

#include "model/rulebook/rulebook.hpp"
#include "report/text/sheet.hpp"

namespace juchu {

/// One way to show the graph: which rules lead from which status to which, region by region.
struct GraphFormat {
  std::string name;  // as `--format` names it
  void (*print)(const Rulebook& rulebook, const ReportOptions& options, std::ostream& out);
};

/// text, which also tells what follows from the graph; dot; mermaid.
[[nodiscard]] std::span<const GraphFormat> graph_formats();

}  // namespace juchu
