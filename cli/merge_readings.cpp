#include <algorithm>

#include "cli/check_answer.hpp"
#include "cli/merging.hpp"
#include "cli/parts/part_trouble.hpp"
#include "cli/parts/readings/combination_line.hpp"
#include "cli/parts/rules_header.hpp"
#include "cli/usage_error.hpp"
#include "cli/words.hpp"

namespace juchu {
namespace {

/// The command that checks the same.
std::string command_of(const CheckRequest& request) {
  std::string command = "juchu check " + shell_word(request.rulebook) + " --readings";
  for (const std::string& id : request.only) command += " --only " + shell_word(id);
  if (request.orders > 1) command += " --orders " + std::to_string(request.orders);
  if (request.no_reduction) command += " --no-reduction";
  if (request.situations > 0) command += " --states " + std::to_string(request.situations);
  return command;
}

/// Whether `other` answers of the same norms as the rulebook's own, or of none.
bool norms_alike(const CheckReport& own, const CheckReport& other) {
  return other.norms.empty() ||
         std::ranges::equal(own.norms, other.norms, {}, &NormResult::norm, &NormResult::norm);
}

/// Whether of properties and hazards it answers all that `only` asks (empty: all), in the rulebook's
/// sequence.
bool answers_all(const CheckReport& report, const Rulebook& book,
                 const std::vector<std::string>& only) {
  const auto asked = [&](const auto& rules) {
    std::vector<int> rows;
    for (std::size_t row = 0; row < rules.size(); ++row)
      if (only.empty() || std::ranges::find(only, rules[row].id) != only.end())
        rows.push_back(static_cast<int>(row));
    return rows;
  };
  return std::ranges::equal(report.properties, asked(book.properties), {},
                            &PropertyResult::property) &&
         std::ranges::equal(report.hazards, asked(book.hazards), {}, &HazardResult::hazard);
}

Complaint nothing_of_its_own() {
  return Text{"ルールブック自身の値での結果（1番目）がないので、何も答えられません",
              "without the rulebook's own values, the first combination, nothing can be answered"};
}

/// The answers by combination, from 0. False after complaining.
bool read_answers(const MergedLines& lines, const ReadingsCheck& readings,
                  const std::vector<std::string>& only, std::map<int, CheckReport>& answers,
                  Diagnostics& diagnostics) {
  const auto take = [&](PartKey key, std::string_view line, const MergedLines::Place& place) {
    auto report = key.unit <= readings.combinations() ? read_combination_line(line, readings.own())
                                                      : std::nullopt;
    if (!report || !answers_all(*report, readings.own()->rulebook(), only) ||
        (!answers.empty() && !norms_alike(answers.begin()->second, *report)))
      return complain_of_line(place.path, place.line_number, not_of_this_run(), diagnostics);
    answers.emplace(key.unit - 1, *std::move(report));
    return true;
  };
  return lines.for_each(take, diagnostics);
}

std::vector<int> units_of(const std::map<int, CheckReport>& answers) {
  std::vector<int> units;
  for (const auto& [combination, report] : answers) units.push_back(combination + 1);
  return units;
}

}  // namespace

ExitCode merge_readings(const Merging& merging) {
  const std::string& text = merging.lines.parts().front().header;
  Diagnostics diagnostics;
  RulebookShelf shelf;
  const auto header = read_readings_header(text, shelf);
  if (!header) return refuse_parts(merging, unreadable_part());
  CheckRequest request = header->request;
  const auto readings = ReadingsCheck::open(request.rulebook, shelf, diagnostics);
  if (!readings) return refuse_input(diagnostics, merging.console);
  const Rulebook& book = readings->own()->rulebook();
  if (!rulebook_agrees(text, book, shelf) || readings->combinations() != header->part.of)
    return refuse_parts(merging, other_rulebook());
  request.json = merging.request.json;
  request.show = merging.request.show;
  request.show_all = merging.request.show_all;
  request.save = merging.request.save;
  const auto large = shelf.open(request.rulebook, {}, diagnostics, Bounds::Large);  // so it can be
  if (const auto complaint = unknown_id(request, book, large->rulebook()))
    return refuse_argument(*complaint, "juchu merge", merging.console);

  std::map<int, CheckReport> answers;
  if (!read_answers(merging.lines, *readings, request.only, answers, diagnostics))
    return refuse_input(diagnostics, merging.console);
  const Lack lack{ranges_without(units_of(answers), header->part.of), command_of(request),
                  header->part.of, static_cast<int>(answers.size())};
  if (!may_answer(merging, lack)) return ExitCode::BadInput;
  if (!answers.contains(0)) return refuse_parts(merging, nothing_of_its_own());
  auto report = readings->unite(std::move(answers), diagnostics);
  if (!report) return refuse_input(diagnostics, merging.console);
  if (!lack.missing.empty()) report->united.budget = Budget::Missing;
  const ExitCode code = tell_check(request, {readings->own(), report->united, {}}, &*report,
                                   nullptr, merging.console);
  return lack.missing.empty() || code == ExitCode::BadInput ? code : ExitCode::Inconclusive;
}

}  // namespace juchu
