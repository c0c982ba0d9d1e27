#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <tuple>
#include <zlib.h>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "model/json/json_value.hpp"
#include "report/page/book_json.hpp"
#include "report/page/page.hpp"
#include "report/page/page_parts.hpp"
#include "report/page/story_json.hpp"
#include "report/testing/replayed.hpp"
#include "sim/scenario/scenario_json.hpp"
#include "testing/generators/tries.hpp"

namespace juchu {
namespace {

std::string page_of(const std::vector<ReplayedFile>& files,
                    Language language = Language::Japanese) {
  std::ostringstream page;
  print_page(page_of_stories(files), {language}, page);
  return page.str();
}

std::string bytes_of_base64(std::string_view text) {
  constexpr std::string_view
      kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char each : text.substr(0, text.find('='))) {
    bits = bits << 6 | static_cast<std::uint32_t>(kAlphabet.find(each));
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>(bits >> count & 255);
  }
  return bytes;
}

std::string uncompressed(std::string bytes) {
  z_stream stream{};
  EXPECT_EQ(inflateInit2(&stream, 16 + MAX_WBITS), Z_OK);
  std::string text(50'000'000, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(text.data());
  stream.avail_out = static_cast<uInt>(text.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  text.resize(stream.total_out);
  inflateEnd(&stream);
  return text;
}

/// What a block of a page holds, unpacked.
std::string block_in(const std::string& page, const std::string& id) {
  const std::string mark = "id=\"" + id + "\">";
  const auto begin = page.find(mark) + mark.size();
  return uncompressed(bytes_of_base64(page.substr(begin, page.find('<', begin) - begin)));
}

std::string data_in(const std::string& page) { return block_in(page, "data"); }

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
  const std::size_t blocks = pages_can_be_live() ? 5 : 4;
  EXPECT_EQ(count_of(page, "<script"), blocks)
      << "the engine, the data, the style, the script, and what unpacks them";
  EXPECT_EQ(count_of(page, "</script>"), blocks);
  EXPECT_EQ(count_of(page, "<img"), 0U);
  EXPECT_EQ(count_of(page, "<!--"), 0U);
  const auto data = nlohmann::json::parse(data_in(page));
  EXPECT_EQ(data["stories"][0]["title"], kHostile) << "as text it is whole";
}

TEST(Page, H2ItsPolicyNamesTheScriptAndTheStyleByTheirHashes) {
  const std::string page = page_of({replayed_file("scenarios/trouble/8.2-split-shipment.json")});
  const PageParts& parts = page_parts();
  for (const PagePart& part : {parts.style, parts.loader, parts.script}) {
    EXPECT_EQ(part.hash.size(), 7 + 44U) << "SHA-256 in base64";
    EXPECT_NE(page.find("'" + std::string(part.hash) + "'"), page.npos);
  }
  EXPECT_NE(page.find(parts.loader.text), page.npos);
  EXPECT_EQ(block_in(page, "script"), parts.script.text);
  EXPECT_EQ(block_in(page, "style"), parts.style.text);
  EXPECT_EQ(count_of(page, "wasm-unsafe-eval"), pages_can_be_live() ? 1U : 0U);
  EXPECT_NE(page.find("default-src 'none'"), page.npos);
  EXPECT_EQ(count_of(page, "http://"), count_of(page, "\"http://www.w3.org/2000/svg\""))
      << "a name";
  for (const char* loaded : {" src=", " href=", "@import", "url(", "https://", "unsafe-inline"})
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
      const auto& fields = file.scenario->rules->fields;
      for (std::size_t region = 0; region < moment["status"].size(); ++region)
        EXPECT_EQ(moment["status"][region], fields[region].get(step.decision.after.words.data()));
    }
    EXPECT_EQ(story["outcome"].size(), file.scenario->orders.size());
  }
}

TEST(Page, TellsWhoKnowsWhat) {
  const ReplayedFile file = replayed_file("scenarios/trouble/8.2-split-shipment.json");
  const auto story = nlohmann::json::parse(story_json(file));
  const auto book = nlohmann::json::parse(book_json(*file.scenario->rules));
  std::size_t told = 0;
  for (const auto& moment : story["moments"]) {
    for (const auto& [topic, truth, seen, mistaken] :
         moment.value("knows", std::vector<std::tuple<std::size_t, nlohmann::json, nlohmann::json,
                                                      std::vector<std::size_t>>>())) {
      ASSERT_EQ(seen.size(), book["topics"].at(topic)["seen_by"].size());
      for (std::size_t view = 0; view < seen.size(); ++view)
        EXPECT_EQ(seen[view] != truth, std::ranges::count(mistaken, view) == 1);
      ++told;
    }
  }
  const std::size_t topics = book["topics"].size();
  EXPECT_GT(told, topics) << "all at first, then what has changed";
  EXPECT_LT(told, topics * story["moments"].size());
}

/// What a reader of moments knows of an order after one of them, as the page's script puts it together.
struct Known {
  std::map<int, nlohmann::json> values, topics;
  std::vector<std::vector<int>> paths;
  nlohmann::json hazards;

  bool operator==(const Known&) const = default;

