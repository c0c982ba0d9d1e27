// Question: what does it cost to explore everything that K orders of one shop can do together, and
// what do the exact reductions (quotient, interchangeable orders) save?
// Expected shape: unreduced, time is linear in the states, at more states/s where more of what
// could be reached is (whole words move at once) and until the bitmap leaves the caches; about 1 to
// 2 bytes/state. Reduced, the answer comes orders of magnitude sooner, at fewer states/s, since an
// order that overtakes another is moved by itself.
//
// With JUCHU_BENCH_RULEBOOK=FILE, `given` measures that rulebook instead (bench/against_spin.sh).
#include <algorithm>
#include <cstdlib>
#include <functional>

#include <benchmark/benchmark.h>

#include "bench/tables_of.hpp"
#include "properties/composition/composed_search.hpp"
#include "properties/composition/quotient.hpp"

namespace juchu::bench {
namespace {

constexpr const char* kRulebook = "bench/rulebooks/parcels.json";

/// The rulebook with `days` for each of its numbers of days, but a ship date at most a week ahead.
MeasuredOrder parcels(Value days) {
  std::vector<ParameterChoice> choices = {{"ship_days", Kind::Int, std::min<Value>(days, 7)}};
  for (const char* parameter : {"payment_days", "undated_days", "travel_days", "complete_days"})
    choices.push_back({parameter, Kind::Int, days});
  return tables_of(kRulebook, choices);
}

void report(benchmark::State& state, const OrderTables& tables, const CompositionAnswer& answer) {
  using benchmark::Counter;
  if (answer.ending != Ending::Finished) state.SkipWithError("not finished");
  const auto states = static_cast<double>(answer.states);
  state.counters["situations"] = static_cast<double>(tables.size());
  state.counters["states"] = states;
  state.counters["transitions"] = static_cast<double>(answer.transitions);
  state.counters["depth"] = static_cast<double>(answer.depth);
  state.counters["states/s"] = Counter(states, Counter::kIsIterationInvariantRate);
  state.counters["bytes/state"] = static_cast<double>(answer.bytes) / states;
}

void explore(benchmark::State& state, const OrderTables& tables,
             const CompositionOptions& options) {
  CompositionAnswer answer;
  for (auto _ : state) answer = compose(tables, options);
  report(state, tables, answer);
}

CompositionOptions options_of(const benchmark::State& state, Visited visited, int threads) {
  CompositionOptions options;
  options.orders = static_cast<int>(state.range(0));
  options.visited = visited;
  options.threads = threads;
  options.most_bytes = std::uint64_t{6} << 30;
  return options;
}

void BM_unreduced(benchmark::State& state, Visited visited, int threads) {
  explore(state, parcels(state.range(1)).tables, options_of(state, visited, threads));
}

/// The tables, and the quotient that keeps the hazards apart, are part of what is measured.
void explore_reduced(benchmark::State& state, const std::function<MeasuredOrder()>& order_of) {
  CompositionOptions options = options_of(state, Visited::AsFits, 1);
  options.symmetric = true;
  CompositionAnswer answer;
  Quotient quotient;
  for (auto _ : state) {
    const MeasuredOrder order = order_of();
    quotient = minimized(order.tables, order.hazards);
    answer = compose(quotient.tables, options);
  }
  report(state, quotient.tables, answer);
}

void BM_reduced(benchmark::State& state) {
  explore_reduced(state, [&] { return parcels(state.range(1)); });
}

/// From the rules to the tables: once for each question.
void BM_tables(benchmark::State& state) {
  std::size_t situations = 0;
  for (auto _ : state) situations = parcels(state.range(0)).tables.size();
  state.counters["situations"] = static_cast<double>(situations);
}

void BM_given(benchmark::State& state, bool reduced) {
  const char* const rulebook = std::getenv("JUCHU_BENCH_RULEBOOK");
  if (rulebook == nullptr) return state.SkipWithError("JUCHU_BENCH_RULEBOOK is not set");
  if (reduced) return explore_reduced(state, [&] { return tables_of(rulebook); });
  explore(state, tables_of(rulebook).tables, options_of(state, Visited::AsFits, 1));
}

BENCHMARK(BM_tables)->ArgName("days")->Arg(1)->Arg(4)->Arg(20)->Arg(60)->Unit(
    benchmark::kMillisecond);
void orders(benchmark::internal::Benchmark* bench) {
  bench->ArgName("orders")->DenseRange(1, 4)->Unit(benchmark::kMillisecond);
}
BENCHMARK_CAPTURE(BM_given, unreduced, false)->Apply(orders);
BENCHMARK_CAPTURE(BM_given, reduced, true)->Apply(orders);

// About 10^6, 10^7 and 10^8 states of 2, 3 and 4 orders; then 2 and 3 orders of 645 situations.
void sizes(benchmark::internal::Benchmark* bench) {
  bench->ArgNames({"orders", "days"})->Unit(benchmark::kMillisecond);
  for (const auto& [orders, days] : {std::pair{2, 35}, {3, 4}, {4, 1}, {2, 20}, {3, 20}})
    bench->Args({orders, days});
}
// A hash set of 3 * 10^8 states would only take long.
void sizes_to_hash(benchmark::internal::Benchmark* bench) {
  bench->ArgNames({"orders", "days"})->Unit(benchmark::kMillisecond);
  bench->Args({2, 35})->Args({3, 4});
}
BENCHMARK_CAPTURE(BM_unreduced, bitmap, Visited::Bitmap, 1)->Apply(sizes);
BENCHMARK_CAPTURE(BM_unreduced, bitmap_2_threads, Visited::Bitmap, 2)->Apply(sizes)->UseRealTime();
BENCHMARK_CAPTURE(BM_unreduced, hash, Visited::Hash, 1)->Apply(sizes_to_hash);
BENCHMARK(BM_reduced)->Apply(sizes);

}  // namespace
}  // namespace juchu::bench
