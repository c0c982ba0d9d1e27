#include "cli/console.hpp"

namespace juchu {

ExitCode refuse_input(const Diagnostics& diagnostics, const Console& console) {
  for (const Diagnostic& each : diagnostics.sorted())
    console.err << to_text(each, console.language) << '\n';
  return ExitCode::BadInput;
}

ExitCode refuse_output(const Console& console) {
  const Text problem = {"結果を書き出せませんでした", "the results could not be written"};
  console.err << "juchu: error: " << problem.in(console.language) << '\n';
  return ExitCode::BadInput;
}

}  // namespace juchu
