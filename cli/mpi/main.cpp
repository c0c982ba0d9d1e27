// juchu-mpi: a simulation on the ranks of an Open MPI job.
//
// Rank 0 hands out blocks of replications, and runs some itself; every rank appends what it finds to
// a part of its own, PREFIX.RANK.jsonl, and `juchu merge` puts these together. What is in the parts
// when the job begins again is not run again. A rank that is lost ends the job (Open MPI's way), but
// the parts stay: only the blocks that were being run are lost.
//
// Nobody waits busily: a rank that has nothing to do sleeps between looks at its messages.
#include <chrono>
#include <filesystem>
#include <iostream>
#include <mpi.h>
#include <mutex>
#include <thread>

#include <CLI/App.hpp>

#include "cli/block_giver.hpp"
#include "cli/command_line.hpp"
#include "cli/commands.hpp"
#include "cli/open_part.hpp"
#include "cli/parts/merged_lines.hpp"
#include "cli/parts/simulation/simulation_header.hpp"
#include "cli/parts/simulation/whole_replications.hpp"
#include "cli/simulate_answer.hpp"
#include "cli/simulate_options.hpp"
#include "cli/simulate_shard.hpp"
#include "cli/usage_error.hpp"
#include "cli/words.hpp"
#include "report/part_wording.hpp"
#include "report/speaker.hpp"
#include "sim/load/kept_memory.hpp"

namespace juchu {
namespace {

namespace fs = std::filesystem;

constexpr int kReport = 1, kBlock = 2;  // tags: what a rank has done; what it shall do
constexpr std::chrono::milliseconds kNap{1};

int rank_of_process() {
  int rank = 0;
  MPI_Comm_rank(MPI_COMM_WORLD, &rank);
  return rank;
}

int size_of_job() {
  int size = 1;
  MPI_Comm_size(MPI_COMM_WORLD, &size);
  return size;
}

/// Whether all ranks say so.
bool everywhere(bool here) {
  int mine = here ? 1 : 0, all = 0;
  MPI_Allreduce(&mine, &all, 1, MPI_INT, MPI_MIN, MPI_COMM_WORLD);
  return all == 1;
}

std::optional<MPI_Status> waiting(int source, int tag) {
  int there = 0;
  MPI_Status status = {};
  MPI_Iprobe(source, tag, MPI_COMM_WORLD, &there, &status);
  return there != 0 ? std::optional(status) : std::nullopt;
}

/// A block that was run: its replications' counts of the first rate.
struct Report {
  int first = 1;
  std::vector<Counts> counts;
};

void send_report(const Report& report) {
  std::vector<std::int64_t> numbers = {report.first};
  for (const Counts& each : report.counts) {
    numbers.push_back(each.happened);
    numbers.push_back(each.orders);
  }
  MPI_Send(numbers.data(), static_cast<int>(numbers.size()), MPI_INT64_T, 0, kReport,
           MPI_COMM_WORLD);
}

Report receive_report(const MPI_Status& status) {
  int size = 0;
  MPI_Get_count(&status, MPI_INT64_T, &size);
  std::vector<std::int64_t> numbers(static_cast<std::size_t>(size));
  MPI_Recv(numbers.data(), size, MPI_INT64_T, status.MPI_SOURCE, kReport, MPI_COMM_WORLD,
           MPI_STATUS_IGNORE);
  Report report{static_cast<int>(numbers.front()), {}};
  for (std::size_t i = 1; i < numbers.size(); i += 2)
    report.counts.push_back({numbers[i], numbers[i + 1]});
  return report;
}

/// What rank 0 knows of the whole run; its two threads take turns.
class Desk {
 public:
  explicit Desk(BlockGiver giver) : giver_(std::move(giver)) {}

  void add(const Report& report) {
    const std::scoped_lock lock(mutex_);
    int replication = report.first;
    for (const Counts& each : report.counts) giver_.add(replication++, each);
  }
  [[nodiscard]] std::optional<PartRange> next() {
    const std::scoped_lock lock(mutex_);
    return giver_.next();
  }
  [[nodiscard]] bool ended() {
    const std::scoped_lock lock(mutex_);
    return giver_.ended();
  }

 private:
  std::mutex mutex_;
  BlockGiver giver_;
};

/// Hands blocks to the other ranks until all is done and each has been told.
void serve(Desk& desk) {
  std::vector<int> idle;
  int told = 0;
  while (told < size_of_job() - 1) {
    while (const auto status = waiting(MPI_ANY_SOURCE, kReport)) {
      desk.add(receive_report(*status));
      idle.push_back(status->MPI_SOURCE);
    }
    while (!idle.empty()) {
      const auto block = desk.next();
      if (!block && !desk.ended()) break;
      const int range[2] = {block ? block->first : 1, block ? block->last : 0};
      MPI_Send(range, 2, MPI_INT, idle.back(), kBlock, MPI_COMM_WORLD);
      idle.pop_back();
      told += block ? 0 : 1;
    }
    std::this_thread::sleep_for(kNap);
  }
}

/// A rank's share of the work.
class Worker {
 public:
  Worker(const SimulateRequest& request, const SimulatePlan& plan, PartWriter part,
         const Console& console)
      : request_(request), plan_(plan), part_(std::move(part)), console_(console) {}

  /// Runs a block, and keeps what it found. Ends the job where it cannot.
  Report run(const PartRange& range) {
    const Block block = run_block(plan_.studies, range, {range.first, 0}, request_.threads,
                                  [](int) { return true; });
    if (block.endless >= 0)
      end_job(refuse_endless(plan_.studies[block.study], block.endless, console_));
    Diagnostics diagnostics;
    if (!part_.append(block.lines, diagnostics)) end_job(refuse_input(diagnostics, console_));
    return {range.first, block.first_rates};
  }

