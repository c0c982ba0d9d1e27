#include "report/json/check_json.hpp"

#include <algorithm>
#include <cassert>

#include <nlohmann/json.hpp>

#include "report/check_verdict.hpp"
#include "report/json/budget_json.hpp"
#include "report/json/json_text.hpp"
#include "report/json/replay_json.hpp"
#include "report/json/rules_json.hpp"
#include "report/json/wide_number_json.hpp"
#include "report/rows.hpp"

namespace juchu {
namespace {

using Json = nlohmann::ordered_json;

const char* name_of(CheckVerdict verdict) {
  switch (verdict) {
    case CheckVerdict::Holds: return "holds";
    case CheckVerdict::Violated: return "violated";
    case CheckVerdict::Inconclusive: return "inconclusive";
  }
  return "inconclusive";
}

Json name_of(Expectation verdict, const Json& unstated) {
  switch (verdict) {
    case Expectation::Gap: return "gap";
    case Expectation::Prevented: return "prevented";
    case Expectation::Unreachable: return "unreachable";
    case Expectation::Unstated: return unstated;
  }
  return unstated;
}

const char* name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::Undecided: return "undecided";
    case Verdict::Holds: return "holds";
    case Verdict::Violated: return "violated";
    case Verdict::Gap: return "gap";
    case Verdict::Prevented: return "prevented";
    case Verdict::Unreachable: return "unreachable";
  }
  return "undecided";
}

/// One of three words for what is possible, impossible, undecided.
const char* word_for(Possibility possibility, const char* possible, const char* impossible) {
  switch (possibility) {
    case Possibility::Possible: return possible;
    case Possibility::Impossible: return impossible;
    case Possibility::Undecided: return "undecided";
  }
  return "undecided";
}

Json explored(const Progress& progress) {
  return {{"states", progress.situations},
          {"transitions", progress.transitions},
          {"depth", progress.depth}};
}

/// Writes the document row by row: a row is an object, to which stories are appended as they are
/// told.
class CheckWriter {
 public:
  CheckWriter(const Checked& checked, const ReadingsReport* readings, Language language,
              std::ostream& out)
      : checked_(checked),
        book_(checked.rules->rulebook()),
        report_(checked.report),
        readings_(readings),
        language_(language),
        out_(out) {}

  void write(const CheckTiming* timing) {
    write_head();
    list("properties", report_.properties, [this](const PropertyResult& r) { property(r); });
    list("hazards", report_.hazards, [this](const HazardResult& r) { hazard(r); });
    list("norms", report_.norms, [this](const NormResult& r) { norm(r); });
    write_conflicts();
    list("overlaps", report_.overlaps, [this](const CheckReport::Overlap& o) { overlap(o); });
    member("unused", unused());
    write_readings();
    if (timing != nullptr)
      member("timing", {{"milliseconds", timing->milliseconds}, {"bytes", timing->bytes}});
    out_ << "}\n";
  }

 private:
  void write_head() {
    out_ << "{\"schema_version\":1";
    member("rulebook", book_.id);
    member("version", book_.version);
    member("verdict", name_of(verdict_of(book_, report_)));
    member("complete", report_.complete());
    member("budget", budget_json<Json>(report_.budget));
    if (report_.too_wide) member("too_wide", too_wide_json<Json>(book_, *report_.too_wide));
    member("bounds", bounds_json(book_));
    member("explored", {{"states", report_.situations},
                        {"transitions", report_.transitions},
                        {"depth", report_.depth}});
  }

  void member(const char* key, const Json& value) {
    out_ << ",\n\"" << key << "\":" << json_text(value);
  }

  template <class Rows, class Write>
  void list(const char* key, const Rows& rows, Write write) {
    out_ << ",\n\"" << key << "\":[";
    separator_ = "\n";
    for (const auto& row : rows) write(row);
    out_ << ']';
  }

  /// Opens a row of a list; `stories` are members to come.
  struct Story {
    const char* key;
    const std::optional<Trace>& trace;
  };
  void row(const Json& members, std::initializer_list<Story> stories) {
    std::string text = json_text(members);
    text.pop_back();
    out_ << separator_ << text;
    separator_ = ",\n";
    for (const auto& [key, trace] : stories) {
      if (!trace) continue;
      out_ << ",\"" << key << "\":";
      steps(*trace);
    }
    out_ << '}';
  }

  void steps(const Trace& trace) {
    const auto replayed = replay_trace(checked_.rules, trace, {.choices = checked_.choices});
    assert(replayed && "K1: every step of a trace is accepted");
    write_steps_json(replayed->scenario, replayed->story, language_, out_);
  }

  [[nodiscard]] static Json parts_of(const std::vector<NotNeeded>& not_needed) {
    Json parts = Json::array();
    for (const NotNeeded& each : not_needed) parts.push_back(each.part);
    return parts;
  }

  void property(const PropertyResult& result) {
    const Property& property = row_at(book_.properties, result.property);
    const bool sometimes = property.sometimes();
    const auto verdict = [&](const Answer& answer) {
      return word_for(violated(property, answer), "violated", "holds");
    };
    Json members = {{"id", property.id},
                    {"pattern", kPatternKeys.at(static_cast<std::size_t>(property.pattern))},
                    {"all", verdict(result.all)},
                    {"norm_keeping", nullptr},
                    {"vacuous", !result.not_needed.empty()},
                    {"not_needed", parts_of(result.not_needed)},
                    {"explored", explored(result.all.explored)}};
    if (result.keeping_asked) members["norm_keeping"] = verdict(result.norm_keeping);
    if (sometimes)
      row(members, {{"witness", result.all.trace}});
    else
      row(members, {{"counterexample", result.all.trace},
                    {"norm_keeping_counterexample", result.norm_keeping.trace}});
  }

