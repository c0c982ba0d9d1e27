#include <filesystem>

#include <fmt/format.h>

#include "report/ci/ci_formats.hpp"
#include "report/ci/complaint_lines.hpp"

namespace juchu {
namespace {

/// Text that is printable already, and so holds no character that XML does not take, within an
/// element or an attribute.
std::string xml(std::string_view text) {
  std::string escaped;
  for (const char each : text) {
    switch (each) {
      case '&': escaped += "&amp;"; break;
      case '<': escaped += "&lt;"; break;
      case '>': escaped += "&gt;"; break;
      case '"': escaped += "&quot;"; break;
      default: escaped += each;
    }
  }
  return escaped;
}

/// `scenarios/trouble/8.2-split.json` as build servers fold it: scenarios.trouble.8_2-split.
std::string class_name(const std::string& file) {
  std::string name;
  for (const std::filesystem::path& part : std::filesystem::path(file)) {
    std::string word = part.string();
    if (word == "/" || word == "." || word == ".." || word.empty()) continue;
    if (word.ends_with(".json")) word.resize(word.size() - 5);
    for (char& each : word) each = each == '.' ? '_' : each;
    name += (name.empty() ? "" : ".") + word;
  }
  return Speaker::plain(name);
}

/// The head of a test, up to where it is closed.
std::string test_head(const ReplayedFile& file, int line, const Speaker& speaker) {
  return fmt::format(R"(    <testcase name="{}" classname="{}" file="{}" line="{}")",
                     xml(test_name(file, speaker)), xml(class_name(file.file)),
                     xml(Speaker::plain(file.file)), line);
}

void print_test(const ReplayedFile& file, const Speaker& speaker, std::ostream& out) {
  const std::vector<ComplaintLine> complaints = complaints_of(file, speaker);
  const bool own = !complaints.empty() && complaints.front().file == Speaker::plain(file.file);
  out << test_head(file, own ? complaints.front().position.line : 1, speaker);
  if (file.holds()) {
    out << "/>\n";
    return;
  }
  const char* const element = file.told() ? "failure" : "error";
  out << fmt::format(">\n      <{} message=\"{}\" type=\"{}\">", element,
                     xml(verdict_text(file, speaker)), file.told() ? "expectation" : "input");
  for (const auto& [place, position, text] : complaints)
    out << xml(fmt::format("{}:{}:{}: {}", place, position.line, position.column, text)) << '\n';
  out << fmt::format("</{}>\n    </testcase>\n", element);
}

}  // namespace

void print_junit(std::span<const ReplayedFile> files, Language language, std::ostream& out) {
  const Speaker speaker(language);
  const ReplayTotals totals = totals_of(files);
  const std::string counts = fmt::format(
      R"(name="juchu replay" tests="{}" failures="{}" errors="{}")", totals.files,
      totals.files - totals.hold - totals.unreadable, totals.unreadable);
  out << R"(<?xml version="1.0" encoding="UTF-8"?>)" << '\n'
      << "<testsuites " << counts << ">\n  <testsuite " << counts << " skipped=\"0\">\n";
  for (const ReplayedFile& file : files) print_test(file, speaker, out);
  out << "  </testsuite>\n</testsuites>\n";
}

}  // namespace juchu
