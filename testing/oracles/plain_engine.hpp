// A second reading of the rules: slow, and written to be obviously right.
//
// It interprets a Rulebook as it was read, over plain values, and exists so that tests can hold the
// engine to it. It packs nothing, compiles nothing, skips no day and asks every rule every time.
// What a rule means is said in scenarios/rulebooks/README.md; where that leaves something open,
// here is the answer:
//
//   - An order that does not exist has every field unset, or at its type's lowest value.
//   - A step is answered by the first of these that speaks: `possible`, the dates offered, then the
//   world
//     (which is not refused), or the forbids in the file's sequence and the permits. Of permits
//     that all fail, the one with the fewest failing parts of an `&&` is named, the file's first
//     among equals.
//   - An obligation's clock is the number of day changes in a row at which its condition held,
//   asked of the
//     situation as the day before ended. Any step after which the condition is false ends the
//     spell.
//   - A business-day counter starts anew whenever its date is written.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "model/engine/engine.hpp"
#include "model/rulebook/rulebook.hpp"

namespace juchu {

/// One spell of an obligation.
struct PlainSpell {
  int day_changes = 0;  // in a row at which the condition held
  bool breached = false;
  bool operator==(const PlainSpell&) const = default;
};

/// What is true of one order, its cart and its shop.
struct PlainSituation {
  bool exists = false;
  std::vector<Value> fields;  // by Rulebook::fields
  /// By date field: those begun after it since it was written.
  std::map<int, std::vector<Day>> working_days;
  std::vector<PlainSpell> spells;  // by Rulebook::norms
  bool operator==(const PlainSituation&) const = default;
};

/// Something that happens; `type` -1 is what the system does by itself.
struct PlainEvent {
  int type = -1;
  Day today = 0;
  std::vector<Value> parameters = {};
  std::set<int> used_elsewhere = {};  // token parameters registered for an order of another cart
};

/// The engine's Decision with sets of rows for bits.
struct PlainDecision {
  PlainSituation after;
  bool accepted = false;
  RuleRef rule;
  std::set<int> sends = {}, breached = {}, entered = {}, warned = {};
};

/// The rules of one rulebook. The functions mean what those of engine.hpp mean.
class PlainEngine {
 public:
  /// `number_text` answers the tracking number that a token stands for. The rulebook outlives the
  /// engine.
  PlainEngine(const Rulebook& rulebook, std::function<std::string(Value)> number_text)
      : rulebook_(rulebook), number_text_(std::move(number_text)) {}

  /// The shop as it starts, and an order that does not exist.
  [[nodiscard]] PlainSituation start() const;
  [[nodiscard]] PlainDecision decide(const PlainSituation& situation,
                                     const PlainEvent& event) const;
  [[nodiscard]] PlainDecision begin_day(const PlainSituation& situation, Day today,
                                        bool working) const;
  /// An order's last situation and its day.
  struct Stood {
    PlainSituation situation;
    Day day = 0;
  };
  [[nodiscard]] PlainDecision fire(const PlainSituation& situation, int deadline, Day today,
                                   const Stood& stood) const;
  [[nodiscard]] PlainDecision observe(const Stood& stood, const PlainSituation& now,
                                      Day today) const;
  [[nodiscard]] std::set<int> hazards_of(const PlainSituation& situation, Day today) const;
  [[nodiscard]] std::set<int> broken_properties(const PlainSituation& before,
                                                const PlainEvent& event,
                                                const PlainDecision& decision) const;
  [[nodiscard]] std::set<int> broken_properties(const PlainSituation& situation, Day today) const;

 private:
  struct Change;

  /// How many of the conditions joined by `&&` do not hold.
  [[nodiscard]] int failing(const Clause& clause, const PlainSituation& situation,
                            const PlainEvent& event) const;
  [[nodiscard]] bool holds(const Clause& clause, const PlainSituation& situation,
                           const PlainEvent& event) const;
  [[nodiscard]] Value value(const Clause& clause, const PlainSituation& situation,
                            const PlainEvent& event) const;
  [[nodiscard]] bool fits(const StatusSet& from, const PlainSituation& situation) const;
  [[nodiscard]] int not_offered(const PlainSituation& situation, const PlainEvent& event) const;
  [[nodiscard]] PlainDecision judge(const PlainSituation& situation, const PlainEvent& event) const;
  [[nodiscard]] PlainDecision apply(const Change& change, const PlainSituation& before,
                                    const PlainEvent& event) const;
  void create(PlainSituation& situation) const;
  void end_spells(PlainSituation& after, Day today) const;
  [[nodiscard]] bool breaches(std::size_t norm, const PlainSituation& ended, Day today,
                              PlainSpell& spell) const;
  [[nodiscard]] std::set<int> entered(const Stood& stood, const PlainSituation& now,
                                      Day today) const;
  [[nodiscard]] bool same_shared(const PlainSituation& a, const PlainSituation& b) const;

  const Rulebook& rulebook_;
  std::function<std::string(Value)> number_text_;
};

}  // namespace juchu
