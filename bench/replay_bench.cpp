// Question: how long does a large scenario of the shipped rulebook take to read and to replay?
// Expected shape: linear in the steps; reading (mostly parsing JSON) costs more than deciding.
#include <algorithm>
#include <iostream>
#include <tuple>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "model/time/day.hpp"
#include "sim/replayer.hpp"
#include "sim/scenario/scenario_json.hpp"

namespace juchu::bench {
namespace {

constexpr int kStepsPerOrder = 5;

/// Orders of one shop, one every five minutes: placed, dated, handed over, confirmed, arrived.
std::string many_orders(std::int64_t steps) {
  struct Row {
    Moment at;
    std::int64_t order;
    std::string text;
  };
  std::vector<Row> rows;
  const Moment first = start_of(19783) + 9 * 3600;
  for (std::int64_t o = 0; o < steps / kStepsPerOrder; ++o) {
    const Moment at = first + o * 300;
    const std::int64_t digits = 10'000'000'000 + o;
    const auto step = [&](Moment when, const char* event, const std::string& more) {
      rows.push_back({when, o,
                      fmt::format(R"({{"at": "{}", "order": "A-{}", "event": "{}"{}}})",
                                  moment_text(when), o, event, more)});
    };
    step(at, "place_order", R"(, "payment": "card", "units": 2, "listed_method": "sagawa")");
    step(at + 3600, "set_ship_date",
         fmt::format(R"(, "ship_date": "{}")", day_text(day_of(at) + 3)));
    step(at + 86400, "hand_over", "");
    step(at + 90000, "confirm_shipment", fmt::format(R"(, "number": "{}{}")", digits, digits % 7));
    step(at + 2 * 86400, "parcel_arrives", "");
  }
  std::ranges::sort(rows, {}, [](const Row& row) { return std::tie(row.at, row.order); });
  std::string text = R"({"title": {"en": "Many orders"}, "rulebook": "qoo10-jp", "steps": [)";
  for (const Row& row : rows) text += (&row == rows.data() ? "\n" : ",\n") + row.text;
  return text + "\n]}";
}

Scenario read(const std::string& text, RulebookShelf& shelf) {
  Diagnostics diagnostics;
  auto scenario = read_scenario(text, "many.json", "", shelf, diagnostics);
  for (const Diagnostic& problem : diagnostics.sorted())
    std::cerr << to_text(problem, Language::English) << '\n';
  if (!scenario) std::abort();
  return std::move(*scenario);
}

void per_step(benchmark::State& state, std::size_t steps) {
  state.counters["steps/s"] = benchmark::Counter(static_cast<double>(steps),
                                                 benchmark::Counter::kIsIterationInvariantRate);
}

void BM_read(benchmark::State& state) {
  const std::string text = many_orders(state.range(0));
  RulebookShelf shelf;
  std::size_t steps = 0;
  for (auto _ : state) steps = read(text, shelf).steps.size();
  per_step(state, steps);
  state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
}
BENCHMARK(BM_read)->ArgName("steps")->Arg(1'000)->Arg(10'000)->Arg(100'000)->Unit(
    benchmark::kMillisecond);

void BM_replay(benchmark::State& state) {
  RulebookShelf shelf;
  const Scenario scenario = read(many_orders(state.range(0)), shelf);
  for (auto _ : state) {
    Diagnostics diagnostics;
    const auto story = replay(scenario, diagnostics);
    if (!story || !story->holds()) return state.SkipWithError("the story does not hold");
    benchmark::DoNotOptimize(story->steps.size());
  }
  per_step(state, scenario.steps.size());
}
BENCHMARK(BM_replay)->ArgName("steps")->Arg(1'000)->Arg(10'000)->Arg(100'000)->Unit(
    benchmark::kMillisecond);

void BM_open_rulebook(benchmark::State& state) {
  for (auto _ : state) {
    RulebookShelf shelf;
    Diagnostics diagnostics;
    benchmark::DoNotOptimize(shelf.open("qoo10-jp", {}, diagnostics));
  }
}
BENCHMARK(BM_open_rulebook)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace juchu::bench
