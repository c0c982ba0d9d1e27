// Simulations on several processes, some of which are killed: those that scenarios/load/README.md
// shows, each where its program is installed.
#include <algorithm>
#include <chrono>
#include <csignal>
#include <functional>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include "cli/testing/part_files.hpp"

namespace juchu {
namespace {

using Words = std::vector<std::string>;

const std::string kBuilt = JUCHU_BUILT;
const std::string kPath = "PATH='" + kBuilt + "':\"$PATH\" ";

bool installed(const std::string& program) {
  return std::system((kPath + "command -v " + program + " >/dev/null").c_str()) == 0;
}

class Cluster : public testing::Test {
 protected:
  Cluster() {
    files_.write("study.json",
                 R"({"study": "quick", "like": "small", "days": 3, "follow_days": 15,
      "arrivals": {"orders": {"per_day": 60}}, "title": {"ja": "三日間", "en": "Three days"}})");
  }

  /// What a block of scenarios/load/README.md says, for a study that takes less time.
  [[nodiscard]] std::string shown(const std::string& name) const {
    std::ifstream file("scenarios/load/README.md");
    std::string text;
    for (std::string line; std::getline(file, line) && line != "<!-- cluster: " + name + " -->";) {
    }
    for (std::string line; std::getline(file, line) && line != "```";)
      if (!line.starts_with("```")) text += line + '\n';
    const std::string study = "mega-sale";
    const std::size_t at = text.find(study);
    EXPECT_NE(at, std::string::npos) << name;
    return at == std::string::npos
               ? ""
               : text.replace(at, study.size(), files_.at("study.json") + " --replications 10");
  }