 private:
  [[noreturn]] static void end_job(ExitCode code) {
    MPI_Abort(MPI_COMM_WORLD, static_cast<int>(code));
    std::abort();
  }

  const SimulateRequest& request_;
  const SimulatePlan& plan_;
  PartWriter part_;
  const Console& console_;
};

void work_beside(Desk& desk, Worker& worker) {
  while (!desk.ended()) {
    if (const auto block = desk.next())
      desk.add(worker.run(*block));
    else
      std::this_thread::sleep_for(kNap);
  }
}

void work_for(Worker& worker) {
  Report report;
  while (true) {
    send_report(report);
    while (!waiting(0, kBlock)) std::this_thread::sleep_for(kNap);
    int range[2] = {};
    MPI_Recv(range, 2, MPI_INT, 0, kBlock, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    if (range[1] < range[0]) return;
    report = worker.run({range[0], range[1]});
  }
}

// --- the parts ---

std::string part_of_rank(const std::string& prefix, const std::string& rank) {
  return prefix + "." + rank + ".jsonl";
}

/// The parts of all ranks there ever were.
std::vector<std::string> parts_there(const std::string& prefix) {
  const fs::path folder = fs::path(prefix).has_parent_path() ? fs::path(prefix).parent_path() : ".";
  std::vector<std::string> paths;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    const std::string begin = fs::path(prefix).filename().string() + ".";
    if (!name.starts_with(begin) || !name.ends_with(".jsonl")) continue;
    const std::string rank = name.substr(begin.size(), name.size() - begin.size() - 6);
    if (!rank.empty() && rank.find_first_not_of("0123456789") == rank.npos)
      paths.push_back(part_of_rank(prefix, rank));
  }
  return paths;
}

/// Opens the part of this rank; nothing after complaining.
std::optional<PartWriter> open_part(const SimulateRequest& request, const SimulatePlan& plan,
                                    const RulebookShelf& shelf, const Console& console) {
  Diagnostics diagnostics;
  const std::string path = part_of_rank(request.output, std::to_string(rank_of_process()));
  const auto header = simulation_header(request, plan, shelf, std::nullopt, diagnostics);
  const auto is_line = [](std::string_view line) { return key_of_line(line).has_value(); };
  if (header) return open_part(path, *header, is_line, console);
  (void)refuse_input(diagnostics, console);
  return std::nullopt;
}

/// Tells the desk what is in the parts already. False after complaining.
bool take_stock(const SimulateRequest& request, const SimulatePlan& plan, Desk& desk,
                const Console& console) {
  Diagnostics diagnostics;
  const auto lines = MergedLines::open(parts_there(request.output), diagnostics);
  const auto take = [&](int replication, const Counts& first_rate) {
    desk.add({replication, {first_rate}});
    return true;
  };
  const bool fine = lines && WholeReplications(*lines, plan, kMostReplications)
                                 .look_through(true, take, diagnostics);
  if (!fine) (void)refuse_input(diagnostics, console);
  return fine;
}

ExitCode simulate_on_ranks(const SimulateRequest& request, Console& console) {
  keep_freed_memory();
  RulebookShelf shelf;
  const auto plan = plan_of(request, shelf, console);
  if (!everywhere(plan.has_value())) return ExitCode::BadInput;
  auto part = open_part(request, *plan, shelf, console);
  if (!everywhere(part.has_value())) return ExitCode::BadInput;
  const auto precision = request.precision.empty() ? std::nullopt
                                                   : parse_precision(request.precision);
  Desk desk(BlockGiver(plan->first().replications, size_of_job(), precision, kMostRounds));
  const bool first = rank_of_process() == 0;
  if (!everywhere(!first || take_stock(request, *plan, desk, console))) return ExitCode::BadInput;
  Worker worker(request, *plan, std::move(*part), console);
  if (!first) {
    work_for(worker);
    return ExitCode::Success;
  }
  const std::jthread beside([&] { work_beside(desk, worker); });
  serve(desk);
  return ExitCode::Success;
}

ExitCode run_command(const std::vector<std::string>& arguments, Console& console) {
  console.language = language_of(arguments, console.language);
  CLI::App app("", "juchu-mpi");
  CommandLine line{app, console, {}};
  translate(app, line);
  SimulateRequest request;
  request.threads = 1;
  add_ranks_options(line, app, request);
  try {
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() != 0) return refuse_usage(app, error, console);
    app.exit(error, console.out, console.err);
    return ExitCode::Success;
  }
  const ExitCode code = simulate_on_ranks(request, console);
  if (code == ExitCode::Success)
    console.out << Speaker(console.language)
                       .say(kRanksDone, "juchu merge " + shell_word(request.output) + ".*.jsonl")
                << '\n';
  return code;
}

}  // namespace

/// What a process of the job does, between MPI_Init and MPI_Finalize.
static ExitCode take_part(const std::vector<std::string>& arguments) {
  std::ostream nowhere(nullptr);
  const bool first = rank_of_process() == 0;
  Console console = console_of_process(first ? std::cout : nowhere, std::cerr);
  console.progress = console.progress && first;
  return run_command(arguments, console);
}

}  // namespace juchu

int main(int argc, char** argv) {
  int level = 0;
  MPI_Init_thread(&argc, &argv, MPI_THREAD_FUNNELED, &level);  // one thread sends and receives
  const juchu::ExitCode code = juchu::take_part({argv + 1, argv + argc});
  std::cout.flush();
  MPI_Finalize();
  return static_cast<int>(code);
}
