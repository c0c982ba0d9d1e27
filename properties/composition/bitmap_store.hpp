// Which tuples a breadth-first search has seen, as one bit for each there could be.
//
// A second bitmap holds what had been seen when the level began; where the two differ stands the
// next level, already in ascending sequence. One byte for each 64 bytes tells where to look.
//
// Invariants
//   S1  A tuple is collected once, by the first `collect` after it was first merged.
//   S2  What is collected does not depend on the sequence of merges or on threads.
#pragma once

#include <atomic>
#include <cstdlib>
#include <memory>

#include "properties/composition/level.hpp"

namespace juchu {

class BitmapStore {
 public:
  /// Every chunk of a level may be expanded before anything is absorbed.
  static constexpr bool kAbsorbsAtOnce = false;

  BitmapStore(std::uint64_t words, int threads);

  [[nodiscard]] static std::uint64_t bytes_for(std::uint64_t words) {
    return words * 16 + words / kPage;
  }
  /// Without memory, nothing else may be called.
  [[nodiscard]] bool has_memory() const { return seen_ && before_ && touched_; }
  [[nodiscard]] std::uint64_t bytes() const { return bytes_for(words_); }

  class Sink {
   public:
    Sink(BitmapStore& store, int /*thread*/)
        : seen_(store.seen_.get()), touched_(store.touched_.get()), shared_(store.shared_) {}
    void prefetch(std::uint64_t word) const { __builtin_prefetch(seen_ + word, 1); }
    void merge(std::uint64_t word, std::uint64_t bits) {
      if (shared_) return merge_shared(word, bits);
      if ((bits & ~seen_[word]) == 0) return;
      seen_[word] |= bits;
      touched_[word / kPage] = 1;
    }

   private:
    void merge_shared(std::uint64_t word, std::uint64_t bits) {
      const std::atomic_ref seen(seen_[word]);
      if ((bits & ~seen.load(std::memory_order_relaxed)) == 0) return;
      seen.fetch_or(bits, std::memory_order_relaxed);
      const std::atomic_ref touched(touched_[word / kPage]);
      if (touched.load(std::memory_order_relaxed) == 0) touched.store(1, std::memory_order_relaxed);
    }

    std::uint64_t* seen_;
    std::uint8_t* touched_;
    bool shared_;
  };

  void absorb() {}
  /// The tuples merged since the last call.
  [[nodiscard]] Level collect();

 private:
  static constexpr std::uint64_t kPage = 8;  // words that one byte of `touched_` speaks of

  struct Free {
    void operator()(void* memory) const { std::free(memory); }
  };
  template <class T>
  using Zeros = std::unique_ptr<T[], Free>;

  void collect_pages(std::uint64_t begin, std::uint64_t end, LevelChunk& chunk);

  std::uint64_t words_;
  int threads_;
  bool shared_;
  Zeros<std::uint64_t> seen_, before_;
  Zeros<std::uint8_t> touched_;
};

}  // namespace juchu
