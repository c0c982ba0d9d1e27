#include "cli/check_answer.hpp"

#include <algorithm>

#include "cli/output_file.hpp"
#include "model/text/saying.hpp"
#include "report/json/check_json.hpp"
#include "report/page/check_page_json.hpp"

namespace juchu {
namespace {

std::vector<std::string> ids_of(const Rulebook& book) {
  std::vector<std::string> ids;
  for (const Property& property : book.properties) ids.push_back(property.id);
  for (const Hazard& hazard : book.hazards) ids.push_back(hazard.id);
  for (const Norm& norm : book.norms)
    if (!norm.promise) ids.push_back(norm.id);
  return ids;
}

/// A promise is no question of check's: it is what check takes for granted.
bool is_promise(const Rulebook& book, const std::string& id) {
  return std::ranges::any_of(book.norms,
                             [&](const Norm& norm) { return norm.promise && norm.id == id; });
}

Complaint promise_is_asked(const CheckRequest& request, const std::string& id) {
  const std::string explain = "juchu explain --rulebook " + request.rulebook + " " + shown_name(id);
  return {say("「{}」は約束なので、check は守られるものとして調べます",
              "\"{}\" is a promise, and check takes promises to be kept", shown_name(id)),
          say("{} が説明します", "{} tells what it is", explain)};
}

/// Stories at random go through the large bounds, and know what is only there.
Complaint is_too_large(const CheckRequest& request, const std::string& id) {
  const std::string random = "juchu check " + request.rulebook + " --random 10000 --only " +
                             shown_name(id);
  return {say("「{}」は範囲の大きいほうのルールにだけあり、check は小さいほうを調べ尽くします",
              "\"{}\" is only in the rules of the large bounds, and check exhausts the small ones",
              shown_name(id)),
          say("{} は、大きいほうの話を乱数で試します", "{} tries random stories of the large ones",
              random)};
}

/// The command that tells the story of one of the rulebook's ids.
std::string see_story(const CheckRequest& request, const Rulebook& book) {
  return "juchu check" + (book.file.empty() ? "" : " " + request.rulebook) + " --show ID";
}

/// Writes what is told, and every gap, as scenarios; complains of each file that cannot be written.
void save_stories(const CheckRequest& request, const Checked& checked, const StoryWish& wish,
                  Diagnostics& diagnostics) {
  if (!make_folder(request.save, diagnostics)) return;
  for (const CheckStory& story : stories_of(checked)) {
    if (!story.gap && !wish.wants(story, checked.rules->rulebook())) continue;
    ReplayedTrace replayed = told(checked, story);
    replayed.scenario.file = request.save + "/" + story.name + ".json";
    (void)write_scenario_file(replayed.scenario, diagnostics);
  }
}

ExitCode code_of(const Checked& checked) {
  if (checked.report.budget == Budget::Interrupted) return ExitCode::Interrupted;
  switch (verdict_of(checked.rules->rulebook(), checked.report)) {
    case CheckVerdict::Holds: return ExitCode::Success;
    case CheckVerdict::Violated: return ExitCode::Findings;
    case CheckVerdict::Inconclusive: return ExitCode::Inconclusive;
  }
  return ExitCode::Inconclusive;
}

}  // namespace

std::optional<Complaint> unknown_id(const CheckRequest& request, const Rulebook& book,
                                    const Rulebook& large) {
  const std::vector<std::string> known = ids_of(book), others = ids_of(large);
  for (const auto* asked : {&request.only, &request.show})
    for (const std::string& id : *asked) {
      if (std::ranges::find(known, id) != known.end()) continue;
      if (is_promise(large, id)) return promise_is_asked(request, id);
      if (std::ranges::find(others, id) != others.end()) return is_too_large(request, id);
      return unknown_name({"性質・危険な状態・守るべきこと", "property, hazard or norm"}, id,
                          known);
    }
  return std::nullopt;
}

CheckOptions options_of(const CheckRequest& request) {
  CheckOptions options{
      .reduce = !request.no_reduction, .orders = request.orders, .only = request.only};
  if (request.situations > 0) options.most_situations = request.situations;
  return options;
}

ExitCode tell_check(const CheckRequest& request, const Checked& checked,
                    const ReadingsReport* readings, const CheckTiming* timing, Console& console) {
  const StoryWish wish{request.show, request.show_all};
  Diagnostics diagnostics;
  if (!request.save.empty()) save_stories(request, checked, wish, diagnostics);
  const ReportOptions how{console.language, console.colour, console.width};
  if (request.page.asked()) {
    if (!write_page(check_page(checked, readings, request.orders).contents(), request.page,
                    console))
      return ExitCode::BadInput;
    print_check_verdict(checked, Sheet(how, console.out));
  } else if (request.json) {
    print_check_json(checked, readings, timing, console.language, console.out);
  } else {
    print_check_text(
        checked,
        {wish, see_story(request, checked.rules->rulebook()), readings, timing, request.orders},
        how, console.out);
  }
  return diagnostics.empty() ? code_of(checked) : refuse_input(diagnostics, console);
}

}  // namespace juchu
