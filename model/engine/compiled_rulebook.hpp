// A rulebook made ready to decide: dense tables over packed situations.
//
// Compiled once; immutable afterwards and safe to share between threads. Every (event, statuses)
// pair has its list of forbids and permits, so a decision looks at nothing that cannot apply. For
// each rule the compiler works out which hazards and obligations its writes can touch; only those
// are asked.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "model/engine/program.hpp"
#include "model/engine/situation.hpp"
#include "model/rulebook/rulebook.hpp"

namespace juchu {

/// A stretch of one of the index lists below.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t size = 0;
};

/// Bits of one word that a rule always writes the same.
struct ConstantWrite {
  std::uint8_t word = 0;
  Word clear = 0;
  Word set = 0;
};

struct ComputedWrite {
  Slot slot;
  Program when;  // otherwise the field keeps its value
  Slot copied;   // the value is what stands here, plus `offset`; width 0: run `value`
  Value offset = 0;
  Program value;
  bool condition = false;  // `value` is a condition
  std::uint16_t field = 0;
  bool saturates = false;
};

/// A business-day counter that starts anew when its date is written.
struct CounterReset {
  Slot date;
  Slot counter;
};

struct Effect {
  Range constant;     // constant_writes
  Range computed;     // computed_writes
  Range resets;       // counter_resets
  Range obligations;  // indices: their condition may have ended
  /// By main status afterwards: what may have been entered, in hazard_ranges from here on.
  std::uint32_t hazards = 0;
  std::uint64_t sends = 0;
};

/// What an event asks: of an order, or where its order is not there yet.
struct Guard {
  Program of_order;
  Program of_nothing;

  [[nodiscard]] bool empty() const { return of_order.empty(); }
  [[nodiscard]] const Program& of(bool exists) const { return exists ? of_order : of_nothing; }
};

struct CompiledEvent {
  bool world = false;
  bool shop = false;
  Guard possible;
  Range offers;    // of date parameters: `offers`
  Range norms;     // indices of step norms
  Range warnings;  // indices
  Effect effect;   // of a world event
};

/// The dates a parameter may take, as two values.
struct Offer {
  Slot slot;
  std::uint8_t parameter = 0;
  Guard from;  // empty: unbounded
  Guard to;
};

struct CompiledRule {
  Program when;
  Range conjuncts;  // of `when`, in `conjuncts`
  Effect effect;
};

struct CompiledDeadline {
  Program at;  // empty: due whenever `when` holds at a day's start
  Program when;
  bool any_day = false;    // `at` moves by itself
  std::vector<bool> from;  // by configuration
  Effect effect;
};

struct CompiledNorm {
  Guard when;  // step norms
  Guard must;
  Program holds;  // obligations
  Program within;
  bool any_day = false;  // `within` moves by itself
  Slot clock;            // 0 idle; days counted; `breached` once told
  Value breached = 1;
  bool counts = false;  // else measured from `since`
  Slot since;
};

/// A business-day counter: working days after its date, up to `slot.high`.
struct Counter {
  Slot date;
  Slot slot;
};

/// A day on which the passing of days alone may change a condition (model/engine/day_changes.hpp).
struct CompiledDayChange {
  Program when;
  Program day;      // with a counter: the number of business days
  Counter counter;  // width 0: none
};

/// What can matter to an order in one configuration; its statuses rule out everything else.
struct Watch {
  Range obligations;    // indices: norms
  Range idle_clocks;    // constant_writes: stop the clocks of all other obligations
  Range deadlines;      // indices
  Range hazards;        // indices
  Range timed_hazards;  // indices: those of them that days alone may bring about
  Range nevers;         // indices: properties
  Range day_changes;  // indices: of those hazards, of what must never be, of what obliges or falls
                      // due
};

/// Bits of an order without any of which a row has nothing to say.
struct Need {
  Word bits = ~Word{0};
  std::uint8_t word = 0;
  [[nodiscard]] bool met(const Word* words) const { return (words[word] & bits) != 0; }
};

