#include "cli/check_shard.hpp"

#include <utility>

#include "cli/open_part.hpp"
#include "cli/parts/part_trouble.hpp"
#include "cli/parts/readings/combination_line.hpp"
#include "cli/parts/rules_header.hpp"
#include "cli/parts/shard_option.hpp"
#include "cli/usage_error.hpp"
#include "properties/search/heard_budgets.hpp"

namespace juchu {
namespace {

/// The combinations that a part does not have yet.
class CombinationRun {
 public:
  CombinationRun(ReadingsCheck& readings, CheckOptions options, UnitPart& part)
      : readings_(readings), options_(std::move(options)), heard_(options_.stop), part_(part) {
    options_.stop = [this] { return heard_(); };
  }

  /// Checks them, one after another; answers the budget that was reached first. False after
  /// complaining.
  bool run(const std::vector<int>& units, Diagnostics& diagnostics) {
    CheckReport own;
    if (!settle([&] { own = readings_.check_own(options_); })) return true;  // nothing helps
    for (const int unit : units) {
      CheckReport answers = own;
      bool read = true;
      const bool settled = unit == 1 || settle([&] {
                             auto answered = readings_.check_other(unit - 1, own, options_,
                                                                   diagnostics);
                             read = answered.has_value();
                             if (answered) answers = *std::move(answered);
                           });
      if (!read) return false;
      if (settled && !part_.add(unit, line_of(unit, answers))) return true;
      if (budget_ == Budget::Time || budget_ == Budget::Interrupted) return true;
    }
    return true;
  }

  [[nodiscard]] Budget budget() const { return budget_; }

 private:
  /// Whether nothing is left open by what another machine may have more of.
  template <class Work>
  bool settle(Work work) {
    const std::uint64_t before = heard_.count();
    work();
    const Budget now = heard_();
    if (heard_.count() == before) return true;
    budget_ = budget_that_left(now);
    return false;
  }

  ReadingsCheck& readings_;
  CheckOptions options_;
  HeardBudgets heard_;
  UnitPart& part_;
  Budget budget_ = Budget::None;
};

}  // namespace

ExitCode check_shard(const CheckRequest& request, const ReadingsPlan& plan, Console& console) {
  Diagnostics diagnostics;
  RulebookShelf shelf;
  auto readings = ReadingsCheck::open(request.rulebook, shelf, diagnostics);
  if (!readings) return refuse_input(diagnostics, console);
  const int all = readings->combinations();
  const ReadingsHeader header{request, {all, parse_shard(request.shard)->range(all)}};
  const PartRange& range = header.part.range;
  if (range.last > all)
    return refuse_argument(beyond_all_units(kOfReadings, all), "juchu check", console);
  const auto fits = [&](int /*unit*/, std::string_view line) {
    return read_combination_line(line, readings->own()).has_value();
  };
  auto part = UnitPart::open({request.output, header_of(header, readings->own()->rulebook(), shelf),
                              kOfReadings, range, fits},
                             console);
  if (!part) return ExitCode::BadInput;
  const std::vector<int> units = part->to_do();
  if (units.empty()) return part->end(Budget::None, console);
  CombinationRun run(*readings, plan.options, *part);
  const bool fine = plan.watch.within([&] { return run.run(units, diagnostics); });
  plan.progress.clear();
  return fine ? part->end(run.budget(), console) : refuse_input(diagnostics, console);
}

}  // namespace juchu