  void hazard(const HazardResult& result) {
    const Hazard& hazard = row_at(book_.hazards, result.hazard);
    const auto& unexpected = findings_.hazards;
    const bool expected = std::ranges::find(unexpected, result.hazard) == unexpected.end();
    row({{"id", hazard.id},
         {"all", word_for(result.all.possible, "reachable", "unreachable")},
         {"norm_keeping", word_for(result.norm_keeping.possible, "reachable", "unreachable")},
         {"verdict", name_of(result.verdict(), "undecided")},
         {"expect", name_of(hazard.expect, nullptr)},
         {"as_expected", expected},
         {"prevented_by", ids(result.prevented_by, book_.norms)},
         {"vacuous", !result.not_needed.empty()},
         {"not_needed", parts_of(result.not_needed)},
         {"explored", explored(result.all.explored)}},
        {{"counterexample", result.all.trace},
         {"norm_keeping_counterexample", result.norm_keeping.trace}});
  }

  void norm(const NormResult& result) {
    const Norm& norm = row_at(book_.norms, result.norm);
    if (norm.promise) return;
    row({{"id", norm.id},
         {"kept", word_for(result.kept.possible, "possible", "impossible")},
         {"breached", word_for(result.breached.possible, "possible", "impossible")},
         {"always_keepable", !result.conflict}},
        {});
  }

  void write_conflicts() {
    out_ << ",\n\"norm_conflicts\":[";
    separator_ = "\n";
    for (const NormResult& result : report_.norms)
      if (result.conflict)
        row({{"norms", ids({result.norm}, book_.norms)}, {"hazard", nullptr}},
            {{"steps", result.conflict}});
    for (const HazardResult& result : report_.hazards)
      if (result.conflict)
        row({{"norms", ids(result.prevented_by, book_.norms)},
             {"hazard", row_at(book_.hazards, result.hazard).id}},
            {{"steps", result.conflict}});
    out_ << ']';
  }

  void overlap(const CheckReport::Overlap& overlap) {
    row({{"event", row_at(book_.events, overlap.event).id},
         {"permits", ids({overlap.first, overlap.second}, book_.permits)}},
        {{"steps", overlap.trace}});
  }

  [[nodiscard]] Json unused() const {
    Json unused = {{"permits", Json::array()},
                   {"forbids", Json::array()},
                   {"deadlines", Json::array()},
                   {"undecided", Json::array()}};
    for (const auto& [rule, never, asked] : report_.unused) {
      const char* list = never ? section_of(rule.kind) : "undecided";
      unused[asked ? list : "not_asked"].push_back(head_of(book_, rule).id);
    }
    return unused;
  }

  [[nodiscard]] static const char* section_of(RuleKind kind) {
    if (kind == RuleKind::Permit) return "permits";
    return kind == RuleKind::Forbid ? "forbids" : "deadlines";
  }

  template <class Row>
  [[nodiscard]] static Json ids(const std::vector<int>& indices, const std::vector<Row>& rows) {
    Json list = Json::array();
    for (const int index : indices) list.push_back(row_at(rows, index).id);
    return list;
  }

  [[nodiscard]] const std::string& reading(int index) const {
    return row_at(book_.parameters, row_at(readings_->readings, index)).id;
  }

  void write_readings() {
    Json combinations = Json::array(), depends = Json::array(), elsewhere = Json::array();
    if (readings_ != nullptr) {
      for (std::size_t c = 0; c < readings_->combinations.size(); ++c)
        combinations.push_back(combination(c));
      for (const auto& dependence : readings_->dependences) {
        Json on = Json::array();
        for (const int index : dependence.readings) on.push_back(reading(index));
        depends.push_back({{"id", dependence.rule->id}, {"on", on}});
      }
      for (const auto& [rule, index] : readings_->elsewhere)
        elsewhere.push_back({{"id", rule->id}, {"reading", index}});
    }
    out_ << ",\n\"readings\":[";
    separator_ = "\n";
    for (const Json& each : combinations) row(each, {});
    out_ << ']';
    member("depends", depends);
    member("elsewhere", elsewhere);
  }

  [[nodiscard]] Json combination(std::size_t index) const {
    Json values = Json::object(), verdicts = Json::object();
    for (std::size_t r = 0; r < readings_->readings.size(); ++r)
      values[reading(static_cast<int>(r))] = (readings_->combinations[index].values >> r & 1) != 0;
    for (const auto& dependence : readings_->dependences)
      verdicts[dependence.rule->id] = name_of(dependence.verdicts[index]);
    return {{"values", values}, {"verdicts", verdicts}};
  }

  const Checked& checked_;
  const Rulebook& book_;
  const CheckReport& report_;
  const CheckFindings findings_ = findings(book_, report_);
  const ReadingsReport* readings_;
  Language language_;
  std::ostream& out_;
  const char* separator_ = "\n";  // before the next row of a list
};

}  // namespace

void print_check_json(const Checked& checked, const ReadingsReport* readings,
                      const CheckTiming* timing, Language language, std::ostream& out) {
  CheckWriter(checked, readings, language, out).write(timing);
}

}  // namespace juchu
