// Every verb on rulebooks that nobody wrote: none may end by a signal or an assertion, and what is
// checked must agree with a search that is slow and obvious.
//
// A run takes one rulebook: of any features, or of dates that are compared with each other; with
// its numbers as they are, or some of them large. Every verb is asked about it with small budgets,
// and scenarios that are saved on the way are replayed. Which runs these are depends on the seed
// alone.
//
// Usage: verbs_fuzz [--runs N] [--seconds N] [--seed N]. The last run is told when it ends
// badly; its rulebook is left behind. Counts as a run: one verb on one rulebook.
#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

#include <fmt/format.h>

#include "cli/testing/said.hpp"
#include "model/rulebook/rulebook_json.hpp"
#include "properties/check/check.hpp"
#include "properties/lint/undecidable_dates.hpp"
#include "sim/scenario/tracking_numbers.hpp"
#include "testing/generators/choices.hpp"
#include "testing/generators/date_rulebook.hpp"
#include "testing/generators/rulebook_generator.hpp"
#include "testing/oracles/small_search.hpp"

namespace juchu {
namespace {

namespace fs = std::filesystem;

std::array<char, 512> running;  // what is being run, for a signal's handler

void tell_and_end(int signal) {
  const char heading[] = "\nended by a signal or an assertion: ";
  (void)!write(STDERR_FILENO, heading, sizeof heading - 1);
  (void)!write(STDERR_FILENO, running.data(), std::strlen(running.data()));
  (void)!write(STDERR_FILENO, "\n", 1);
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

struct Plan {
  long runs = 1'000;
  long seconds = 1'000'000;
  std::uint64_t seed = 1;
};

/// Some numbers of days that are added or taken away, made large.
std::string with_large_numbers(const std::string& text, Choices& choices) {
  static const std::vector<std::string> large = {"14999", "15000",  "15001",      "16000", "39999",
                                                 "84005", "100000", "1000000000", "0",     "366"};
  std::string changed;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool added = i > 2 && (text[i - 2] == '+' || text[i - 2] == '-') && text[i - 1] == ' ';
    const auto is_digit = [&](std::size_t at) {
      return at < text.size() && text[at] >= '0' && text[at] <= '9';
    };
    if (!added || !is_digit(i) || !choices.happens(1, 6)) {
      changed += text[i];
      continue;
    }
    while (is_digit(i + 1)) ++i;
    changed += choices.one_of(large);
  }
  return changed;
}

RulebookPlan plan_of(std::uint64_t seed, Choices& choices) {
  return {.seed = seed,
          .permits = choices.between(1, 14),
          .forbids = choices.below(4),
          .deadlines = choices.below(5),
          .warnings = choices.below(2),
          .norms = choices.below(4),
          .promises = choices.below(2),
          .hazards = choices.below(4),
          .properties = choices.between(1, 6)};
}

struct Sample {
  std::string text;
  bool small = true;  // every date that is offered lies where the plain search tries it
};

Sample rulebook_of(std::uint64_t seed) {
  Choices choices(seed, "fuzz");
  const bool large = choices.happens(1, 3);
  if (choices.happens(1, 2))
    return {date_rulebook(
        {.seed = seed, .every_pattern = choices.happens(3, 4), .large_numbers = large})};
  const std::string text = random_rulebook(plan_of(seed, choices));
  return {large ? with_large_numbers(text, choices) : text, !large};
}

class Fuzzing {
 public:
  explicit Fuzzing(const Plan& plan)
      : plan_(plan),
        folder_(fs::temp_directory_path() / fmt::format("juchu_verbs_{}", getpid())),
        begin_(std::chrono::steady_clock::now()) {
    fs::create_directories(folder_);
  }

  int run() {
    for (std::uint64_t seed = plan_.seed; runs_ < plan_.runs && !time_is_up(); ++seed) {
      const Sample sample = rulebook_of(seed);
      const std::string book = write("book.json", sample.text);
      const std::string other = write("other.json", rulebook_of(seed + 1).text);
      ask_verbs(seed, book, other);
      if (sample.small) compare(seed, sample.text);
      fs::remove_all(folder_ / "stories");
    }
    fs::remove_all(folder_);
    tell();
    return wrong_ == 0 ? 0 : 1;
  }

 private:
  [[nodiscard]] bool time_is_up() const {
    return std::chrono::steady_clock::now() - begin_ > std::chrono::seconds(plan_.seconds);
  }

  std::string write(const std::string& name, const std::string& text) const {
    const std::string file = (folder_ / name).string();
    std::ofstream(file) << text;
    return file;
  }

  void ask_verbs(std::uint64_t seed, const std::string& book, const std::string& other) {
    const std::string stories = (folder_ / "stories").string();
    const std::vector<std::vector<std::string>> all = {
        {"lint", book},
        {"lint", book, "--explore", "--states", "100"},
        {"check", book, "--states", "300", "--threads", "1", "--all", "--save", stories},
        {"check", book, "--states", "100", "--threads", "1", "--json"},
        {"check", book, "--states", "60", "--threads", "1", "--no-reduction"},
        {"check", book, "--states", "40", "--threads", "1", "--orders", "2"},
        {"check", book, "--states", "20", "--threads", "1", "--readings", "--time", "3"},
        {"check", book, "--random", "3", "--seed", std::to_string(seed % 1000)},
        {"export", book},
        {"graph", book, "--format", "text"},
        {"schema", book},
        {"diff", book, other, "--states", "60"},
        {"mutate", book, "--states", "10", "--every", "40", "--threads", "1", "--time", "1"},
    };
    for (const auto& words : all) ask(seed, words);
    if (!fs::exists(stories)) return;
    for (const auto& story : fs::directory_iterator(stories))
      replay(seed, story.path().string(), book);
  }

