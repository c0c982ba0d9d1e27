#include "properties/lint/exploration.hpp"

#include <algorithm>
#include <utility>

namespace juchu {
namespace {

/// Events put to the rules, for each situation that may be seen: in one exploration, and in one
/// question about permits that overlap.
constexpr std::uint64_t kMostTried = 50, kMostTriedBeside = 5;

std::uint64_t most_tried(const LintBudget& budget, std::uint64_t for_each) {
  return for_each * std::max(budget.most_situations, LintBudget().most_situations);
}

}  // namespace

LintExploration::LintExploration(std::shared_ptr<const CompiledRulebook> rules,
                                 const LintBudget& budget, std::vector<LintFinding>& findings)
    : rules_(std::move(rules)), budget_options_(budget), findings_(findings) {
  check_options_.vacuity = check_options_.norms = check_options_.coverage = false;
  check_options_.most_situations = budget.most_situations;
  check_options_.most_situations_beside = budget.most_situations;
  check_options_.most_tried = most_tried(budget, kMostTried);
  check_options_.most_tried_beside = most_tried(budget, kMostTriedBeside);
  check_options_.stop = budget.stop;
}

ExplorerOptions LintExploration::explorer_options() const {
  ExplorerOptions options;
  options.most_situations = budget_options_.most_situations;
  options.most_tried = most_tried(budget_options_, kMostTried);
  options.watch = [this](const Progress&) { return budget_options_.stop(); };
  return options;
}

void LintExploration::note(const Explorer& explorer) {
  const bool complete = explorer.budget() == Budget::None && !explorer.endless();
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
