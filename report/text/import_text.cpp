#include "report/text/import_text.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "report/import_wording.hpp"
#include "report/rows.hpp"
#include "report/text/outcome.hpp"
#include "sim/value_text.hpp"

namespace juchu {
namespace {

constexpr std::size_t kMostInList = 20;  // columns, lines

std::string first_of(const std::vector<std::string>& names, const Speaker& speaker) {
  std::vector<std::string> shown;
  for (std::size_t i = 0; i < std::min(names.size(), kMostInList); ++i)
    shown.push_back(Speaker::plain(names[i]));
  if (names.size() > kMostInList)
    shown.push_back(speaker.say(kAndMore, names.size() - kMostInList));
  return speaker.list(shown);
}

class ImportPrinter {
 public:
  ImportPrinter(const Import& import, const Mapping& mapping, const Sheet& sheet)
      : import_(import),
        mapping_(mapping),
        scenario_(*import.scenario),
        book_(mapping.rules->rulebook()),
        sheet_(sheet),
        speaker_(sheet.speaker) {}

  void print() const {
    sheet_.print("", speaker_.say(kImported, day_text(scenario_.given->as_of),
                                  scenario_.given->orders.size()));
    print_statuses();
    print_stated();
    for (std::size_t a = 0; a < import_.assumed.size(); ++a)
      if (import_.assumed[a] != 0)
        say(speaker_.say(kAssumedOf, import_.assumed[a],
                         speaker_.text(mapping_.assumptions[a].says)));
    if (!import_.absent.empty())
      say(speaker_.say(kAbsentColumns, first_of(import_.absent, speaker_)));
    if (!import_.unknown.empty())
      say(speaker_.say(kUnknownColumns, first_of(import_.unknown, speaker_)));
    print_contradictions();
  }

 private:
  void say(const std::string& words) const { sheet_.print("  ", words); }

  void print_statuses() const {
    const CompiledRulebook& rules = *mapping_.rules;
    std::map<std::size_t, std::pair<int, const Situation*>> counts;  // by statuses
    for (const GivenOrder& order : scenario_.given->orders) {
      auto& count = counts[rules.configuration(order.situation)];
      ++count.first;
      count.second = &order.situation;
    }
    std::vector<std::string> items;
    for (const auto& [statuses, count] : counts)
      items.push_back(
          speaker_.say(kImportedIn, status_text(rules, *count.second, speaker_), count.first));
    if (!items.empty()) say(speaker_.list(items));
  }

  void print_stated() const {
    for (std::size_t i = 0; i < import_.otherwise.size(); ++i) {
      if (import_.otherwise[i] == 0) continue;
      const auto& [row, value] = mapping_.otherwise[i];
      const Field& field = row_at(book_.fields, row);
      const Text words = value_text(book_, *scenario_.tokens, field.type, value);
      say(speaker_.say(kOtherwiseOf, import_.otherwise[i], speaker_.label(field),
                       speaker_.text(words)));
    }
  }

  void print_contradictions() const {
    for (const auto& [row, lines] : import_.contradictions) {
      const Property& property = row_at(book_.properties, row);
      std::vector<std::string> first;
      for (std::size_t i = 0; i < std::min<std::size_t>(lines.size(), 5); ++i)
        first.push_back(fmt::format("{}", lines[i]));
      std::string those = speaker_.list(first);
      if (lines.size() > first.size()) those = speaker_.say(kAndMoreLines, those);
      sheet_.print(
          "  ", kRefusedMark,
          speaker_.say(kContradicts, lines.size(), speaker_.says(property), property.id, those));
    }
  }

  const Import& import_;
  const Mapping& mapping_;
  const Scenario& scenario_;
  const Rulebook& book_;
  const Sheet& sheet_;
  const Speaker& speaker_;
};

}  // namespace

void print_imported(const Import& import, const Mapping& mapping, const ReportOptions& options,
                    std::ostream& out) {
  const Sheet sheet(options, out);
  ImportPrinter(import, mapping, sheet).print();
}

void print_unread(const Import& import, bool cp932, const ReportOptions& options,
                  std::ostream& out) {
  const Sheet sheet(options, out);
  const Speaker& speaker = sheet.speaker;
  if (import.unread > 0)
    sheet.print("", speaker.say(kRowsUnread, import.rows, import.unread));
  else
    sheet.print("", speaker.say(kHeaderUnread));
  if (cp932) sheet.print("", speaker.say(kReadAsCp932));
}

}  // namespace juchu
