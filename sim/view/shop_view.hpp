// A shop at a moment of a scenario: where each order stands, what will happen to it by itself, and
// what people can do with it just now.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "sim/replayer.hpp"
#include "sim/scenario/scenario.hpp"

namespace juchu {

/// What comes of an order when nobody does anything any more.
struct Coming {
  enum class Kind : std::uint8_t {
    Deadline,  // Rulebook::deadlines: it fires
    Breach,    // Rulebook::norms: it is breached
  };
  Kind kind = Kind::Deadline;
  int row = 0;
  Day day = 0;               // at whose start
  bool moves = false;        // a status of the order changes
  Situation after{};         // Deadline: then
  std::vector<int> opens{};  // Deadline: events that people can do then and not now
};

struct OrderView {
  int order = 0;  // index into Scenario::orders
  Situation situation;
  std::uint64_t hazards = 0;   // that hold, by Rulebook::hazards
  std::uint64_t breached = 0;  // until now, by Rulebook::norms
  std::uint64_t
      overdue = 0;  // norms whose time was over, and which somebody in the shop owes still
  /// Until what moves the order for the first time, by day; a norm only once, and by whoever acts
  /// in the shop: promises of the world are none of its work.
  std::vector<Coming> comes;
  std::vector<int> possible;  // events that people can do just now, with the usual parameters

  /// The last day on which nothing of `comes` has come: what is to be done has to be done by then.
  /// Nothing when nothing comes.
  [[nodiscard]] std::optional<Day> last_quiet_day() const;
};

struct ShopView {
  Moment at = 0;
  std::vector<OrderView> orders;  // those that exist, in the scenario's sequence
};

/// Events that people can do on that day with an order in this situation, with the usual parameters and
/// a number of any form.
[[nodiscard]] std::vector<int> possible_events(const CompiledRulebook& rules,
                                               const Situation& situation, Day today);

/// Before it nothing is known of the shop.
[[nodiscard]] Moment first_moment_of(const Scenario& scenario);

/// The shop of `scenario` at `at`, which is not before its first moment: every step until then has happened, and that day's deadlines.
/// Nothing, with a complaint, when a step cannot have happened.
[[nodiscard]] std::optional<ShopView> view_of(const Scenario& scenario, Moment at,
                                              Diagnostics& diagnostics);

}  // namespace juchu
