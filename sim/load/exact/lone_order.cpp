#include "sim/load/exact/lone_order.hpp"

#include <algorithm>
#include <tuple>

#include "model/engine/today.hpp"
#include "sim/load/counts.hpp"
#include "sim/load/habits.hpp"

namespace juchu {
namespace {

using Clock = LoneOrder::Clock;

/// Chooses as the branch says.
class BranchedOutcomes : public OutcomeChooser {
 public:
  explicit BranchedOutcomes(Branches& branches) : branches_(branches) {}
  std::size_t choose(const WeightedChoice& among, std::uint64_t) override {
    return branches_.choose(among);
  }

 private:
  Branches& branches_;
};

bool same_shop(const Situation& a, const Situation& b) {
  return std::equal(a.words.begin() + Situation::kShop, a.words.end(),
                    b.words.begin() + Situation::kShop);
}

}  // namespace

LoneOrders::LoneOrders(const Study& study)
    : study_(study),
      rules_(*study.rules),
      events_(study),
      by_days_(any_moved_by_days(study)),
      rates_(measures_of(study, Measure::Kind::Rate)) {}

std::optional<LoneOrder> LoneOrders::arrive(std::size_t arrivals, Instant at, Branches& branches) {
  LoneOrder order{.situation = study_.start, .day = day_at(at), .clocks = {}};
  order.clocks.resize(study_.habits.size());
  if (!ask(order, events_.arrivals(arrivals), branches)) return std::nullopt;
  look(order, at, branches);
  return order;
}

LoneOrder LoneOrders::next(const LoneOrder& order, Branches& branches) {
  LoneOrder then = order;
  const Day day = next_day_of(order);
  const std::optional<std::size_t> habit = first_to_ring(order);
  const Instant rings = habit ? order.clocks[*habit].rings : kNever;
  if (day != kNeverDay && midnight_of(day) <= rings) {
    begin_day(then, day);
    look(then, midnight_of(day), branches);
    return then;
  }
  const Day today = day_at(rings);
  pass_to(then, today);
  ring(then, *habit, branches);
  look(then, rings, branches);
  return then;
}

/// Days on which nothing is due.
void LoneOrders::pass_to(LoneOrder& order, Day day) const {
  pass_days(rules_, order.situation, order.day, day,
            [&](Day passed) { return study_.calendar.working(passed); });
  order.day = day;
}

/// The whole start of a day; what stands between its deadlines is seen.
void LoneOrders::begin_day(LoneOrder& order, Day day) {
  pass_to(order, day - 1);
  order.situation = begin_whole_day(rules_, order.situation, day, study_.calendar.working(day),
                                    [&](const Situation&, const Decision& decision) {
                                      if (decision.rule.kind == RuleKind::Deadline)
                                        see(order, decision.after, day, false);
                                    });
  order.day = day;
}

void LoneOrders::ring(LoneOrder& order, std::size_t habit, Branches& branches) {
  const Habit& row = study_.habits[habit];
  order.clocks[habit] = {.state = row.again ? Clock::State::Off : Clock::State::Resting};
  if (row.event < 0 || ask(order, events_.habit(habit), branches))
    (void)set_marks(rules_, row, order.situation);
}

/// Puts an event. Answers whether it is accepted.
bool LoneOrders::ask(LoneOrder& order, EventMaker::Putter putter, Branches& branches) {
  BranchedOutcomes outcomes(branches);
  int missing = 0;
  events_.set_numbers_given(order.numbers);
  const auto made = events_.make(putter, order.day, order.situation, outcomes, missing);
  order.numbers = events_.numbers_given();
  if (!made) return false;
  const Decision decision = decide(rules_, order.situation, *made);
  if (!decision.accepted) return false;
  shared_ = shared_ || !same_shop(order.situation, decision.after);
  order.situation = decision.after;
  return true;
}

/// What the order has become is complete: its clocks start and stop; it ends when nothing is to
/// come.
void LoneOrders::look(LoneOrder& order, Instant now, Branches& branches) {
  see(order, order.situation, order.day, false);
  const Today today(order.day);
  const Banks banks = banks_of(order.situation, today);
  const Value status = rules_.fields.front().get(order.situation.words.data());
  const bool final = rules_.rulebook().status(0, status).final;
  bool running = false;
  for (std::size_t h = 0; h < study_.habits.size(); ++h) {
    const Habit& habit = study_.habits[h];
    Clock& clock = order.clocks[h];
    const bool wanted = (!final || habit.in_final) && study_.holds(habit.when.program, banks);
    if (!wanted)
      clock = {};
    else if (clock.state == Clock::State::Off)
      start(clock, habit, now, branches);
    running = running || clock.state == Clock::State::Running;
  }
  const bool closed = final && !running &&
                      next_deadline(rules_, order.situation, order.day) == kNeverDay;
  const std::optional<std::size_t> rings = first_to_ring(order);
  const Day day = next_day_of(order);
  const bool waits = (day != kNeverDay && day < study_.limit()) ||
                     (rings && order.clocks[*rings].rings < midnight_of(study_.limit()));
  if (closed || !waits) {
    if (!closed) pass_to(order, study_.limit() - 1);
    see(order, order.situation, order.day, true);
    // Only what was seen matters any more.
    order = {.situation = {}, .clocks = {}, .seen = order.seen, .ended = true};
    return;
  }
  forget_when_asked(order);
}

void LoneOrders::start(Clock& clock, const Habit& habit, Instant now, Branches& branches) const {
  clock.state = Clock::State::Resting;
  if (habit.chance < 1 && !branches.happens(habit.chance)) return;
  clock.state = Clock::State::Running;
  clock.asked = now;
  if (habit.clock == Habit::Clock::At) {
    clock.rings = habit.at.next_time(now);
    return;
  }
  const auto* table = std::get_if<TableTime>(&*habit.time);
  const Instant length = table != nullptr ? table->values[branches.choose(table->choice)]
                                          : std::get<ConstantTime>(*habit.time).value;
  clock.rings = habit.hours.after(now, length);
}

/// Of the times of asking only their sequence matters, so that orders that were asked for the same
/// things at other times are equal.
void LoneOrders::forget_when_asked(LoneOrder& order) {
  std::vector<Instant> asked;
  for (const Clock& clock : order.clocks)
    if (clock.state == Clock::State::Running) asked.push_back(clock.asked);
  std::ranges::sort(asked);
  asked.erase(std::ranges::unique(asked).begin(), asked.end());
  for (Clock& clock : order.clocks)
    if (clock.state == Clock::State::Running)
      clock.asked = std::ranges::lower_bound(asked, clock.asked) - asked.begin() -
                    static_cast<Instant>(asked.size());
}

/// Of those that ring at the earliest instant: times of day first, then by time of asking, then by
/// row (S1).
std::optional<std::size_t> LoneOrders::first_to_ring(const LoneOrder& order) const {
  std::optional<std::size_t> first;
  const auto place = [&](std::size_t habit) {
    const Clock& clock = order.clocks[habit];
    return std::tuple(clock.rings, study_.habits[habit].clock != Habit::Clock::At, clock.asked);
  };
  for (std::size_t h = 0; h < order.clocks.size(); ++h) {
    const Clock& clock = order.clocks[h];
    if (clock.state != Clock::State::Running || clock.rings == kNever) continue;
    if (!first || place(h) < place(*first)) first = h;
  }
  return first;
}

Day LoneOrders::next_day_of(const LoneOrder& order) const {
  const Day due = next_deadline(rules_, order.situation, order.day);
  return by_days_ ? std::min(due, order.day + 1) : due;
}

void LoneOrders::see(LoneOrder& order, const Situation& situation, Day today, bool at_end) const {
  const Today day(today);
  const Banks banks = banks_of(situation, day);
  for (std::size_t r = 0; r < rates_.size(); ++r) {
    const Measure& measure = study_.measures[static_cast<std::size_t>(rates_[r])];
    if (measure.at_end == at_end && study_.holds(measure.first.program, banks))
      order.seen |= std::uint64_t{1} << r;
  }
}

}  // namespace juchu
