// Question: how long does a morning's list of orders take: from the CSV to a scenario, from its text
// to a shop, and from the shop to the day's work?
// Expected shape: linear in the orders. Importing is mostly finding cells and writing text, reading
// is mostly parsing JSON, and the work list asks the engine what comes of each order.
#include <iostream>
#include <sstream>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "report/text/view_text.hpp"
#include "sim/import/import_orders.hpp"
#include "sim/import/mapping_json.hpp"
#include "sim/import/text_encoding.hpp"
#include "sim/scenario/scenario_json.hpp"
#include "sim/scenario/scenario_writer_json.hpp"

namespace juchu::bench {
namespace {

const Day kToday = *parse_day("2024-03-04");

/// QSM's columns that are read, and others of ordinary width beside them.
std::string list_of_orders(std::int64_t orders) {
  std::string text =
      "配送状態,注文番号,カート番号,配送会社,送り状番号,発送日,注文日,入金日,発送予定日,配送完了日,"
      "配送方法,商品名,数量,受取人名,受取人電話番号,住所,郵便番号,購入者名,JANコード,素材\r\n";
  for (std::int64_t o = 0; o < orders; ++o) {
    const bool sent = o % 5 == 4;
    const std::int64_t digits = 10'000'000'000 + o;
    const std::string number = sent ? fmt::format("{}{}", digits, digits % 7) : "";
    text += fmt::format(
        "{},{},{},{},{},{},2024/02/29,2024/02/29,2024/03/04,,佐川急便,\"タオル, 白\",{},見本 "
        "太郎,+81-3-0000-0000,東京都千代田区1-2,100-0001,見本 太郎,4900000000000,綿\r\n",
        sent ? "配送中" : "配送準備", 1'000'000'000 + o, 900'000'000 + o / 2,
        sent ? "佐川急便" : "", number, sent ? "2024/03/01" : "", 1 + o % 3);
  }
  return text;
}

Scenario import(const std::string& bytes, const Mapping& mapping) {
  Diagnostics diagnostics;
  const auto decoded = decode_text(bytes, Encoding::Found, "orders.csv", diagnostics);
  Import read = import_orders({decoded->text, "orders.csv", kToday}, mapping, diagnostics);
  for (const Diagnostic& problem : diagnostics.sorted())
    std::cerr << to_text(problem, Language::English) << '\n';
  if (!read.scenario) std::abort();
  read.scenario->title = {"一覧", "a list"};
  return std::move(*read.scenario);
}

Mapping shipped_mapping() {
  RulebookShelf shelf;
  Diagnostics diagnostics;
  return *open_mapping("qsm-orders", "", shelf, diagnostics);
}

std::string written(const Scenario& scenario) {
  std::ostringstream out;
  write_scenario(scenario, out);
  return out.str();
}

void per_order(benchmark::State& state) {
  state.counters["orders/s"] = benchmark::Counter(static_cast<double>(state.range(0)),
                                                  benchmark::Counter::kIsIterationInvariantRate);
}

void BM_import(benchmark::State& state) {
  const std::string bytes = list_of_orders(state.range(0));
  const Mapping mapping = shipped_mapping();
  for (auto _ : state) benchmark::DoNotOptimize(written(import(bytes, mapping)));
  per_order(state);
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes.size()) * state.iterations());
}
BENCHMARK(BM_import)->ArgName("orders")->Arg(1'000)->Arg(10'000)->Arg(100'000)->Unit(
    benchmark::kMillisecond);

void BM_read_given(benchmark::State& state) {
  const std::string text = written(import(list_of_orders(state.range(0)), shipped_mapping()));
  RulebookShelf shelf;
  for (auto _ : state) {
    Diagnostics diagnostics;
    const auto scenario = read_scenario(text, "today.json", "", shelf, diagnostics);
    if (!scenario) return state.SkipWithError("the scenario is not read");
    benchmark::DoNotOptimize(scenario->given->orders.size());
  }
  per_order(state);
  state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
}
BENCHMARK(BM_read_given)
    ->ArgName("orders")
    ->Arg(1'000)
    ->Arg(10'000)
    ->Arg(100'000)
    ->Unit(benchmark::kMillisecond);

void BM_work_list(benchmark::State& state) {
  const Scenario scenario = import(list_of_orders(state.range(0)), shipped_mapping());
  for (auto _ : state) {
    Diagnostics diagnostics;
    const auto view = view_of(scenario, start_of(kToday) + 8 * 3600, diagnostics);
    std::ostringstream out;
    print_view_text(
        scenario, *view, {.work = true}, [](const OrderView&) { return true; },
        {Language::Japanese, false, 80}, out);
    benchmark::DoNotOptimize(out.str());
  }
  per_order(state);
}
BENCHMARK(BM_work_list)
    ->ArgName("orders")
    ->Arg(1'000)
    ->Arg(10'000)
    ->Arg(100'000)
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace juchu::bench
