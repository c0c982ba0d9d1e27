// The options with which a verb writes its answer as a page.
#pragma once

#include <string>

#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "report/page/page.hpp"

namespace juchu {

struct PageOptions {
  std::string html;    // the file to write; empty: none is asked for
  bool still = false;  // without the engine
  [[nodiscard]] bool asked() const { return !html.empty(); }
};

/// Adds `--html FILE` and `--static` to `command`.
/// @return `--html`, for what it excludes
CLI::Option* add_page_options(CommandLine& line, CLI::App& command, PageOptions& options);

/// Writes the page, whole or not at all, and says so on `out`; on `err`, where it is to hold the engine and
/// there is none. False after complaining.
[[nodiscard]] bool write_page(const PageContents& contents, const PageOptions& options,
                              const Console& console);

}  // namespace juchu
