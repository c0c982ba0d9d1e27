#include "sim/events/agenda.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace juchu {

void LadderAgenda::insert_in_crowd(const AgendaEntry& entry) {
  const bool near_the_first = entry < front_[front_.size() - kFew];
  if (near_the_first) return insert(entry);
  if (front_.front().when != front_.back().when) {
    spread_front();
    return put_off(entry);
  }
  aside_.push_back(entry);
  std::push_heap(aside_.begin(), aside_.end(), Later{});
}

void LadderAgenda::look_for_first() {
  while (true) {
    if (front_.empty() && aside_.empty()) refill();
    if (!aside_.empty() && (front_.empty() || aside_.front() < front_.back())) {
      front_.push_back(aside_.front());
      std::pop_heap(aside_.begin(), aside_.end(), Later{});
      aside_.pop_back();
    }
    if (waits(front_.back())) return;
    front_.pop_back();
    --cancelled_;
  }
}

void LadderAgenda::refill() {
  while (front_.empty()) {
    if (rungs_in_use_ == 0) {
      assert(far_.entries > 0);
      const std::int64_t end = far_extent_.last + 1;
      far_extent_ = {};
      if (far_.entries > kFew) {
        open(far_, end);
      } else {
        front_end_ = kEndOfTime;  // so few that all of them may stand in front
        sort_into_front(far_);
      }
      continue;
    }
    Rung& rung = rungs_[rungs_in_use_ - 1];
    while (rung.current < rung.buckets.size() && rung.buckets[rung.current].entries == 0)
      ++rung.current;
    if (rung.current == rung.buckets.size()) {
      front_end_ = rung.end;
      --rungs_in_use_;
      continue;
    }
    Bucket& bucket = rung.buckets[rung.current];
    const std::int64_t end = rung.end_of(rung.current);
    if (bucket.entries > kFew) {
      open(bucket, end);
    } else {
      front_end_ = end;
      sort_into_front(bucket);
    }
  }
}

/// Sorts a bucket in which all come at one time, or spreads it: what it holds ends before `end`.
void LadderAgenda::open(Bucket& bucket, std::int64_t end) {
  Extent extent;
  store_.each(bucket, [&](const AgendaEntry& entry) { extent.include(entry.when); });
  if (extent.first < extent.last) return spread(std::exchange(bucket, {}), extent, end);
  front_end_ = extent.last + 1;
  sort_into_front(bucket);
}

void LadderAgenda::sort_into_front(Bucket& bucket) {
  store_.drain(bucket, [&](const AgendaEntry& entry) {
    if (waits(entry))
      front_.push_back(entry);
    else
      --cancelled_;
  });
  if (front_.size() > kFew) {  // made in sequence, as ties often are, they are sorted already
    if (std::is_sorted(front_.rbegin(), front_.rend(), Later{}))
      return std::reverse(front_.begin(), front_.end());
    if (!std::is_sorted(front_.begin(), front_.end(), Later{}))
      std::sort(front_.begin(), front_.end(), Later{});
    return;
  }
  for (std::size_t i = 1; i < front_.size(); ++i) {
    const AgendaEntry entry = front_[i];
    std::size_t place = i;
    for (; place > 0 && front_[place - 1] < entry; --place) front_[place] = front_[place - 1];
    front_[place] = entry;
  }
}

void LadderAgenda::spread(Bucket bucket, Extent extent, std::int64_t end) {
  if (rungs_in_use_ == rungs_.size()) rungs_.emplace_back();
  Rung& rung = rungs_[rungs_in_use_++];
  const auto range = static_cast<std::uint64_t>(extent.last - extent.first);
  rung.start = extent.first;
  rung.end = end;
  rung.shift = static_cast<int>(std::bit_width(range / (bucket.entries / kPerBucket)));
  rung.current = 0;
  rung.buckets.assign(static_cast<std::size_t>(range >> rung.shift) + 1, {});
  store_.drain(bucket, [&](const AgendaEntry& entry) {
    if (cancelled_ == 0 || waits(entry))
      store_.push(rung.buckets[rung.place_of(entry.when)], entry);
    else
      --cancelled_;
  });
  front_end_ = extent.first;
}

void LadderAgenda::spread_front() {
  Bucket bucket;
  Extent extent;
  for (const auto* entries : {&front_, &aside_})
    for (const AgendaEntry& entry : *entries) {
      extent.include(entry.when);
      store_.push(bucket, entry);
    }
  front_.clear();
  aside_.clear();
  spread(bucket, extent, front_end_ == kEndOfTime ? extent.last + 1 : front_end_);
}

void LadderAgenda::sweep() {
  Bucket kept;
  Extent extent;
  const auto keep = [&](const AgendaEntry& entry) {
    if (!waits(entry)) return;
    extent.include(entry.when);
    store_.push(kept, entry);
  };
  std::ranges::for_each(front_, keep);
  std::ranges::for_each(aside_, keep);
  for (std::size_t r = 0; r < rungs_in_use_; ++r)
    for (Bucket& bucket : rungs_[r].buckets) store_.drain(bucket, keep);
  store_.drain(far_, keep);
  front_.clear();
  aside_.clear();
  rungs_in_use_ = 0;
  front_end_ = std::numeric_limits<std::int64_t>::min();
  far_ = kept;
  far_extent_ = extent;
  cancelled_ = 0;
}

}  // namespace juchu
