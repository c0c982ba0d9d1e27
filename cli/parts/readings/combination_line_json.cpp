#include <nlohmann/json.hpp>

#include "cli/parts/readings/combination_line.hpp"
#include "cli/parts/trace_json.hpp"
#include "model/engine/rule_rows.hpp"
#include "properties/search/trace/scenario_of_trace.hpp"

namespace juchu {
namespace {

// --- writing ---

class Writer {
 public:
  explicit Writer(bool stories) : stories_(stories) {}

  [[nodiscard]] PartJson line(int unit, const CheckReport& report) const {
    PartJson overlaps = PartJson::array(), unused = PartJson::array();
    for (const CheckReport::Overlap& overlap : report.overlaps)
      overlaps.push_back({{"first", overlap.first},
                          {"second", overlap.second},
                          {"event", overlap.event},
                          {"story", json_of(overlap.trace)}});
    for (const auto& [rule, never, asked] : report.unused)
      unused.push_back({static_cast<int>(rule.kind), rule.index, never, asked});
    return {{"combination", unit},
            {"properties", rows(report.properties)},
            {"hazards", rows(report.hazards)},
            {"norms", rows(report.norms)},
            {"overlaps", overlaps},
            {"overlaps_decided", report.overlaps_decided},
            {"unused", unused},
            {"explored", {report.situations, report.transitions, report.depth}},
            {"budget", static_cast<int>(report.budget)},
            {"budget_beside", static_cast<int>(report.budget_beside)},
            {"too_wide", json_of(report.too_wide)}};
  }

 private:
  template <class Results>
  [[nodiscard]] PartJson rows(const Results& results) const {
    PartJson all = PartJson::array();
    for (const auto& result : results) all.push_back(row(result));
    return all;
  }
  [[nodiscard]] PartJson row(const PropertyResult& result) const {
    return {{"row", result.property},
            {"all", answer(result.all)},
            {"keeping", result.keeping_asked ? answer(result.norm_keeping) : PartJson(nullptr)},
            {"not_needed", parts(result.not_needed)}};
  }
  [[nodiscard]] PartJson row(const HazardResult& result) const {
    return {{"row", result.hazard},
            {"all", answer(result.all)},
            {"keeping", answer(result.norm_keeping)},
            {"prevented_by", result.prevented_by},
            {"conflict", story(result.conflict)},
            {"not_needed", parts(result.not_needed)}};
  }
  [[nodiscard]] PartJson row(const NormResult& result) const {
    return {{"row", result.norm},
            {"kept", answer(result.kept)},
            {"breached", answer(result.breached)},
            {"conflict", story(result.conflict)}};
  }
  [[nodiscard]] PartJson answer(const Answer& answer) const {
    const Progress& explored = answer.explored;
    return {{"possible", static_cast<int>(answer.possible)},
            {"explored", {explored.situations, explored.transitions, explored.depth}},
            {"too_wide", json_of(answer.too_wide)},
            {"story", story(answer.trace)}};
  }
  [[nodiscard]] PartJson story(const std::optional<Trace>& trace) const {
    return trace && stories_ ? json_of(*trace) : PartJson(nullptr);
  }
  [[nodiscard]] static PartJson parts(const std::vector<NotNeeded>& not_needed) {
    PartJson all = PartJson::array();
    for (const NotNeeded& each : not_needed) all.push_back({static_cast<int>(each.why), each.part});
    return all;
  }

  bool stories_;
};

// --- reading ---

class Reader {
 public:
  explicit Reader(const std::shared_ptr<const CompiledRulebook>& rules)
      : rules_(rules), book_(rules->rulebook()) {}

  std::optional<CheckReport> read(std::string_view line) {
    const PartJson json = reader_.parsed(line);
    CheckReport report;
    for (const PartJson& row : list(json, "properties")) report.properties.push_back(property(row));
    for (const PartJson& row : list(json, "hazards")) report.hazards.push_back(hazard(row));
    for (const PartJson& row : list(json, "norms")) report.norms.push_back(norm(row));
    for (const PartJson& row : list(json, "overlaps")) report.overlaps.push_back(overlap(row));
    report.overlaps_decided = reader_.truth(at(json, "overlaps_decided"));
    for (const PartJson& row : list(json, "unused")) report.unused.push_back(unused(row));
    const Progress explored = progress(json);
    report.situations = explored.situations;
    report.transitions = explored.transitions;
    report.depth = explored.depth;
    report.budget = reader_.one_of(at(json, "budget"), Budget::Interrupted);
    report.budget_beside = reader_.one_of(at(json, "budget_beside"), Budget::Interrupted);
    report.too_wide = read_wide(at(json, "too_wide"), book_, reader_);
    return reader_.fine() ? std::optional(std::move(report)) : std::nullopt;
  }

