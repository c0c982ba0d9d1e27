#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "report/ci/ci_formats.hpp"
#include "report/ci/complaint_lines.hpp"
#include "report/text/timeline.hpp"

namespace juchu {
namespace {

/// `text` with each of `special` as %XX. The texts are printable already: they have no line breaks.
std::string escaped(const std::string& text, std::string_view special) {
  std::string result;
  for (const char each : text)
    result += special.find(each) == special.npos
                  ? std::string(1, each)
                  : fmt::format("%{:02X}", static_cast<unsigned>(each));
  return result;
}

std::string message(const std::string& text) { return escaped(text, "%"); }
std::string property(const std::string& text) { return escaped(text, "%:,"); }

std::string command_of(const ComplaintLine& line, const std::string& title) {
  return fmt::format("::error file={},line={},col={},title={}::{}\n", property(line.file),
                     line.position.line, line.position.column, property(title), message(line.text));
}

}  // namespace

void print_workflow_commands(std::span<const ReplayedFile> files, Language language,
                             std::ostream& out) {
  const Speaker speaker(language);
  std::vector<std::string> printed;  // what is wrong with a rulebook is so for each that names it
  for (const ReplayedFile& file : files) {
    const std::string title = file.told() ? test_name(file, speaker) : "juchu replay";
    for (const ComplaintLine& line : complaints_of(file, speaker)) {
      const std::string command = command_of(line, title);
      if (!file.told() && std::ranges::find(printed, command) != printed.end()) continue;
      if (!file.told()) printed.push_back(command);
      out << command;
    }
  }
  print_summary(totals_of(files), {.language = language}, out);
}

}  // namespace juchu
