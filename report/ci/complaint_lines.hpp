// What a test of a build server has to complain of, as lines with their places.
#pragma once

#include <string>
#include <vector>

#include "report/replayed_file.hpp"
#include "report/speaker.hpp"

namespace juchu {

/// All texts are safe to print.
struct ComplaintLine {
  std::string file;
  Position position;
  std::string text;
};

/// Why `file` does not hold, or could not be replayed; none when it holds.
[[nodiscard]] std::vector<ComplaintLine> complaints_of(const ReplayedFile& file,
                                                       const Speaker& speaker);

/// What its test is called: the scenario's title, else the file.
[[nodiscard]] std::string test_name(const ReplayedFile& file, const Speaker& speaker);

/// "not as expected: 2", or that it could not be replayed.
[[nodiscard]] std::string verdict_text(const ReplayedFile& file, const Speaker& speaker);

}  // namespace juchu
