#include "report/page/page.hpp"

#include <map>
#include <sstream>

#include <fmt/format.h>

#include "model/json/json_value.hpp"
#include "model/json/json_writer.hpp"
#include "report/page/book_json.hpp"
#include "report/page/both_json.hpp"
#include "report/page/packed.hpp"
#include "report/page/page_parts.hpp"
#include "report/page/story_json.hpp"
#include "report/speaker.hpp"
#include "report/version.hpp"
#include "sim/scenario/named_rulebook.hpp"
#include "sim/scenario/scenario_writer_json.hpp"

namespace juchu {
namespace {

/// Words of ours and the title of a scenario.
std::string escaped(std::string_view text) {
  std::string markup;
  for (const char each : text) switch (each) {
      case '<': markup += "&lt;"; break;
      case '&': markup += "&amp;"; break;
      default: markup += each;
    }
  return markup;
}

std::string json_string(std::string text) {
  JsonValue value;
  value.kind = JsonValue::Kind::String;
  value.string = std::move(text);
  return json_text(value);
}

Text title_of(std::span<const ReplayedFile> files) {
  if (files.size() == 1 && files.front().told()) return files.front().scenario->title;
  const ReplayTotals totals = totals_of(files);
  return text_in_both([&](const Speaker& s) { return s.say(kSummary, totals.files, totals.hold); });
}

/// What a person changes: the scenario as a file, but for what screens show of its orders.
std::string scenario_text(Scenario scenario) {
  for (ScenarioOrder& order : scenario.orders) order.shown.clear();
  std::ostringstream text;
  write_scenario(scenario, text);
  return text.str();
}

/// Rulebooks that are not shipped, by how the scenarios of the page find them, which may be another way than that
/// by which the program found them.
std::map<std::string, std::string> rulebook_texts(std::span<const ReplayedFile> files) {
  std::map<std::string, std::string> texts;
  Diagnostics ignored;  // of a file that is gone since
  for (const ReplayedFile& file : files) {
    if (!file.told() || !file.changeable) continue;
    const std::string& read_from = file.scenario->rules->rulebook().file;
    if (read_from.empty()) continue;
    std::string path = path_beside(Speaker::plain(file.file), rulebook_name(*file.scenario));
    if (texts.contains(path)) continue;
    if (auto text = read_file(read_from, ignored)) texts.emplace(std::move(path), std::move(*text));
  }
  return texts;
}

/// The rulebooks of the stories, each once, and by story which one is its own.
std::string books_of(std::span<const ReplayedFile> files) {
  std::map<const CompiledRulebook*, std::size_t> by_rules;
  std::map<std::string, std::size_t> by_text;
  std::vector<std::string> all;
  std::string of_stories;
  for (const ReplayedFile& file : files) {
    if (!of_stories.empty()) of_stories += ',';
    if (!file.told()) {
      of_stories += "null";
      continue;
    }
    const auto [rules, fresh] = by_rules.try_emplace(file.scenario->rules.get(), 0);
    if (fresh) {
      std::string text = book_json(*file.scenario->rules);
      const auto [known, unknown] = by_text.try_emplace(text, all.size());
      if (unknown) all.push_back(std::move(text));
      rules->second = known->second;
    }
    of_stories += std::to_string(rules->second);
  }
  return fmt::format(R"("books":[{}],"book_of":[{}])", fmt::join(all, ",\n"), of_stories);
}

std::string data_of(const PageContents& contents, const PageStyle& style) {
  std::string data = fmt::format(
      R"({{"schema_version":1,"language":"{}","kind":"{}","title":{{"ja":{},"en":{}}},"answer":{},"stories":[)",
      style.language == Language::Japanese ? "ja" : "en", contents.kind,
      json_string(contents.title.ja), json_string(contents.title.en), contents.answer);
  const char* separator = "\n";
  for (const ReplayedFile& file : contents.stories) {
    data += separator + story_json(file);
    separator = ",\n";
  }
  data += "],\n" + books_of(contents.stories);
  if (style.live) {
    data += ",\"scenarios\":[";
    separator = "\n";
    for (const ReplayedFile& file : contents.stories) {
      data += separator + (file.told() && file.changeable
                               ? json_string(scenario_text(*file.scenario))
                               : "null");
      separator = ",\n";
    }
    data += "],\"rulebooks\":{";
    separator = "\n";
    for (const auto& [path, text] : rulebook_texts(contents.stories)) {
      data += separator + json_string(path) + ':' + json_string(text);
      separator = ",\n";
    }
    data += '}';
  }
  return data + "}";
}

}  // namespace

bool pages_can_be_live() { return !page_parts().engine.empty(); }

PageContents page_of_stories(std::span<const ReplayedFile> files) {
  return {"replay", title_of(files), "null", files};
}

void print_page(const PageContents& contents, const PageStyle& style, std::ostream& out) {
  const PageParts& parts = page_parts();
  const PageStyle made{style.language,
                       style.live && pages_can_be_live() && !contents.stories.empty()};
  const char* lang = style.language == Language::Japanese ? "ja" : "en";
  out << fmt::format(
      R"(<!doctype html>
<html lang="{}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src '{}' '{}'{}; style-src '{}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="juchu {}">
<meta name="referrer" content="no-referrer">
<title>{}</title>
</head>
<body>
<noscript><p>このページを読むには JavaScript が要ります。同じことは、ページを書いたコマンドを --html なしで使えば読めます。
This page needs JavaScript; the command that wrote it tells the same without --html.</p></noscript>
)",
      lang, parts.loader.hash, parts.script.hash, made.live ? " 'wasm-unsafe-eval'" : "",
      parts.style.hash, kVersion, escaped(Speaker(style.language).text(contents.title)));
  const auto block = [&](const char* id, std::string_view text) {
    out << "<script type=\"text/plain\" id=\"" << id << "\">" << text << "</script>\n";
  };
  if (made.live) block("engine", parts.engine);
  block("data", packed(data_of(contents, made)));
  block("style", packed(parts.style.text));
  block("script", packed(parts.script.text));
  out << "<script>" << parts.loader.text << "</script>\n</body>\n</html>\n";
}

}  // namespace juchu