  /// The exit code of shell commands that are run in the test's folder.
  [[nodiscard]] int shell(const std::string& commands) const {
    files_.write("run.sh", commands);
    const int status = std::system(
        ("cd '" + files_.at("") + "' && " + kPath + "sh run.sh >out 2>err").c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  /// Starts a program in the test's folder, in a process group of its own, and kills what `victim`
  /// names of it as soon as there are so many lines in `part`.
  void kill_at(const Words& command, const std::string& part, int lines,
               const std::function<pid_t(pid_t)>& victim) const {
    const pid_t child = fork();
    if (child == 0) {
      setpgid(0, 0);
      std::vector<char*> arguments;
      for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
      arguments.push_back(nullptr);
      if (chdir(files_.at("").c_str()) == 0 && std::freopen("killed", "w", stderr) != nullptr)
        execvp(arguments[0], arguments.data());
      _exit(127);
    }
    const auto there = [&] {
      const std::string text = files_.read(part);
      return std::ranges::count(text, '\n') > lines;
    };
    int status = 0;
    while (!there() && waitpid(child, &status, WNOHANG) == 0)
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    if (const pid_t one = victim(child); one > 0) kill(one, SIGKILL);
    waitpid(child, &status, 0);
    EXPECT_FALSE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << "it was too late";
  }

  [[nodiscard]] std::string whole(const Words& more = {}) const {
    return said(joined({"simulate", files_.at("study.json"), "--replications", "10", "--json"},
                       more))
        .out;
  }
  [[nodiscard]] std::string merged() const {
    Words command = {"merge", "--json"};
    for (const auto& entry : std::filesystem::directory_iterator(files_.at("")))
      if (entry.path().extension() == ".jsonl") command.push_back(entry.path().string());
    const Said answer = said(command);
    EXPECT_EQ(answer.err, "");
    return answer.out;
  }

  const OwnFolder files_;
};

/// Open MPI does not free all that it has.
std::string mpirun(int ranks) {
  return "env ASAN_OPTIONS=detect_leaks=0 mpirun " +
         std::string(geteuid() == 0 ? "--allow-run-as-root " : "") + "--oversubscribe -n " +
         std::to_string(ranks) + " juchu-mpi ";
}

bool mpi_installed() { return installed("mpirun") && installed("juchu-mpi"); }

TEST_F(Cluster, AKilledShardGoesOn) {
  const Words shard = {kBuilt + "/juchu", "simulate", files_.at("study.json"),
                       "--threads",       "2",        "--shard",
                       "1..60",           "--output", "part.jsonl"};
  kill_at(shard, "part.jsonl", 3, [](pid_t child) { return child; });
  const std::string before = files_.read("part.jsonl");
  std::string command;
  for (const std::string& word : shard) command += word + ' ';
  EXPECT_EQ(shell(command), 0) << files_.read("err");
  EXPECT_NE(files_.read("err").find("going on"), std::string::npos);
  const std::string after = files_.read("part.jsonl");
  EXPECT_TRUE(after.starts_with(before.substr(0, before.rfind('\n') + 1)));
  EXPECT_EQ(std::ranges::count(after, '\n'), 61);
  EXPECT_EQ(shell("rm part.jsonl\n" + command), 0);
  EXPECT_EQ(files_.read("part.jsonl"), after);
}

TEST_F(Cluster, TheArrayScriptMakesThePartsOfAWhole) {
  const std::string script = shown("slurm");
  if (installed("sbatch")) {
    files_.write("array.sh", script);
    EXPECT_EQ(shell("sbatch --wait array.sh"), 0) << files_.read("err");
  } else {
    for (int task = 1; task <= 8; ++task)
      EXPECT_EQ(shell("SLURM_ARRAY_TASK_ID=" + std::to_string(task) + "\n" + script), 0)
          << files_.read("err");
  }
  EXPECT_EQ(merged(), whole());
}

TEST_F(Cluster, ParallelMakesThePartsOfAWhole) {
  if (!installed("parallel")) GTEST_SKIP() << "GNU parallel is not installed";
  EXPECT_EQ(shell(shown("parallel")), 0) << files_.read("err");
  EXPECT_EQ(merged(), whole());
}

TEST_F(Cluster, TheNumberOfRanksMakesNoDifference) {
  if (!mpi_installed()) GTEST_SKIP() << "Open MPI is not installed, or juchu-mpi was not built";
  for (const int ranks : {1, 2, 4}) {
    std::string command = shown("mpirun");
    const std::string program = "juchu-mpi ";
    command.replace(0, command.find(program) + program.size(), mpirun(ranks));
    EXPECT_EQ(shell("rm -f *.jsonl\n" + command), 0) << files_.read("err");
    EXPECT_EQ(merged(), whole()) << ranks;
  }
}

TEST_F(Cluster, RanksStopWhereOneMachineDoes) {
  if (!mpi_installed()) GTEST_SKIP() << "Open MPI is not installed, or juchu-mpi was not built";
  const Words late = {"--set", "staff.packers.shift=\"Thu-Sat 9:00-10:00\"", "--precision", "60%"};
  std::string options;
  for (const std::string& word : late) options += "'" + word + "' ";
  EXPECT_EQ(
      shell(mpirun(3) + files_.at("study.json") + " --replications 6 --output part " + options), 0)
      << files_.read("err");
  EXPECT_EQ(
      merged(),
      said(joined({"simulate", files_.at("study.json"), "--replications", "6", "--json"}, late))
          .out);
}

TEST_F(Cluster, AKilledRankLosesItsBlockAlone) {
  if (!mpi_installed()) GTEST_SKIP() << "Open MPI is not installed, or juchu-mpi was not built";
  Words command;
  std::istringstream words(mpirun(2) + files_.at("study.json") +
                           " --replications 60 --output part");
  for (std::string word; words >> word;) command.push_back(word);
  std::ranges::replace(command, std::string("juchu-mpi"), kBuilt + "/juchu-mpi");
  kill_at(command, "part.1.jsonl", 2, [](pid_t job) {
    std::ifstream children("/proc/" + std::to_string(job) + "/task/" + std::to_string(job) +
                           "/children");
    pid_t first = 0;
    children >> first;
    return first;
  });
  const std::string before = files_.read("part.1.jsonl");
  EXPECT_EQ(shell(mpirun(3) + files_.at("study.json") + " --replications 60 --output part"), 0)
      << files_.read("err");
  EXPECT_TRUE(files_.read("part.1.jsonl").starts_with(before.substr(0, before.rfind('\n') + 1)));
  EXPECT_EQ(merged(),
            said({"simulate", files_.at("study.json"), "--replications", "60", "--json"}).out);
}

}  // namespace
}  // namespace juchu
