#include "report/page/page.hpp"

#include <fmt/format.h>

#include "report/page/page_parts.hpp"
#include "report/page/story_json.hpp"
#include "report/speaker.hpp"
#include "report/version.hpp"

namespace juchu {
namespace {

/// JSON that stands within markup: no `<` of it begins any.
std::string within_markup(const std::string& json) {
  std::string text;
  for (const char each : json)
    if (each == '<')
      text += "\\u003c";
    else
      text += each;
  return text;
}

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

std::string title_of(std::span<const ReplayedFile> files, Language language) {
  const Speaker speaker(language);
  if (files.size() == 1 && files.front().told()) return speaker.text(files.front().scenario->title);
  const ReplayTotals totals = totals_of(files);
  return speaker.say(kSummary, totals.files, totals.hold);
}

}  // namespace

void print_replay_page(std::span<const ReplayedFile> files, Language language, std::ostream& out) {
  const auto& [style, script] = page_parts();
  const char* lang = language == Language::Japanese ? "ja" : "en";
  out << fmt::format(
      R"(<!doctype html>
<html lang="{}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src '{}'; style-src '{}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="juchu {}">
<meta name="referrer" content="no-referrer">
<title>{}</title>
<style>{}</style>
</head>
<body>
<noscript><p>このページを読むには JavaScript が要ります。同じことは juchu replay でも読めます。
This page needs JavaScript; juchu replay tells the same.</p></noscript>
<script type="application/json" id="stories">
{{"schema_version":1,"language":"{}","stories":[)",
      lang, script.hash, style.hash, kVersion, escaped(title_of(files, language)), style.text,
      lang);
  const char* separator = "\n";
  for (const ReplayedFile& file : files) {
    out << separator << within_markup(story_json(file));
    separator = ",\n";
  }
  out << "\n]}\n</script>\n<script>" << script.text << "</script>\n</body>\n</html>\n";
}

}  // namespace juchu
