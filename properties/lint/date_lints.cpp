#include <set>
#include <utility>

#include "model/expression/wording.hpp"
#include "properties/canonical_form.hpp"
#include "properties/lint/findings.hpp"
#include "properties/lint/open_clauses.hpp"
#include "properties/past_dates.hpp"

namespace juchu {
namespace {

/// `rulebook` with nothing but what is declared, and the days that events offer.
Rulebook without_rules(Rulebook rulebook) {
  rulebook.permits.clear();
  rulebook.forbids.clear();
  rulebook.deadlines.clear();
  rulebook.warnings.clear();
  rulebook.norms.clear();
  rulebook.hazards.clear();
  rulebook.properties.clear();
  for (EventType& event : rulebook.events) {
    event.possible = {};
    event.set.clear();
    for (EventParameter& parameter : event.parameters) parameter.to = parameter.default_value = {};
  }
  return rulebook;
}

/// Finds which row of a rulebook compares a date without bounds.
class EndlessDates {
 public:
  explicit EndlessDates(Rulebook rulebook)
      : rulebook_(std::move(rulebook)), bare_(without_rules(rulebook_)), all_(endless(rulebook_)) {}

  LintFindings find() {
    if (all_.empty()) return {};
    try_each(rulebook_.permits, bare_.permits);
    try_each(rulebook_.forbids, bare_.forbids);
    try_each(rulebook_.deadlines, bare_.deadlines);
    try_each(rulebook_.warnings, bare_.warnings);
    try_each(rulebook_.norms, bare_.norms);
    try_each(rulebook_.hazards, bare_.hazards);
    try_each(rulebook_.properties, bare_.properties);
    try_events();
    for (const int field : all_)
      if (!told_.contains(field)) tell(rulebook_.fields[static_cast<std::size_t>(field)], field);
    return std::move(findings_);
  }

 private:
  static std::set<int> endless(const Rulebook& rulebook) {
    std::set<int> fields;
    const auto past = past_that_matters(rulebook, CanonicalForm::kEndless);
    for (std::size_t f = 0; f < past.size(); ++f)
      if (past[f] >= CanonicalForm::kEndless) fields.insert(static_cast<int>(f));
    return fields;
  }

  template <class Row>
  void try_each(const std::vector<Row>& rows, std::vector<Row>& place) {
    const std::set<int> anyway = endless(bare_);
    for (const Row& row : rows) {
      place = {row};
      for (const int field : endless(bare_))
        if (!anyway.contains(field)) tell(row, field);
    }
    place.clear();
  }

  void try_events() {
    for (EventType& event : bare_.events)
      for (EventParameter& parameter : event.parameters) parameter.from = {};
    for (std::size_t e = 0; e < bare_.events.size(); ++e) {
      const EventType stripped = std::exchange(bare_.events[e], rulebook_.events[e]);
      for (const int field : endless(bare_)) tell(rulebook_.events[e], field);
      bare_.events[e] = stripped;
    }
  }

  void tell(const auto& row, int field) {
    told_.insert(field);
    const std::string& id = rulebook_.fields[static_cast<std::size_t>(field)].id;
    findings_.push_back(
        {.position = row.position,
         .subject = row.id,
         .problem = say("日付「{}」を、日数に限りのない日付と比べています",
                        "the date {} is compared with one that no number of days bounds", id),
         .hint = {"今日との差か、決まった日数を足し引きした日付と比べてください",
                  "compare it with today, plus or minus a number of days that has a limit"}});
  }

  const Rulebook rulebook_;
  Rulebook bare_;
  std::set<int> all_;
  std::set<int> told_;
  LintFindings findings_;
};

}  // namespace

LintFindings undecidable_dates(const CompiledRulebook& rules) {
  return EndlessDates(opened(rules.rulebook())).find();
}

}  // namespace juchu
