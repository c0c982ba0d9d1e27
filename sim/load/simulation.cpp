#include "sim/load/simulation.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "model/bits.hpp"
#include "model/rulebook/clauses.hpp"
#include "sim/load/arrival_times.hpp"
#include "sim/load/habits.hpp"

namespace juchu {
namespace {

const std::uint64_t kChance = hash_of_id("chance");
const std::uint64_t kTime = hash_of_id("time");
const std::uint64_t kLines = hash_of_id("lines");
const std::uint64_t kBatch = hash_of_id("batch");

const std::uint64_t kBacklog = hash_of_id("the backlog");  // no id has a space

/// Of the orders that are there, by order.
std::vector<int> carts_of(const Backlog& backlog) {
  std::vector<int> carts;
  for (const BacklogOrder& order : backlog.orders) carts.push_back(order.cart);
  return carts;
}

/// By day from the first on.
std::vector<bool> working_days_of(const Study& study) {
  std::vector<bool> working;
  for (Day day = study.from; day <= study.limit(); ++day)
    working.push_back(study.calendar.working(day));
  return working;
}

std::vector<Team> teams_of(const Study& study) {
  std::vector<Team> teams;
  for (const StaffRow& row : study.staff) teams.push_back(row.team);
  return teams;
}

constexpr int kMostRings = 10'000;  // of one order's habits at one instant

}  // namespace

Simulation::Simulation(const Study& study, RememberedAnswers& answers, int replication,
                       const LoadListener& listener, const std::function<bool()>& go_on)
    : study_(study),
      answers_(answers),
      rules_(answers.rules()),
      listener_(listener),
      go_on_(go_on),
      replication_(replication),
      conditions_(study, answers),
      tally_(study, conditions_, replication),
      working_(working_days_of(study)),
      shop_(answers, study.start, carts_of(study.backlog),
            [this](Day day) { return working_[at(day - study_.from)]; }),
      staff_(teams_of(study), midnight_of(study.from)),
      events_(study),
      by_days_(any_moved_by_days(study)) {
  shop_.ask_nothing_of_others();
  live_.resize(1);  // the shop
  clocks_.resize(study.habits.size());
  kinds_.resize(words_for(study.habits.size()));
  states_.resize(kinds_.size());
  for (std::size_t h = 0; h < study.habits.size(); ++h) {
    const Habit& habit = study.habits[h];
    const bool of_shop = habit.whom == Habit::For::Shop, of_cart = habit.whom == Habit::For::Cart;
    reads_shop_ = reads_shop_ || of_shop;
    for_carts_ = for_carts_ || of_cart;
    HabitKinds& kinds = kinds_[h / 64];
    const Habits bit = Habits{1} << h % 64;
    if (!of_shop) kinds.of_orders |= bit;
    if (habit.in_final) kinds.in_final |= bit;
    if (of_cart) kinds.of_carts |= bit;
    if (habit.priority) kinds.ranked |= bit;
    habit_hash_.push_back(hash_of_id(habit.id));
  }
  numbers_matter_ = asks_for(rules_.rulebook(), Op::UsedElsewhere);
  events_.set_numbers_given(study.backlog.numbers);
}

std::optional<ReplicationCounts> Simulation::run() {
  now_ = midnight_of(study_.from);
  set_day(study_.from);
  coming_.resize(study_.arrivals.size());
  coming_day_ = study_.from;
  coming_hour_ = -1;
  if (by_days_) next_look_ = study_.from;
  plan_shift();
  arrive_in_hours();
  find_backlog();
  look_at_shop();
  live();
  if (endless_ >= 0) return ReplicationCounts{.replication = replication_, .endless = endless_};
  if (ended_) return std::nullopt;
  const Instant end = midnight_of(study_.limit());
  pass(end);
  set_day(study_.limit() - 1);  // the last that was lived
  for (Seat seat = 1; seat < live_.size(); ++seat)
    if (live_[seat].order >= 0) close(seat, false);
  return tally_.take();
}

// --- time ---

/// Whether the run was ended. It asks once in a while, since many are done in a second.
bool Simulation::ended() {
  constexpr std::uint32_t kSeldom = 1024;
  if (!ended_ && ++asked_ % kSeldom == 0) ended_ = !go_on_();
  return ended_;
}

void Simulation::live() {
  const Instant end = midnight_of(study_.limit());
  while (!ended()) {
    const Day day = std::min(shop_.next_due(), next_look_);
    const Instant starts = day == kNeverDay ? kNever : midnight_of(day);
    const Instant next = agenda_.empty() ? kNever : agenda_.first().at;
    if (std::min(starts, next) >= end) return;
    pass(std::min(starts, next));
    if (starts <= next) begin_days(day);
    if (starts < next) {
      take_work();
      continue;
    }
    bool work_taken = false;
    while (!agenda_.empty() && agenda_.first().at == now_ && !ended()) {
      if (!work_taken && agenda_.first().rank > kShift) {
        work_taken = true;
        take_work();
        continue;  // what takes no time is complete at once
      }
      ring(agenda_.take());
    }
    take_work();
  }
}

/// Time goes on to `at`, before whatever happens then.
void Simulation::pass(Instant at) {
  if (at == now_ && instant_ != 0) return;
  for (; at >= next_midnight_; next_midnight_ += kWholeDay) {
    std::vector<Account> accounts;
    for (std::size_t team = 0; team < study_.staff.size(); ++team)
      accounts.push_back(staff_.account(static_cast<int>(team), next_midnight_));
    tally_.staff_at_midnight(accounts);
  }
  tally_.pass(at);
  now_ = at;
  ++instant_;
  if (day_at(at) != day_) set_day(day_at(at));
}

void Simulation::set_day(Day day) {
  day_ = day;
  today_ = rules_.day_event(day);
}

/// The whole start of a day for every order to which it matters.
void Simulation::begin_days(Day day) {
  touched_.clear();
  if (shop_.next_due() == day) shop_.begin_day(day, 0, *this);
  if (next_look_ == day) {
    ++next_look_;
    for (Seat seat = 1; seat < live_.size(); ++seat)
      if (live_[seat].order >= 0) touched_.push_back(live_[seat].order);
  }
  look_at_touched();
  look_at_shop();
}

void Simulation::ring(const Appointment& appointment) {
  switch (appointment.rank) {
    case kCompletion: {
      const std::uint32_t clock = works_[appointment.payload].clock;
      clocks_[clock].works = false;
      staff_.complete(appointment.payload, now_);
      happen(static_cast<Seat>(clock / study_.habits.size()), clock % study_.habits.size());
      return;
    }
    case kShift: return change_shifts();
    case kArrival: {
      if (appointment.payload == study_.arrivals.size()) return arrive_in_hours();
      return arrive(appointment.payload, static_cast<std::size_t>(appointment.tie >> 10));
    }
    default:
      happen(static_cast<Seat>(appointment.payload / study_.habits.size()),
             appointment.payload % study_.habits.size());
  }
}

void Simulation::take_work() {
  while (const auto begun = staff_.take(now_)) {
    Work& work = works_[begun->work];
    work.ticket = agenda_.add({begun->until, kCompletion, work.tie, begun->work});
  }
}

void Simulation::change_shifts() {
  for (const WorkId work : staff_.end_shifts(now_)) agenda_.cancel(works_[work].ticket);
  staff_.start_shifts(now_);
  plan_shift();
}

void Simulation::plan_shift() {
  if (staff_.next_change() < midnight_of(study_.limit()))
    agenda_.add({staff_.next_change(), kShift, 0, 0});
}

/// Draws who comes in the next hour in which anybody may. What follows is planned at its end.
void Simulation::arrive_in_hours() {
  const auto planner = static_cast<std::uint32_t>(study_.arrivals.size());
  bool planned = false;
  while (!planned && !ended()) {
    if (++coming_hour_ == 24) {
      coming_hour_ = 0;
      ++coming_day_;
    }
    if (coming_day_ >= study_.horizon()) return;
    for (std::size_t row = 0; row < study_.arrivals.size(); ++row) {
      coming_[row].clear();
      const StreamKey key{.seed = study_.seed,
                          .replication = static_cast<std::uint32_t>(replication_)};
      arrivals_in_hour(study_.arrivals[row], key, coming_day_, coming_hour_, coming_[row]);
      for (std::size_t place = 0; place < coming_[row].size(); ++place)
        agenda_.add(
            {coming_[row][place], kArrival, place << 10 | row, static_cast<std::uint32_t>(row)});
      planned = planned || !coming_[row].empty();
    }
  }
  const Instant ends = midnight_of(coming_day_) + (coming_hour_ + 1) * kHour;
  agenda_.add({ends, kArrival, 0, planner});
}

void Simulation::arrive(std::size_t row, std::size_t place) {
  const Arrivals& arrivals = study_.arrivals[row];
  StreamKey key{.seed = study_.seed,
                .replication = static_cast<std::uint32_t>(replication_),
                .arrivals = hash_of_id(arrivals.id),
                .arrival = arrival_number(coming_day_, coming_hour_, place)};
  const auto one_of = [&](const std::vector<int>& counts,
                          const std::optional<WeightedChoice>& choice, std::uint64_t purpose) {
    if (!choice) return counts.front();
    StreamKey drawn = key;
    drawn.purpose = purpose;
    Stream stream(drawn);
    return counts[choice->draw(stream)];
  };
  const int carts = one_of(arrivals.batches, arrivals.batches_choice, kBatch);
  for (int cart = 0; cart < carts && !ended(); ++cart) {
    // Further carts of a batch are told apart by their lines: 1000 for each.
    key.line = static_cast<std::uint32_t>(cart) * 1000;
    const int lines = one_of(arrivals.lines, arrivals.lines_choice, kLines);
    int in_shop = -1;
    for (int line = 0; line < lines && !ended(); ++line) {
      ++key.line;
      const int order = shop_.add_order(in_shop);
      in_shop = shop_.cart_of(order);
      const Seat seat = make_order(key);
      seats_.push_back(seat);
      live_[seat].order = order;
      tally_.make(live_[seat].tally, static_cast<int>(row), now_);
      touched_.clear();
      if (ask(events_.arrivals(row), order, key, {.at = now_, .arrivals = static_cast<int>(row)})) {
        look_at_touched();
        continue;
      }
      tally_.turned_away(live_[seat].tally);
      shop_.forget(order);
      live_[seat].order = -1;
      free_.push_back(seat);
    }
  }
}

/// The orders stand there as the first day has begun; what people are used to doing begins then. An
/// order's draws are known by its id, so that no other order changes them.
void Simulation::find_backlog() {
  const std::vector<BacklogOrder>& orders = study_.backlog.orders;
  for (std::size_t row = 0; row < orders.size(); ++row) {
    const int order = static_cast<int>(row);
    shop_.stand(order, orders[row].situation, day_);
    const Seat seat = make_order({.arrivals = kBacklog, .arrival = hash_of_id(orders[row].id)});
    seats_.push_back(seat);
    live_[seat].order = order;
  }
  touched_.clear();
  for (std::size_t row = 0; row < orders.size(); ++row) {
    const int order = static_cast<int>(row);
    tally_.find(live_[seat_of(order)].tally, row, standing(shop_.see(order, day_)));
    touched_.push_back(order);
  }
  look_at_touched();
}

// --- orders ---

Simulation::Seat Simulation::make_order(const StreamKey& key) {
  Seat seat = static_cast<Seat>(live_.size());
  if (free_.empty()) {
    live_.emplace_back();
    clocks_.resize(clocks_.size() + study_.habits.size());
    states_.resize(states_.size() + kinds_.size());
  } else {
    seat = free_.back();
    free_.pop_back();
    std::ranges::fill(std::span(clocks_).subspan(clock_id(seat, 0), study_.habits.size()), Clock{});
    for (std::size_t word = 0; word < kinds_.size(); ++word) states(seat, word) = {};
  }
  LiveOrder& made = live_[seat];
  made.number = ++orders_made_;
  made.arrivals = key.arrivals;
  made.arrival = key.arrival;
  made.line = key.line;
  return seat;
}

/// The order lives no longer: it is `closed`, or it is the limit.
void Simulation::close(Seat seat, bool closed) {
  LiveOrder& order = live_[seat];
  tally_.ended(order.tally, standing(shop_.see(order.order, day_)), closed);
  const int gone = std::exchange(order.order, -1);
  for (std::size_t word = 0; word < kinds_.size(); ++word)
    for_each_bit(states(seat, word).on, [&](int bit) { hand_on(seat, gone, word * 64 + at(bit)); });
  free_.push_back(seat);
  if (!numbers_matter_) shop_.forget(gone);
  if (!closed || !for_carts_) return;
  const int next = first_of_cart(gone, true);
  if (next >= 0) look(seat_of(next));
}

bool Simulation::is_final(const Word* words) const {
  return rules_.rulebook().status(0, rules_.fields.front().get(words)).final;
}

/// The first line of the order's cart that lives, and is not final unless `in_final`: the one with
/// the clocks of the cart's habits. -1: none.
int Simulation::first_of_cart(int order, bool in_final) const {
  for (const int line : shop_.orders_in(shop_.cart_of(order)))
    if (lives(line) && shop_.exists(line) && (in_final || !is_final(shop_.words_of(line))))
      return line;
  return -1;
}

// --- habits ---

void Simulation::look_at_touched() {
  if (touched_.size() > 1) {
    std::ranges::sort(touched_);
    const auto repeated = std::ranges::unique(touched_);
    touched_.erase(repeated.begin(), repeated.end());
  }
  looked_at_.swap(touched_);
  touched_.clear();  // nothing is touched by being looked at
  for (const int order : looked_at_)
    if (lives(order) && !ended()) look(seat_of(order));
}

/// Looks at the conditions of one order's habits; closes it when nothing is to come.
void Simulation::look(Seat seat) {
  LiveOrder& order = live_[seat];
  if (!shop_.exists(order.order)) return;
  const Shop::Seen& seen = shop_.see(order.order, day_);
  const Word* words = seen.situation.words.data();
  const Banks banks{{words, today_.words.data(), words}};
  const bool final = is_final(words);
  tally_.stands(order.tally, standing(seen));
  Habits running = 0;
  for (std::size_t word = 0; word < kinds_.size(); ++word) {
    const HabitKinds& kinds = kinds_[word];
    const Habits ours = kinds.of_orders & ~hand_on_to_first_lines(seat, word);
    const Habits wanted = conditions_.wanted(order.tally.held, word) & ours &
                          (final ? kinds.in_final : ~Habits{0});
    const auto [on, runs] = states(seat, word);
    const Habits turning = ((wanted ^ on) | (wanted & runs & kinds.ranked)) & ours;
    for_each_bit(turning, [&](int bit) {
      turn(seat, word * 64 + at(bit), (wanted >> bit & 1) != 0, banks);
    });
    running |= states(seat, word).running & ours;
  }
  const int next = for_carts_ && final ? first_of_cart(order.order, false) : -1;
  if (final && running == 0 && shop_.due(order.order) == kNeverDay) close(seat, true);
  if (next >= 0) look(seat_of(next));
}

void Simulation::look_at_shop() {
  if (!reads_shop_) return;
  const Situation& situation = shop_.see(-1, day_).situation;
  const Word* words = situation.words.data();
  const Banks banks{{words, today_.words.data(), words}};
  for (std::size_t h = 0; h < study_.habits.size(); ++h)
    if (study_.habits[h].whom == Habit::For::Shop)
      turn(kShopSeat, h, study_.holds(study_.habits[h].when.program, banks), banks);
}

void Simulation::set_state(Seat seat, std::size_t habit, State state) {
  auto& [on, running] = states(seat, habit / 64);
  const Habits bit = Habits{1} << habit % 64;
  on = state == State::Off ? on & ~bit : on | bit;
  running = state == State::Running ? running | bit : running & ~bit;
}

void Simulation::turn(Seat seat, std::size_t habit, bool wanted, const Banks& banks) {
  const std::uint32_t id = clock_id(seat, habit);
  Clock& clock = clocks_[id];
  if (!wanted) return stop(seat, habit);
  if (state(seat, habit) == State::Off) return start(seat, habit, banks);
  const Habit& row = study_.habits[habit];
  if (clock.works && row.priority) {  // in hand, too: it may be dropped
    const Value priority = study_.value(row.priority->program, banks);
    staff_.set_priority(clock.work, priority == kUnset ? Turn::kNoPriority : priority);
  }
}

void Simulation::stop(Seat seat, std::size_t habit) {
  Clock& clock = clocks_[clock_id(seat, habit)];
  if (state(seat, habit) == State::Running) {
    if (clock.works) {
      agenda_.cancel(works_[clock.work].ticket);
      staff_.cancel(clock.work, now_);
      clock.works = false;
    } else {
      agenda_.cancel(clock.ticket);
    }
  }
  set_state(seat, habit, State::Off);
}

/// The order leaves the habit to the next line of its cart; where it has rung, it rests there, too
/// (S3).
void Simulation::hand_on(Seat seat, int order, std::size_t habit) {
  const bool rests = state(seat, habit) == State::Resting;
  stop(seat, habit);
  const Habit& row = study_.habits[habit];
  if (!rests || row.whom != Habit::For::Cart) return;
  const int next = first_of_cart(order, row.in_final);
  if (next >= 0) set_state(seat_of(next), habit, State::Resting);
}

/// The carts' habits among those of a word of which another line has the clocks; it gets them.
Simulation::Habits Simulation::hand_on_to_first_lines(Seat seat, std::size_t word) {
  const int order = live_[seat].order;
  Habits others = 0;
  for_each_bit(kinds_[word].of_carts, [&](int bit) {
    const std::size_t habit = word * 64 + at(bit);
    if (first_of_cart(order, study_.habits[habit].in_final) == order) return;
    others |= Habits{1} << bit;
    hand_on(seat, order, habit);
  });
  return others;
}

StreamKey Simulation::key_of(Seat seat, std::size_t habit) const {
  const LiveOrder& order = live_[seat];
  return {.seed = study_.seed,
          .replication = static_cast<std::uint32_t>(replication_),
          .arrivals = order.arrivals,
          .arrival = order.arrival,
          .line = order.line,
          .habit = habit_hash_[habit],
          .spell = clocks_[clock_id(seat, habit)].spell};
}

/// Within a class of equal times: the time of asking, as the instant's number; order; row.
std::uint64_t Simulation::tie_of(std::int64_t order, std::size_t row) const {
  return instant_ << 36 | (static_cast<std::uint64_t>(order) & ((1u << 26) - 1)) << 10 | row;
}

void Simulation::start(Seat seat, std::size_t habit, const Banks& banks) {
  const Habit& row = study_.habits[habit];
  const std::uint32_t id = clock_id(seat, habit);
  Clock& clock = clocks_[id];
  ++clock.spell;
  set_state(seat, habit, State::Resting);
  StreamKey key = key_of(seat, habit);
  if (row.chance < 1) {
    key.purpose = kChance;
    Stream stream(key);
    if (!stream.happens(row.chance)) return;
  }
  set_state(seat, habit, State::Running);
  if (row.clock == Habit::Clock::Using) return request(clock, id, banks);
  Instant at = 0;
  if (row.clock == Habit::Clock::At) {
    at = row.at.next_time(now_);
  } else {
    key.purpose = kTime;
    Stream stream(key);
    at = row.hours.after(now_, draw(*row.time, stream));
  }
  const std::uint64_t tie = tie_of(live_[seat].number, habit);
  const int rank = row.clock == Habit::Clock::At ? kTimeOfDay : kDelay;
  if (at < midnight_of(study_.limit())) clock.ticket = agenda_.add({at, rank, tie, id});
}

void Simulation::request(Clock& clock, std::uint32_t id, const Banks& banks) {
  const auto seat = static_cast<Seat>(id / study_.habits.size());
  const std::size_t habit = id % study_.habits.size();
  const Habit& row = study_.habits[habit];
  StreamKey key = key_of(seat, habit);
  key.purpose = kTime;
  Stream stream(key);
  Turn turn{.asked = now_,
            .order = static_cast<std::uint32_t>(live_[seat].number),
            .row = static_cast<std::uint32_t>(habit)};
  if (row.priority) {
    const Value priority = study_.value(row.priority->program, banks);
    if (priority != kUnset) turn.priority = priority;
  }
  clock.work = staff_.request(row.team, turn, draw(*row.time, stream));
  clock.works = true;
  if (works_.size() <= clock.work) works_.resize(clock.work + 1);
  works_[clock.work] = {id, tie_of(live_[seat].number, habit), {}};
}

/// Whether the habits of one order have rung so often at one instant that time will not go on.
bool Simulation::rings_without_end(LiveOrder& of) const {
  if (std::exchange(of.rang, instant_) != instant_) of.rings = 0;
  return ++of.rings > kMostRings;
}

/// The habit rings: its event is put, its marks are set.
void Simulation::happen(Seat seat, std::size_t habit) {
  const Habit& row = study_.habits[habit];
  if (rings_without_end(live_[seat])) {
    endless_ = static_cast<int>(habit);
    ended_ = true;
    return;
  }
  set_state(seat, habit, row.again ? State::Off : State::Resting);
  const StreamKey key = key_of(seat, habit);
  touched_.clear();
  if (seat == kShopSeat) {
    ask(events_.habit(habit), -1, key, {.at = now_, .habit = static_cast<int>(habit)});
    look_at_touched();
    return look_at_shop();
  }
  const int order = live_[seat].order;
  if (row.whom == Habit::For::Order) {
    happen_to(order, habit, key);
  } else {
    const std::vector<int> lines = shop_.orders_in(shop_.cart_of(order));
    for (const int line : lines)
      if (lives(line) && (row.in_final || !is_final(shop_.words_of(line))))
        happen_to(line, habit, key);
  }
  touched_.push_back(order);
  look_at_touched();
}

void Simulation::happen_to(int order, std::size_t habit, const StreamKey& key) {
  const Habit& row = study_.habits[habit];
  const LoadStep step{.at = now_, .habit = static_cast<int>(habit)};
  if (row.event >= 0) {
    (void)ask(events_.habit(habit), order, key, step);
    return;
  }
  const auto [before, form] = shop_.see(order, day_);
  Decision decision{before, true, {RuleKind::Observed, 0}};
  (void)set_marks(rules_, row, decision.after);
  shop_.happen(order, decision, day_, *this, answers_.rewritten(form, habit, decision.after, day_));
  touched_.push_back(order);
  tell(step, order, nullptr, before, decision);
}

// --- steps ---

/// Puts an event to an order (-1: to the shop) and keeps what comes of it. Answers whether it is
/// accepted.
bool Simulation::ask(EventMaker::Putter putter, int order, const StreamKey& key,
                     const LoadStep& step) {
  const auto [before, form] = shop_.see(order, day_);
  int missing = 0;
  DrawnOutcomes outcomes(key);
  std::optional<Event> stated = events_.make(putter, day_, before, outcomes, missing);
  if (stated) shop_.mark_numbers(order, *stated);
  tally_.count_event();
  const RuleRef not_offered{RuleKind::NotOffered, static_cast<std::uint16_t>(missing)};
  RememberedAnswers::Answer answer{{before, false, not_offered}};
  if (stated) answer = answers_.decide(form, before, *stated);
  Decision& decision = answer.decision;
  if (decision.accepted) {
    if (step.habit >= 0 && order >= 0 &&
        set_marks(rules_, study_.habits[at(step.habit)], decision.after))
      answer.after = answers_.rewritten(answer.after, at(step.habit), decision.after, day_);
    if (order >= 0) tally_.decided(live_[seat_of(order)].tally, decision);
    shop_.happen(order, decision, day_, *this, answer.after);
    if (order >= 0) touched_.push_back(order);
    if (reads_shop_) look_at_shop();
  } else if (order < 0 || live_[seat_of(order)].tally.counted) {
    tally_.refused(decision.rule, events_.event_of(putter));
  }
  tell(step, order, stated ? &*stated : nullptr, before, decision);
  return decision.accepted;
}

// --- what the shop tells ---

void Simulation::decided(int order, const Situation& before, const Decision& decision,
                         RememberedAnswers::Form form) {
  if (!lives(order)) return;  // it is closed, and another line changed their cart
  tally_.count_event();
  OrderTally& tally = live_[seat_of(order)].tally;
  tally_.decided(tally, decision);
  if (decision.rule.kind == RuleKind::Deadline) {  // what else is said of a day is no situation
    Situation after = shop_.situation_of(order, day_);  // nobody sees yet what it shares
    std::copy_n(decision.after.words.begin(), Situation::kOrderWords, after.words.begin());
    tally_.stands(tally, {after, form, today_, now_});
  }
  tell({.at = now_}, order, &today_, before, decision);
}

void Simulation::stands(int order) {
  if (lives(order)) touched_.push_back(order);
}

/// Of what has happened to an order; -1: to the shop.
void Simulation::tell(LoadStep step, int order, const Event* event, const Situation& before,
                      const Decision& decision) const {
  if (!listener_) return;
  step.event = event;
  step.before = &before;
  step.decision = &decision;
  if (order >= 0) {
    const LiveOrder& told = live_[seat_of(order)];
    step.order = told.number;
    step.cart = shop_.cart_of(order) + 1;
    step.counted = told.tally.counted;
  }
  listener_(step);
}

}  // namespace juchu
