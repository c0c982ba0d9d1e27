// Random rulebooks that a plain search exhausts in no time, each with a few chosen features of the
// language and a question of every pattern about them.
//
// Where `random_rulebook` uses everything at once and is large, these are small on purpose: every
// pattern is to meet every feature, and to be answered either way.
#pragma once

#include <array>
#include <cstdint>
#include <string>

namespace juchu {

/// What a rulebook may have beside statuses, events and deadlines. A bit each.
enum class Feature : std::uint8_t {
  DeadlinesOfADay,  // several, by rank, and what holds between them
  TwoDates,         // are compared with each other
  Obligation,
  Promise,
  Cart,  // two orders share it
  Stock,
  Reading,
  BusinessDays,
};
inline constexpr std::array kFeatureNames = {
    "deadlines of a day", "two dates", "obligation", "promise", "cart", "stock", "reading",
    "business days"};

/// The ids of its questions: properties, one of each pattern, a hazard, and an obligation if it has
/// one.
inline constexpr std::array kQuestions = {
    "never",    "never-step", "sometimes", "sometimes-step", "always-reachable",
    "leads-to", "leads-in",   "precedes",  "hazard",         "obligation"};

struct FeaturedRulebook {
  unsigned features = 0;  // bits
  std::string text;       // of the file

  [[nodiscard]] bool has(Feature feature) const {
    return (features >> static_cast<unsigned>(feature) & 1) != 0;
  }
};

/// One that has `feature`, and others by chance. The same for the same seed, on every machine.
[[nodiscard]] FeaturedRulebook featured_rulebook(Feature feature, std::uint64_t seed);

}  // namespace juchu
