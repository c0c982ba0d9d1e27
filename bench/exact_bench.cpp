// Question: what does the exact answer of a study cost beside the runs that estimate it?
// Expected shape: the pass costs some nanoseconds an arc; making the chain costs a decision or two
// a state, as the lives of orders become equal; a replication costs more than the pass.
#include <cstdlib>

#include <benchmark/benchmark.h>

#include "model/text/diagnostics.hpp"
#include "sim/load/exact/exact_answer.hpp"
#include "sim/load/run_study.hpp"
#include "sim/study/study_json.hpp"

namespace juchu::bench {
namespace {

Study after_work() {
  RulebookShelf shelf;
  Diagnostics diagnostics;
  auto study = read_study(R"({"study": "bench", "like": "after-work"})", "bench.json", {}, shelf,
                          diagnostics);
  if (!study) std::abort();
  return *std::move(study);
}

OrderChain chain_or_abort(const Study& study) {
  NoChain why_not;
  auto chain = chain_of(study, why_not);
  if (!chain) std::abort();
  return *std::move(chain);
}

void BM_exact_pass(benchmark::State& state) {
  const Study study = after_work();
  const OrderChain chain = chain_or_abort(study);
  for (auto _ : state) benchmark::DoNotOptimize(exact_answer(study, chain));
  state.counters["states"] = static_cast<double>(chain.states.size());
  state.counters["arcs"] = static_cast<double>(chain.arcs.size());
}
BENCHMARK(BM_exact_pass)->Unit(benchmark::kMicrosecond);

void BM_exact_chain(benchmark::State& state) {
  const Study study = after_work();
  for (auto _ : state) benchmark::DoNotOptimize(chain_or_abort(study));
}
BENCHMARK(BM_exact_chain)->Unit(benchmark::kMicrosecond);

void BM_replication(benchmark::State& state) {
  const Study study = after_work();
  int replication = 0;
  std::int64_t orders = 0;
  for (auto _ : state) orders += run_replication(study, ++replication).orders;
  state.counters["orders"] = benchmark::Counter(static_cast<double>(orders),
                                                benchmark::Counter::kIsRate);
}
BENCHMARK(BM_replication)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace juchu::bench
