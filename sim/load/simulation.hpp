// One replication: a shop under load, from its first day to the limit.
//
// Every event goes through `decide`, every day through the shop's deadlines: no rule is known here.
// What is simulated is when people try what: a generalised semi-Markov process with enabling memory
// (Glynn, "A GSMP formalism for discrete event systems", Proc. IEEE 77, 1989). A habit's clock
// starts when its condition has become true, and is thrown away when it is false.
//
// Invariants
//   S1  Equal times: a day's deadlines; completions; shift ends, then starts; free staff take work;
//       times of day; delays; arrivals; free staff take work. Within a class: time of asking, order
//       number, row.
//   S2  A condition is looked at when a step, or a day's whole start, is complete.
//   S3  One ring a spell: after it the habit rests until its condition has been false, unless it
//       says `again`.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "model/engine/days.hpp"
#include "sim/events/agenda.hpp"
#include "sim/load/event_maker.hpp"
#include "sim/load/run_study.hpp"
#include "sim/load/tally.hpp"
#include "sim/random/stream.hpp"
#include "sim/shop.hpp"

namespace juchu {

class Simulation : private ShopListener {
 public:
  /// What it is given outlives this. `go_on` is asked now and then, however long an instant is.
  Simulation(const Study& study, RememberedAnswers& answers, int replication,
             const LoadListener& listener, const std::function<bool()>& go_on);

  /// Nothing when `go_on` has answered false.
  [[nodiscard]] std::optional<ReplicationCounts> run();

 private:
  enum Rank : int { kCompletion, kShift, kTimeOfDay, kDelay, kArrival };
  using Seat = std::uint32_t;  // of somebody whose habits run: an order, or the shop
  static constexpr Seat kShopSeat = 0;

  /// A habit of an order: off, running towards its ring, or resting until its condition is false.
  enum class State : std::uint8_t { Off, Running, Resting };
  struct Clock {
    bool works = false;  // it waits for staff, or is being done: `work`
    std::uint32_t spell = 0;
    WorkId work = 0;
    Ticket ticket;
  };
  /// 64 habits, by bits.
  using Habits = std::uint64_t;
  /// Those of somebody that are not off, and those of them that run.
  struct States {
    Habits on = 0, running = 0;
  };
  /// Habits of which something has to be known whenever an order is looked at.
  struct HabitKinds {
    Habits of_orders = 0;  // and of carts
    Habits in_final = 0, of_carts = 0, ranked = 0;
  };
  struct LiveOrder {
    int order = -1;              // in the shop; -1: nobody
    std::int64_t number = 0;     // from 1
    std::uint64_t arrivals = 0;  // hash of the row's id
    std::uint64_t arrival = 0;
    std::uint32_t line = 0;
    std::uint64_t rang = 0;  // the instant of the last ring
    int rings = 0;           // at that instant
    OrderTally tally;
  };
  struct Work {
    std::uint32_t clock = 0;
    std::uint64_t tie = 0;
    Ticket ticket;
  };

  // --- time ---
  [[nodiscard]] bool ended();
  void live();
  void begin_days(Day day);
  void pass(Instant at);
  void ring(const Appointment& appointment);
  void take_work();
  void change_shifts();
  void plan_shift();
  void arrive_in_hours();
  void arrive(std::size_t row, std::size_t place);
  void find_backlog();

  // --- orders ---
  Seat make_order(const StreamKey& key);
  void close(Seat seat, bool closed);
  [[nodiscard]] Seat seat_of(int order) const { return seats_[static_cast<std::size_t>(order)]; }

  [[nodiscard]] bool lives(int order) const { return live_[seat_of(order)].order == order; }
  [[nodiscard]] bool is_final(const Word* words) const;
  [[nodiscard]] int first_of_cart(int order, bool in_final) const;

