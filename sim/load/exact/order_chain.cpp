#include "sim/load/exact/order_chain.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "sim/load/arrival_times.hpp"
#include "sim/load/counts.hpp"
#include "sim/load/exact/lone_order.hpp"

namespace juchu {
namespace {

/// Times of a day between which nothing rings by itself: midnight, and those that habits state.
using Boundaries = std::set<Instant>;

/// The habit by what it says, as `--explain` tells it, and by its id.
Text because_of(const Habit& habit, const char* ja, const char* en) {
  const auto says = [&](Language language) -> const std::string& {
    const std::string& words = habit.says.in(language);
    return words.empty() ? habit.id : words;
  };
  const auto id = [&](Language language, const std::string& before, const char* after) {
    return says(language) == habit.id ? "" : before + habit.id + after;
  };
  return {"習慣「" + says(Language::Japanese) + "」" + id(Language::Japanese, "（", "）") + ja,
          "the habit \"" + says(Language::English) + "\" " + id(Language::English, "(", ") ") + en};
}

bool whole_days(const Distribution& time) {
  const auto whole = [](Microseconds value) { return value % kWholeDay == 0; };
  if (const auto* constant = std::get_if<ConstantTime>(&time)) return whole(constant->value);
  const auto* table = std::get_if<TableTime>(&time);
  return table != nullptr && std::ranges::all_of(table->values, whole);
}

/// Whether a clock that runs in these hours rings at the time of day at which it began.
bool keeps_the_hour(const Week& hours) {
  if (hours.always()) return true;
  for (int weekday = 0; weekday < 7; ++weekday)
    for (const DayWindow& open : hours.on(weekday))
      if (open != DayWindow{0, kWholeDay}) return false;
  return true;
}

std::optional<Text> hindrance_in(const Habit& habit) {
  if (habit.whom != Habit::For::Order)
    return because_of(habit, "は注文ごとのものではありません", "is not one of each order alone");
  if (habit.clock == Habit::Clock::Using)
    return because_of(habit, "は担当者を待ちます", "waits for staff");
  if (habit.clock == Habit::Clock::After &&
      (!whole_days(*habit.time) || !keeps_the_hour(habit.hours)))
    return because_of(habit, "の時間は丸一日の表ではありません",
                      "takes a time that is no table of whole days");
  return std::nullopt;
}

Boundaries boundaries_of(const Study& study) {
  Boundaries bounds{0};
  for (const Habit& habit : study.habits)
    for (int weekday = 0; weekday < 7; ++weekday)
      if (habit.clock == Habit::Clock::At)
        for (const DayWindow& time : habit.at.on(weekday)) bounds.insert(time.from);
  return bounds;
}

/// Why orders of the row may not be told apart by the hours alone between which they come.
std::optional<Text> hindrance_in(const Arrivals& row, const Boundaries& bounds) {
  if (row.lines != std::vector<int>{1})
    return Text{"「" + row.id + "」の注文はカートを共有します",
                "orders of \"" + row.id + "\" share carts"};
  for (const Instant bound : bounds)
    if (bound % kHour != 0 && row.hours[static_cast<std::size_t>(bound / kHour)] > 0)
      return Text{"「" + row.id + "」の注文が来る時間帯の途中で習慣の時刻になります",
                  "a habit rings within an hour in which orders of \"" + row.id + "\" come"};
  return std::nullopt;
}

std::optional<Text> hindrance_in(const Study& study, const Boundaries& bounds) {
  for (const Habit& habit : study.habits)
    if (auto hindrance = hindrance_in(habit)) return hindrance;
  for (const Arrivals& row : study.arrivals)
    if (auto hindrance = hindrance_in(row, bounds)) return hindrance;
  const auto rates = measures_of(study, Measure::Kind::Rate);
  if (rates.empty() || rates.size() > 64)
    return Text{"割合の測定が 1〜64 個ではありません", "it does not have 1 to 64 rates"};
  return std::nullopt;
}

struct Hash {
  std::size_t operator()(const LoneOrder& order) const {
    std::uint64_t hash = static_cast<std::uint64_t>(order.day);
    const auto mix = [&](std::uint64_t word) { hash = spread_bits(hash ^ word) + hash * 31; };
    for (const Word word : order.situation.words) mix(word);
    for (const LoneOrder::Clock& clock : order.clocks) {
      mix(static_cast<std::uint64_t>(clock.rings) * 4 + static_cast<std::uint64_t>(clock.state));
      mix(static_cast<std::uint64_t>(clock.asked));
    }
    mix(order.seen);
    return hash;
  }
};

class ChainBuilder {
 public:
  ChainBuilder(const Study& study, std::size_t most) : study_(study), orders_(study), most_(most) {}

