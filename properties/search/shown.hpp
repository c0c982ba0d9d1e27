// What the steps of an exploration show of what it is asked about.
#pragma once

#include <cstdint>

namespace juchu {

/// What one step shows, as bits of the slice's rules.
struct Shown {
  std::uint64_t hazards = 0;     // entered
  std::uint64_t breached = 0;    // norms and promises
  std::uint64_t kept = 0;        // norms: it did as one demands, or ended what one is about
  std::uint64_t properties = 0;  // rows of the slice's: broken, or for *sometimes* shown
  bool decided = false;          // by the rule that the slice is about: Interest::decides

  [[nodiscard]] Shown only(const Shown& of) const {
    return {hazards & of.hazards, breached & of.breached, kept & of.kept,
            properties & of.properties, decided && of.decided};
  }
  [[nodiscard]] bool any() const {
    return decided || (hazards | breached | kept | properties) != 0;
  }
  bool operator==(const Shown&) const = default;
  void add(const Shown& more) {
    hazards |= more.hazards;
    breached |= more.breached;
    kept |= more.kept;
    properties |= more.properties;
    decided = decided || more.decided;
  }
};

}  // namespace juchu
