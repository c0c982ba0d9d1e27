// Question: what does a random time cost, from a stream that exists and from a new one?
// Expected shape: flat. A new stream pays one block of Philox for its first four draws.
#include <benchmark/benchmark.h>

#include "sim/random/distribution.hpp"

namespace juchu {
namespace {

constexpr Microseconds kMinute = 60'000'000;

const Distribution& distribution_of(std::int64_t row) {
  using Rows = std::vector<Distribution>;
  static const Rows rows = {ConstantTime{kMinute},      ExponentialTime{kMinute},
                            LognormalTime{kMinute, .8}, GammaTime{kMinute, .5},
                            GammaTime{kMinute, 2},      ErlangTime{4, kMinute},
                            WeibullTime{1.7, kMinute},  TriangularTime{0, kMinute, 5 * kMinute},
                            UniformTime{0, kMinute},    TableTime({1, 2, 3}, {.6, .3, .1})};
  return rows[static_cast<std::size_t>(row)];
}

void BM_unit(benchmark::State& state) {
  Stream stream({.seed = 1});
  for (auto _ : state) benchmark::DoNotOptimize(stream.unit());
}
BENCHMARK(BM_unit);

void BM_draw(benchmark::State& state) {
  const Distribution& distribution = distribution_of(state.range(0));
  Stream stream({.seed = 1});
  for (auto _ : state) benchmark::DoNotOptimize(draw(distribution, stream));
}
BENCHMARK(BM_draw)->ArgName("row")->DenseRange(0, 9);

void BM_draw_from_new_stream(benchmark::State& state) {
  const Distribution& distribution = distribution_of(state.range(0));
  std::uint64_t arrival = 0;
  for (auto _ : state) {
    Stream stream({.seed = 1, .arrival = ++arrival});
    benchmark::DoNotOptimize(draw(distribution, stream));
  }
}
BENCHMARK(BM_draw_from_new_stream)->ArgName("row")->DenseRange(0, 9);

}  // namespace
}  // namespace juchu
