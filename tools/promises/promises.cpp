// Promises that concern the whole process: budgets of time and memory, Ctrl-C, and memory that
// cannot be had. Asked of the program itself, about rulebooks of thousands of permits.
//
//   promises JUCHU [--quick]            asks, prints each figure, and fails where one is not held;
//                                       quick: fewer, for a machine with other work
//   promises --rulebook HOW [PERMITS]   prints such a rulebook: spread, together or dated (4001)
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <unistd.h>
#include <vector>

#include <fmt/format.h>

#include "testing/rulebooks/many_permits.hpp"
#include "tools/promises/child.hpp"

namespace juchu {
namespace {

namespace fs = std::filesystem;

constexpr int kPermits = 4001;
constexpr const char* kHow[] = {"spread", "together", "dated"};

using Words = std::vector<std::string>;

/// A folder of this run's own, with the rulebooks in it.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / fmt::format("juchu_promises_{}", getpid())) {
    fs::create_directories(path_);
    for (const char* how : kHow)
      for (const bool changed : {false, true})
        std::ofstream(file(how, changed)) << many_permits(*permits_called(how), kPermits, changed);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path_); }

  [[nodiscard]] std::string file(const std::string& how, bool changed = false) const {
    return (path_ / (how + (changed ? "_changed.json" : ".json"))).string();
  }

 private:
  fs::path path_;
};

class Promises {
 public:
  Promises(std::string juchu, bool quick) : juchu_(std::move(juchu)), quick_(quick) {}

  int ask() {
    for (const char* how : kHow) {
      ask_about_time(how);
      ask_about_memory(how);
      ask_about_interruption(how);
      if (quick_) break;
    }
    ask_about_lack_of_memory();
    ask_about_readers_that_leave();
    fmt::print("{} promises asked, {} not held\n", asked_, broken_);
    return broken_ == 0 ? 0 : 1;
  }

 private:
  /// What takes a rulebook of many permits longer than any budget, by its name.
  [[nodiscard]] std::map<std::string, Words> long_work(const std::string& how) const {
    const std::string book = folder_.file(how);
    return {{"check", {"check", book}},
            {"check --readings", {"check", book, "--readings"}},
            {"lint --explore", {"lint", "--explore", book}},
            {"mutate", {"mutate", book}},
            {"diff", {"diff", book, folder_.file(how, true)}}};
  }

  [[nodiscard]] ChildEnd run(Words words, const ChildLimits& limits = {}) const {
    words.insert(words.begin(), juchu_);
    return run_child(words, limits);
  }

  void tell(bool held, const std::string& what, const std::string& figure, const ChildEnd& end) {
    ++asked_;
    if (!held) ++broken_;
    fmt::print("{:8} {:52} {}\n", held ? "held" : "BROKEN", what, figure);
    if (!held) fmt::print("  exit {}, signal {}: {}\n", end.code, end.signal, end.err);
  }

  /// Seconds that a command may take longer: as promised, or where the machine has other work, too.
  [[nodiscard]] double slack(double promised) const { return quick_ ? promised + 4 : promised; }

  /// An answer, told: success, findings, or that nothing is decided.
  [[nodiscard]] static bool answered(const ChildEnd& end) {
    const bool decided = end.code == 0 || end.code == 1;
    return (decided && !end.out.empty()) || (end.code == 3 && !(end.out + end.err).empty());
  }

  void ask_about_time(const std::string& how) {
    const int seconds = quick_ ? 1 : 5;
    for (auto [name, words] : long_work(how)) {
      words.insert(words.end(), {"--time", std::to_string(seconds)});
      const ChildEnd end = run(words);
      tell(answered(end) && end.seconds <= seconds + slack(std::max(1.0, 0.1 * seconds)),
           fmt::format("{}, {}: --time {}", how, name, seconds),
           fmt::format("exit {} after {:.2f} s", end.code, end.seconds), end);
    }
  }

  void ask_about_memory(const std::string& how) {
    const int megabytes = 100;
    const std::string most = quick_ ? "1" : "20";
    for (auto [name, words] : long_work(how)) {
      words.insert(words.end(), {"--memory", std::to_string(megabytes), "--time", most});
      const ChildEnd end = run(words);
      const double used = static_cast<double>(end.peak_bytes) / 1e6;
      tell(answered(end) && used <= 1.1 * megabytes,
           fmt::format("{}, {}: --memory {}", how, name, megabytes),
           fmt::format("exit {}, {:.0f} MB", end.code, used), end);
    }
  }