  std::optional<OrderChain> build(const Boundaries& bounds, NoChain& why_not) {
    for (Day day = study_.from + study_.warm_up; day < study_.horizon(); ++day)
      for (std::size_t row = 0; row < study_.arrivals.size(); ++row)
        for (auto from = bounds.begin(); from != bounds.end(); ++from) {
          const auto to = std::next(from);
          add_root(static_cast<int>(row), day, *from, to == bounds.end() ? kWholeDay : *to);
          if (!hindered_) continue;
          why_not.reason = *hindered_;
          return std::nullopt;
        }
    return std::move(chain_);
  }

 private:
  /// Orders that come between two bounds of a day: nothing rings among them, so that one stands for
  /// all.
  void add_root(int row, Day day, Instant from, Instant to) {
    const Arrivals& arrivals = study_.arrivals[static_cast<std::size_t>(row)];
    OrderChain::Root root{.arrivals = row, .day = day, .begins = {}};
    for (Instant hour = from / kHour; hour * kHour < to; ++hour)
      if (from % kHour == 0 || hour > from / kHour)
        root.expected += expected_in_hour(arrivals, day, static_cast<int>(hour));
    if (root.expected <= 0) return;
    const Instant at = midnight_of(day) + from + (to - from) / 2;
    for (Branches branches; branches.more(); branches.next()) {
      const auto order = orders_.arrive(static_cast<std::size_t>(row), at, branches);
      if (order) root.begins.push_back({state_of(*order), branches.probability()});
      if (hindered()) return;
    }
    chain_.roots.push_back(std::move(root));
  }

  /// The order's state, after all that may follow it.
  std::uint32_t state_of(const LoneOrder& order) {
    constexpr std::uint32_t kOpen = 0xffffffff;
    const auto [known, fresh] = states_.try_emplace(order, kOpen);
    if (!fresh) {
      if (known->second == kOpen)
        hindered_ = Text{"同じ瞬間に終わりなく繰り返されます",
                         "something repeats itself at one instant"};
      return known->second;
    }
    if (states_.size() > most_)
      hindered_ = Text{"場合の数が多すぎます", "there are too many ways in which an order can go"};
    std::vector<OrderChain::Arc> arcs;
    for (Branches branches; !order.ended && !hindered() && branches.more(); branches.next()) {
      const LoneOrder then = orders_.next(order, branches);
      const std::uint32_t to = state_of(then);
      arcs.push_back({to, branches.probability()});
    }
    const auto index = static_cast<std::uint32_t>(chain_.states.size());
    chain_.states.push_back({static_cast<std::uint32_t>(chain_.arcs.size()),
                             static_cast<std::uint32_t>(arcs.size()), order.seen});
    chain_.arcs.insert(chain_.arcs.end(), arcs.begin(), arcs.end());
    return states_[order] = index;
  }

  bool hindered() {
    if (!hindered_ && orders_.shared())
      hindered_ = Text{"注文が共有するもの(在庫など)が変わります",
                       "what orders share, such as stock, changes"};
    return hindered_.has_value();
  }

  const Study& study_;
  LoneOrders orders_;
  const std::size_t most_;
  OrderChain chain_;
  std::unordered_map<LoneOrder, std::uint32_t, Hash> states_;
  std::optional<Text> hindered_;
};

}  // namespace

std::optional<OrderChain> chain_of(const Study& study, NoChain& why_not, std::size_t most) {
  const Boundaries bounds = boundaries_of(study);
  if (auto hindrance = hindrance_in(study, bounds)) {
    why_not.reason = *hindrance;
    return std::nullopt;
  }
  return ChainBuilder(study, most).build(bounds, why_not);
}

}  // namespace juchu
