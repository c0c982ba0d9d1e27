// Question: what does an appointment cost the agenda, whatever waits with it, against a heap?
// Hold model: each operation takes the earliest appointment and makes another, an exponential time
// with mean 1 s later, or, with ties, at the next whole minute after that with mean 8 min.
// Expected shape: flat up to 10^5 and dearer at 10^6 only for the misses of the cache, while heaps
// grow with the logarithm; ties are cheaper than none. The peers' keys are (time, sequence), ours
// have class and tie besides, and can be cancelled.
#include <queue>

#include <benchmark/benchmark.h>
#include <boost/heap/d_ary_heap.hpp>

#include "bench/draws.hpp"
#include "sim/events/agenda.hpp"

namespace juchu::bench {
namespace {

struct Waiting {
  Instant at;
  std::uint64_t sequence;
  std::uint32_t payload;

  bool operator>(const Waiting& other) const {
    return at != other.at ? at > other.at : sequence > other.sequence;
  }
};

/// A heap of the library's, with the agenda's manners.
template <class Heap>
class HeapAgenda {
 public:
  void add(const Appointment& made) { heap_.push({made.at, next_++, made.payload}); }
  Appointment take() {
    const Waiting first = heap_.top();
    heap_.pop();
    return {.at = first.at, .payload = first.payload};
  }

 private:
  Heap heap_;
  std::uint64_t next_ = 0;
};

using Ladder = LadderAgenda;
using StdHeap = HeapAgenda<
    std::priority_queue<Waiting, std::vector<Waiting>, std::greater<Waiting>>>;
using BoostHeap = HeapAgenda<boost::heap::d_ary_heap<Waiting, boost::heap::arity<4>,
                                                     boost::heap::compare<std::greater<Waiting>>>>;

Instant later(Instant now, bool ties, DrawnTimes& times) {
  return ties ? (now + times.next()) / kMinute * kMinute + kMinute : now + times.next();
}

template <class Agenda>
void BM_hold(benchmark::State& state) {
  const auto waiting = static_cast<std::uint32_t>(state.range(0));
  const bool ties = state.range(1) != 0;
  DrawnTimes times(ties ? 8 * kMinute : kSecond);
  Agenda agenda;
  for (std::uint32_t i = 0; i < waiting; ++i)
    agenda.add({.at = later(0, ties, times), .payload = i});
  const auto hold = [&] {
    const Appointment first = agenda.take();
    agenda.add({.at = later(first.at, ties, times), .payload = first.payload});
  };
  for (std::uint32_t i = 0; i < 4 * waiting; ++i) hold();
  for (auto _ : state) hold();
}

/// The part of all the above that is not the agenda's.
void BM_draw(benchmark::State& state) {
  const bool ties = state.range(0) != 0;
  DrawnTimes times(ties ? 8 * kMinute : kSecond);
  Instant now = 0;
  for (auto _ : state) benchmark::DoNotOptimize(now = later(now, ties, times));
}
BENCHMARK(BM_draw)->ArgName("ties")->Arg(0)->Arg(1);

void sizes(benchmark::internal::Benchmark* bench) {
  bench->ArgNames({"waiting", "ties"})->ArgsProduct({{16, 1'000, 100'000, 1'000'000}, {0, 1}});
}
BENCHMARK(BM_hold<Ladder>)->Apply(sizes);
BENCHMARK(BM_hold<StdHeap>)->Apply(sizes);
BENCHMARK(BM_hold<BoostHeap>)->Apply(sizes);

}  // namespace
}  // namespace juchu::bench
