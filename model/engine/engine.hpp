// The rules engine: one pure function from (rulebook, situation, event) to a decision.
//
// The engine never reads a clock, a file or a random number. Time arrives inside the event; luck
// belongs to sim/. That lets the replayer, the checker and the simulator share it and always agree.
// Nothing here allocates.
//
// Invariants
//   E1  A refused or impossible event leaves the situation exactly as it was.
//   E2  A final status refuses every event that no rule lists for it by name.
//   E3  World events happen in final statuses too.
//   E4  Every decision names its rule.
// What days do to an order, and how they are skipped (E5, E6), is in model/engine/days.hpp.
//
// A situation of an order is what stands after each of its steps, after each of its deadlines, when
// a day has begun for all orders, and after another order's step changed what they share. Hazards
// are entered from one of these to the next, and properties are asked of these. What an order is
// between a day's change and its first deadline, or sees while the day is still beginning for
// others, is none.
#pragma once

#include <cstdint>

#include "model/engine/compiled_rulebook.hpp"
#include "model/engine/situation.hpp"

namespace juchu {

/// What decided. `RuleRef::index` counts rows of the table named here.
enum class RuleKind : std::uint8_t {
  Permit,       // accepted: Rulebook::permits
  WorldEvent,   // accepted: Rulebook::events; the world is not refused
  Deadline,     // happened: Rulebook::deadlines
  DayBegins,    // a day change, no rule of its own
  Observed,     // another order changed the cart or the shop
  Forbid,       // refused: Rulebook::forbids
  GuardFailed,  // refused: Rulebook::permits, of those for this status the one whose condition came
                // closest
  NotListed,    // refused: no permit speaks of this event in this status
  NotOffered,   // refused: a parameter (index) outside of what the screen offers
  Overflow,     // refused: Rulebook::fields, the value would not fit its type
  Overlap,      // refused: Rulebook::permits, two permits apply; an error of the rulebook
  Impossible,   // not an answer of the rules: this cannot have happened
  NotDue,       // Rulebook::deadlines, not due or not applicable
};

struct RuleRef {
  RuleKind kind = RuleKind::NotListed;
  std::uint16_t index = 0;
  bool operator==(const RuleRef&) const = default;
};

struct Decision {
  Situation after{};  // equal to the situation before unless accepted
  bool accepted = false;
  RuleRef rule{};
  std::uint64_t sends = 0;     // bits by Rulebook::mails
  std::uint64_t breached = 0;  // bits by Rulebook::norms, promises included
  std::uint64_t entered = 0;   // bits by Rulebook::hazards: true now and not before
  std::uint64_t warned = 0;    // bits by Rulebook::warnings
  bool operator==(const Decision&) const = default;
};

/// Decides what `event` does in `situation`. A refusal is an ordinary answer.
///
/// Forbids override permits; not listed is refused; two permits that apply are refused as
/// `Overlap`. Requires: every day up to `event.today()` has begun for this order (`advance`). Cost:
/// the rules of this event in this status; no allocation.
[[nodiscard]] Decision decide(const CompiledRulebook& rules, const Situation& situation,
                              const Event& event);

/// Whether both see the same cart and shop.
[[nodiscard]] bool same_shared(const Situation& a, const Situation& b);

/// The last situation of an order and its day: where hazards are entered from.
struct Stood {
  Situation situation;
  Day day = 0;
};

/// Tests deadline `index` (a row of Rulebook::deadlines, which stand in rank sequence) on day
/// `today`. The order `stood` so in its last situation: as the day before ended, or after the
/// deadline that fired last.
[[nodiscard]] Decision fire(const CompiledRulebook& rules, const Situation& situation, int index,
                            Day today, const Stood& stood);
/// The same where no day has changed since its last situation.
[[nodiscard]] Decision fire(const CompiledRulebook& rules, const Situation& situation, int index,
                            Day today);

/// What it does to an order that a day has begun or that another one changed their cart or shop:
/// since it `stood` so, it is `now` another situation without a step of its own. `DayBegins` when
/// only the day has changed, otherwise `Observed`.
[[nodiscard]] Decision observe(const CompiledRulebook& rules, const Stood& stood,
                               const Situation& now, Day today);

/// Bits of the hazards that hold in `situation` on `today`.
[[nodiscard]] std::uint64_t hazards_of(const CompiledRulebook& rules, const Situation& situation,
                                       Day today);

/// Whether an accepted decision is a step, as properties of steps mean it: an event or a deadline.
/// The mere beginning of a day is none, nor is it one of this order that another changed what they
/// share.
[[nodiscard]] bool is_step(const Decision& decision);

/// Bits of the rulebook's properties that the accepted `decision` breaks: of those that say what
/// must never be, in a step or in the situation after it. What is no step breaks none by itself.
/// What must be reachable, follow or come first is more than one step can show.
[[nodiscard]] std::uint64_t broken_properties(const CompiledRulebook& rules,
                                              const Situation& before, const Event& event,
                                              const Decision& decision);
/// Bits of those that say in what situation an order must never be, and this one is on `today`: to
/// be asked when a day has begun, its deadlines included, and when another order changed something.
[[nodiscard]] std::uint64_t broken_properties(const CompiledRulebook& rules,
                                              const Situation& situation, Day today);

}  // namespace juchu