 private:
  const PartJson& at(const PartJson& json, const char* key) { return reader_.at(json, key); }
  const std::vector<PartJson>& list(const PartJson& json, const char* key) {
    return reader_.list(json, key);
  }

  PropertyResult property(const PartJson& json) {
    PropertyResult result;
    result.property = reader_.row(at(json, "row"), book_.properties.size());
    result.all = answer(at(json, "all"));
    const PartJson& keeping = at(json, "keeping");
    result.keeping_asked = !keeping.is_null();
    if (result.keeping_asked) result.norm_keeping = answer(keeping);
    result.not_needed = parts(json);
    return result;
  }

  HazardResult hazard(const PartJson& json) {
    HazardResult result;
    result.hazard = reader_.row(at(json, "row"), book_.hazards.size());
    result.all = answer(at(json, "all"));
    result.norm_keeping = answer(at(json, "keeping"));
    for (const PartJson& norm : list(json, "prevented_by"))
      result.prevented_by.push_back(reader_.row(norm, book_.norms.size()));
    result.conflict = story(at(json, "conflict"));
    result.not_needed = parts(json);
    return result;
  }

  NormResult norm(const PartJson& json) {
    NormResult result;
    result.norm = reader_.row(at(json, "row"), book_.norms.size());
    result.kept = answer(at(json, "kept"));
    result.breached = answer(at(json, "breached"));
    result.conflict = story(at(json, "conflict"));
    return result;
  }

  CheckReport::Overlap overlap(const PartJson& json) {
    CheckReport::Overlap overlap;
    overlap.first = reader_.row(at(json, "first"), book_.permits.size());
    overlap.second = reader_.row(at(json, "second"), book_.permits.size());
    overlap.event = reader_.row(at(json, "event"), book_.events.size());
    auto trace = story(at(json, "story"));
    reader_.insist(trace.has_value());
    if (trace) overlap.trace = *std::move(trace);
    return overlap;
  }

  CheckReport::Unused unused(const PartJson& json) {
    CheckReport::Unused unused;
    reader_.insist(json.is_array() && json.size() == 4);
    if (!reader_.fine()) return unused;
    unused.rule.kind = reader_.one_of(json.at(0), RuleKind::NotDue);
    reader_.insist(unused.rule.kind == RuleKind::Permit || unused.rule.kind == RuleKind::Forbid ||
                   unused.rule.kind == RuleKind::Deadline);
    unused.rule.index = static_cast<std::uint16_t>(
        reader_.row(json.at(1), rows_of(book_, unused.rule.kind)));
    unused.never = reader_.truth(json.at(2));
    unused.asked = reader_.truth(json.at(3));
    return unused;
  }

  Answer answer(const PartJson& json) {
    Answer answer;
    answer.possible = reader_.one_of(at(json, "possible"), Possibility::Undecided);
    answer.explored = progress(json);
    answer.too_wide = read_wide(at(json, "too_wide"), book_, reader_);
    answer.trace = story(at(json, "story"));
    return answer;
  }

  Progress progress(const PartJson& json) {
    Progress progress;
    const auto& numbers = list(json, "explored");
    reader_.insist(numbers.size() == 3);
    if (!reader_.fine()) return progress;
    progress.situations = reader_.count(numbers[0]);
    progress.transitions = reader_.count(numbers[1]);
    progress.depth = static_cast<int>(
        reader_.number(numbers[2], 0, std::numeric_limits<int>::max()));
    return progress;
  }

  std::vector<NotNeeded> parts(const PartJson& json) {
    std::vector<NotNeeded> all;
    for (const PartJson& part : list(json, "not_needed")) {
      reader_.insist(part.is_array() && part.size() == 2);
      if (!reader_.fine()) break;
      const auto why = reader_.one_of(part.at(0), NotNeeded::Why::HoldsFromCreation);
      all.push_back({why, reader_.text(part.at(1))});
    }
    return all;
  }

  /// J2
  std::optional<Trace> story(const PartJson& json) {
    if (json.is_null() || !reader_.fine()) return std::nullopt;
    Trace trace = read_trace(json, *rules_, reader_);
    if (reader_.fine()) reader_.insist(replay_trace(rules_, trace).has_value());
    return trace;
  }

  const std::shared_ptr<const CompiledRulebook>& rules_;
  const Rulebook& book_;
  CheckedJson reader_;
};

}  // namespace

std::string line_of(int unit, const CheckReport& report) {
  return Writer(unit == 1).line(unit, report).dump();
}

std::optional<CheckReport> read_combination_line(
    std::string_view line, const std::shared_ptr<const CompiledRulebook>& rules) {
  return Reader(rules).read(line);
}

}  // namespace juchu
