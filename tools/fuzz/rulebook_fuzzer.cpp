// Any bytes as a rulebook: complains, or compiles and draws.
#include <cstdlib>

#include "model/engine/compiled_rulebook.hpp"
#include "model/rulebook/rulebook_json.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace juchu;
  Diagnostics diagnostics;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  auto rulebook = read_rulebook(text, "fuzz.json", diagnostics);
  if (rulebook.has_value() != diagnostics.empty()) std::abort();
  if (rulebook) (void)CompiledRulebook::compile(std::move(*rulebook), diagnostics);
  for (const Diagnostic& each : diagnostics.sorted())
    for (const Language language : {Language::Japanese, Language::English})
      if (to_text(each, language).size() > 400) std::abort();
  return 0;
}
