// One line on a terminal that tells how a long piece of work is getting on, redrawn in place.
#pragma once

#include <chrono>
#include <mutex>
#include <string>

#include "cli/console.hpp"
#include "properties/search/explorer.hpp"

namespace juchu {

class ProgressLine {
 public:
  explicit ProgressLine(const Console& console) : console_(console) {}
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  ~ProgressLine() { clear(); }

  /// How `question` is getting on; from any thread. Draws a few times a second, on a terminal only.
  void tell(const std::string& question, const Progress& progress);
  /// The same in any words.
  void tell(const std::string& words);
  /// Takes the line away.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  [[nodiscard]] bool due(Clock::time_point now);
  void draw(const std::string& line);

  const Console& console_;
  std::mutex mutex_;
  Clock::time_point next_ = Clock::now() + kBetween;
  std::string question_;  // the one before, to tell its rate
  std::uint64_t situations_ = 0;
  Clock::time_point told_ = Clock::now();
  bool drawn_ = false;

  static constexpr std::chrono::milliseconds kBetween{250};
};

}  // namespace juchu
