#include "sim/study/study_json.hpp"

#include <gtest/gtest.h>

namespace juchu {
namespace {

TEST(StudyReader, ReadsTheSmallShop) {
  RulebookShelf shelf;
  Diagnostics diagnostics;
  const auto study = open_study("scenarios/load/small_shop.json", {}, shelf, diagnostics);
  std::string problems;
  for (const Diagnostic& each : diagnostics.sorted())
    problems += to_text(each, Language::English) + '\n';
  EXPECT_EQ(problems, "");
  ASSERT_TRUE(study);
}

}  // namespace
}  // namespace juchu
