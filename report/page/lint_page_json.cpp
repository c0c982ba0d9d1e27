#include "report/page/lint_page_json.hpp"

#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

#include "model/text/utf8.hpp"
#include "report/json/json_text.hpp"
#include "report/page/both_json.hpp"
#include "report/rules_page_wording.hpp"

namespace juchu {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kNear = 3;          // lines that are shown before and after one with a finding
constexpr int kWorthFolding = 4;  // fewer lines stay as they are

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// All of it, however long; tabs, which indent, as spaces.
std::string visible(std::string_view text) {
  std::string spaced;
  for (const char each : text) spaced += each == '\t' ? std::string(2, ' ') : std::string(1, each);
  return printable(spaced, std::string::npos);
}

/// Where in `line` the character of a column, from 1, begins.
std::size_t byte_of(std::string_view line, int column) {
  std::size_t at = 0;
  while (--column > 0 && at < line.size()) at += first_character(line.substr(at)).bytes;
  return at;
}

/// Where the JSON value ends that begins at `at`; the line's end where it goes on after that.
std::size_t end_of_value(std::string_view line, std::size_t at) {
  int depth = 0;
  bool quoted = false;
  for (; at < line.size(); ++at) {
    const char each = line[at];
    if (quoted && each == '\\') {
      ++at;
    } else if (each == '"') {
      quoted = !quoted;
      if (!quoted && depth == 0) return at + 1;
    } else if (quoted) {
      continue;
    } else if (each == '{' || each == '[') {
      ++depth;
    } else if (each == '}' || each == ']') {
      if (depth <= 1) return at + static_cast<std::size_t>(depth);
      --depth;
    } else if (depth == 0 && (each == ',' || each == ' ')) {
      return at;
    }
  }
  return line.size();
}

class LintPage {
 public:
  LintPage(const LintReport& report, std::string_view text)
      : report_(report), lines_(lines_of(text)) {
    for (std::size_t f = 0; f < report.findings.size(); ++f)
      found_[report.findings[f].position.line].push_back(f);
  }

  [[nodiscard]] Json document() const {
    const Mark mark = clean(report_.findings) ? kAcceptedMark : kRefusedMark;
    Json findings = Json::array();
    for (const LintFinding& each : report_.findings) findings.push_back(finding(each));
    return {{"sign", mark.sign},
            {"style", name_of(mark.style)},
            {"sentence", in_both([&](const Speaker& s) { return sentence(s); })},
            {"explored", explored()},
            {"findings_heading", both_json(kLintFindings)},
            {"text_heading", both_json(lines_.empty() ? kTextIsGone : kRulebookHeading)},
            {"findings", std::move(findings)},
            {"parts", parts()}};
  }

 private:
  [[nodiscard]] std::string sentence(const Speaker& speaker) const {
    const auto count = [&](Severity severity) {
      return std::ranges::count(report_.findings, severity, &LintFinding::severity);
    };
    const auto errors = count(Severity::Error), warnings = count(Severity::Warning),
               notes = count(Severity::Note);
    if (report_.findings.empty()) return speaker.say(kLintPageClean);
    if (clean(report_.findings)) return speaker.say(kLintPageNotes, notes);
    const std::string found = speaker.say(kLintPageFindings, errors + warnings, errors, warnings);
    return notes == 0 ? found : speaker.say(kLintPageAndNotes, found, notes);
  }

  [[nodiscard]] Json explored() const {
    if (report_.explored == nullptr) return nullptr;
    return in_both([&](const Speaker& s) { return summary_of(report_, s).back(); });
  }

  static Json finding(const LintFinding& finding) {
    const SeverityWords words = words_of(finding.severity);
    const auto in = [&](const Text& text) {
      return in_both([&](const Speaker& s) { return s.text(text); });
    };
    return {{"sign", words.mark.sign},
            {"style", name_of(words.mark.style)},
            {"severity", both_json(words.name)},
            {"line", finding.position.line},
            {"place",
             in_both([&](const Speaker& s) { return s.say(kPlaceInFile, finding.position.line); })},
            {"subject", Speaker::plain(finding.subject)},
            {"problem", in(finding.problem)},
            {"hint", in(finding.hint)},
            {"rule", finding.rule}};
  }

  /// The text, where something was found and where nothing was in turn.
  [[nodiscard]] Json parts() const {
    Json parts = Json::array();
    const int end = static_cast<int>(lines_.size()) + 1;
    for (int first = 1; first < end;) {
      int after = first;
      const bool folded = !near(first);
      while (after < end && near(after) != folded) ++after;
      parts.push_back(part(first, after, folded && after - first >= kWorthFolding));
      first = after;
    }
    return parts;
  }

  [[nodiscard]] bool near(int line) const {
    const auto next = found_.lower_bound(line - kNear);
    return next != found_.end() && next->first <= line + kNear;
  }

  [[nodiscard]] Json part(int first, int after, bool folded) const {
    Json lines = Json::array();
    for (int number = first; number < after; ++number) lines.push_back(line(number));
    return {
        {"first", first},
        {"folded", folded},
        {"name", in_both([&](const Speaker& s) { return s.say(kLinesInFile, first, after - 1); })},
        {"lines", std::move(lines)}};
  }

  [[nodiscard]] Json line(int number) const {
    const std::string_view text = lines_[static_cast<std::size_t>(number - 1)];
    const auto found = found_.find(number);
    if (found == found_.end()) return visible(text);
    Json pieces = Json::array();
    std::size_t done = 0;
    for (const std::size_t f : found->second) {
      const std::size_t begin = byte_of(text, report_.findings[f].position.column);
      if (begin < done || begin == text.size()) continue;  // within what is marked already
      if (begin > done) pieces.push_back(visible(text.substr(done, begin - done)));
      done = end_of_value(text, begin);
      pieces.push_back(Json::array({visible(text.substr(begin, done - begin))}));
    }
    if (done < text.size()) pieces.push_back(visible(text.substr(done)));
    return {{"pieces", std::move(pieces)}, {"findings", found->second}};
  }

  const LintReport& report_;
  const std::vector<std::string_view> lines_;
  std::map<int, std::vector<std::size_t>> found_;  // findings by their lines
};

}  // namespace

PageContents lint_page(const LintReport& report, std::string_view text) {
  const auto title = [&](Language language) {
    const Speaker speaker(language);
    return speaker.say(kLintPageTitle, speaker.title(report.rulebook));
  };
  return {"lint",
          {title(Language::Japanese), title(Language::English)},
          json_text(LintPage(report, text).document()),
          {}};
}

}  // namespace juchu
