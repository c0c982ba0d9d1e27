// Scenarios replayed for tests of reports.
#pragma once

#include <string>

#include "report/replayed_file.hpp"

namespace juchu {

struct Replayed {
  Scenario scenario;
  Story story;
};

/// The scenario at `path`, which must be good input.
[[nodiscard]] Replayed replayed(const std::string& path);

/// The same for the file at `path`, which may be bad input.
[[nodiscard]] ReplayedFile replayed_file(const std::string& path);

}  // namespace juchu
