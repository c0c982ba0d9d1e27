#include <filesystem>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "report/page/page.hpp"
#include "report/page/page_parts.hpp"
#include "report/page/story_json.hpp"
#include "report/testing/replayed.hpp"

namespace juchu {
namespace {

std::string page_of(const std::vector<ReplayedFile>& files,
                    Language language = Language::Japanese) {
  std::ostringstream page;
  print_replay_page(files, language, page);
  return page.str();
}

std::size_t count_of(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++count;
  return count;
}

TEST(Page, H1WhatAFileSaysIsNoMarkup) {
  constexpr const char* kHostile = "</script><!--<script>alert(1)</script>&amp;\"'<img src=x>";
  ReplayedFile file = replayed_file("scenarios/trouble/4-cancel-races-shipping.json");
  file.scenario->title = {kHostile, kHostile};
  file.scenario->says = {kHostile, kHostile};
  file.file = kHostile;
  file.scenario->orders.front().id = kHostile;
  const std::string page = page_of({file});
  EXPECT_EQ(count_of(page, "<script"), 2U) << "the data and ours";
  EXPECT_EQ(count_of(page, "</script>"), 2U);
  EXPECT_EQ(count_of(page, "<img"), 0U);
  EXPECT_EQ(count_of(page, "<!--"), 0U);
  const auto begin = page.find("id=\"stories\">") + 13;
  const auto data = nlohmann::json::parse(
      page.substr(begin, page.find("</script>", begin) - begin));
  EXPECT_EQ(data["stories"][0]["title"], kHostile) << "as text it is whole";
}

TEST(Page, H2ItsPolicyNamesTheScriptAndTheStyleByTheirHashes) {
  const std::string page = page_of({replayed_file("scenarios/trouble/8.2-split-shipment.json")});
  for (const PagePart& part : {page_parts().style, page_parts().script}) {
    EXPECT_EQ(part.hash.size(), 7 + 44U) << "SHA-256 in base64";
    EXPECT_NE(page.find("'" + std::string(part.hash) + "'"), page.npos);
    EXPECT_NE(page.find(part.text), page.npos);
  }
  EXPECT_NE(page.find("default-src 'none'"), page.npos);
  for (const char* loaded : {" src=", " href=", "@import", "url(", "http://", "unsafe-inline"})
    EXPECT_EQ(count_of(page, loaded), 0U) << loaded;
}

TEST(Page, TellsEveryTroubleCaseAsTheStoryIs) {
  for (const auto& entry : std::filesystem::directory_iterator("scenarios/trouble")) {
    if (entry.path().extension() != ".json") continue;
    const ReplayedFile file = replayed_file(entry.path().string());
    const auto story = nlohmann::json::parse(story_json(file));
    EXPECT_EQ(story["holds"], file.story.holds());
    ASSERT_EQ(story["moments"].size(), file.story.steps.size()) << entry.path();
    for (std::size_t m = 0; m < file.story.steps.size(); ++m) {
      const StoryStep& step = file.story.steps[m];
      const nlohmann::json& moment = story["moments"][m];
      EXPECT_EQ(moment["accepted"], step.decision.accepted);
      if (!step.decision.accepted || step.order < 0) continue;
      EXPECT_EQ(moment["status"],
                file.scenario->rules->fields.front().get(step.decision.after.words.data()));
    }
    EXPECT_EQ(story["outcome"].size(), file.scenario->orders.size());
  }
}

TEST(Page, H3TheSameStoriesGiveTheSameBytes) {
  const std::vector<ReplayedFile> files = {
      replayed_file("scenarios/trouble/4-cancel-races-shipping.json")};
  EXPECT_EQ(page_of(files), page_of(files));
  EXPECT_NE(page_of(files), page_of(files, Language::English)) << "it opens in another language";
}

TEST(Page, HoldsNoPersonalData) {
  const ReplayedFile file = replayed_file("scenarios/morning/orders.json");
  EXPECT_EQ(page_of({file}).find("見本"), std::string::npos);
}

}  // namespace
}  // namespace juchu
