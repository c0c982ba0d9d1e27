// Checking a rulebook: can a bad thing ever happen, does following the guide prevent it, and what
// is the shortest story of how it happens?
//
// Every question is answered exactly, by exhausting the situations of a slice of the rulebook, or
// not at all, when a budget is reached. Norms and promises are brought in only where a story breaks
// one: fewer of them allow more, so what cannot happen without them cannot happen with them, and
// what happens in a story that breaks none happens.
//
// Invariants
//   K1  A trace that is shown has been lived through in the whole, unreduced engine: every step is
//       accepted, nothing is outside of the promises, and its last step shows what it is said to
//       show.
//   K2  A norm-keeping trace breaches no norm.
//   K3  The answers do not depend on the number of threads.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/engine/compiled_rulebook.hpp"
#include "properties/check/rules_seen.hpp"
#include "properties/search/explorer.hpp"
#include "properties/search/trace/trace.hpp"

namespace juchu {

struct CheckOptions {
  bool reduce = true;
  int orders = 1;  // at least so many in one shop; a property may need more
  int threads = 1;
  bool vacuity = true;     // ask whether each part of a property is needed
  bool norms = true;       // ask whether norms can be kept and breached
  bool coverage = true;    // ask which rules decide anything
  bool overlaps = true;    // ask whether two permits ever apply at once
  bool any_story = false;  // of a hazard: one found for a rulebook like this, shortest or not
  std::uint64_t most_situations_beside = 50'000;  // of one question of these kinds
  std::uint64_t most_tried_beside = 1'000'000;    // and events put to the rules
  bool tell = true;  // do not search for what random stories show, where no story is asked for
  RulesSeen seen;    // decide under a rulebook like this one: need not be asked about
  /// Ids of the properties, hazards and norms to ask about; none: all of them, and about the rules.
  std::vector<std::string> only;
  std::uint64_t most_situations = ~std::uint64_t{0};  // of one question
  std::uint64_t most_tried = ~std::uint64_t{0};       // events put to the rules, in one exploration
  /// Asked now and then, by any thread: an answer other than None ends what is being asked. What
  /// cannot be left in an orderly way asks the thread's WorkLimit, which should say the same.
  std::function<Budget()> stop = [] { return Budget::None; };
  /// Hears how a question is getting on; from any thread, several at a time.
  std::function<void(const std::string& question, const Progress&)> progress;
};

enum class Possibility : std::uint8_t { Impossible, Possible, Undecided };

/// Whether something can happen, in all behaviours or in norm-keeping ones.
struct Answer {
  Possibility possible = Possibility::Undecided;
  std::optional<Trace> trace;  // when possible: a shortest one
  Progress explored;           // of the last exploration that it took
  /// When undecided: a number with too many values to try each of them.
  std::optional<WideParameter> too_wide;
};

/// Something that a property or hazard says, and that changes nothing: see vacuity.hpp.
struct NotNeeded {
  enum class Why : std::uint8_t {
    HoldsWithout,       // this condition: it holds without it as well
    NeverHolds,         // this never comes about
    HoldsAlways,        // this holds in every situation
    HoldsAlready,       // the goal holds wherever it is asked for
    HoldsFromCreation,  // this holds for every order as soon as it is created
  };
  Why why = Why::HoldsWithout;
  std::string part;  // as it is written
  bool operator==(const NotNeeded&) const = default;
};

struct HazardResult {
  int hazard = 0;  // row of Rulebook::hazards
  Answer all, norm_keeping;
  std::vector<int> prevented_by;  // norms, minimal, when possible at all but not if these are kept
  /// Norms among them cannot always be kept together: the way there.
  std::optional<Trace> conflict;
  std::vector<NotNeeded> not_needed;  // where it is unreachable

  [[nodiscard]] Expectation verdict() const;  // Unstated: undecided
};

struct PropertyResult {
  int property = 0;  // row of Rulebook::properties
  Answer all, norm_keeping;
  bool keeping_asked = true;  // of *always_reachable* and *sometimes*, only all behaviours are
  std::vector<NotNeeded> not_needed;  // where it holds

  [[nodiscard]] bool decided() const { return all.possible != Possibility::Undecided; }
};
/// Whether `property` holds, as `answer` tells: *sometimes* is shown, everything else is not
/// broken.
[[nodiscard]] Possibility violated(const Property& property, const Answer& answer);

struct NormResult {
  int norm = 0;  // row of Rulebook::norms; promises too
  Answer kept, breached;
  std::optional<Trace> conflict;  // it cannot always be kept: the way to where it cannot
};

struct CheckReport {
  std::vector<HazardResult> hazards;
  std::vector<PropertyResult> properties;
  std::vector<NormResult> norms;
  /// Two permits apply to one event: the shortest trace to where that is so.
  struct Overlap {
    int first = 0, second = 0;  // rows of Rulebook::permits
    int event = 0;              // row of Rulebook::events
    Trace trace;
  };
  std::vector<Overlap> overlaps;  // of each permit with a later one, at most one
  bool overlaps_decided = true;   // false: there may be more
  /// A permit, forbid or deadline that decides nothing, with one order or with two.
  struct Unused {
    RuleRef rule;
    bool never = true;  // false: what was seen does not tell
    bool asked = true;  // false: there was no time
  };
  std::vector<Unused> unused;                     // in the rulebook's sequence
  std::uint64_t situations = 0, transitions = 0;  // of all explorations
  int depth = 0;
  Budget budget = Budget::None;           // the first that was reached
  Budget budget_beside = Budget::None;    // the same of questions about rules and overlaps
  std::optional<WideParameter> too_wide;  // the first that left a question undecided

  [[nodiscard]] bool complete() const { return budget == Budget::None; }
};

/// What is not as it should be.
struct CheckFindings {
  std::vector<int> hazards;     // whose verdict is not the expected one
  std::vector<int> properties;  // violated
  std::vector<int> vacuous;     // properties that say less than they seem to: no fault yet
  std::vector<int> norms;       // that nobody can keep, or nobody can breach
  bool overlaps = false;
  [[nodiscard]] bool any() const {
    return overlaps || !(hazards.empty() && properties.empty() && norms.empty());
  }
};
[[nodiscard]] CheckFindings findings(const Rulebook& rulebook, const CheckReport& report);

/// What cannot happen under a slice, and stories of what can, remembered over several rulebooks
/// that differ little: readings, mutants. Safe to share between threads.
class KnownAnswers;
[[nodiscard]] std::shared_ptr<KnownAnswers> known_answers();

/// Checks `rules`. Cost: the situations of each question's slice.
[[nodiscard]] CheckReport check(const std::shared_ptr<const CompiledRulebook>& rules,
                                const CheckOptions& options,
                                const std::shared_ptr<KnownAnswers>& known = known_answers());

/// The fields and counters, with the promises (`norms`), that it takes to show that the property
/// `id` cannot be broken at all, or the hazard not be reached; nothing when that is not so, or was
/// shown otherwise.
[[nodiscard]] std::optional<Interest> known_to_proof(
    const std::shared_ptr<const CompiledRulebook>& rules, const std::string& id);

}  // namespace juchu
