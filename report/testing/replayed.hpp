// Scenarios replayed for tests of reports.
#pragma once

#include <string>

#include "sim/replayer.hpp"

namespace juchu {

struct Replayed {
  Scenario scenario;
  Story story;
};

/// The scenario at `path`, which must be good input.
[[nodiscard]] Replayed replayed(const std::string& path);

}  // namespace juchu
