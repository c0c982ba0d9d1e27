#include <fmt/format.h>

#include "report/ci/ci_formats.hpp"
#include "report/ci/complaint_lines.hpp"

namespace juchu {
namespace {

/// A description: what would begin a directive, or an escape, is escaped.
std::string described(const std::string& text) {
  std::string escaped;
  for (const char each : text) {
    if (each == '#' || each == '\\') escaped += '\\';
    escaped += each;
  }
  return escaped;
}

/// A string of YAML; the text is printable already.
std::string quoted(const std::string& text) {
  std::string escaped = "\"";
  for (const char each : text) {
    if (each == '"' || each == '\\') escaped += '\\';
    escaped += each;
  }
  return escaped + '"';
}

/// What a consumer shows of a failed test.
void print_diagnosis(const ReplayedFile& file, const Speaker& speaker, std::ostream& out) {
  out << "  ---\n"
      << "  message: " << quoted(verdict_text(file, speaker)) << '\n'
      << "  severity: " << (file.told() ? "fail" : "error") << '\n'
      << "  file: " << quoted(Speaker::plain(file.file)) << '\n'
      << "  complaints:\n";
  for (const auto& [place, position, text] : complaints_of(file, speaker))
    out << "    - file: " << quoted(place) << '\n'
        << "      line: " << position.line << '\n'
        << "      column: " << position.column << '\n'
        << "      text: " << quoted(text) << '\n';
  out << "  ...\n";
}

}  // namespace

void print_tap(std::span<const ReplayedFile> files, Language language, std::ostream& out) {
  const Speaker speaker(language);
  out << "TAP version 14\n1.." << files.size() << '\n';
  int number = 0;
  for (const ReplayedFile& file : files) {
    std::string name = test_name(file, speaker);
    if (file.told()) name = speaker.say(kInParentheses, name, Speaker::plain(file.file));
    out << (file.holds() ? "ok " : "not ok ") << ++number << " - " << described(name) << '\n';
    if (!file.holds()) print_diagnosis(file, speaker, out);
  }
}

}  // namespace juchu
