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
#include "cli/version.hpp"
#include "model/expression/wording.hpp"
#include "report/part_wording.hpp"
#include "report/speaker.hpp"

namespace juchu {
namespace {

namespace fs = std::filesystem;

using Part = MergedLines::Part;

/// What the parts of a simulation have, replication by replication; what is missing is known.
class Collection {
 public:
  Collection(const SimulateRequest& request, const SimulatePlan& plan)
      : first_(plan.first()), runs_(plan.studies.size()), asked_(first_.replications) {
    if (!request.precision.empty()) precision_ = parse_precision(request.precision);
    most_ = asked_ * (precision_ ? kMostRounds : 1);
  }

  /// The most replications that there can be.
  [[nodiscard]] int most() const { return most_; }

  /// The next whole replication; false when it and those after it are more than was asked for.
  bool take(std::span<const ReplicationCounts> by_study) {
    const int replication = by_study.front().replication;
    while (replication > asked_) {
      miss_until(asked_);
      asked_ += first_.replications;
    }
    miss_until(replication - 1);
    last_ = replication;
    for (std::size_t study = 0; study < runs_.size(); ++study)
      runs_[study].counts.push_back(by_study[study]);
    if (replication == asked_ && precision_ && missing_.empty()) end_round();
    return !precise_;
  }

  /// After the last of them.
  void end() {
    miss_until(asked_);
    for (Run& run : runs_) run.asked = asked_;
    if (precision_) runs_.front().precise = precise_;
  }

  [[nodiscard]] const std::vector<Run>& runs() const { return runs_; }
  [[nodiscard]] const std::vector<PartRange>& missing() const { return missing_; }
  [[nodiscard]] int asked() const { return asked_; }
  [[nodiscard]] int kept() const { return static_cast<int>(runs_.front().counts.size()); }

 private:
  void miss_until(int replication) {
    if (last_ < replication) missing_.push_back({last_ + 1, replication});
    last_ = std::max(last_, replication);
  }

  /// Whether it was precise enough is looked at between rounds only, as where one process runs.
  void end_round() {
    precise_ = precise_enough(answer_of(first_, runs_.front().counts, asked_), *precision_);
    if (!precise_ && asked_ < most_) asked_ += first_.replications;
  }

  const Study& first_;
  std::vector<Run> runs_;
  std::optional<Precision> precision_;
  bool precise_ = false;
  int most_ = 0, asked_ = 0;
  int last_ = 0;  // kept, or known to be missing
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
    Collection collection(asked, plan);
    const bool read = WholeReplications(lines, plan, collection.most())
                          .for_each([&](auto by_study) { return collection.take(by_study); },
                                    diagnostics_);
    if (!read && !diagnostics_.empty()) return refuse_input(diagnostics_, console_);
    collection.end();
    const bool whole = collection.missing().empty();
    if (!whole) tell_missing(lines, asked, plan, collection);
    if (!whole && !request_.partial) return ExitCode::BadInput;
    const ExitCode code = tell_answer(asked, plan, collection.runs(), console_);
    return whole ? code : ExitCode::Inconclusive;
  }

  /// What is missing, and the commands that make it.
  void tell_missing(const MergedLines& lines, const SimulateRequest& asked,
                    const SimulatePlan& plan, const Collection& collection) {
    for (const PartRange& range : collection.missing())
      note(speaker_.say(kMissingRange, range.first, range.last));
    note(speaker_.say(kMakeMissing));
    std::string command = repeat_of(asked, plan.first(), plan.first().replications);
    if (!asked.precision.empty()) command += " --precision " + shell_word(asked.precision);
    for (const auto& [range, path] : shards_for(lines, collection.missing()))
      note("  " + command + fmt::format(" --shard {}..{} --output ", range.first, range.last) +
           shell_word(path));
    if (request_.partial)
      note(speaker_.say(kPartialAnswer, collection.asked(), collection.kept()));
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
