// Question: how many customers a second does a shop with ten tellers serve, through the agenda and
// the staff as anybody uses them?
// Expected shape: flat in the customers. Ten tellers at nine tenths of their capacity; each customer
// is two appointments, two exponential draws, a turn in the line and an account of the tellers' time.
// `mean_wait_s` is 6.69 by theory. bench/against_peers.sh asks other simulators the same.
#include <benchmark/benchmark.h>

#include "bench/draws.hpp"
#include "sim/events/agenda.hpp"
#include "sim/events/staff.hpp"

namespace juchu::bench {
namespace {

enum Class { Completion, Arrival };

constexpr Instant kBetweenArrivals = kSecond * 10 / 9;
constexpr Instant kService = 10 * kSecond;

/// The sum of the waits of `customers`.
Instant serve(std::int64_t customers) {
  Draws draws(1);
  LadderAgenda agenda;
  Staff staff({Team{.crews = {{.roster = 10}}}}, 0);
  Instant waited = 0;
  agenda.add({.at = 0, .rank = Arrival});
  for (std::int64_t served = 0; served < customers;) {
    const Appointment next = agenda.take();
    if (next.rank == Arrival) {
      staff.request(0, {.asked = next.at}, draws.exponential(kService));
      agenda.add({.at = next.at + draws.exponential(kBetweenArrivals), .rank = Arrival});
    } else {
      staff.complete(next.payload, next.at);
      ++served;
    }
    while (const auto begun = staff.take(next.at)) {
      waited += next.at - staff.turn_of(begun->work).asked;
      agenda.add({.at = begun->until, .rank = Completion, .payload = begun->work});
    }
  }
  return waited;
}

void BM_mmc(benchmark::State& state) {
  Instant waited = 0;
  for (auto _ : state) waited = serve(state.range(0));
  const auto customers = static_cast<double>(state.range(0));
  state.counters["customers/s"] = benchmark::Counter(customers,
                                                     benchmark::Counter::kIsIterationInvariantRate);
  state.counters["mean_wait_s"] = static_cast<double>(waited) / customers / kSecond;
}
BENCHMARK(BM_mmc)->ArgName("customers")->Arg(10'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace juchu::bench
