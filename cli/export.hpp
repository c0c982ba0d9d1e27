// juchu export: a rulebook in the language of another tool.
#pragma once

#include <string>

#include "cli/console.hpp"

namespace juchu {

struct ExportOptions {
  std::string rulebook;       // a shipped id or a file
  std::string format;         // promela
  int orders = 1;             // in one cart
  bool norm_keeping = false;  // steps that breach a norm are left out
  std::string question;       // id of a property, hazard or norm: the model asserts that it stands
  bool localized = false;     // know only what a proof of `check` knows
  std::string output;         // a file; empty: the console
};

[[nodiscard]] ExitCode export_rulebook(const ExportOptions& options, Console& console);

}  // namespace juchu
