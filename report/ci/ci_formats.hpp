// Replayed scenarios for build servers, each file one test: in the formats that those read.
//
//   junit   JUnit XML, as Jenkins, GitLab and others show it
//   tap     TAP 14 (Test Anything Protocol), each failure explained in a YAML block
//   github  workflow commands of GitHub Actions, which mark the lines of the failures
//
// Invariants
//   C1  Whatever stands in a file, the document is well-formed, and nothing but its marks marks it up.
//   C2  A file that could not be replayed is an error of its test, never a test less.
#pragma once

#include <ostream>
#include <span>

#include "model/text/text.hpp"
#include "report/replayed_file.hpp"

namespace juchu {

/// How such a format is printed.
using CiFormat = void(std::span<const ReplayedFile> files, Language language, std::ostream& out);

CiFormat print_junit;
CiFormat print_tap;
CiFormat print_workflow_commands;

}  // namespace juchu
