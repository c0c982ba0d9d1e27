// Tells on a line how many replications are done, and about how long the rest takes.
#pragma once

#include <chrono>

#include "cli/progress_line.hpp"
#include "report/study_wording.hpp"
#include "report/text/figures.hpp"

namespace juchu {

class RunProgress {
 public:
  RunProgress(Console& console, int of) : console_(console), line_(console), of_(of) {}

  /// From any thread; false when it is time to end.
  [[nodiscard]] bool tell(int done) {
    if (done > 0 && done < of_) {
      const std::chrono::duration<double, std::micro> passed = Clock::now() - begin_;
      const Speaker speaker(console_.language);
      line_.tell(
          speaker.say(kRunProgress, of_, done,
                      figure_text(speaker, Figure::Time, passed.count() / done * (of_ - done))));
    }
    return !console_.interrupted();
  }

 private:
  using Clock = std::chrono::steady_clock;

  Console& console_;
  ProgressLine line_;
  const int of_;
  const Clock::time_point begin_ = Clock::now();
};

}  // namespace juchu
