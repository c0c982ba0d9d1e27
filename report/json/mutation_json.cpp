#include "report/json/mutation_json.hpp"

#include <sstream>

#include <nlohmann/json.hpp>

#include "report/json/diff_json.hpp"
#include "report/json/json_text.hpp"
#include "report/json/rules_json.hpp"
#include "report/json/wide_number_json.hpp"

namespace juchu {
namespace {

using Json = nlohmann::ordered_json;

const char* name_of(MutationVerdict verdict) {
  switch (verdict) {
    case MutationVerdict::Noticed: return "noticed";
    case MutationVerdict::Survivors: return "survivors";
    case MutationVerdict::Inconclusive: return "inconclusive";
  }
  return "";
}

const char* name_of(Mutated what) {
  switch (what) {
    case Mutated::Permit: return "permit";
    case Mutated::Forbid: return "forbid";
    case Mutated::Deadline: return "deadline";
    case Mutated::Event: return "event";
    case Mutated::World: return "world";
  }
  return "";
}

const char* name_of(MutationKind kind) {
  switch (kind) {
    case MutationKind::DropRule: return "drop-rule";
    case MutationKind::DropCondition: return "drop-condition";
    case MutationKind::Negate: return "negate";
    case MutationKind::Turn: return "turn";
    case MutationKind::Rejoin: return "rejoin";
    case MutationKind::Shift: return "shift";
    case MutationKind::DropFrom: return "drop-from";
    case MutationKind::AddFrom: return "add-from";
    case MutationKind::AnotherTarget: return "another-target";
    case MutationKind::DropTarget: return "drop-target";
    case MutationKind::DropEffect: return "drop-effect";
    case MutationKind::Twice: return "twice";
    case MutationKind::AnotherValue: return "another-value";
    case MutationKind::DropMail: return "drop-mail";
    case MutationKind::AnotherRank: return "another-rank";
    case MutationKind::Offer: return "offer";
  }
  return "";
}

const char* name_of(Fate fate) {
  switch (fate) {
    case Fate::Noticed: return "noticed";
    case Fate::Equivalent: return "equivalent";
    case Fate::Survived: return "survived";
    case Fate::Undecided: return "undecided";
  }
  return "";
}

Json noticed_by(const Notice& notice, const MutationView& view) {
  const Rulebook& book = view.rules->rulebook();
  const auto row = static_cast<std::size_t>(notice.row);
  switch (notice.noticed) {
    case Noticed::ByProperty: return {{"property", book.properties[row].id}};
    case Noticed::ByHazard: return {{"hazard", book.hazards[row].id}};
    case Noticed::ByScenario: return {{"scenario", view.scenarios[row]}};
    default: return nullptr;
  }
}

Json difference_json(const MutantResult& result, const MutationView& view) {
  if (result.fate() == Fate::Noticed || !result.equivalence.difference) return nullptr;
  const CompiledRulebook mutant = view.rules->compile_alike(
      mutant_of(view.rules->rulebook(), result.mutation));
  std::ostringstream text;
  write_difference_json(*result.equivalence.difference, {view.rules.get(), &mutant}, text);
  return Json::parse(text.str());
}

Json mutant_json(const MutantResult& result, const MutationView& view, Language language) {
  const Mutation& mutation = result.mutation;
  Json json = {{"id", mutation.id},
               {"what", name_of(mutation.what)},
               {"kind", name_of(mutation.kind)},
               {"line", mutation.position.line},
               {"column", mutation.position.column},
               {"says", mutation.says.in(language)},
               {"before", mutation.before},
               {"after", mutation.after},
               {"fate", name_of(result.fate())},
               {"noticed_by", noticed_by(result.notice, view)},
               {"difference", difference_json(result, view)}};
  const auto& wide = result.equivalence.too_wide;
  if (result.fate() == Fate::Undecided && wide)
    json["too_wide"] = too_wide_json<Json>(view.rules->rulebook(), *wide);
  return json;
}

Json score_of(const MutationReport& report) {
  const std::size_t noticed = report.count(Fate::Noticed);
  const std::size_t matter = noticed + report.count(Fate::Survived);
  if (matter == 0) return nullptr;
  return static_cast<double>(1000 * noticed / matter) / 1000;  // three decimals
}

}  // namespace

void print_mutation_json(const MutationView& view, Language language, std::ostream& out) {
  const Rulebook& book = view.rules->rulebook();
  const MutationReport& report = view.report;
  Json mutants = Json::array();
  for (const MutantResult& result : report.mutants)
    mutants.push_back(mutant_json(result, view, language));
  const Json document = {{"schema_version", 1},
                         {"rulebook", book.id},
                         {"version", book.version},
                         {"file", view.file()},
                         {"verdict", name_of(verdict_of(report))},
                         {"complete", report.budget == Budget::None},
                         {"compared", report.compared},
                         {"bounds", bounds_json(book)},
                         {"mutations", report.mutations},
                         {"tried", report.mutants.size()},
                         {"noticed", report.count(Fate::Noticed)},
                         {"equivalent", report.count(Fate::Equivalent)},
                         {"survived", report.count(Fate::Survived)},
                         {"undecided", report.count(Fate::Undecided)},
                         {"untried", report.untried},
                         {"score", score_of(report)},
                         {"scenarios", view.scenarios},
                         {"mutants", mutants}};
  out << json_text(document, 2) << '\n';
}

}  // namespace juchu
