// The agenda of a simulation: appointments waiting for their time, earliest first.
//
// A ladder queue: what is far off lies in buckets by time, unsorted; a bucket is sorted when its
// time comes, or spread over finer buckets where it is large. So an appointment costs the same
// however many wait, and thousands at one instant are sorted once. Whose appointments these are,
// and what time it is now, their owner knows.
//
// Invariants
//   A1  Appointments come in the sequence of (at, rank, tie, made first).
//   A2  A cancelled one never comes; a ticket cancels the appointment it was given for or nothing.
//   A3  Nothing is allocated once the agenda has been as full as it gets.
//   A4  Cancelled ones take no more room than those that wait, and a constant.
#pragma once

#include <cassert>
#include <limits>

#include "sim/events/buckets.hpp"
#include "sim/events/instant.hpp"

namespace juchu {

struct Appointment {
  Instant at = 0;             // less than 9,000 years from 1970
  int rank = 0;               // the class among equal times: 0, which comes first, to 15
  std::uint64_t tie = 0;      // within a class the smaller comes first
  std::uint32_t payload = 0;  // what the owner wants to know when it comes

  bool operator==(const Appointment&) const = default;
};

/// What cancels an appointment; by default none. It may be kept for any time.
struct Ticket {
  std::uint64_t sequence = std::numeric_limits<std::uint64_t>::max();
  std::uint32_t slot = 0;
};

class LadderAgenda {
 public:
  static constexpr int kRanks = 16;

  /// May come before what has been taken. Amortised constant time.
  Ticket add(const Appointment& appointment) {
    assert(appointment.rank >= 0 && appointment.rank < kRanks);
    assert(appointment.at < kLastInstant && -appointment.at < kLastInstant);
    const std::uint32_t slot = take_slot();
    const AgendaEntry entry{appointment.at * kRanks + appointment.rank, appointment.tie, next_,
                            slot, appointment.payload};
    if (entry.when >= front_end_)
      put_off(entry);
    else if (front_.size() < kCrowd)
      insert(entry);
    else
      insert_in_crowd(entry);
    ++size_;
    return {next_++, slot};
  }
  /// Answers false, and does nothing, when the appointment has been taken or cancelled. Amortised
  /// constant time.
  bool cancel(Ticket ticket) {
    if (ticket.slot >= slots_.size() || slots_[ticket.slot] != ticket.sequence) return false;
    release(ticket.slot);
    --size_;
    if (++cancelled_ > size_ + kCrowd) sweep();
    return true;
  }

  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] std::size_t size() const { return size_; }
  /// The earliest appointment. Requires: there is one.
  [[nodiscard]] Appointment first() {
    settle();
    return appointment_of(front_.back());
  }
  /// The same, which waits no longer.
  Appointment take() {
    settle();
    const AgendaEntry entry = front_.back();
    front_.pop_back();
    release(entry.slot);
    --size_;
    return appointment_of(entry);
  }

 private:
  /// Buckets of equal width, the earliest first; those before `current` are empty.
  struct Rung {
    std::int64_t start = 0, end = 0;
    int shift = 0;  // a bucket is 2^shift wide; the last one reaches to the end
    std::size_t current = 0;
    std::vector<Bucket> buckets;

    [[nodiscard]] std::size_t place_of(std::int64_t when) const {
      const auto place = static_cast<std::size_t>(when - start) >> shift;
      return place < buckets.size() ? place : buckets.size() - 1;
    }
    [[nodiscard]] std::int64_t end_of(std::size_t place) const {
      const auto width = static_cast<std::int64_t>(place + 1) << shift;
      return place + 1 < buckets.size() ? start + width : end;
    }
  };
  struct Extent {
    std::int64_t first = std::numeric_limits<std::int64_t>::max();
    std::int64_t last = std::numeric_limits<std::int64_t>::min();

    void include(std::int64_t when) {
      if (when < first) first = when;
      if (when > last) last = when;
    }
  };

  static constexpr Instant kLastInstant = Instant{1} << 58;
  static constexpr std::size_t kFew = 32;        // so many are sorted and not spread
  static constexpr std::size_t kCrowd = 64;      // so many stand in front before it is spread
  static constexpr std::size_t kPerBucket = 16;  // so many or half of them, when a rung is made
  static_assert(kFew / kPerBucket >= 2, "what is spread comes to lie in several buckets");
  static constexpr std::int64_t kEndOfTime = std::numeric_limits<std::int64_t>::max();
  static constexpr std::uint64_t kFree = std::uint64_t{1} << 63;

  [[nodiscard]] static Appointment appointment_of(const AgendaEntry& entry) {
    return {entry.when >> 4, static_cast<int>(entry.when & 15), entry.tie, entry.payload};
  }
  static_assert(kRanks == 16);

  [[nodiscard]] bool waits(const AgendaEntry& entry) const {
    return slots_[entry.slot] == entry.sequence;
  }
  [[nodiscard]] std::uint32_t take_slot() {
    if (free_slot_ == slots_.size()) slots_.push_back(kFree | (slots_.size() + 1));
    const auto slot = static_cast<std::uint32_t>(free_slot_);
    free_slot_ = slots_[slot] & ~kFree;
    slots_[slot] = next_;
    return slot;
  }
  void release(std::uint32_t slot) {
    slots_[slot] = kFree | free_slot_;
    free_slot_ = slot;
  }

  void insert(const AgendaEntry& entry) {
    front_.push_back(entry);
    AgendaEntry* const first = front_.data();
    AgendaEntry* place = first + (front_.size() - 1);
    for (; place != first && place[-1].when < entry.when; --place) *place = place[-1];
    for (; place != first && place[-1] < entry; --place) *place = place[-1];
    *place = entry;
  }
  /// Puts an entry that does not belong in front where it waits to be sorted.
  void put_off(const AgendaEntry& entry) {
    for (std::size_t r = rungs_in_use_; r-- > 0;) {
      Rung& rung = rungs_[r];
      if (entry.when < rung.end) return store_.push(rung.buckets[rung.place_of(entry.when)], entry);
    }
    far_extent_.include(entry.when);
    store_.push(far_, entry);
  }
  /// Brings the earliest appointment to the back of front_. Requires: there is one.
  void settle() {
    assert(size_ > 0);
    if (front_.empty() || !aside_.empty() || !waits(front_.back())) look_for_first();
  }

  void insert_in_crowd(const AgendaEntry& entry);
  void look_for_first();
  void refill();
  void open(Bucket& bucket, std::int64_t end);
  void sort_into_front(Bucket& bucket);
  void spread(Bucket bucket, Extent extent, std::int64_t end);
  void spread_front();
  void sweep();

  std::vector<AgendaEntry> front_;  // what comes before front_end_, latest first
  std::vector<AgendaEntry> aside_;  // a heap of what came too late to be sorted in there
  std::int64_t front_end_ = kEndOfTime;
  std::vector<Rung> rungs_;  // each what comes before the end of the one before it
  std::size_t rungs_in_use_ = 0;
  Bucket far_;  // what comes after them all
  Extent far_extent_;
  BucketStore store_;
  std::vector<std::uint64_t> slots_;  // sequence number of who waits there, or the next free one
  std::uint64_t free_slot_ = 0;
  std::uint64_t next_ = 0;  // sequence number
  std::size_t size_ = 0, cancelled_ = 0;
};

}  // namespace juchu
