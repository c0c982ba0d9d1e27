#include "sim/events/testing/hall.hpp"

namespace juchu {

std::vector<Served> Hall::serve(const std::vector<Visit>& visits) {
  served_.resize(visits.size());
  works_.resize(visits.size());
  tickets_.resize(visits.size());
  if (!visits.empty()) agenda_.add({.at = visits.front().at, .rank = Arrival});
  appoint_shifts();
  while (gone_ < visits.size()) {
    const Appointment next = agenda_.take();
    now_ = next.at;
    happen(next, visits);
    const bool more = !agenda_.empty() && agenda_.first().at == now_;
    if (more && next.rank == ShiftEnd) continue;  // first they come
    while (const auto begun = staff_.take(now_)) begin(*begun);
  }
  return served_;
}

void Hall::happen(const Appointment& appointment, const std::vector<Visit>& visits) {
  const std::uint32_t visitor = appointment.payload;
  switch (appointment.rank) {
    case Completion: staff_.complete(works_[visitor], now_); return leave(visitor);
    case ShiftEnd: return interrupt();
    case ShiftStart: staff_.start_shifts(now_); return appoint_shifts();
    case OutOfPatience: staff_.cancel(works_[visitor], now_); return leave(visitor);
    default:
      if (visitor + 1 < visits.size())
        agenda_.add({.at = visits[visitor + 1].at, .rank = Arrival, .payload = visitor + 1});
      return arrive(visitor, visits[visitor]);
  }
}

void Hall::arrive(std::uint32_t visitor, const Visit& visit) {
  works_[visitor] = staff_.request(
      visit.team, {.priority = visit.priority, .asked = now_, .order = visitor}, visit.length);
  if (visit.patience != kNever)
    tickets_[visitor] = agenda_.add(
        {.at = now_ + visit.patience, .rank = OutOfPatience, .payload = visitor});
}

void Hall::leave(std::uint32_t visitor) {
  served_[visitor].left = now_;
  ++gone_;
}

void Hall::interrupt() {
  for (const WorkId work : staff_.end_shifts(now_)) {
    const std::uint32_t visitor = staff_.turn_of(work).order;
    agenda_.cancel(tickets_[visitor]);
    served_[visitor].crew = -1;
  }
}

void Hall::appoint_shifts() {
  if (staff_.next_change() == kNever) return;
  agenda_.add({.at = staff_.next_change(), .rank = ShiftEnd});
  agenda_.add({.at = staff_.next_change(), .rank = ShiftStart});
}

void Hall::begin(const Begun& begun) {
  const std::uint32_t visitor = staff_.turn_of(begun.work).order;
  agenda_.cancel(tickets_[visitor]);
  Served& served = served_[visitor];
  if (served.began == kNever) served.began = now_;
  served.crew = begun.crew;
  tickets_[visitor] = agenda_.add({.at = begun.until, .rank = Completion, .payload = visitor});
}

}  // namespace juchu
