// Which verdicts depend on how the guide is read, for people.
#pragma once

#include "properties/check/readings.hpp"
#include "report/text/sheet.hpp"

namespace juchu {

/// The verdict of each combination that matters, for what depends on a reading, and what happens
/// under another reading only.
void print_readings_text(const ReadingsReport& report, const Sheet& sheet);

}  // namespace juchu
