#include "cli/console.hpp"

namespace juchu {

ExitCode refuse_input(const Diagnostics& diagnostics, const Console& console) {
  for (const Diagnostic& each : diagnostics.sorted())
    console.err << to_text(each, console.language) << '\n';
  return ExitCode::BadInput;
}

ExitCode refuse_without_answer(WorkEnd end, const Console& console) {
  const bool interrupted = console.interrupted();
  Text problem = {"上限に達しました。まだ何も分かっていません",
                  "a budget was reached; nothing is known yet"};
  if (interrupted)
    problem = {"中断しました。まだ何も分かっていません", "interrupted; nothing is known yet"};
  else if (end == WorkEnd::NoMemory)
    problem = {"メモリが足りません。まだ何も分かっていません",
               "there is not enough memory; nothing is known yet"};
  console.err << "juchu: " << problem.in(console.language) << '\n';
  return interrupted ? ExitCode::Interrupted : ExitCode::Inconclusive;
}

ExitCode refuse_output(const Console& console) {
  const Text problem = {"結果を書き出せませんでした", "the results could not be written"};
  console.err << "juchu: error: " << problem.in(console.language) << '\n';
  return ExitCode::BadInput;
}

}  // namespace juchu
