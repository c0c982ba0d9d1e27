// Any bytes as a CSV of orders, under the shipped mapping of QSM's list: complains, one line each
// (D1), or makes a scenario that reads back.
#include <cstdlib>
#include <sstream>

#include "sim/import/import_orders.hpp"
#include "sim/import/mapping_json.hpp"
#include "sim/import/text_encoding.hpp"
#include "sim/scenario/scenario_json.hpp"
#include "sim/scenario/scenario_writer_json.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace juchu;
  static RulebookShelf shelf;
  static Diagnostics none;
  static const auto mapping = open_mapping("qsm-orders", "", shelf, none);
  Diagnostics diagnostics;
  const auto decoded = decode_text(std::string(reinterpret_cast<const char*>(data), size),
                                   Encoding::Found, "fuzz.csv", diagnostics);
  if (decoded.has_value() != diagnostics.empty()) std::abort();
  if (decoded) {
    const ImportRequest request{decoded->text, "fuzz.csv", *parse_day("2024-03-04")};
    Import import = import_orders(request, *mapping, diagnostics);
    if (import.scenario.has_value() != diagnostics.empty()) std::abort();
    if (import.scenario) {
      import.scenario->title = {"x", "x"};
      std::ostringstream out;
      write_scenario(*import.scenario, out);
      if (!read_scenario(out.str(), "fuzz.json", "", shelf, diagnostics)) std::abort();
    }
  }
  for (const Diagnostic& each : diagnostics.sorted())
    for (const Language language : {Language::Japanese, Language::English})
      if (to_text(each, language).size() > 400) std::abort();
  return 0;
}
