#include "report/page/mutation_page_json.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "report/testing/cloakroom.hpp"

namespace juchu {
namespace {

using Json = nlohmann::json;

class MutationPageTest : public Cloakroom {
 protected:
  [[nodiscard]] MutationPage page(const MutationReport& report) const {
    return mutation_page({rules_, {scenario_.file}, report, {scenario_.title}});
  }
};

TEST_F(MutationPageTest, TellsWhatBecameOfEveryChange) {
  const MutationReport all = report({});
  const Json answer = Json::parse(page(all).answer);
  EXPECT_EQ(answer["survivors"].size(), all.count(Fate::Survived));
  EXPECT_EQ(answer["undecided"].size(), all.count(Fate::Undecided));
  EXPECT_EQ(answer["same"]["changes"].size(), all.count(Fate::Equivalent));
  std::size_t noticed = 0, counted = 0;
  for (const Json& group : answer["noticed"]) noticed += group["changes"].size();
  EXPECT_EQ(noticed, all.count(Fate::Noticed));
  for (const Json& part : answer["bar"]) counted += part["count"].get<std::size_t>();
  EXPECT_EQ(counted, all.mutants.size());
  EXPECT_EQ(answer["sentence"]["en"],
            "Small changes of the rules were tried: 37. Nothing would notice 13 of them");
  EXPECT_EQ(answer["noticed"].back()["name"]["ja"],
            "シナリオ「" + scenario_.title.ja +
                "」: " + std::to_string(all.count(Noticed::ByScenario)) + "件");
}

TEST_F(MutationPageTest, ShowsBothStoriesOfASurvivor) {
  const MutationReport all = report({});
  const MutationPage made = page(all);
  const Json answer = Json::parse(made.answer);
  std::size_t stories = 0;
  for (const Json& change : answer["survivors"]) {
    const Json& sides = change["difference"]["sides"];
    ASSERT_EQ(sides.size(), 2U) << change["id"];
    const bool same_answers = sides[0]["answer"] == sides[1]["answer"];
    EXPECT_TRUE(!same_answers || change["difference"]["values"] != "") << change["id"];
    for (int side = 0; side < 2; ++side) {
      const Json& story = sides[static_cast<std::size_t>(side)]["story"];
      ASSERT_TRUE(story.is_number()) << change["id"];
      const ReplayedFile& file = made.stories.at(story);
      EXPECT_TRUE(file.story.holds()) << change["id"] << ": it expects what its rules answer";
      EXPECT_EQ(file.changeable, side == 0);
      ++stories;
    }
  }
  EXPECT_EQ(stories, made.stories.size());
}

TEST_F(MutationPageTest, IsTheSameWithAnyThreads) {
  EXPECT_EQ(page(report({})).answer, page(report({.threads = 3})).answer);
}

TEST_F(MutationPageTest, SaysWhatIsNotDecided) {
  const MutationReport stopped = report({.only = {"pockets"}, .most_situations = 1});
  const Json answer = Json::parse(page(stopped).answer);
  EXPECT_EQ(answer["sign"], "?");
  EXPECT_EQ(answer["undecided"].size(), stopped.count(Fate::Undecided));
  EXPECT_GT(answer["undecided"].size(), 0U);
  const MutationReport not_compared = report({.equivalence = false});
  const MutationPage made = page(not_compared);
  EXPECT_TRUE(made.stories.empty()) << "what differs is not known";
  EXPECT_TRUE(Json::parse(made.answer)["survivors"][0]["difference"].is_null());
}

}  // namespace
}  // namespace juchu
