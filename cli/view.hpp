// juchu view: the seller's screens at a moment of a scenario.
#pragma once

#include <string>

#include "cli/console.hpp"
#include "cli/page_option.hpp"
#include "sim/view/selection.hpp"

namespace juchu {

struct ViewRequest {
  std::string file;
  std::string rulebook;  // instead of the one that the scenario names; empty: that one
  std::string at;        // a moment or a day; empty: the scenario's end
  bool detail = false;
  bool work = false;  // the day's work
  bool json = false;
  SelectionRequest selection;
  PageOptions page;
};

[[nodiscard]] ExitCode view_shop(const ViewRequest& request, Console& console);

}  // namespace juchu
