// What the agenda sorts, and the buckets in which it waits to be sorted.
//
// A bucket is a chain of chunks of eight entries each; chunks that are emptied are used again, so
// that buckets which fill and empty in turn allocate nothing once the store has grown to their sum.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace juchu {

/// An appointment in the agenda, smaller when it comes earlier.
struct AgendaEntry {
  std::int64_t when;  // time and class in one number
  std::uint64_t tie;
  std::uint64_t sequence;
  std::uint32_t slot;
  std::uint32_t payload;

  [[nodiscard]] bool operator<(const AgendaEntry& other) const {
    if (when != other.when) return when < other.when;
    return tie != other.tie ? tie < other.tie : sequence < other.sequence;
  }
};
struct Later {
  bool operator()(const AgendaEntry& a, const AgendaEntry& b) const { return b < a; }
};
static_assert(sizeof(AgendaEntry) == 32, "two entries fill a cache line");

/// Some entries in no sequence; which they are, a BucketStore knows.
struct Bucket {
  std::uint32_t newest = 0;  // chunk; meaningless when there are no entries
  std::uint32_t entries = 0;
};

class BucketStore {
 public:
  void push(Bucket& bucket, const AgendaEntry& entry) {
    if (bucket.entries % kPerChunk == 0) open_chunk(bucket);
    chunks_[bucket.newest].entries[bucket.entries++ % kPerChunk] = entry;
  }

  /// Calls `visit` with each entry, the one pushed last first.
  template <class Visit>
  void each(Bucket bucket, Visit visit) const {
    while (bucket.entries > 0) {
      const Chunk& chunk = chunks_[bucket.newest];
      bucket.newest = older_[bucket.newest];
      if (bucket.entries > kPerChunk) prefetch(bucket.newest);
      do visit(chunk.entries[--bucket.entries % kPerChunk]);
      while (bucket.entries % kPerChunk != 0);
    }
  }

  /// The same, and leaves `bucket` empty. `visit` may push into others.
  template <class Visit>
  void drain(Bucket& bucket, Visit visit) {
    while (bucket.entries > 0) {
      const Chunk chunk = chunks_[bucket.newest];
      const std::uint32_t emptied = bucket.newest;
      bucket.newest = older_[emptied];
      older_[emptied] = free_;
      free_ = emptied;
      if (bucket.entries > kPerChunk) prefetch(bucket.newest);
      do visit(chunk.entries[--bucket.entries % kPerChunk]);
      while (bucket.entries % kPerChunk != 0);
    }
  }

 private:
  static constexpr std::uint32_t kPerChunk = 8;
  static constexpr std::uint32_t kNoChunk = 0xFFFF'FFFF;
  struct alignas(64) Chunk {
    std::array<AgendaEntry, kPerChunk> entries;
  };

  /// The next chunk of a chain comes from memory while the one before it is looked at.
  void prefetch(std::uint32_t chunk) const {
#if defined(__GNUC__)
    for (std::size_t e = 0; e < kPerChunk; e += 2) __builtin_prefetch(&chunks_[chunk].entries[e]);
#endif
  }
  void open_chunk(Bucket& bucket) {
    if (free_ == kNoChunk) {
      free_ = static_cast<std::uint32_t>(chunks_.size());
      chunks_.emplace_back();
      older_.push_back(kNoChunk);
    }
    const std::uint32_t opened = free_;
    free_ = older_[opened];
    older_[opened] = bucket.newest;
    bucket.newest = opened;
  }

  std::vector<Chunk> chunks_;
  std::vector<std::uint32_t> older_;  // by chunk: the one before it in its bucket, or the next free
  std::uint32_t free_ = kNoChunk;
};

}  // namespace juchu
