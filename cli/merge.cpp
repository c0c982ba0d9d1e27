#include "cli/merge.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>

#include <CLI/App.hpp>

#include "cli/commands.hpp"
#include "cli/parts/merged_lines.hpp"
#include "cli/parts/simulation_header.hpp"
#include "cli/parts/whole_replications.hpp"
#include "cli/simulate_answer.hpp"
#include "cli/simulate_options.hpp"
#include "model/expression/wording.hpp"
#include "report/part_wording.hpp"
#include "report/speaker.hpp"
#include "report/version.hpp"

namespace juchu {
namespace {

namespace fs = std::filesystem;

using Part = MergedLines::Part;

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

class Merger {
 public:
  Merger(const MergeRequest& request, Console& console)
      : request_(request), console_(console), speaker_(console.language) {}

  ExitCode merge() {
    const auto lines = MergedLines::open(request_.parts, diagnostics_);
    if (!lines) return refuse_input(diagnostics_, console_);
    for (const Part& part : lines->parts())
      if (part.torn) note(speaker_.say(kTornLine, Speaker::plain(part.path)));
    RulebookShelf shelf;
    auto header = read_simulation_header(lines->parts().front().header, shelf);
    if (!header) return refuse(lines->parts().front(), unreadable());
    SimulateRequest& asked = header->request;
    asked.json = request_.json;
    asked.csv = request_.csv;
    asked.ascii = request_.ascii;
    const auto plan = plan_of(asked, shelf, console_);
    if (!plan) return ExitCode::BadInput;
    if (!hashes_agree(lines->parts().front().header, *plan, shelf))
      return refuse(lines->parts().front(),
                    {"ルールブックか負荷試験が、この juchu のものと違います",
                     "the study or its rulebook is not the one that this juchu has"});
    return merge(*lines, asked, *plan);
  }

 private:
  ExitCode merge(const MergedLines& lines, const SimulateRequest& asked, const SimulatePlan& plan) {
    Inventory inventory(asked, plan);
    const WholeReplications whole(lines, plan, inventory.most());
    const auto take = [&](int replication, const Counts& first_rate) {
      return inventory.take(replication, first_rate);
    };
    if (!whole.look_through(inventory.looks_at_rates(), take, diagnostics_))
      return refuse_input(diagnostics_, console_);
    inventory.end();
    const bool complete = inventory.missing().empty();
    if (!complete) tell_missing(lines, asked, plan, inventory);
    if (!complete && !request_.partial) return ExitCode::BadInput;
    const Replications replications{.for_each =
                                        [&](int pass, const Replications::Each& each) {
                                          return whole.for_each(inventory.asked(), pass == 1, each,
                                                                diagnostics_);
                                        },
                                    .studies = plan.studies.size(),
                                    .asked = inventory.asked(),
                                    .complete = complete,
                                    .precise = inventory.precise()};
    const ExitCode code = tell_answer(asked, plan, replications, console_);
    if (!diagnostics_.empty()) return refuse_input(diagnostics_, console_);
    return complete ? code : ExitCode::Inconclusive;
  }

  /// What is missing, and the commands that make it.
  void tell_missing(const MergedLines& lines, const SimulateRequest& asked,
                    const SimulatePlan& plan, const Inventory& inventory) {
    for (const PartRange& range : inventory.missing())
      note(speaker_.say(kMissingRange, range.first, range.last));
    note(speaker_.say(kMakeMissing));
    std::string command = repeat_of(asked, plan.first(), plan.first().replications);
    if (!asked.precision.empty()) command += " --precision " + shell_word(asked.precision);
    for (const auto& [range, path] : shards_for(lines, inventory.missing()))
      note("  " + command + fmt::format(" --shard {}..{} --output ", range.first, range.last) +
           shell_word(path));
    if (request_.partial)
      note(speaker_.say(kPartialAnswer, inventory.asked(), inventory.kept()));
    else
      note(speaker_.say(kOrPartial));
  }

  /// Parts that were begun go on; for the rest there are new ones, beside the first part.
  static std::vector<std::pair<PartRange, std::string>> shards_for(const MergedLines& lines,
                                                                   std::vector<PartRange> missing) {
    std::vector<std::pair<PartRange, std::string>> shards;
    for (const Part& part : lines.parts()) {
      RulebookShelf unused;
      const auto range = read_simulation_header(part.header, unused)->range;
      if (!range || !take_out(*range, missing)) continue;
      shards.emplace_back(*range, part.path);
    }
    const fs::path folder = fs::path(lines.parts().front().path).parent_path();
    for (const PartRange& range : missing)
      shards.emplace_back(
          range, (folder / fmt::format("part-{}-{}.jsonl", range.first, range.last)).string());
    return shards;
  }

  /// Takes `range` out of `from`; false when it has nothing of it.
  static bool take_out(const PartRange& range, std::vector<PartRange>& from) {
    std::vector<PartRange> left;
    bool any = false;
    for (const PartRange& each : from) {
      const PartRange before{each.first, std::min(each.last, range.first - 1)};
      const PartRange after{std::max(each.first, range.last + 1), each.last};
      any = any || before.size() + after.size() < each.size();
      for (const PartRange& rest : {before, after})
        if (rest.size() > 0) left.push_back(rest);
    }
    from = std::move(left);
    return any;
  }

  ExitCode refuse(const Part& part, const Text& problem) {
    diagnostics_.add({part.path, {}, "", problem, {}});
    return refuse_input(diagnostics_, console_);
  }
  static Text unreadable() {
    return say("この juchu（{}）が読める形式ではありません",
               "this juchu ({}) cannot read its format", kVersion);
  }
  void note(const std::string& words) { console_.err << words << '\n'; }

  const MergeRequest& request_;
  Console& console_;
  const Speaker speaker_;
  Diagnostics diagnostics_;
};

}  // namespace

ExitCode merge_parts(const MergeRequest& request, Console& console) {
  return Merger(request, console).merge();
}

void add_merge_command(CommandLine& line) {
  auto request = std::make_shared<MergeRequest>();  // outlives parsing
  CLI::App* command = line.add(
      "merge",
      {"分けて行った反復（--shard）をまとめ、一度に行ったのと同じ結果を出す",
       "put together what shards found (--shard), and answer as one run would have"},
      "juchu merge part*.jsonl");
  command
      ->add_option("PART", request->parts,
                   line.say({"juchu simulate --shard が書いたファイル",
                             "files that juchu simulate --shard wrote"}))
      ->required()
      ->option_text("...");
  command->add_flag("--partial", request->partial,
                    line.say({"足りない反復があっても、あるだけで答える（終了コードは 3）",
                              "answer with what is there, although something is missing (exit "
                              "code 3)"}));
  line.add_json_option(*command, request->json);
  CLI::Option* csv = command->add_flag(
      "--csv", request->csv,
      line.say({"結果を表計算ソフトのためのCSVで出力する", "print rows for spreadsheets (CSV)"}));
  csv->excludes(command->get_option("--json"))->option_text(" ");
  command->add_flag("--ascii", request->ascii,
                    line.say({"図をASCIIの文字だけで描く", "draw charts in ASCII"}));
  command->callback(
      [=, &line] { line.run = [=, &line] { return merge_parts(*request, line.console); }; });
}

}  // namespace juchu
