#include <algorithm>
#include <sstream>

#include <gtest/gtest.h>

#include "model/json/json_value.hpp"
#include "model/rulebook/rulebook_json.hpp"
#include "report/json/graph_json.hpp"
#include "report/testing/expected_file.hpp"
#include "report/text/graph_text.hpp"

namespace juchu {
namespace {

Rulebook bakery() {
  Diagnostics diagnostics;
  return open_rulebook("report/expected/bakery.json", diagnostics).value();
}

TEST(Graph, LooksAsExpected) {
  for (const GraphFormat& format : graph_formats()) {
    std::ostringstream out;
    format.print(bakery(), {Language::Japanese, false, 80}, out);
    expect_file("report/expected/bakery.graph." + format.name, out.str());
  }
  std::ostringstream out;
  print_graph_json(bakery(), Language::English, out);
  expect_file("report/expected/bakery.graph.json", out.str());
}

TEST(Graph, LabelsCannotBecomeMarkup) {
  Rulebook hostile = bakery();
  hostile.statuses[0].label = {"", "a\"]; b\\ <script> --> #c;\n\x1b%%{init}"};
  const ReportOptions options = {Language::English, false, 80};
  const auto shown = [&](const std::string& name) {
    std::ostringstream out;
    std::ranges::find(graph_formats(), name, &GraphFormat::name)->print(hostile, options, out);
    return out.str();
  };
  EXPECT_NE(
      shown("dot").find(R"("ordered" [label="a\"]; b\\ <script> --> #c;\\u000a\\u001b%%{init}"];)"),
      std::string::npos)
      << shown("dot");
  EXPECT_NE(
      shown("mermaid").find(
          R"(state "a#34;#93;#59; b#92; #60;script#62; #45;#45;#62; #35;c#59;#92;u000a#92;u001b#37;#37;#123;init#125;" as)"),
      std::string::npos)
      << shown("mermaid");
}

}  // namespace
}  // namespace juchu
