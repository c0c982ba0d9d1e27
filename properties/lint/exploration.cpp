#include "properties/lint/exploration.hpp"

#include <algorithm>
#include <utility>

namespace juchu {
namespace {

constexpr double kMostChoices = 1'000'000;  // of one event in one situation

/// About how many values a parameter has: dates and names depend on the situation.
double values_of(const Slot& slot, Kind kind) {
  constexpr double some = 20;
  if (kind == Kind::Date || kind == Kind::Method || kind == Kind::Token) return some;
  return static_cast<double>(slot.high - slot.low) + 1;
}

}  // namespace

LintExploration::LintExploration(std::shared_ptr<const CompiledRulebook> rules,
                                 const LintBudget& budget, std::vector<LintFinding>& findings)
    : rules_(std::move(rules)), budget_options_(budget), findings_(findings) {
  check_options_.vacuity = check_options_.norms = false;
  check_options_.most_situations = budget.most_situations;
  check_options_.most_situations_beside = budget.most_situations;
  check_options_.stop = budget.stop;
}

ExplorerOptions LintExploration::explorer_options() const {
  ExplorerOptions options;
  options.most_situations = budget_options_.most_situations;
  options.watch = [this](const Progress&) { return budget_options_.stop(); };
  return options;
}

bool LintExploration::ends(const Slice& slice) {
  const NameClasses classes(slice, true);
  const EventChoices choices(slice, classes, true, true);
  const auto& events = slice.rules.rulebook().events;
  for (std::size_t e = 0; e < events.size(); ++e) {
    double count = 1;
    for (std::size_t p = 0; slice.events[e] && p < events[e].parameters.size(); ++p)
      if (choices.varies(static_cast<int>(e), p))
        count *= values_of(slice.rules.parameter(static_cast<int>(e), static_cast<int>(p)),
                           events[e].parameters[p].type.kind);
    if (count <= kMostChoices) continue;
    note(0, false, Budget::None);
    return false;
  }
  return true;
}

void LintExploration::note(const Explorer& explorer) {
  const bool complete = explorer.budget() == Budget::None && explorer.unbounded_event() < 0;
  note(explorer.progress().situations, complete, explorer.budget());
}

void LintExploration::note(std::uint64_t situations, bool complete, Budget budget) {
  situations_ += situations;
  cut_short_ = cut_short_ || !complete;
  if (budget_ == Budget::None) budget_ = budget;
}

bool LintExploration::knows(std::string_view rule, const std::string& subject) const {
  return std::ranges::any_of(findings_, [&](const LintFinding& finding) {
    return finding.rule == rule && finding.subject == subject;
  });
}

void LintExploration::take_back(std::string_view rule, const LintFinding& finding) {
  std::erase_if(findings_, [&](const LintFinding& each) {
    return each.rule == rule && each.subject == finding.subject && each.problem == finding.problem;
  });
}

}  // namespace juchu
