#include "report/check_stories.hpp"

#include <algorithm>

namespace juchu {
namespace {

bool has(const std::vector<int>& rows, int row) {
  return std::ranges::find(rows, row) != rows.end();
}

Text title_of(const RuleHead& rule) {
  return rule.says.empty() ? Text{rule.id, rule.id} : rule.says;
}

const Trace* trace_of(const std::optional<Trace>& trace) { return trace ? &*trace : nullptr; }

}  // namespace

std::vector<CheckStory> stories_of(const std::shared_ptr<const CompiledRulebook>& rules,
                                   const CheckReport& report) {
  const Rulebook& book = rules->rulebook();
  const CheckFindings found = findings(book, report);
  std::vector<CheckStory> stories;
  const auto add = [&](const RuleHead& rule, const Trace* trace, bool finding) {
    if (trace != nullptr) stories.push_back({rule.id, title_of(rule), trace, finding});
  };
  for (const PropertyResult& result : report.properties) {
    const Property& property = book.properties[static_cast<std::size_t>(result.property)];
    const Answer& told = result.norm_keeping.trace ? result.norm_keeping : result.all;
    add(property, trace_of(told.trace), has(found.properties, result.property));
  }
  for (const HazardResult& result : report.hazards) {
    const Hazard& hazard = book.hazards[static_cast<std::size_t>(result.hazard)];
    const Answer& told = result.norm_keeping.trace ? result.norm_keeping : result.all;
    add(hazard, trace_of(told.trace), has(found.hazards, result.hazard));
  }
  for (const NormResult& result : report.norms) {
    const Norm& norm = book.norms[static_cast<std::size_t>(result.norm)];
    const bool finding = has(found.norms, result.norm);
    add(norm, trace_of(result.conflict ? result.conflict : result.breached.trace), finding);
  }
  return stories;
}

}  // namespace juchu