  Said ask(std::uint64_t seed, const std::vector<std::string>& words) {
    std::string command = fmt::format("seed {}: juchu", seed);
    for (const std::string& word : words) command += ' ' + word;
    std::snprintf(running.data(), running.size(), "%s", command.c_str());
    ++runs_;
    const auto begin = std::chrono::steady_clock::now();
    Said answer = said(words, seed % 2 == 0 ? Language::English : Language::Japanese);
    const auto took = std::chrono::steady_clock::now() - begin;
    if (took > longest_) {
      longest_ = took;
      slowest_ = command;
    }
    ++codes_[{words[0], static_cast<int>(answer.code)}];
    return answer;
  }

  /// What `check` saved is a story that the whole engine tells.
  void replay(std::uint64_t seed, const std::string& story, const std::string& book) {
    const Said answer = ask(seed, {"replay", story, "--rulebook", book});
    if (answer.code == ExitCode::BadInput)
      complain(seed, "a story that was saved cannot be replayed: " + answer.err);
  }

  /// What must never be, against the plain search where that ends.
  void compare(std::uint64_t seed, const std::string& text) {
    Diagnostics diagnostics;
    auto book = read_rulebook(text, "fuzz.json", diagnostics);
    if (!book) return;
    auto compiled = CompiledRulebook::compile(std::move(*book), diagnostics);
    if (!compiled || refuse_undecidable_dates(*compiled, diagnostics)) return;
    const auto rules = std::make_shared<const CompiledRulebook>(std::move(*compiled));
    std::snprintf(running.data(), running.size(), "seed %llu: compared with the plain search",
                  static_cast<unsigned long long>(seed));
    CheckOptions options{.vacuity = false, .norms = false, .coverage = false, .overlaps = false};
    options.most_situations = kMost;
    const CheckReport report = check(rules, options);
    for (const HazardResult& result : report.hazards)
      compare(seed, *rules, rules->rulebook().hazards[static_cast<std::size_t>(result.hazard)].id,
              result.all);
    for (const PropertyResult& result : report.properties) {
      const auto row = static_cast<std::size_t>(result.property);
      const Property& property = rules->rulebook().properties[row];
      if (answered_by_search(property.pattern) && property.orders == 1)
        compare(seed, *rules, property.id, result.all);
    }
  }

  /// More patterns are compared as soon as the plain search answers them.
  static bool answered_by_search(Pattern pattern) {
    return pattern == Pattern::Never || pattern == Pattern::NeverStep;
  }

  void compare(std::uint64_t seed, const CompiledRulebook& rules, const std::string& id,
               const Answer& answer) {
    if (answer.possible == Possibility::Undecided) return;
    const SmallSearchAnswer search = small_search(rules,
                                                  {.token_classes = possible_token_classes(rules),
                                                   .question = id,
                                                   .most = kMost,
                                                   .most_tried = kMostTried});
    if (!search.complete && !search.violated) return;
    ++compared_;
    if (search.violated != (answer.possible == Possibility::Possible))
      complain(seed, fmt::format("check and the plain search differ about {}", id));
    else if (search.complete && search.violated &&
             search.depth != static_cast<int>(answer.trace->steps.size()))
      complain(seed, fmt::format("the shortest story of {} has {} steps, not {}", id, search.depth,
                                 answer.trace->steps.size()));
  }

  void complain(std::uint64_t seed, const std::string& what) {
    fmt::print(stderr, "seed {}: {}\n", seed, what);
    ++wrong_;
  }

  void tell() const {
    for (const auto& [verb, count] : codes_)
      fmt::print("{:8} exit {}: {}\n", verb.first, verb.second, count);
    fmt::print("longest: {:.1f} s, {}\n", std::chrono::duration<double>(longest_).count(),
               slowest_);
    fmt::print("{} runs, {} answers compared with the plain search, {} wrong\n", runs_, compared_,
               wrong_);
  }

  static constexpr std::size_t kMost = 2'000, kMostTried = 300'000;

  const Plan plan_;
  const fs::path folder_;
  const std::chrono::steady_clock::time_point begin_;
  long runs_ = 0;
  int compared_ = 0, wrong_ = 0;
  std::map<std::pair<std::string, int>, int> codes_;
  std::chrono::steady_clock::duration longest_{};
  std::string slowest_;
};

Plan plan_from(int count, char** words) {
  Plan plan;
  for (int i = 1; i + 1 < count; i += 2) {
    const std::string_view name = words[i];
    const long value = std::strtol(words[i + 1], nullptr, 10);
    if (name == "--runs") plan.runs = value;
    if (name == "--seconds") plan.seconds = value;
    if (name == "--seed") plan.seed = static_cast<std::uint64_t>(value);
  }
  return plan;
}

}  // namespace
}  // namespace juchu

int main(int count, char** words) {
  for (const int signal : {SIGABRT, SIGSEGV, SIGFPE, SIGBUS, SIGILL})
    std::signal(signal, juchu::tell_and_end);
  try {
    return juchu::Fuzzing(juchu::plan_from(count, words)).run();
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}: {}\n", juchu::running.data(), error.what());
    return 1;
  }
}