/// The candidates of one event in one configuration: forbids, then permits, in `candidates`.
struct Cell {
  std::uint32_t begin = 0;
  std::uint16_t forbids = 0;
  std::uint16_t permits = 0;
};

class CompiledRulebook {
 public:
  /// Compiles `rulebook`, which satisfies its invariants. Complains and answers std::nullopt only
  /// when its fields do not fit the packed words.
  [[nodiscard]] static std::optional<CompiledRulebook> compile(Rulebook rulebook,
                                                               Diagnostics& diagnostics);

  /// A part of this rulebook, or a small change of it: `rulebook` has the same fields and norms and
  /// compares counters and clocks with nothing larger. Situations of both are packed alike.
  [[nodiscard]] CompiledRulebook compile_alike(Rulebook rulebook) const;

  [[nodiscard]] const Rulebook& rulebook() const { return *rulebook_; }
  [[nodiscard]] int deadline_count() const { return static_cast<int>(deadlines.size()); }

  /// The shop and an order that does not exist yet, with every field at its initial value.
  [[nodiscard]] const Situation& start() const { return start_; }

  /// Where a field stands in `Situation::words`.
  [[nodiscard]] const Slot& field(int index) const {
    return fields[static_cast<std::size_t>(index)];
  }
  /// Where the business days since a date field are counted; width 0 where no expression asks.
  [[nodiscard]] const Slot& counter_of(int field) const {
    return counter_slots[static_cast<std::size_t>(field)];
  }
  /// Where a parameter of an event stands in `Event::words`.
  [[nodiscard]] const Slot& parameter(int event, int index) const {
    return parameters[static_cast<std::size_t>(event)][static_cast<std::size_t>(index)];
  }
  /// An event of type `event` on `today` with every parameter unset or at its lowest value.
  [[nodiscard]] Event event(int event, Day today) const;
  /// What the system does by itself on `today`: no event of the rulebook.
  [[nodiscard]] Event day_event(Day today) const;
  /// Tells that token parameter `index` is registered for an order of another cart.
  static void mark_used_elsewhere(Event& event, int index) {
    event.words[Event::kFacts] |= Word{1} << index;
  }

  /// Which class a tracking number (normalized) belongs to, and a token of that class: equal tokens
  /// are equal numbers. Serial numbers count from 0 and are the caller's to keep.
  [[nodiscard]] int token_class(std::string_view number) const;
  [[nodiscard]] int token_classes() const { return static_cast<int>(tables.fits.size()); }
  [[nodiscard]] Value token(int serial, int token_class) const {
    return Value{serial} * token_classes() + token_class;
  }
  [[nodiscard]] bool exists(const Situation& situation) const {
    return exists(situation.words.data());
  }
  /// The same of an order's words.
  [[nodiscard]] bool exists(const Word* words) const { return fields.front().raw(words) != 0; }
  /// The order's statuses as one number.
  [[nodiscard]] std::size_t configuration(const Situation& situation) const {
    std::size_t index = 0;
    for (std::size_t r = 0; r < strides.size(); ++r)
      index += fields[r].raw(situation.words.data()) * strides[r];
    return index;
  }
  [[nodiscard]] const Watch& watch(const Situation& situation) const {
    return watches[configuration(situation)];
  }
  [[nodiscard]] std::span<const std::uint16_t> rows(const Range& range) const {
    return {indices.data() + range.begin, range.size};
  }
  /// Calls `function` with each row of `range` that may have something to say of an order that
  /// stands as `words`.
  template <class Function>
  void for_each_needed(const Range& range, const Word* words, Function function) const {
    for (std::uint32_t i = range.begin; i < range.begin + range.size; ++i)
      if (needs[i].met(words)) function(indices[i]);
  }
  /// Whether the clock of any obligation of `words` has begun to count.
  [[nodiscard]] bool any_clock(const Word* words) const {
    const Range& clocks = watches.front().idle_clocks;
    for (std::uint32_t i = 0; i < clocks.size; ++i) {
      const ConstantWrite& clock = constant_writes[clocks.begin + i];
      if ((words[clock.word] & clock.clear) != 0) return true;
    }
    return false;
  }
  [[nodiscard]] const Cell& cell(std::size_t event, std::size_t configuration) const {
    return cells[event * configurations + configuration];
  }

