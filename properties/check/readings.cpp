#include "properties/check/readings.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <utility>

namespace juchu {
namespace {

/// The verdict of every property and hazard, by id.
std::map<std::string, int> verdicts(const Rulebook& book, const CheckReport& report) {
  std::map<std::string, int> found;
  for (const PropertyResult& result : report.properties) {
    const Property& property = book.properties[static_cast<std::size_t>(result.property)];
    found[property.id] = static_cast<int>(violated(property, result.all));
  }
  for (const HazardResult& result : report.hazards)
    found[book.hazards[static_cast<std::size_t>(result.hazard)].id] = 10 + static_cast<int>(
                                                                               result.verdict());
  return found;
}

std::vector<int> both(const std::vector<int>& a, const std::vector<int>& b) {
  std::vector<int> common;
  std::ranges::set_intersection(a, b, std::back_inserter(common));
  return common;
}

class Readings {
 public:
  Readings(const std::shared_ptr<const CompiledRulebook>& rules, const CheckReport& base)
      : book_(rules->rulebook()), base_(verdicts(book_, base)) {
    for (const Parameter& parameter : book_.parameters)
      if (parameter.reading) readings_.push_back(&parameter);
    report_.unused_permits = base.unused_permits;
    report_.unused_forbids = base.unused_forbids;
    report_.unused_deadlines = base.unused_deadlines;
    report_.coverage_decided = base.coverage_decided;
    report_.never_kept = norms(base, &NormResult::kept);
    report_.never_breached = norms(base, &NormResult::breached);
    report_.readings.push_back({.choices = choices(0), .complete = base.complete()});
  }

  ReadingsReport run(const OpenReading& open, const CheckOptions& options,
                     const std::shared_ptr<KnownImpossible>& known) {
    std::map<std::string, std::vector<std::string>> dependences;
    for (unsigned changed = 1; changed < 1u << readings_.size(); ++changed) {
      ReadingResult result{.choices = choices(changed)};
      const auto rules = open(result.choices);
      if (rules == nullptr || options.stop() != Budget::None) {
        result.complete = false;
        report_.readings.push_back(std::move(result));
        continue;
      }
      const CheckReport report = check(rules, options, known);
      result.complete = report.complete();
      for (const auto& [id, verdict] : verdicts(rules->rulebook(), report))
        if (verdict != base_[id]) result.changed.push_back(id);
      for (const int row : findings(rules->rulebook(), report).properties)
        result.findings.push_back(book_.properties[static_cast<std::size_t>(row)].id);
      if (std::has_single_bit(changed))
        for (const std::string& id : result.changed)
          dependences[id].push_back(
              readings_[static_cast<std::size_t>(std::countr_zero(changed))]->id);
      join(report);
      report_.readings.push_back(std::move(result));
    }
    for (auto& [id, parameters] : dependences)
      report_.dependences.push_back({id, std::move(parameters)});
    return std::move(report_);
  }

 private:
  [[nodiscard]] std::vector<ParameterChoice> choices(unsigned changed) const {
    std::vector<ParameterChoice> chosen;
    for (std::size_t r = 0; r < readings_.size(); ++r) {
      const bool other = (changed >> r & 1) != 0;
      const bool value = (readings_[r]->value != 0) != other;
      chosen.push_back({readings_[r]->id, Kind::Bool, value ? 1 : 0});
    }
    return chosen;
  }

  static std::vector<int> norms(const CheckReport& report, Answer NormResult::* answer) {
    std::vector<int> impossible;
    for (const NormResult& result : report.norms)
      if ((result.*answer).possible == Possibility::Impossible) impossible.push_back(result.norm);
    return impossible;
  }

  void join(const CheckReport& report) {
    report_.unused_permits = both(report_.unused_permits, report.unused_permits);
    report_.unused_forbids = both(report_.unused_forbids, report.unused_forbids);
    report_.unused_deadlines = both(report_.unused_deadlines, report.unused_deadlines);
    report_.never_kept = both(report_.never_kept, norms(report, &NormResult::kept));
    report_.never_breached = both(report_.never_breached, norms(report, &NormResult::breached));
    report_.coverage_decided = report_.coverage_decided && report.coverage_decided;
  }

  const Rulebook& book_;
  std::map<std::string, int> base_;
  std::vector<const Parameter*> readings_;
  ReadingsReport report_;
};

}  // namespace

ReadingsReport check_readings(const std::shared_ptr<const CompiledRulebook>& rules,
                              const CheckReport& base, const OpenReading& open,
                              const CheckOptions& options,
                              const std::shared_ptr<KnownImpossible>& known) {
  return Readings(rules, base).run(open, options, known);
}

}  // namespace juchu
