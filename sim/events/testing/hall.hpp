// A hall: visitors, staff and an agenda, driven as a simulation drives them. For tests.
#pragma once

#include <vector>

#include "sim/events/agenda.hpp"
#include "sim/events/staff.hpp"

namespace juchu {

struct Visit {
  Instant at = 0;
  Instant length = 0;
  int team = 0;
  std::int64_t priority = Turn::kNoPriority;
  Instant patience = kNever;  // to wait for the first time
};

struct Served {
  Instant began = kNever;  // first
  Instant left = kNever;   // served or out of patience
  int crew = -1;           // who finished, or nobody

  bool operator==(const Served&) const = default;
};

class Hall {
 public:
  Hall(std::vector<Team> teams, Instant start) : staff_(std::move(teams), start) {}

  /// Serves all visitors, who come in the sequence of `at`; they are served some day. Once only.
  std::vector<Served> serve(const std::vector<Visit>& visits);
  [[nodiscard]] const Staff& staff() const { return staff_; }
  [[nodiscard]] Instant now() const { return now_; }

 private:
  enum Class { Completion, ShiftEnd, ShiftStart, OutOfPatience, Arrival };

  void happen(const Appointment& appointment, const std::vector<Visit>& visits);
  void arrive(std::uint32_t visitor, const Visit& visit);
  void leave(std::uint32_t visitor);
  void interrupt();
  void appoint_shifts();
  void begin(const Begun& begun);

  Staff staff_;
  LadderAgenda agenda_;
  Instant now_ = 0;
  std::size_t gone_ = 0;
  std::vector<Served> served_;
  std::vector<WorkId> works_;    // by visitor
  std::vector<Ticket> tickets_;  // by visitor: of patience, then of completion
};

}  // namespace juchu
