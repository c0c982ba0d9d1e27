// Question: what does one decision of the shipped rulebook cost, norms and hazards included?
// Expected shape: flat in the number of rules, since each (event, statuses) pair has its own list;
// an accepted event costs more than a refused one. `median_ns` is over the (situation, event)
// pairs, each repeated by itself; the time of an iteration is over the pairs in random sequence,
// with its cache and branch misses.
#include <algorithm>
#include <chrono>
#include <random>

#include <benchmark/benchmark.h>

#include "bench/reachable.hpp"

namespace juchu::bench {
namespace {

std::vector<Pair> pairs_answered(const CompiledRulebook& rules, bool accepted) {
  std::vector<Pair> pairs = reachable_pairs(rules, 20'000);
  std::erase_if(pairs, [&](const Pair& pair) {
    return decide(rules, pair.situation, pair.event).accepted != accepted;
  });
  std::shuffle(pairs.begin(), pairs.end(), std::mt19937_64(1));
  pairs.resize(std::min<std::size_t>(pairs.size(), 50'000));
  return pairs;
}

double median_ns(const CompiledRulebook& rules, const std::vector<Pair>& pairs) {
  constexpr int kRepeats = 64;
  std::vector<double> nanoseconds;
  for (const Pair& pair : pairs) {
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < kRepeats; ++i)
      benchmark::DoNotOptimize(decide(rules, pair.situation, pair.event));
    const auto end = std::chrono::steady_clock::now();
    nanoseconds.push_back(std::chrono::duration<double, std::nano>(end - begin).count() / kRepeats);
  }
  const auto middle = nanoseconds.begin() + static_cast<std::ptrdiff_t>(nanoseconds.size() / 2);
  std::nth_element(nanoseconds.begin(), middle, nanoseconds.end());
  return *middle;
}

void BM_decide(benchmark::State& state, bool accepted) {
  const CompiledRulebook rules = shipped("qoo10-jp");
  const std::vector<Pair> pairs = pairs_answered(rules, accepted);
  std::size_t next = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(decide(rules, pairs[next].situation, pairs[next].event));
    if (++next == pairs.size()) next = 0;
  }
  state.counters["pairs"] = static_cast<double>(pairs.size());
  state.counters["median_ns"] = median_ns(rules, pairs);
}
BENCHMARK_CAPTURE(BM_decide, accepted, true);
BENCHMARK_CAPTURE(BM_decide, refused, false);

/// The bound: no decision costs less than writing its answer.
void BM_write_an_answer(benchmark::State& state) {
  const CompiledRulebook rules = shipped("qoo10-jp");
  const std::vector<Pair> pairs = pairs_answered(rules, true);
  std::size_t next = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(Decision{pairs[next].situation});
    if (++next == pairs.size()) next = 0;
  }
}
BENCHMARK(BM_write_an_answer);

void BM_next_deadline(benchmark::State& state) {
  const CompiledRulebook rules = shipped("qoo10-jp");
  const std::vector<Pair> pairs = pairs_answered(rules, true);
  std::size_t next = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        next_deadline(rules, pairs[next].situation, pairs[next].event.today()));
    if (++next == pairs.size()) next = 0;
  }
}
BENCHMARK(BM_next_deadline);

}  // namespace
}  // namespace juchu::bench
