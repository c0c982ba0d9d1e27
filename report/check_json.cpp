#include "report/check_json.hpp"

#include <algorithm>
#include <sstream>

#include <nlohmann/json.hpp>

#include "properties/trace/scenario_of_trace.hpp"
#include "report/json_text.hpp"
#include "report/replay_json.hpp"

namespace juchu {
namespace {

using Json = nlohmann::ordered_json;

const char* holds_word(Possibility violated) {
  if (violated == Possibility::Undecided) return "undecided";
  return violated == Possibility::Possible ? "violated" : "holds";
}

const char* reachable_word(const Answer& answer) {
  if (answer.possible == Possibility::Undecided) return "undecided";
  return answer.possible == Possibility::Possible ? "reachable" : "unreachable";
}

const char* possible_word(const Answer& answer) {
  if (answer.possible == Possibility::Undecided) return "undecided";
  return answer.possible == Possibility::Possible ? "possible" : "impossible";
}

Json expectation_word(Expectation expect) {
  switch (expect) {
    case Expectation::Gap: return "gap";
    case Expectation::Prevented: return "prevented";
    case Expectation::Unreachable: return "unreachable";
    default: return nullptr;
  }
}

class CheckJson {
 public:
  CheckJson(const std::shared_ptr<const CompiledRulebook>& rules, const CheckReport& report,
            Language language)
      : rules_(rules), book_(rules->rulebook()), report_(report), language_(language) {}

  [[nodiscard]] Json document(const std::vector<ReadingResult>& readings) const {
    Json json = {{"schema_version", 1},
                 {"rulebook", book_.id},
                 {"verdict", verdict()},
                 {"explored",
                  {{"states", report_.situations},
                   {"transitions", report_.transitions},
                   {"depth", report_.depth}}},
                 {"properties", Json::array()},
                 {"hazards", Json::array()},
                 {"norms", Json::array()},
                 {"norm_conflicts", Json::array()},
                 {"overlaps", Json::array()}};
    for (const PropertyResult& result : report_.properties)
      json["properties"].push_back(property(result));
    for (const HazardResult& result : report_.hazards) json["hazards"].push_back(hazard(result));
    for (const NormResult& result : report_.norms) {
      json["norms"].push_back(norm(result));
      if (result.conflict) json["norm_conflicts"].push_back(norm_id(result.norm));
    }
    for (const CheckReport::Overlap& overlap : report_.overlaps)
      json["overlaps"].push_back(
          {{"permits", {id(book_.permits, overlap.first), id(book_.permits, overlap.second)}},
           {"event", id(book_.events, overlap.event)},
           {"counterexample", steps(overlap.trace)}});
    json["unused"] = {{"permits", ids(book_.permits, report_.unused_permits)},
                      {"forbids", ids(book_.forbids, report_.unused_forbids)},
                      {"deadlines", ids(book_.deadlines, report_.unused_deadlines)},
                      {"decided", report_.coverage_decided}};
    json["readings"] = Json::array();
    for (const ReadingResult& reading : readings) json["readings"].push_back(of_reading(reading));
    return json;
  }

 private:
  template <class Rows>
  static std::string id(const Rows& rows, int row) {
    return rows[static_cast<std::size_t>(row)].id;
  }
  template <class Rows>
  static Json ids(const Rows& rows, const std::vector<int>& which) {
    Json list = Json::array();
    for (const int row : which) list.push_back(id(rows, row));
    return list;
  }
  [[nodiscard]] std::string norm_id(int norm) const { return id(book_.norms, norm); }

  [[nodiscard]] const char* verdict() const {
    if (findings(book_, report_).any()) return "violated";
    return report_.complete() ? "holds" : "inconclusive";
  }

  [[nodiscard]] Json property(const PropertyResult& result) const {
    const Property& named = book_.properties[static_cast<std::size_t>(result.property)];
    const bool sometimes = named.pattern == Pattern::Sometimes ||
                           named.pattern == Pattern::SometimesStep;
    Json json = {{"id", named.id},
                 {"pattern", kPatternKeys[static_cast<std::size_t>(named.pattern)]},
                 {"all", holds_word(violated(named, result.all))},
                 {"norm_keeping", nullptr},
                 {"vacuous", !result.not_needed.empty()},
                 {"not_needed", result.not_needed},
                 {"states", result.all.explored.situations}};
    if (result.keeping_asked)
      json["norm_keeping"] = holds_word(violated(named, result.norm_keeping));
    const Answer& told = result.norm_keeping.trace ? result.norm_keeping : result.all;
    if (told.trace) json[sometimes ? "witness" : "counterexample"] = steps(*told.trace);
    return json;
  }

  [[nodiscard]] Json hazard(const HazardResult& result) const {
    const Hazard& named = book_.hazards[static_cast<std::size_t>(result.hazard)];
    Json json = {{"id", named.id},
                 {"all", reachable_word(result.all)},
                 {"norm_keeping", reachable_word(result.norm_keeping)},
                 {"verdict", expectation_word(result.verdict())},
                 {"expect", expectation_word(named.expect)},
                 {"prevented_by", ids(book_.norms, result.prevented_by)},
                 {"conflict", result.conflict.has_value()},
                 {"states", result.all.explored.situations}};
    const Answer& told = result.norm_keeping.trace ? result.norm_keeping : result.all;
    if (told.trace) json["counterexample"] = steps(*told.trace);
    return json;
  }

  [[nodiscard]] Json norm(const NormResult& result) const {
    Json json = {{"id", norm_id(result.norm)},
                 {"kept", possible_word(result.kept)},
                 {"breached", possible_word(result.breached)},
                 {"conflict", result.conflict.has_value()}};
    if (result.conflict) json["counterexample"] = steps(*result.conflict);
    return json;
  }

  [[nodiscard]] Json steps(const Trace& trace) const {
    const auto replayed = replay_trace(rules_, trace);
    if (!replayed) return Json::array();
    std::ostringstream text;
    write_steps_json(replayed->scenario, replayed->story, language_, text);
    return Json::parse(text.str());
  }

  [[nodiscard]] Json of_reading(const ReadingResult& reading) const {
    Json choices = Json::object(), changed = Json::array();
    for (const ParameterChoice& choice : reading.choices)
      choices[choice.parameter] = choice.value != 0;
    for (const std::string& changed_id : reading.changed) changed.push_back(changed_id);
    return {{"choices", choices}, {"changed", changed}, {"complete", reading.complete}};
  }

  const std::shared_ptr<const CompiledRulebook>& rules_;
  const Rulebook& book_;
  const CheckReport& report_;
  Language language_;
};

}  // namespace

void print_check_json(const std::shared_ptr<const CompiledRulebook>& rules,
                      const CheckReport& report, const std::vector<ReadingResult>& readings,
                      Language language, std::ostream& out) {
  const Json json = CheckJson(rules, report, language).document(readings);
  out << visible_json(json.dump(1, ' ', false, Json::error_handler_t::replace)) << '\n';
}

}  // namespace juchu
