#include <algorithm>

#include "cli/merging.hpp"
#include "cli/parts/part_trouble.hpp"
#include "cli/parts/simulation/simulation_header.hpp"
#include "cli/parts/simulation/whole_replications.hpp"
#include "cli/simulate_answer.hpp"
#include "cli/simulate_options.hpp"
#include "cli/words.hpp"

namespace juchu {
namespace {

/// Which replications the parts of a simulation have; what is missing is known.
class Inventory {
 public:
  Inventory(const SimulateRequest& request, const SimulatePlan& plan)
      : round_(plan.first().replications), asked_(round_) {
    if (!request.precision.empty()) precision_ = parse_precision(request.precision);
    most_ = round_ * (precision_ ? kMostRounds : 1);
  }

  /// The most replications that there can be.
  [[nodiscard]] int most() const { return most_; }
  /// Whether what a replication counted matters here.
  [[nodiscard]] bool looks_at_rates() const { return precision_.has_value(); }

  /// The next whole replication; false when it and those after it are more than was asked for.
  bool take(int replication, const Counts& first_rate) {
    while (replication > asked_) {
      miss_until(asked_);
      asked_ += round_;
    }
    miss_until(replication - 1);
    last_ = replication;
    ++kept_;
    if (precision_) rates_.push_back(first_rate);
    if (replication == asked_ && precision_ && missing_.empty()) end_round();
    return !precise_;
  }

  /// After the last of them.
  void end() { miss_until(asked_); }

  [[nodiscard]] const std::vector<PartRange>& missing() const { return missing_; }
  [[nodiscard]] int asked() const { return asked_; }
  [[nodiscard]] int kept() const { return kept_; }
  [[nodiscard]] std::optional<bool> precise() const {
    return precision_ ? std::optional(precise_) : std::nullopt;
  }

 private:
  void miss_until(int replication) {
    if (last_ < replication) missing_.push_back({last_ + 1, replication});
    last_ = std::max(last_, replication);
  }

  /// Whether it was precise enough is looked at between rounds only, as where one process runs.
  void end_round() {
    precise_ = precise_enough(rate_of(rates_, kConfidence), *precision_);
    if (!precise_ && asked_ < most_) asked_ += round_;
  }

  std::optional<Precision> precision_;
  std::vector<Counts> rates_;  // where there is a precision
  bool precise_ = false;
  int round_, most_ = 0, asked_, kept_ = 0;
  int last_ = 0;  // there, or known to be missing
  std::vector<PartRange> missing_;
};

ExitCode merge_whole(const Merging& merging, const SimulateRequest& asked,
                     const SimulatePlan& plan) {
  Diagnostics diagnostics;
  Inventory inventory(asked, plan);
  const WholeReplications whole(merging.lines, plan, inventory.most());
  const auto take = [&](int replication, const Counts& first_rate) {
    return inventory.take(replication, first_rate);
  };
  if (!whole.look_through(inventory.looks_at_rates(), take, diagnostics))
    return refuse_input(diagnostics, merging.console);
  inventory.end();
  std::string command = repeat_of(asked, plan.first(), plan.first().replications);
  if (!asked.precision.empty()) command += " --precision " + shell_word(asked.precision);
  if (!may_answer(merging, {inventory.missing(), command, inventory.asked(), inventory.kept()}))
    return ExitCode::BadInput;
  const bool complete = inventory.missing().empty();
  const Replications replications{.for_each =
                                      [&](int pass, const Replications::Each& each) {
                                        return whole.for_each(inventory.asked(), pass == 1, each,
                                                              diagnostics);
                                      },
                                  .studies = plan.studies.size(),
                                  .asked = inventory.asked(),
                                  .complete = complete,
                                  .precise = inventory.precise()};
  const ExitCode code = tell_answer(asked, plan, replications, merging.console);
  if (!diagnostics.empty()) return refuse_input(diagnostics, merging.console);
  return complete ? code : ExitCode::Inconclusive;
}

}  // namespace

ExitCode merge_simulation(const Merging& merging) {
  const std::string& header = merging.lines.parts().front().header;
  RulebookShelf shelf;
  auto asked = read_simulation_header(header, shelf);
  if (!asked) return refuse_parts(merging, unreadable_part());
  asked->json = merging.request.json;
  asked->csv = merging.request.csv;
  asked->ascii = merging.request.ascii;
  asked->page = merging.request.page;
  const auto plan = plan_of(*asked, shelf, merging.console);
  if (!plan) return ExitCode::BadInput;
  if (!hashes_agree(header, *plan, shelf))
    return refuse_parts(merging, Text{"ルールブックか負荷試験が、この juchu のものと違います",
                                      "the study or its rulebook is not the one that this juchu "
                                      "has"});
  return merge_whole(merging, *asked, *plan);
}

}  // namespace juchu