  void ask_about_interruption(const std::string& how) {
    Words exporting = {"export", "--orders", "2", folder_.file(how)};
    std::map<std::string, Words> all = long_work(how);
    all["export"] = exporting;
    for (const auto& [name, words] : all) {
      for (const int after : quick_ ? std::vector{700} : std::vector{300, 1000, 3000}) {
        const ChildEnd end = run(words, {.interrupted_after = std::chrono::milliseconds(after)});
        const bool in_time = end.seconds_to_stop <= slack(2) && end.seconds_to_stop > 0;
        const bool before = end.seconds_to_stop == 0 && answered(end);  // it needed less than that
        tell((end.code == 130 && in_time) || before,
             fmt::format("{}, {}: Ctrl-C after {} ms", how, name, after),
             before ? fmt::format("had ended with {}", end.code)
                    : fmt::format("exit {} within {:.2f} s", end.code, end.seconds_to_stop),
             end);
      }
    }
  }

  /// From as little as the program can be started with.
  void ask_about_lack_of_memory() {
    const std::string most = quick_ ? "1" : "4";
    const std::map<std::string, Words> verbs = {
        {"replay", {"replay", "scenarios/trouble/8.2-split-shipment.json"}},
        {"check", {"check", "--time", most}},
        {"check --threads 8", {"check", "--threads", "8", "--time", most}},
        {"check --readings", {"check", "--readings", "--time", most}},
        {"check --random", {"check", "--random", "200"}},
        {"check of many permits", {"check", folder_.file("spread"), "--time", most}},
        {"lint", {"lint"}},
        {"lint --explore", {"lint", "--explore", "--time", most}},
        {"diff", {"diff", "qoo10-jp", "ec-cube-4", "--time", most}},
        {"mutate", {"mutate", "--every", "60", "--time", most}},
        {"simulate", {"simulate", "mega-sale", "--replications", "8"}},
        {"graph", {"graph"}},
        {"schema", {"schema"}},
        {"export", {"export", "--orders", "2"}}};
    for (const auto& [name, words] : verbs) {
      std::map<int, int> codes;
      bool held = true;
      ChildEnd last;
      for (const int megabytes : sizes()) {
        const ChildEnd end = run(words,
                                 {.address_megabytes = static_cast<std::uint64_t>(megabytes)});
        if (end.code == 127) continue;  // the system cannot start the program at all
        ++codes[end.code];
        if (held) last = end;
        held = held && answered(end);
      }
      std::string figure;
      for (const auto& [code, count] : codes) figure += fmt::format("exit {}: {}  ", code, count);
      tell(held,
           fmt::format("{}: ulimit -v from {} to {} MB", name, sizes().front(), sizes().back()),
           figure, last);
    }
  }

  /// `juchu … | head` ends without a word.
  void ask_about_readers_that_leave() {
    for (const std::string verb : {"replay scenarios/trouble/*.json", "schema", "export"}) {
      const ChildEnd end = run_child({"/bin/sh", "-c", juchu_ + " " + verb + " | head -n 1"});
      tell(end.code == 0 && end.err.empty(), verb + " | head", end.err.empty() ? "silent" : end.err,
           end);
    }
  }

  [[nodiscard]] std::vector<int> sizes() const {
    if (quick_) return {16, 48, 500};
    std::vector<int> all;
    for (int size = 16; size < 500; size += std::max(2, size / 8)) all.push_back(size);
    all.push_back(500);
    return all;
  }

  const std::string juchu_;
  const bool quick_;
  const Folder folder_;
  int asked_ = 0, broken_ = 0;
};

int run(const Words& words) {
  if (words.size() >= 2 && words[0] == "--rulebook") {
    const auto how = permits_called(words[1]);
    const int count = words.size() > 2 ? std::atoi(words[2].c_str()) : kPermits;
    if (!how || count < 2) return 2;
    fmt::print("{}", many_permits(*how, count));
    return 0;
  }
  if (words.empty()) return 2;
  return Promises(words[0], words.size() > 1 && words[1] == "--quick").ask();
}

}  // namespace
}  // namespace juchu

int main(int count, char** words) { return juchu::run({words + 1, words + count}); }
