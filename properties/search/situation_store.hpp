// The distinct situations that an exploration has found, numbered in the sequence of their finding,
// and from where each was found first.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "model/engine/situation.hpp"

namespace juchu {

using SituationId = std::uint32_t;
inline constexpr SituationId kNoSituation = 0xffffffff;

class SituationStore {
 public:
  /// Situations are `stride` words each.
  explicit SituationStore(std::size_t stride) : stride_(stride), slots_(1024, kNoSituation) {}

  /// The number of the situation at `words`, and whether it is new; then it was found from
  /// `parent`.
  std::pair<SituationId, bool> intern(const Word* words, SituationId parent) {
    if (2 * (parents_.size() + 1) > slots_.size()) grow();
    std::size_t slot = hash(words) & (slots_.size() - 1);
    for (; slots_[slot] != kNoSituation; slot = (slot + 1) & (slots_.size() - 1))
      if (equal(at(slots_[slot]), words)) return {slots_[slot], false};
    const SituationId fresh = size();
    slots_[slot] = fresh;
    words_.insert(words_.end(), words, words + stride_);
    parents_.push_back(parent);
    return {fresh, true};
  }
  /// The number of the situation at `words`, or kNoSituation.
  [[nodiscard]] SituationId find(const Word* words) const {
    std::size_t slot = hash(words) & (slots_.size() - 1);
    while (slots_[slot] != kNoSituation && !equal(at(slots_[slot]), words))
      slot = (slot + 1) & (slots_.size() - 1);
    return slots_[slot];
  }

  [[nodiscard]] const Word* at(SituationId id) const { return words_.data() + id * stride_; }
  [[nodiscard]] SituationId parent(SituationId id) const { return parents_[id]; }
  [[nodiscard]] SituationId size() const { return static_cast<SituationId>(parents_.size()); }
  /// Bytes that the next situation may take at once: 0 while there is a place for it.
  [[nodiscard]] std::uint64_t growth() const {
    std::uint64_t bytes = 0;
    if (words_.size() + stride_ > words_.capacity()) bytes += 2 * words_.capacity() * sizeof(Word);
    if (parents_.size() == parents_.capacity())
      bytes += 2 * parents_.capacity() * sizeof(SituationId);
    if (2 * (parents_.size() + 1) > slots_.size()) bytes += 2 * slots_.size() * sizeof(SituationId);
    return bytes;
  }
  [[nodiscard]] std::uint64_t bytes() const {
    return words_.capacity() * sizeof(Word) + parents_.capacity() * sizeof(SituationId) +
           slots_.capacity() * sizeof(SituationId);
  }

 private:
  [[nodiscard]] bool equal(const Word* a, const Word* b) const {
    for (std::size_t w = 0; w < stride_; ++w)
      if (a[w] != b[w]) return false;
    return true;
  }
  [[nodiscard]] std::size_t hash(const Word* words) const {
    Word mixed = 0x9e3779b97f4a7c15;
    for (std::size_t w = 0; w < stride_; ++w) {
      mixed = (mixed ^ words[w]) * 0xff51afd7ed558ccd;
      mixed ^= mixed >> 32;
    }
    return static_cast<std::size_t>(mixed * 0xc4ceb9fe1a85ec53 >> 16);
  }
  void grow() {
    std::vector<SituationId> wider(2 * slots_.size(), kNoSituation);
    for (SituationId id = 0; id < size(); ++id) {
      std::size_t slot = hash(at(id)) & (wider.size() - 1);
      while (wider[slot] != kNoSituation) slot = (slot + 1) & (wider.size() - 1);
      wider[slot] = id;
    }
    slots_ = std::move(wider);
  }

  std::size_t stride_;
  std::vector<Word> words_;
  std::vector<SituationId> parents_;
  std::vector<SituationId> slots_;  // open addressing
};

}  // namespace juchu
