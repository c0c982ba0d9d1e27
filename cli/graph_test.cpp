#include "cli/graph.hpp"

#include <gtest/gtest.h>

#include "cli/testing/said.hpp"
#include "report/text/graph_text.hpp"

namespace juchu {
namespace {

const std::string kBakery = "report/expected/bakery.json";

TEST(GraphCommand, ShowsEachFormat) {
  EXPECT_TRUE(said({"graph", kBakery}).out.starts_with("A bakery (bakery 1)\n"));
  EXPECT_TRUE(said({"graph", kBakery, "--format", "dot"}).out.starts_with("digraph"));
  EXPECT_TRUE(said({"graph", kBakery, "--format", "mermaid"}).out.starts_with("stateDiagram-v2"));
  EXPECT_TRUE(said({"graph", kBakery, "--json"}).out.starts_with("{\n  \"schema_version\": 1,"));
  EXPECT_EQ(said({"graph", kBakery}).code, ExitCode::Success);
}

TEST(GraphCommand, ShowsTheShippedRulebookUnlessToldOtherwise) {
  EXPECT_NE(said({"graph"}).out.find("(qoo10-jp "), std::string::npos);
  EXPECT_NE(said({"schema"}).out.find("\"place_order\""), std::string::npos);
}

TEST(GraphCommand, RefusesWhatItDoesNotKnow) {
  EXPECT_EQ(said({"graph", kBakery, "--format", "png"}).code, ExitCode::BadInput);
  for (const std::string command : {"graph", "schema"}) {
    const Said answer = said({command, "no/such/rulebook.json"});
    EXPECT_EQ(answer.code, ExitCode::BadInput);
    EXPECT_EQ(answer.out, "");
    EXPECT_TRUE(answer.err.starts_with("no/such/rulebook.json:1:1: error: ")) << answer.err;
  }
}

TEST(GraphCommand, RefusesARulebookThatDoesNotCompile) {
  const std::string file = "cli/expected/too_wide.json";
  for (const std::string command : {"graph", "schema"}) {
    const Said answer = said({command, file});
    EXPECT_EQ(answer.code, ExitCode::BadInput);
    EXPECT_EQ(answer.out, "");
    EXPECT_EQ(answer.err.find(file + ":"), 0u) << answer.err;
    EXPECT_EQ(answer.err,
              file +
                  ":12:21: error: fields/parcel[7].opened_on: the fields of an order do not fit "
                  "into 512 bits: they take 545 (the widest: parcel[1].packed_on (17), "
                  "parcel[2].packed_on (17)) (use fewer fields or narrower ranges; a date takes "
                  "17 bits, a truth value 1)\n");
  }
}

TEST(SchemaCommand, PrintsADraft7Schema) {
  const Said answer = said({"schema", kBakery});
  EXPECT_EQ(answer.code, ExitCode::Success);
  EXPECT_NE(answer.out.find("http://json-schema.org/draft-07/schema#"), std::string::npos);
}

}  // namespace
}  // namespace juchu
