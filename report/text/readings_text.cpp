#include "report/text/readings_text.hpp"

#include <algorithm>
#include <set>

#include "report/check_words.hpp"

namespace juchu {
namespace {

class ReadingsTable {
 public:
  ReadingsTable(const ReadingsReport& report, const Sheet& sheet)
      : report_(report),
        book_(report.combinations.front().rules->rulebook()),
        sheet_(sheet),
        speaker_(sheet.speaker) {}

  void print() const {
    sheet_.print_heading(speaker_.say(kReadingsOf, report_.combinations.size(), report_.wanted));
    if (report_.readings.empty()) return sheet_.print("  ", speaker_.say(kNoReadings));
    if (report_.dependences.empty())
      sheet_.print(
          "  ", speaker_.say(static_cast<std::size_t>(report_.wanted) == report_.combinations.size()
                                 ? kNoDependence
                                 : kNoDependenceYet));
    for (const int reading : readings_that_matter()) print_reading(reading);
    if (!report_.dependences.empty()) sheet_.print_heading(speaker_.say(kDependent));
    for (const auto& dependence : report_.dependences) print_dependence(dependence);
    print_elsewhere();
  }

 private:
  [[nodiscard]] const Parameter& parameter(int reading) const {
    const int row = report_.readings[static_cast<std::size_t>(reading)];
    return book_.parameters[static_cast<std::size_t>(row)];
  }
  [[nodiscard]] std::string id_of(int reading) const {
    return Speaker::plain(parameter(reading).id);
  }

  [[nodiscard]] std::set<int> readings_that_matter() const {
    std::set<int> readings;
    for (const auto& dependence : report_.dependences)
      readings.insert(dependence.readings.begin(), dependence.readings.end());
    return readings;
  }

  /// What it says, where it comes from and which value the rulebook gives it.
  void print_reading(int reading) const {
    const Parameter& read = parameter(reading);
    const std::string value = speaker_.say(read.value != 0 ? kYes : kNo);
    const std::string said = read.says.empty() ? id_of(reading) : speaker_.text(read.says);
    sheet_.print("  ", kPlainMark, speaker_.say(kColon, said, value),
                 speaker_.say(kReference, id_of(reading), speaker_.source(read.source)));
  }

  void print_rule(const RuleHead& rule) const {
    sheet_.print("  ", {sheet_.paint(kWarningMark.style, kWarningMark.sign), Style::Plain},
                 speaker_.says(rule), speaker_.reference(rule));
  }

  /// "redate_after_lapse: true, lapse_grants_request: false"
  [[nodiscard]] std::string values_text(const std::vector<int>& readings,
                                        std::uint32_t values) const {
    std::vector<std::string> all;
    for (const int reading : readings)
      all.push_back(speaker_.say(kColon, id_of(reading),
                                 speaker_.say((values >> reading & 1) != 0 ? kYes : kNo)));
    return speaker_.list(all);
  }

  void print_dependence(const ReadingsReport::Dependence& dependence) const {
    std::uint32_t mask = 0;
    for (const int reading : dependence.readings) mask |= 1U << reading;
    print_rule(*dependence.rule);
    std::set<std::uint32_t> told;
    for (std::size_t c = 0; c < report_.combinations.size(); ++c) {
      const std::uint32_t values = report_.combinations[c].values & mask;
      if (!told.insert(values).second) continue;
      sheet_.print("      ",
                   speaker_.say(kVerdictWhere, speaker_.say(words_of(dependence.verdicts[c])),
                                values_text(dependence.readings, values)));
    }
  }

  void print_elsewhere() const {
    if (report_.elsewhere.empty()) return;
    sheet_.print_heading(speaker_.say(kHappensElsewhere));
    for (const auto& [rule, combination] : report_.elsewhere) {
      const auto& where = report_.combinations[static_cast<std::size_t>(combination)];
      const std::uint32_t other = where.values ^ report_.combinations.front().values;
      std::vector<int> readings;
      for (int r = 0; r < static_cast<int>(report_.readings.size()); ++r)
        if ((other >> r & 1) != 0) readings.push_back(r);
      print_rule(*rule);
      sheet_.print("      ", speaker_.say(kWhere, values_text(readings, where.values)));
    }
  }

  const ReadingsReport& report_;
  const Rulebook& book_;
  const Sheet& sheet_;
  const Speaker& speaker_;
};

}  // namespace

void print_readings_text(const ReadingsReport& report, const Sheet& sheet) {
  ReadingsTable(report, sheet).print();
}

}  // namespace juchu
