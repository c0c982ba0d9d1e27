// juchu schema: the JSON Schema of a rulebook's scenarios, or of its studies; or what a scenario may
// write as tables.
#pragma once

#include <string>

#include "cli/console.hpp"

namespace juchu {

struct SchemaOptions {
  std::string rulebook;  // a shipped id or a file
  bool study = false;    // of studies instead of scenarios
  std::string format = "json";
};

[[nodiscard]] ExitCode print_schema(const SchemaOptions& options, Console& console);

}  // namespace juchu
