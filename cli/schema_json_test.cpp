// The schema of studies that ships is what the command prints, and the studies beside it name it.
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/testing/said.hpp"
#include "sim/study/shipped_studies.hpp"

namespace juchu {
namespace {

TEST(Schema, OfStudiesIsWhatTheCommandPrints) {
  std::ifstream file("scenarios/load/study.schema.json");
  std::stringstream text;
  text << file.rdbuf();
  const Said told = said({"schema", "--study"}, Language::Japanese);
  EXPECT_EQ(told.code, ExitCode::Success);
  EXPECT_TRUE(text.str() == told.out)
      << "refresh it: build/juchu schema --study --lang ja > scenarios/load/study.schema.json";
}

TEST(Schema, OfStudiesSpeaksBothLanguages) {
  const Said japanese = said({"schema", "--study"}, Language::Japanese);
  const Said english = said({"schema", "--study"});
  EXPECT_NE(japanese.out.find("一日のカート数（平均）"), std::string::npos);
  EXPECT_NE(english.out.find("carts a day, on average"), std::string::npos);
}

TEST(Schema, IsNamedByEveryStudyOfItsRulebook) {
  int named = 0;
  for (const ShippedFile& shipped : shipped_studies()) {
    const auto study = nlohmann::json::parse(shipped.text);
    if (study.value("rulebook", "qoo10-jp") != "qoo10-jp") continue;
    EXPECT_EQ(study.value("$schema", ""), "study.schema.json") << shipped.id;
    ++named;
  }
  EXPECT_GT(named, 5);
}

}  // namespace
}  // namespace juchu
