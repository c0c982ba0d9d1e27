// A scenario: a script of events for some orders of one shop, and what is expected of them.
//
// Times are whole seconds in Japan and never go back. Everything is resolved: names are indices,
// tracking numbers are tokens.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/engine/compiled_rulebook.hpp"
#include "model/engine/token_table.hpp"
#include "model/rulebook/rulebook_json.hpp"
#include "model/text/diagnostics.hpp"
#include "model/text/text.hpp"
#include "model/time/day.hpp"

namespace juchu {

/// Which days are business days (営業日).
struct Calendar {
  std::vector<int> closed_weekdays = {5, 6};  // 0 Monday .. 6 Sunday
  std::vector<Day> holidays;                  // sorted
  bool japanese = false;                      // they are those of the law, as far as asked for
  [[nodiscard]] bool working(Day day) const;
};

/// What one step should answer. A step without expectations must be accepted.
struct StepExpectation {
  std::string refused_by;            // a rule's id, `not-listed`, `not-offered`; empty: accepted
  std::vector<StatusChange> status;  // after the step
  std::optional<std::uint64_t> sends, breached, outside, hazards, warns;  // exactly these
  Position position;
};

struct ScenarioStep {
  Moment at = 0;
  int line = 0;             // of the file's steps; rows of one are steps of one line
  std::vector<int> orders;  // indices into Scenario::orders; none: the shop
  int event = 0;
  std::vector<std::optional<Value>> parameters;  // by the event's parameters; absent: its default
  Text note;
  StepExpectation expect;
  Position position;
};

struct FieldExpectation {
  int field = 0;
  Value value = 0;
};

/// What one order should have come to in the end.
struct OrderExpectation {
  int order = 0;
  std::vector<StatusChange> status;
  std::optional<std::uint64_t> hazards, breached;  // occurred in the story
  std::optional<std::uint64_t> hazards_now;        // hold at its end, exactly these
  std::optional<std::uint64_t> outside;            // promises broken in the story, exactly these
  bool exactly = false;                            // `hazards` and `breached` are all that occurred
  std::vector<FieldExpectation> fields;
  Position position;
};

struct ScenarioOrder {
  std::string id;
  int cart = 0;  // index into Scenario::carts
  /// By Rulebook::shows: what the seller's screens show of it (a name, an address), which no rule
  /// reads. Empty: nothing is stated.
  std::vector<std::string> shown{};
};

/// An order that the story finds there.
struct GivenOrder {
  Situation situation;  // of the order and its cart; the shop is Scenario::shop
  Position position;
};

/// Where a story begins that does not tell how its orders came to be.
struct Given {
  Day as_of = 0;                   // the story begins when this day has begun
  std::vector<GivenOrder> orders;  // Scenario::orders begin with these
};

struct Scenario {
  std::string file;
  Text title;
  Text says;  // what there is to learn; may be empty
  std::string source;
  std::shared_ptr<const CompiledRulebook> rules;
  std::shared_ptr<TokenTable> tokens;
  std::vector<FieldExpectation> shop;    // fields of the shop at the start
  std::vector<ParameterChoice> choices;  // values for the rulebook's parameters
  Calendar calendar;
  std::optional<Given> given;
  std::vector<ScenarioOrder> orders;  // those that are given, then in sequence of their first step
  std::vector<std::string> carts;
  std::vector<ScenarioStep> steps;
  Day until = 0;             // the last day, which is included; no step comes before `given`
  std::uint64_t breaks = 0;  // bits of the properties that the story breaks, exactly these
  std::vector<OrderExpectation> expect;
};

}  // namespace juchu
