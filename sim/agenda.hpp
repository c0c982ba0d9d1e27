// The agenda: appointments waiting for their time, earliest first.
//
// Ties go to the smaller key, then to the appointment made first, so the sequence never depends on
// how the heap is laid out.
#pragma once

#include <cstdint>
#include <queue>
#include <tuple>
#include <vector>

namespace juchu {

/// `Time` orders the agenda, `key` breaks its ties.
template <class Time>
class Agenda {
 public:
  struct Appointment {
    Time at;
    int key = 0;
    std::uint64_t sequence = 0;
  };

  void add(Time at, int key) { waiting_.push({at, key, next_++}); }
  [[nodiscard]] bool empty() const { return waiting_.empty(); }
  [[nodiscard]] const Appointment& first() const { return waiting_.top(); }
  Appointment take() {
    Appointment first = waiting_.top();
    waiting_.pop();
    return first;
  }

 private:
  struct Later {
    bool operator()(const Appointment& a, const Appointment& b) const {
      return std::tie(a.at, a.key, a.sequence) > std::tie(b.at, b.key, b.sequence);
    }
  };
  std::priority_queue<Appointment, std::vector<Appointment>, Later> waiting_;
  std::uint64_t next_ = 0;
};

}  // namespace juchu
