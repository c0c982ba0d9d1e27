#include "properties/composition/bitmap_store.hpp"

#include <algorithm>

#include "properties/composition/on_threads.hpp"

namespace juchu {
namespace {

/// Memory that the system need not give before it is touched; null when it has none.
template <class T>
T* zeros(std::uint64_t count) {
  return static_cast<T*>(std::calloc(count, sizeof(T)));
}

}  // namespace

BitmapStore::BitmapStore(std::uint64_t words, int threads)
    : words_((words + kPage - 1) / kPage * kPage),
      threads_(threads),
      shared_(threads > 1),
      seen_(zeros<std::uint64_t>(words_)),
      before_(zeros<std::uint64_t>(words_)),
      touched_(zeros<std::uint8_t>(words_ / kPage)) {}

void BitmapStore::collect_pages(std::uint64_t begin, std::uint64_t end, LevelChunk& chunk) {
  const std::uint8_t* const flags = touched_.get();
  for (std::uint64_t page = begin;; ++page) {
    page = static_cast<std::uint64_t>(std::find(flags + page, flags + end, 1) - flags);
    if (page == end) break;
    touched_[page] = 0;
    for (std::uint64_t word = page * kPage; word < (page + 1) * kPage; ++word) {
      const std::uint64_t fresh = seen_[word] & ~before_[word];
      if (fresh == 0) continue;
      before_[word] = seen_[word];
      chunk.add_word(word, fresh);
    }
  }
  chunk.gaps.shrink_to_fit();
}

Level BitmapStore::collect() {
  constexpr std::uint64_t kLeastPages = 512, kMostChunks = 256;
  const std::uint64_t pages = words_ / kPage;
  const std::uint64_t count = std::clamp<std::uint64_t>(pages / kLeastPages, 1, kMostChunks);
  Level level;
  level.chunks.resize(count);
  std::atomic<std::uint64_t> next = 0;
  on_threads(count == 1 ? 1 : threads_, [&](int) {
    for (std::uint64_t c = next++; c < count; c = next++)
      collect_pages(pages * c / count, pages * (c + 1) / count, level.chunks[c]);
  });
  std::erase_if(level.chunks, [](const LevelChunk& chunk) { return chunk.count == 0; });
  level.chunks.shrink_to_fit();
  return level;
}

}  // namespace juchu
