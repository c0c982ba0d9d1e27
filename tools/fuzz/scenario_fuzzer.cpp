// Any bytes as a scenario of the shipped qoo10-jp: complains, or replays without a fault. One line
// each, D1.
#include <cstdlib>

#include "model/rulebook/rulebook_json.hpp"
#include "sim/replayer.hpp"
#include "sim/scenario/scenario_json.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace juchu;
  static RulebookShelf shelf;
  Diagnostics diagnostics;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto scenario = read_scenario(text, "fuzz.json", "qoo10-jp", shelf, diagnostics);
  if (scenario.has_value() != diagnostics.empty()) std::abort();
  if (scenario) {
    const auto story = replay(*scenario, diagnostics);
    if (story.has_value() != diagnostics.empty()) std::abort();
  }
  for (const Diagnostic& each : diagnostics.sorted())
    for (const Language language : {Language::Japanese, Language::English})
      if (to_text(each, language).size() > 400) std::abort();
  return 0;
}
