// A rulebook as it was written: every row typed, every name resolved to an index, nothing compiled.
//
// This is what the compiler, the tests' interpreter, the status graph and the reports read. It
// knows nothing of any marketplace; rows keep the file's sequence.
//
// Invariants (established by the reader)
//   B1  Field r is the status of region r; region 0 is the main one, and only its statuses may be
//       final.
//   B2  Every index is valid and every expression is typed for the place where it stands.
//   B3  Permits, forbids and deadlines read no world field.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/expression/scope.hpp"
#include "model/rulebook/tracking_number.hpp"
#include "model/text/diagnostics.hpp"
#include "model/text/text.hpp"

namespace juchu {

inline constexpr int kMostRegions = 4;
inline constexpr int kMostEventParameters = 8;
inline constexpr int kMostBits = 64;  // rows of a section whose answers are packed: one bit each

/// What every rule has: who it is, where it comes from, what it says to people.
struct RuleHead {
  std::string id;
  std::string source;  // "guide §3"
  Text says;           // what it means, in a sentence; may be empty
  Text advice;         // what would have avoided it (norms, hazards); may be empty
  Position position;   // in the rulebook file
};

struct Parameter {
  std::string id;
  Type type;  // Bool or Int
  Value value = 0;
  bool reading = false;  // one of two ways to understand the guide
  Text says;
  std::string source;
  Position position;
};

struct Region {
  std::string id;
  Text label;
  int initial = 0;            // status of an order just created
  std::vector<int> statuses;  // indices into Rulebook::statuses, by Type Status value
};

struct Status {
  std::string id;
  Text label;
  int region = 0;
  int value = 0;  // position within the region
  bool final = false;
  std::vector<std::string> shows;  // groups of data that the seller's screen shows
  Position position;
};

enum class FieldScope : std::uint8_t { Order, Cart, Shop };

struct Field {
  std::string id;
  Text label;
  Type type;
  FieldScope scope = FieldScope::Order;
  bool world = false;
  bool setting = false;
  bool saturates = false;
  bool any_initial = false;  // a setting that may start with any value
  Value initial = 0;
  std::string initial_text;  // as it was written; empty when it is the type's own
  Position position;
};

/// Which of the two bounds that a field, a parameter or a group may state.
enum class Bounds : std::uint8_t {
  Small,  // what `check` goes through whole
  Large   // what stories may hold: replayed, simulated, tried at random
};

/// What states two of them.
struct TwoBounds {
  std::string id;  // `units`, `parcel`, of a parameter `restock.units`
  Text label;
  bool group = false;      // its numbers are told apart: each bound is how many there are
  bool parameter = false;  // of an event
  std::array<Value, 2> small{}, large{};  // the least and the greatest
};

struct Assignment {
  int field = 0;
  Clause value;
};

struct EventParameter {
  std::string id;
  Text label;
  Type type;
  bool world = false;
  Clause from;  // dates: the earliest and latest value offered
  Clause to;
  Clause default_value;  // when a scenario leaves it out; optional parameters are then unset
  Position position;
};

struct EventType {
  std::string id;
  Text label;
  int actor = 0;
  bool world = false;
  bool shop = false;  // happens to the shop, not to an order
  std::vector<EventParameter> parameters;
  std::vector<NamedType> parameter_types;  // the same, as the expression reader wants it
  Clause possible;
  Text says;  // why it cannot have happened, where `possible` does not hold; may be empty
  std::vector<Assignment> set;
  Position position;
};

/// The situations a rule speaks of: any of the named statuses within a region, and all across
/// regions.
struct StatusSet {
  bool nothing = false;                          // an order that does not exist yet
  bool names_main = false;                       // needed to apply in a final status
  std::array<std::uint64_t, kMostRegions> in{};  // bits by status value; all ones when unnamed
};

struct StatusChange {
  int region = 0;
  int value = 0;
};

struct Permit : RuleHead {
  int event = 0;
  StatusSet from;
  Clause when;
  std::vector<StatusChange> to;
  std::vector<Assignment> set;
  std::vector<int> send;
};

struct Forbid : RuleHead {
  int event = 0;
  StatusSet from;
  Clause when;
};

struct Deadline : RuleHead {
  int rank = 0;
  StatusSet from;
  Clause at;  // a date; empty: due whenever `when` holds at a day's start
  Clause when;
  std::vector<StatusChange> to;
  std::vector<Assignment> set;
  std::vector<int> send;
};

struct Warning : RuleHead {
  int event = 0;
  Clause when;
};

/// A duty of people, or (`promise`) of the environment. Either a condition on a step (`event`,
/// `must`) or an obligation (`holds`, `within`, perhaps `since`).
struct Norm : RuleHead {
  bool promise = false;
  int actor = 0;
  int event = -1;
  Clause when;  // step norms: asked only then; empty: always
  Clause must;
  Clause holds;    // `while` in the file
  Clause within;   // days
  int since = -1;  // a date field
  [[nodiscard]] bool obligation() const { return event < 0; }
};

enum class Expectation : std::uint8_t { Unstated, Gap, Prevented, Unreachable };

struct Hazard : RuleHead {
  Clause when;
  Expectation expect = Expectation::Unstated;
};

/// What a property says about every order, after Dwyer, Avrunin and Corbett (1999). Every replay
/// verifies the first two; a single story cannot answer the others.
enum class Pattern : std::uint8_t {
  Never,            // `clause` holds in no situation
  NeverStep,        // `clause` holds in no step
  AlwaysReachable,  // from every situation some continuation comes to one where `clause` holds
  LeadsTo,          // whenever `clause` holds, `goal` holds then or within `within` day changes
  Precedes,         // `clause` holds only if `goal` holds now or held before
  Sometimes,        // `clause` holds in some situation
  SometimesStep     // `clause` holds in some step
};

/// The key of each pattern in the file: of its `goal`, where it has one, else of its `clause`.
inline constexpr std::array<std::string_view, 7> kPatternKeys = {
    "never",    "never_step", "always_reachable", "leads_to",
    "precedes", "sometimes",  "sometimes_step"};

inline constexpr int kMostOrdersOfProperty = 4;  // that a property may need to show

struct Property : RuleHead {
  Pattern pattern = Pattern::Never;
  Clause clause;
  Clause goal;      // LeadsTo and Precedes only, whose `clause` is `when` in the file
  int within = -1;  // LeadsTo: day changes until the goal at most; -1: no bound
  int orders = 1;   // how many orders of one shop it takes to show that it holds or not
  /// True when its clause is about a step, not about a situation.
  [[nodiscard]] bool of_steps() const {
    return pattern == Pattern::NeverStep || pattern == Pattern::SometimesStep;
  }
  /// True when it holds as soon as something shows its clause.
  [[nodiscard]] bool sometimes() const {
    return pattern == Pattern::Sometimes || pattern == Pattern::SometimesStep;
  }
  [[nodiscard]] bool has_goal() const {
    return pattern == Pattern::LeadsTo || pattern == Pattern::Precedes;
  }
};

struct Labelled {
  std::string id;
  Text label;
  Position position;
};

struct Method {
  std::string id;
  Text label;
  /// Of its numbers, `9` a digit, `A` a capital letter; none: takes no number.
  std::vector<std::string> patterns;
  CheckDigit check = CheckDigit::None;
  std::string example;
  std::vector<Value> columns;  // by Names::columns
  std::string source;
  Position position;
};

/// Orders that a screen counts or picks: those of which `when` holds. It reads nothing of the world,
/// and counts no business days, which are kept as far as the rules ask for them only.
struct ScreenFilter {
  std::string id;
  Text label;
  int status = -1;  // row of Rulebook::statuses, when they are just those that stand there
  Clause when;
  Position position;
};

/// What a list says of each order.
struct ScreenColumn {
  bool group = false;  // a group of data, not a field that the system knows
  int row = 0;         // Rulebook::shows or Rulebook::fields
};

/// What the seller's screens are made of. The rules know nothing of it.
struct Screens {
  std::vector<ScreenFilter> queues;   // the counts of the top page
  std::vector<ScreenFilter> filters;  // by which lists can be narrowed
  std::vector<ScreenColumn> summary, detail;
  std::vector<int> periods;  // date fields by which lists can be narrowed
};

/// Something that people and the system can be mistaken about. The rules know nothing of it.
struct Topic {
  struct Knowledge {
    int actor = 0;  // Rulebook::actors
    Clause holds;   // what this actor takes to be so
  };
  std::string id;
  Text label;
  Type type;      // of all its clauses
  Clause truth;   // reads the world
  Clause screen;  // what the seller's screens show of it, reading nothing of the world; or empty
  std::vector<Knowledge> known_to;
  Position position;
};

struct Rulebook {
  std::string id;
  std::string version;
  Text title;
  std::string file;  // as it was opened; empty for a shipped one
  /// What people opened: the file, or the id of a shipped one.
  [[nodiscard]] const std::string& opened_as() const { return file.empty() ? id : file; }
  Names names;
  std::vector<Parameter> parameters;
  std::vector<Labelled> actors;
  std::vector<Labelled> mails;
  std::vector<Labelled> shows;  // the groups of data that statuses name
  std::vector<Method> methods;
  std::vector<Region> regions;
  std::vector<Status> statuses;  // region by region
  std::vector<Field> fields;
  /// Of Names::enumerations, value by value; may be empty texts.
  std::vector<std::vector<Text>> enumeration_labels;
  std::vector<EventType> events;
  std::vector<Permit> permits;
  std::vector<Forbid> forbids;
  std::vector<Deadline> deadlines;  // in (rank, id) sequence
  std::vector<Warning> warnings;
  std::vector<Norm> norms;  // norms, then promises
  std::vector<Hazard> hazards;
  std::vector<Property> properties;
  Screens screens;
  std::vector<Topic> topics;          // `knows` in the file
  Bounds bounds = Bounds::Small;      // those that it was read with
  std::vector<TwoBounds> two_bounds;  // in the sequence of the file

  [[nodiscard]] const Status& status(int region, Value value) const {
    const auto r = static_cast<std::size_t>(region);
    return statuses[static_cast<std::size_t>(regions[r].statuses[static_cast<std::size_t>(value)])];
  }
  /// Some status is final.
  [[nodiscard]] bool ends() const { return std::ranges::any_of(statuses, &Status::final); }
  /// Some status of the main region does not show this group of data: it is personal.
  [[nodiscard]] bool hidden_somewhere(std::string_view group) const {
    return std::ranges::any_of(statuses, [&](const Status& status) {
      return status.region == 0 && std::ranges::find(status.shows, group) == status.shows.end();
    });
  }
};

}  // namespace juchu