  /// The properties that a step of this type may break, as rows: what must never be in a step.
  [[nodiscard]] std::span<const std::uint16_t> never_steps(const Event& event) const {
    return rows(never_steps_[event.type == Event::kNone ? events.size() : event.type]);
  }
  /// The clause of a property of steps, for a step out of `before`.
  [[nodiscard]] const Program& step_clause(std::size_t property, const Situation& before) const {
    return exists(before) ? properties[property] : at_creation[property];
  }

  [[nodiscard]] Value value(const Program& program, const Banks& banks) const {
    if (program.size == 2) return code[program.begin].left.value(banks);  // a push and a return
    return run(code.data() + program.begin, tables, banks);
  }
  [[nodiscard]] bool holds(const Program& program, const Banks& banks) const {
    return program.empty() || run_condition(code.data() + program.begin, tables, banks);
  }
  /// What is `asked` of a parameter of `event`: the first or last day that is offered, or its
  /// default; kUnset where there is none, or none just then.
  [[nodiscard]] Value value_of(const Guard& asked, const Situation& before,
                               const Event& event) const {
    if (asked.empty()) return kUnset;
    return value(asked.of(exists(before)),
                 {{before.words.data(), event.words.data(), before.words.data()}});
  }

  // The tables, read by the engine.
  std::vector<Instruction> code;
  Tables tables;
  std::vector<std::string> patterns;          // of tracking numbers, by token class / 4
  std::vector<Slot> fields;                   // by Rulebook::fields
  std::vector<Slot> counter_slots;            // by Rulebook::fields
  std::vector<std::vector<Slot>> parameters;  // by event
  std::vector<std::vector<Guard>> defaults;   // of these; empty where there is none
  std::vector<std::size_t> strides;           // by region
  std::size_t configurations = 0;
  std::vector<CompiledEvent> events;
  std::vector<Cell> cells;
  std::vector<std::uint16_t> candidates;
  std::vector<CompiledRule> permits, forbids;
  std::vector<Program> conjuncts;  // of the permits' conditions
  std::vector<CompiledDeadline> deadlines;
  std::vector<Guard> warnings;
  std::vector<CompiledNorm> norms;
  std::uint64_t promises = 0;              // bits of the norms that are promises
  std::vector<std::uint16_t> obligations;  // norms that are obligations
  std::vector<Program> hazards;
  std::vector<Program> properties;   // their clauses, by Rulebook::properties
  std::vector<Program> at_creation;  // the same of steps that create an order: `step_clause`
  std::vector<Program> goals;        // beside them; empty where there is none, or it always holds
  std::vector<Counter> counters;
  std::vector<CompiledDayChange> day_changes;
  std::vector<Watch> watches;  // by configuration; the first: there is no order
  std::vector<Offer> offers;
  std::vector<ConstantWrite> constant_writes;
  std::vector<ComputedWrite> computed_writes;
  std::vector<CounterReset> counter_resets;
  std::vector<Range> hazard_ranges;    // indices; one for each main status and none
  std::vector<std::uint16_t> indices;  // the rows that most ranges list
  std::vector<Need> needs;             // beside them, of those that conditions are asked of

 private:
  friend class RulebookCompiler;
  friend class WatchCompiler;
  std::shared_ptr<const Rulebook> rulebook_;
  std::vector<Slot> clocks_;        // by norm
  std::vector<Range> never_steps_;  // by event, then what the system does by itself
  Situation start_;
};

}  // namespace juchu
