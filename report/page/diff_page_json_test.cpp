#include "report/page/diff_page_json.hpp"

#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "model/engine/rulebook_shelf.hpp"
#include "model/index.hpp"
#include "report/page/story_json.hpp"

namespace juchu {
namespace {

using nlohmann::json;

const std::string kShop = "sim/testing/corner_shop.json";
const std::string kSlower = "cli/expected/slower_shop.json";

AnswerPage page_of(const std::string& old_file, const std::string& new_file) {
  Diagnostics diagnostics;
  RulebookShelf shelf;
  const std::array<Rules, 2> rules{shelf.open(old_file, {}, diagnostics),
                                   shelf.open(new_file, {}, diagnostics)};
  const Matching matching(rules[kOld]->rulebook(), rules[kNew]->rulebook());
  const DiffReport report = diff(rules[kOld], rules[kNew], matching);
  return diff_page({{old_file, new_file}, {rules[kOld].get(), rules[kNew].get()}, matching, report},
                   rules);
}

/// The moments of a side's story as the page tells them.
json moments_of(const AnswerPage& page, const json& side) {
  return json::parse(story_json(page.stories.at(side["story"].get<std::size_t>())))["moments"];
}

TEST(DiffPage, TellsBothSidesOfEachDifference) {
  const AnswerPage page = page_of(kShop, kSlower);
  const json answer = json::parse(page.answer);
  EXPECT_EQ(answer["verdict"]["text"]["en"], kShop + " and " + kSlower + " behave differently: 2");
  ASSERT_EQ(answer["differences"].size(), 2U);
  const json& wrap = answer["differences"][0];
  EXPECT_EQ(wrap["name"], "1. wrap — open");
  EXPECT_EQ(wrap["sides"][kOld]["answer"]["sign"], "✓");
  EXPECT_EQ(wrap["sides"][kNew]["answer"]["sign"], "✗");
  for (const int side : kSides) {
    const json moments = moments_of(page, wrap["sides"][at(side)]);
    ASSERT_EQ(moments.size(), 2U);
    EXPECT_EQ(wrap["sides"][at(side)]["before"], 1) << "they differ in the second";
    EXPECT_EQ(moments[1]["accepted"], side == kOld);
  }
}

/// A day on which nothing happens on one side: what differs has no moment there.
TEST(DiffPage, TellsADayThatBringsNothing) {
  const AnswerPage page = page_of(kShop, kSlower);
  const json day = json::parse(page.answer)["differences"][1];
  EXPECT_EQ(day["name"]["en"], "2. The next day comes — open");
  EXPECT_EQ(day["day"]["en"], "2024-03-03 Sun");
  const json &late = day["sides"][kOld], &stays = day["sides"][kNew];
  EXPECT_EQ(late["before"], stays["before"]);
  EXPECT_GT(moments_of(page, late).size(), late["before"]);
  EXPECT_EQ(moments_of(page, stays).size(), stays["before"]);
  EXPECT_EQ(stays["answer"]["text"]["en"], "the status stays");
}

TEST(DiffPage, D1ItsStoriesAreAlikeUntilTheyDiffer) {
  const AnswerPage page = page_of(kShop, kSlower);
  for (const ReplayedFile& story : page.stories) EXPECT_TRUE(story.holds()) << story.file;
  const json answer = json::parse(page.answer);
  for (const json& difference : answer["differences"]) {
    const json &one = difference["sides"][kOld], &other = difference["sides"][kNew];
    ASSERT_EQ(one["before"], other["before"]);
    for (std::size_t m = 0; m < one["before"]; ++m)
      for (const char* key : {"time", "day", "what", "answer"})
        EXPECT_EQ(moments_of(page, one)[m][key], moments_of(page, other)[m][key]) << key;
  }
}

TEST(DiffPage, TellsWhatOneSideDoesNotHave) {
  const AnswerPage page = page_of("ec-cube-4", kSlower);
  const json order = json::parse(page.answer)["differences"][1];
  EXPECT_EQ(order["told"], "order");
  EXPECT_TRUE(order["sides"][kOld]["story"].is_null()) << "nothing has happened yet";
  EXPECT_EQ(order["sides"][kOld]["answer"]["text"]["en"], "there is no such event");
  EXPECT_EQ(moments_of(page, order["sides"][kNew]).size(), 1U);
}

TEST(DiffPage, SaysThatBothBehaveTheSame) {
  const AnswerPage page = page_of(kShop, kShop);
  const json answer = json::parse(page.answer);
  EXPECT_EQ(answer["verdict"]["sign"], "✓");
  EXPECT_TRUE(answer["differences"].empty());
  EXPECT_TRUE(page.stories.empty());
}

TEST(DiffPage, H3TheSameRulebooksGiveTheSameBytes) {
  const auto bytes = [] {
    std::ostringstream out;
    print_page(page_of(kShop, kSlower).contents(), {}, out);
    return out.str();
  };
  EXPECT_EQ(bytes(), bytes());
}

}  // namespace
}  // namespace juchu
