#include <map>
#include <optional>
#include <set>
#include <utility>

#include "model/analysis/date_differences.hpp"
#include "model/expression/wording.hpp"
#include "properties/lint/findings.hpp"
#include "properties/lint/open_clauses.hpp"
#include "properties/lint/undecidable_dates.hpp"

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

/// By field: why it cannot be decided about.
using TooFar = std::map<int, UndecidableDate>;

TooFar too_far(const Rulebook& rulebook) {
  TooFar found;
  const DateDifferences differences(rulebook);
  for (const UndecidableDate& date : differences.undecidable()) found.emplace(date.field, date);
  return found;
}

/// Finds which row of a rulebook compares a date without bounds.
class EndlessDates {
 public:
  explicit EndlessDates(Rulebook rulebook)
      : rulebook_(std::move(rulebook)), bare_(without_rules(rulebook_)), all_(too_far(rulebook_)) {}

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
    for (const auto& [field, why] : all_)
      if (!told_.contains(field)) tell(rulebook_.fields[static_cast<std::size_t>(field)], why);
    return std::move(findings_);
  }

 private:
  template <class Row>
  void try_each(const std::vector<Row>& rows, std::vector<Row>& place) {
    const TooFar anyway = too_far(bare_);
    for (const Row& row : rows) {
      place = {row};
      for (const auto& [field, why] : too_far(bare_))
        if (!anyway.contains(field)) tell(row, why);
    }
    place.clear();
  }

  void try_events() {
    for (EventType& event : bare_.events)
      for (EventParameter& parameter : event.parameters) parameter.from = {};
    for (std::size_t e = 0; e < bare_.events.size(); ++e) {
      const EventType stripped = std::exchange(bare_.events[e], rulebook_.events[e]);
      for (const auto& [field, why] : too_far(bare_)) tell(rulebook_.events[e], why);
      bare_.events[e] = stripped;
    }
  }

  void tell(const auto& row, const UndecidableDate& why) {
    told_.insert(why.field);
    const std::string& id = rulebook_.fields[static_cast<std::size_t>(why.field)].id;
    findings_.push_back({.position = row.position,
                         .subject = row.id,
                         .problem = problem_of(id, why),
                         .hint = hint_of(why)});
  }

  static Text problem_of(const std::string& id, const UndecidableDate& why) {
    if (why.days)
      return say("日付「{}」を{}日の差で比べています", "the date {} is compared over {} days", id,
                 *why.days);
    if (why.shared)
      return say("日付「{}」を通じて、注文の日付とカートやショップの日付を比べています",
                 "the date {} brings a date of an order together with one that orders share", id);
    return say("日付「{}」を、日数に限りのない日付と比べています",
               "the date {} is compared with one that no number of days bounds", id);
  }

  static Text hint_of(const UndecidableDate& why) {
    if (why.days)
      return say("調べられるのは{}日の差までです", "at most {} days can be told apart",
                 kMostDaysApart);
    if (why.shared)
      return {"注文の日付は、今日か同じ注文の日付と比べてください",
              "compare an order's date with today or with a date of the same order"};
    return {"今日か、今日に決まった日数を足し引きした日付か、そのような日付と比べてください",
            "compare it with today, plus or minus a number of days that has a limit, or with a "
            "date that is set to that"};
  }

  const Rulebook rulebook_;
  Rulebook bare_;
  TooFar all_;
  std::set<int> told_;
  LintFindings findings_;
};

}  // namespace

LintFindings undecidable_dates(const CompiledRulebook& rules) {
  return EndlessDates(opened(rules.rulebook())).find();
}

bool refuse_undecidable_dates(const CompiledRulebook& rules, Diagnostics& diagnostics) {
  const LintFindings found = undecidable_dates(rules);
  for (const LintFinding& finding : found)
    diagnostics.add({.file = rules.rulebook().file,
                     .position = finding.position,
                     .pointer = "/" + finding.subject,
                     .problem = finding.problem,
                     .hint = finding.hint});
  return !found.empty();
}

}  // namespace juchu