  void take(const nlohmann::json& standing) {
    for (const auto& [field, value] : standing.value("changed", Numbered())) values[field] = value;
    for (const auto& topic : standing.value("knows", nlohmann::json::array()))
      topics[topic[0]] = topic;
    const auto status = standing.value("status", std::vector<int>());
    paths.resize(std::max(paths.size(), status.size()));
    for (std::size_t region = 0; region < status.size(); ++region)
      if (paths[region].empty() || paths[region].back() != status[region])
        paths[region].push_back(status[region]);
    if (standing.contains("hazards")) hazards = standing["hazards"];
  }

  using Numbered = std::vector<std::pair<int, nlohmann::json>>;
};

Known known_after(const nlohmann::json& story, std::size_t moment) {
  const std::size_t first = story["first"];
  const int order = story["moments"][moment - first]["order"];
  Known known;
  if (!story["given"].is_null() && story["given"]["orders"].size() > static_cast<unsigned>(order))
    known.take(story["given"]["orders"][static_cast<std::size_t>(order)]);
  for (const auto& [each, standing] : story["before"].get<Known::Numbered>()) {
    if (each != order) continue;
    known.take(standing);
    known.paths = standing["paths"];
  }
  for (std::size_t m = first; m <= moment; ++m)
    if (story["moments"][m - first]["order"] == order) known.take(story["moments"][m - first]);
  return known;
}

TEST(Page, TellsAsMuchInAWindowAsInTheWhole) {
  std::vector<std::string> paths = {"scenarios/morning/orders.json"};
  for (const auto& entry : std::filesystem::directory_iterator("scenarios/trouble"))
    if (entry.path().extension() == ".json") paths.push_back(entry.path().string());
  Tried tried;
  for (const std::string& path : paths) {
    if (!tried()) continue;
    const ReplayedFile file = replayed_file(path);
    const auto whole = nlohmann::json::parse(story_json(file));
    for (std::size_t first = 1; first < file.story.steps.size(); ++first) {
      const auto part = nlohmann::json::parse(story_json(file, {first, 3}));
      for (std::size_t m = first; m < first + part["moments"].size(); ++m) {
        if (whole["moments"][m]["order"].is_null()) continue;
        EXPECT_EQ(known_after(part, m), known_after(whole, m)) << path << ", moment " << m;
      }
    }
  }
}

TEST(Page, SaysWhatAFileCallsAnOrderThatIsShownOtherwise) {
  ReplayedFile file = replayed_file("scenarios/trouble/4-cancel-races-shipping.json");
  EXPECT_FALSE(nlohmann::json::parse(story_json(file)).contains("ids"));
  const std::string id(60, 'x');
  file.scenario->orders.front().id = id;
  const auto story = nlohmann::json::parse(story_json(file));
  EXPECT_NE(story["orders"][0], id);
  EXPECT_EQ(story["ids"][0], id);
}

TEST(Page, HoldsARulebookUnderTheNameByWhichItsScenarioFindsIt) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(testing::TempDir()) / "page-rulebooks";
  fs::create_directories(folder / "rules");
  const auto text = [](const std::string& path) {
    Diagnostics unheard;
    auto json = nlohmann::ordered_json::parse(read_file(path, unheard).value());
    json.erase("$schema");
    return json;
  };
  std::ofstream(folder / "rules" / "mine.json") << text("scenarios/rulebooks/qoo10-jp.json");
  std::ofstream(folder / "mine.json") << text("scenarios/rulebooks/qoo10-jp.json");
  auto scenario = text("scenarios/trouble/4-cancel-races-shipping.json");
  const std::string path = folder / "story.json";
  for (const char* name : {"mine.json", "./mine.json", "rules/../rules//mine.json"}) {
    scenario["rulebook"] = name;
    std::ofstream(path) << scenario;
    const ReplayedFile file = replayed_file(path);
    ASSERT_TRUE(file.told()) << to_text(file.problems.at(0), Language::English);
    const auto data = nlohmann::json::parse(data_in(page_of({file})));
    if (!pages_can_be_live()) continue;
    RulebookShelf shelf;
    for (const auto& [key, held] : data["rulebooks"].items()) shelf.give(key, "{" + key);
    Diagnostics diagnostics;
    const std::string told = data["scenarios"][0];
    EXPECT_FALSE(read_scenario(told, data["stories"][0]["file"], "", shelf, diagnostics))
        << name << ": it is that text that is read";
  }
  fs::remove_all(folder);
}

TEST(Page, H3TheSameStoriesGiveTheSameBytes) {
  const std::vector<ReplayedFile> files = {
      replayed_file("scenarios/trouble/4-cancel-races-shipping.json")};
  EXPECT_EQ(page_of(files), page_of(files));
  EXPECT_NE(page_of(files), page_of(files, Language::English)) << "it opens in another language";
}

TEST(Page, H4HoldsNoPersonalData) {
  const ReplayedFile file = replayed_file("scenarios/morning/orders.json");
  const std::string data = data_in(page_of({file}));
  EXPECT_NE(data.find("1000000004"), std::string::npos);
  EXPECT_EQ(data.find("見本"), std::string::npos);
}

}  // namespace
}  // namespace juchu
