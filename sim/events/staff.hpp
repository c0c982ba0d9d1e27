// Staff: teams of people by shifts, the work that waits for them, and what became of their time.
//
// It knows no orders, no rules and no clock: work has a turn and a length, and its owner says what
// happens when. Ten lines are a shop with ten tellers (kCompletion and kArrival are two ranks, draws
// whole microseconds):
//
//   LadderAgenda agenda;
//   Staff staff({Team{.crews = {{.roster = 10}}}}, 0);
//   agenda.add({.at = 0, .rank = kArrival});
//   for (int served = 0; served < 1'000'000;) {
//     const Appointment next = agenda.take();
//     if (next.rank == kArrival) {
//       staff.request(0, {.asked = next.at}, draws.exponential(10 * kSecond));
//       agenda.add({.at = next.at + draws.exponential(kSecond * 10 / 9), .rank = kArrival});
//     } else {
//       staff.complete(next.payload, next.at), ++served;
//     }
//     while (const auto begun = staff.take(next.at))
//       agenda.add({.at = begun->until, .rank = kCompletion, .payload = begun->work});
//   }
//
// Where shifts change, the owner calls at next_change(), in this sequence: complete what ends then,
// end_shifts, start_shifts, take.
//
// Invariants
//   S1  People take work of their own team first, then of those they stand in for, in the sequence
//       stated; teams and crews take in the sequence stated; within a team the smallest turn first.
//   S2  No crew works on more in its shift than it has people there.
//   S3  available >= busy; busy and overtime together are the time that works were in hand.
//   S4  Whose work is withdrawn or whose shift is over is free, or gone, at that very instant.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/index.hpp"
#include "sim/events/roster.hpp"
#include "sim/events/waiting_line.hpp"

namespace juchu {

/// What becomes of work in hand when a shift or the time before a break ends, or when fewer people
/// stay than are at work: then it is the work begun last.
enum class AtEnd : std::uint8_t {
  Finish,  // finished in overtime; who is still at it when a shift starts again belongs to it
  Carry,   // what is left of it is done first thing, before all else that waits
  Drop,    // begun again in its turn, with its whole length
};

/// People who can stand in for each other: a count, or one person.
struct Crew {
  Roster roster;
  int speed_percent = 100;  // work of length 1 takes 100 / this
  std::vector<int> also{};  // the other teams they stand in for
};

struct Team {
  AtEnd at_end = AtEnd::Finish;  // of its people's shifts, whosever work they do
  std::vector<Crew> crews{};
};

/// Work as long as it waits or is in hand; then the number is used again.
using WorkId = std::uint32_t;

/// Work that was taken.
struct Begun {
  WorkId work = 0;
  int crew = 0;       // counted over all teams
  Instant until = 0;  // completed then, unless it is withdrawn or a shift ends
};

/// What the time of a team's people went into, summed over them.
struct Account {
  Instant available = 0;  // in shifts, without breaks
  Instant busy = 0;       // of that, at work
  Instant overtime = 0;   // at work outside
  Instant wasted = 0;     // at either, by anybody, on the team's work that was withdrawn or dropped
};

class Staff {
 public:
  /// People as they are at `start`.
  Staff(std::vector<Team> teams, Instant start);

  /// Work for `team` that takes `length` at ordinary speed waits. Its priority is not the least.
  WorkId request(int team, const Turn& turn, Instant length);
  /// The next work that somebody free takes at `now`; none when nobody can take any.
  std::optional<Begun> take(Instant now) {
    return stirred_ && idle_ > 0 && waiting_ > 0 ? look_for_work(now) : std::nullopt;
  }
  /// The work is done. Requires: it is in hand.
  void complete(WorkId work, Instant now);
  /// The work is withdrawn, whether it waits or is in hand.
  void cancel(WorkId work, Instant now);
  /// Gives work another priority, which matters while it waits.
  void set_priority(WorkId work, std::int64_t priority);

  /// When people come or go next; kNever when they do not.
  [[nodiscard]] Instant next_change() const { return next_change_; }
  /// Sends those away whose shift ends at `now`, which is next_change(). Answers which work was
  /// taken from them and waits again; valid until the next call.
  const std::vector<WorkId>& end_shifts(Instant now);
  /// Lets those in whose shift starts at `now`.
  void start_shifts(Instant now);

  [[nodiscard]] bool in_hand(WorkId work) const { return works_[work].crew != kNobody; }
  [[nodiscard]] const Turn& turn_of(WorkId work) const { return works_[work].turn; }
  [[nodiscard]] std::size_t waiting(int team) const { return lines_[at(team)].size(); }
  /// Of the team's people, how many are there.
  [[nodiscard]] int present(int team) const;
  /// Up to `now`, not before the last call.
  [[nodiscard]] Account account(int team, Instant now) const;

 private:
  static constexpr int kNobody = -1;

  struct Work {
    Turn turn;
    int team = 0;
    int crew = kNobody;
    std::uint32_t place = 0;  // in the crew's works
    bool overtime = false;
    bool carried = false;
    Instant length = 0;
    Instant left = 0;
    Instant since = 0;        // in hand
    Instant spent = 0;        // by people before that
    std::uint64_t begun = 0;  // how many works were begun before
  };
  struct Group {  // a crew at work
    Crew plan;
    int team = 0;
    int present = 0;
    int in_overtime = 0;
    std::vector<WorkId> works{};
    Instant changes = kNever;
    Instant accounted = 0;  // up to then
    Account account{};

    [[nodiscard]] int in_shift() const { return static_cast<int>(works.size()) - in_overtime; }
    [[nodiscard]] bool has_free() const { return in_shift() < present; }
    [[nodiscard]] Account account_at(Instant now) const;
    void account_until(Instant now) {
      if (accounted != now) account = account_at(now);
      accounted = now;
    }
  };

  std::optional<Begun> look_for_work(Instant now);
  void wait(WorkId id);
  void stop_waiting(WorkId id);
  Begun begin(std::size_t group, WorkId id, Instant now);
  void let_go(WorkId id, Instant now);
  void forget(WorkId id);
  void change(Group& group, int present, Instant now);
  [[nodiscard]] WorkId begun_last(const Group& group) const;
  [[nodiscard]] WorkId overtime_begun_first(const Group& group) const;
  void end_shift_of(WorkId id, Instant now);

  std::vector<Group> groups_;
  std::vector<AtEnd> at_end_;       // by team
  std::vector<std::size_t> first_;  // group by team, and one more
  std::vector<WaitingLine> lines_;  // by team
  std::vector<Instant> wasted_;     // by team
  std::vector<Work> works_;
  std::vector<WorkId> unused_;
  std::vector<WorkId> interrupted_;
  std::uint64_t begun_ = 0;
  Instant next_change_ = kNever;
  int idle_ = 0, waiting_ = 0;  // people and works in all
  bool stirred_ = false;        // somebody may be able to take something
};

}  // namespace juchu
