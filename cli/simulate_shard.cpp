#include "cli/simulate_shard.hpp"

#include <algorithm>
#include <chrono>

#include "cli/open_part.hpp"
#include "cli/parts/simulation/simulation_header.hpp"
#include "cli/run_progress.hpp"
#include "cli/simulate_answer.hpp"
#include "cli/simulate_options.hpp"
#include "report/part_wording.hpp"
#include "sim/load/run_study.hpp"

namespace juchu {
namespace {

using Clock = std::chrono::steady_clock;

/// A block that took less is followed by one of twice as many replications: little is lost when the
/// process ends in the middle, and threads seldom wait for each other.
constexpr std::chrono::seconds kLongBlock{1};

/// What comes after `key` where there are so many studies.
LineKey after(LineKey key, std::size_t studies) {
  const bool last = static_cast<std::size_t>(key.variant) + 1 == studies;
  return last ? LineKey{key.replication + 1, 0} : LineKey{key.replication, key.variant + 1};
}

/// A part that is being written.
class ShardRun {
 public:
  ShardRun(const SimulateRequest& request, const SimulatePlan& plan, Console& console)
      : request_(request),
        plan_(plan),
        console_(console),
        speaker_(console.language),
        range_(parse_shard(request.shard)->range(plan.first().replications)),
        next_{range_.first, 0} {}

  ExitCode run(const RulebookShelf& shelf) {
    const auto header = simulation_header(request_, plan_, shelf, range_, diagnostics_);
    if (!header) return refuse_input(diagnostics_, console_);
    auto part = open_part(request_.output, *header, lines_there(), console_);
    if (!part) return ExitCode::BadInput;
    if (lines_ > 0) note(speaker_.say(kPartGoesOn, Speaker::plain(request_.output), lines_));
    return go_on(*part);
  }

 private:
  /// Takes note of the lines that are there: each must be the next one.
  std::function<bool(std::string_view)> lines_there() {
    std::vector<LineReader> readers;
    for (const Study& study : plan_.studies) readers.emplace_back(study);
    return [this, readers](std::string_view line) {
      if (key_of_line(line) != next_ || next_.replication > range_.last ||
          !readers[static_cast<std::size_t>(next_.variant)].read(line))
        return false;
      passed(next_);
      return true;
    };
  }

  ExitCode go_on(PartWriter& part) {
    const int to_do = range_.last - next_.replication + 1;
    RunProgress progress(console_, to_do * static_cast<int>(plan_.studies.size()));
    int done = 0, size = request_.threads;
    while (next_.replication <= range_.last) {
      const int first = next_.replication;
      const PartRange range{first, std::min(range_.last, first + size - 1)};
      const Clock::time_point begin = Clock::now();
      const Block block = run_block(plan_.studies, range, next_, request_.threads,
                                    [&](int more) { return progress.tell(done + more); });
      if (block.endless >= 0)
        return refuse_endless(plan_.studies[block.study], block.endless, console_);
      if (!part.append(block.lines, diagnostics_)) return refuse_input(diagnostics_, console_);
      for (std::ptrdiff_t n = std::ranges::count(block.lines, '\n'); n > 0; --n) passed(next_);
      done += block.replications * static_cast<int>(plan_.studies.size());
      if (block.replications < range.size()) return stopped();
      if (Clock::now() - begin < kLongBlock) size *= 2;
    }
    return finished();
  }

  void passed(LineKey key) {
    next_ = after(key, plan_.studies.size());
    ++lines_;
  }

  ExitCode stopped() {
    console_.out << speaker_.say(kPartStopped, Speaker::plain(request_.output), lines_) << '\n';
    return ExitCode::Interrupted;
  }

  ExitCode finished() {
    const std::string name = Speaker::plain(request_.output);
    console_.out << (range_.size() == 0
                         ? speaker_.say(kPartEmpty, name, kOfSimulation.many.in(console_.language))
                         : speaker_.say(kPartDone, name, kOfSimulation.many.in(console_.language),
                                        range_.first, range_.last, lines_))
                 << '\n';
    return ExitCode::Success;
  }

  void note(const std::string& words) { console_.err << words << '\n'; }

  const SimulateRequest& request_;
  const SimulatePlan& plan_;
  Console& console_;
  const Speaker speaker_;
  const PartRange range_;
  LineKey next_;  // the line that the part does not have yet
  int lines_ = 0;
  Diagnostics diagnostics_;
};

}  // namespace

ExitCode simulate_shard(const SimulateRequest& request, const SimulatePlan& plan,
                        const RulebookShelf& shelf, Console& console) {
  return ShardRun(request, plan, console).run(shelf);
}

Counts first_rate_of(const ReplicationCounts& counts) {
  return counts.happened.empty() ? Counts{}
                                 : Counts{counts.happened.front(), counts.rate_orders.front()};
}

Block run_block(const std::vector<Study>& studies, PartRange range, LineKey from, int threads,
                const std::function<bool(int)>& go_on) {
  Block block{.replications = range.size()};
  std::vector<std::vector<ReplicationCounts>> counts;
  for (const Study& study : studies) {
    const int before = range.size() * static_cast<int>(counts.size());
    counts.push_back(run_study(study, {.first = range.first,
                                       .count = range.size(),
                                       .threads = threads,
                                       .go_on = [&](int done) { return go_on(before + done); }}));
    if (!counts.back().empty() && counts.back().front().endless >= 0)
      return {.endless = counts.back().front().endless, .study = counts.size() - 1};
    block.replications = std::min(block.replications, static_cast<int>(counts.back().size()));
  }
  for (int replication = 0; replication < block.replications; ++replication) {
    block.first_rates.push_back(
        first_rate_of(counts.front()[static_cast<std::size_t>(replication)]));
    for (std::size_t study = 0; study < studies.size(); ++study) {
      const LineKey key{range.first + replication, static_cast<int>(study)};
      if (key < from) continue;
      block.lines += line_of(key.variant, counts[study][static_cast<std::size_t>(replication)]);
      block.lines += '\n';
    }
  }
  return block;
}

}  // namespace juchu