  // --- habits ---
  [[nodiscard]] std::uint32_t clock_id(Seat seat, std::size_t habit) const {
    return static_cast<std::uint32_t>(seat * study_.habits.size() + habit);
  }
  void look(Seat seat);
  [[nodiscard]] Tally::Standing standing(const Shop::Seen& seen) const {
    return {seen.situation, seen.form, today_, now_};
  }
  void look_at_shop();
  void look_at_touched();
  /// Of the habits from the `64 * word`-th on.
  [[nodiscard]] States& states(Seat seat, std::size_t word) {
    return states_[seat * kinds_.size() + word];
  }
  [[nodiscard]] State state(Seat seat, std::size_t habit) {
    const auto [on, running] = states(seat, habit / 64);
    if ((on >> habit % 64 & 1) == 0) return State::Off;
    return (running >> habit % 64 & 1) != 0 ? State::Running : State::Resting;
  }
  void set_state(Seat seat, std::size_t habit, State state);
  void turn(Seat seat, std::size_t habit, bool wanted, const Banks& banks);
  void start(Seat seat, std::size_t habit, const Banks& banks);
  void stop(Seat seat, std::size_t habit);
  void hand_on(Seat seat, int order, std::size_t habit);
  [[nodiscard]] Habits hand_on_to_first_lines(Seat seat, std::size_t word);
  void request(Clock& clock, std::uint32_t id, const Banks& banks);
  void happen(Seat seat, std::size_t habit);
  [[nodiscard]] bool rings_without_end(LiveOrder& of) const;
  void happen_to(int order, std::size_t habit, const StreamKey& key);
  [[nodiscard]] StreamKey key_of(Seat seat, std::size_t habit) const;
  [[nodiscard]] std::uint64_t tie_of(std::int64_t order, std::size_t row) const;

  // --- steps ---
  bool ask(EventMaker::Putter putter, int order, const StreamKey& key, const LoadStep& step);
  void tell(LoadStep step, int order, const Event* event, const Situation& before,
            const Decision& decision) const;

  void decided(int order, const Situation& before, const Decision& decision,
               RememberedAnswers::Form form) override;
  void stands(int order) override;
  void set_day(Day day);

  const Study& study_;
  RememberedAnswers& answers_;
  const CompiledRulebook& rules_;
  const LoadListener& listener_;
  const std::function<bool()>& go_on_;
  std::uint32_t asked_ = 0;  // how often somebody wanted to know whether to go on
  int endless_ = -1;         // the habit that rings without end
  bool ended_ = false;
  int replication_;
  StudyConditions conditions_;
  Tally tally_;
  std::vector<bool> working_;  // the days from the first on
  Shop shop_;
  Staff staff_;
  EventMaker events_;
  LadderAgenda agenda_;
  Instant now_ = 0;
  std::uint64_t instant_ = 0;  // how many there were
  Event today_;
  Day day_ = 0;
  bool by_days_ = false;         // some condition changes by the passing of days alone
  bool reads_shop_ = false;      // some habit of the shop reads what changes in it
  bool for_carts_ = false;       // some habit runs once a cart
  bool numbers_matter_ = false;  // some rule asks whether another cart has a number
  Day next_look_ = kNeverDay;    // at all orders, if so
  std::vector<LiveOrder> live_;
  std::vector<Seat> free_;
  std::vector<Seat> seats_;  // by order of the shop
  std::vector<Clock> clocks_;
  std::vector<Work> works_;
  std::vector<HabitKinds> kinds_;  // for each 64 habits
  std::vector<States> states_;     // likewise, for each seat
  std::vector<int> touched_;       // orders
  std::vector<int> looked_at_;     // of the last step
  std::vector<std::uint64_t> habit_hash_;
  std::vector<std::vector<Instant>> coming_;  // by row of arrivals: of the hour that is planned
  Day coming_day_ = 0;
  int coming_hour_ = 0;
  std::int64_t orders_made_ = 0;
  Instant next_midnight_ = midnight_of(study_.from + 1);  // at which the time of staff is told
};

}  // namespace juchu
