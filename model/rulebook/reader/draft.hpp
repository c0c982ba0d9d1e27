// A rulebook while it is being read: what the files of this folder share.
//
// Reading goes on after every mistake, so that one run shows them all, and one mistake is reported
// once: rows are kept even when something about them is wrong, a name counts as known however badly
// it was declared, and what uses a name whose declaration could not be understood is not judged.
// Nobody sees such a draft: `read_rulebook` answers only when there was no complaint.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/expression/wording.hpp"
#include "model/json/json_cursor.hpp"
#include "model/json/read_text.hpp"
#include "model/rulebook/rulebook.hpp"
#include "model/rulebook/rulebook_json.hpp"

namespace juchu {

inline constexpr Value kLargestNumber = 1'000'000;
inline constexpr std::size_t kMostOfId = 64;       // letters of a name
inline constexpr std::size_t kMostRules = 30'000;  // permits, forbids, or events: a row has 16 bits
inline constexpr std::size_t kMostValues = 62;     // of an enumeration, a region, the method table

struct RulebookDraft {
  RulebookDraft(const Diagnostics& found, Bounds bounds) : diagnostics(found) {
    book.bounds = bounds;
  }

  const Diagnostics& diagnostics;       // where the complaints go
  Rulebook book;                        // rows beside those of the file
  std::vector<std::string> status_ids;  // by Rulebook::statuses; of no known region: region -1
  std::vector<std::string> field_ids;   // by Rulebook::fields
  std::vector<int> set_at_creation;     // fields that every creating permit must set
  std::set<std::string, std::less<>> unclear;  // names whose declaration could not be understood
  bool names_missing = false;                  // a whole section could not be read
  std::map<std::string, int> name_lines;       // where fields, regions and parameters are declared
  std::map<std::string, int> rule_lines;       // where rules are

  [[nodiscard]] const Field& field(int index) const {
    return book.fields[static_cast<std::size_t>(index)];
  }
  [[nodiscard]] const EventType& event(int index) const {
    return book.events[static_cast<std::size_t>(index)];
  }
};

/// The kinds of names, for complaints.
namespace called {
inline const Text actor = {"行為者", "actor"};
inline const Text column = {"表示項目または項目", "group of data or field"};
inline const Text date = {"日付の項目", "date"};
inline const Text event = {"イベント", "event"};
inline const Text field = {"項目", "field"};
inline const Text mail = {"メール", "mail"};
inline const Text parameter = {"パラメーター", "parameter"};
inline const Text region = {"領域", "region"};
inline const Text shows = {"表示項目", "group of data"};
inline const Text status = {"状態", "status"};
}  // namespace called

// --- draft.cpp: what every row has ---

/// A string with something in it.
[[nodiscard]] std::string read_words(const JsonCursor& at);
/// The name or version of a rulebook: letters, digits, `-`, `_` and `.`, a letter or digit first.
[[nodiscard]] std::string read_id(const JsonCursor& at);
[[nodiscard]] bool read_flag(const JsonCursor& at);
/// What is wrong with a name: it is not lower_snake_case, too long, or a word of the language.
[[nodiscard]] std::optional<Complaint> fault_in_name(std::string_view name);
/// The key of `row`, a name.
std::string read_name(const JsonCursor& row);
/// The same for the names that share one namespace: fields, regions, parameters, groups.
std::string declare_name(const JsonCursor& row, RulebookDraft& draft);
/// Complains of the id of a rule that another rule has already.
void declare_rule(const JsonCursor& at, const std::string& id, RulebookDraft& draft);
/// id, source, says and advice of a rule.
void read_head(const JsonCursor& row, RuleHead& head, RulebookDraft& draft);
[[nodiscard]] std::vector<std::string> names_of(const std::vector<Labelled>& rows);
/// Complains when there are more than `most`.
void allow_at_most(std::size_t most, std::size_t found, const JsonCursor& at);

// --- tables.cpp, methods.cpp, regions.cpp, types.cpp, fields.cpp: what is declared ---

void read_parameters(const JsonCursor& section, const std::vector<ParameterChoice>& choices,
                     RulebookDraft& draft);
void read_actors(const JsonCursor& section, RulebookDraft& draft);
void read_mails(const JsonCursor& section, RulebookDraft& draft);
void read_shows(const JsonCursor& section, RulebookDraft& draft);
void read_methods(const JsonCursor& section, RulebookDraft& draft);
void read_regions(const JsonCursor& regions, const JsonCursor& statuses, RulebookDraft& draft);
void read_fields(const JsonCursor& section, RulebookDraft& draft);

/// A type as fields and parameters of events write it; `row` has `type` and perhaps `labels`.
[[nodiscard]] std::optional<Type> read_type(const JsonCursor& row, RulebookDraft& draft);
/// The same, of what may state a `large` bound beside its own. `said` has its id and label.
[[nodiscard]] std::optional<Type> read_bounded_type(const JsonCursor& row, TwoBounds said,
                                                    RulebookDraft& draft);
/// Of the small bounds `said` and the large ones those that this draft is read with.
[[nodiscard]] std::array<Value, 2> chosen_bounds(const TwoBounds& said, RulebookDraft& draft);

// --- clauses.cpp: expressions ---

/// Fields that a clause may read, beyond what its Scope says.
enum class Reads {
  All,
  NoChangingShop,  // settings are fine: they never change
  ShopOnly,        // what happens to the shop knows no order
};

[[nodiscard]] bool changes_in_shop(const Field& field);
[[nodiscard]] Complaint changing_shop_field();
[[nodiscard]] Complaint business_days_of_no_order();

/// Where a clause stands.
struct ClausePlace {
  Scope scope;
  Reads reads = Reads::All;
  bool event_known = true;  // false: the rule names no known event, so `event.x` is not judged
};

/// A place in rules on `event` (-1: unknown).
[[nodiscard]] ClausePlace place_on(int event, bool world, const RulebookDraft& draft);
/// A place that knows no event.
[[nodiscard]] ClausePlace place_apart(bool world, Reads reads, const RulebookDraft& draft);

/// Hears what is wrong with a text, so many code points after its beginning.
using Listener = std::function<void(int offset, const Complaint& complaint)>;

/// What is wrong with reading this node where it stands, if so.
using Judge = std::function<std::optional<Complaint>(const Expression& node)>;

/// The expression that `text` says, each node of it judged; nothing when there was a complaint.
[[nodiscard]] std::optional<Expression> read_judged(std::string_view text, const Scope& scope,
                                                    const Type& wanted, const Judge& fault_in,
                                                    const Listener& complain);

/// `text` with the number for the word `each`.
[[nodiscard]] std::string with_number(std::string_view text, Value number);

/// A string as it is; a number, truth value or null as an expression writes it.
[[nodiscard]] std::optional<std::string> written(const JsonCursor& at);
/// Complains of what was written there.
[[nodiscard]] Listener complaints_at(const JsonCursor& at);

/// The expression that `text` says, checked for its place; nothing when there was a complaint, or
/// when it cannot be judged.
[[nodiscard]] std::optional<Expression> read_in_place(std::string_view text, const Type& wanted,
                                                      const ClausePlace& place,
                                                      const RulebookDraft& draft,
                                                      const Listener& complain);

/// The expression at `at`, a string or a plain number, truth value or null; empty when there is
/// none or something is wrong with it.
[[nodiscard]] Clause read_clause(const JsonCursor& at, const Type& wanted, const ClausePlace& place,
                                 const RulebookDraft& draft);
[[nodiscard]] Clause read_condition(const JsonCursor& at, const ClausePlace& place,
                                    const RulebookDraft& draft);

/// A day, or a number of days, that may be unset but is not always.
[[nodiscard]] Clause read_days(const JsonCursor& at, Kind kind, const ClausePlace& place,
                               const RulebookDraft& draft);

/// A place for values that must be known before there is any order.
[[nodiscard]] ClausePlace place_of_constants(const RulebookDraft& draft);
/// The value of a clause that stands there.
[[nodiscard]] std::optional<Value> constant_of(const Clause& clause, const Type& type,
                                               const JsonCursor& at);

// --- sets.cpp: assignments ---

/// Who writes fields.
enum class Writer { WorldEvent, Event, Permit, Deadline };

/// The members of a `set`. `already` are those that the same step makes besides.
[[nodiscard]] std::vector<Assignment> read_set(const JsonCursor& at, Writer writer,
                                               const ClausePlace& place, const RulebookDraft& draft,
                                               const std::vector<Assignment>& already = {});

// --- events.cpp, steps.cpp, duties.cpp: what happens ---

/// Names, actors and parameters of the events; then, when all of them are known, what they say.
void declare_events(const JsonCursor& section, RulebookDraft& draft);
void read_events(const JsonCursor& section, RulebookDraft& draft);

void read_permits(const JsonCursor& section, RulebookDraft& draft);
void read_forbids(const JsonCursor& section, RulebookDraft& draft);
void read_deadlines(const JsonCursor& section, RulebookDraft& draft);
void read_warnings(const JsonCursor& section, RulebookDraft& draft);
void read_norms(const JsonCursor& section, bool promises, RulebookDraft& draft);
void read_hazards(const JsonCursor& section, RulebookDraft& draft);
void read_properties(const JsonCursor& section, RulebookDraft& draft);

// --- screens.cpp, knows.cpp: what the seller sees, and who knows what ---

/// The section `screens`; whatever it leaves out is as `Screens` of the same names alone would be.
void read_screens(const JsonCursor& section, RulebookDraft& draft);
void read_knows(const JsonCursor& section, RulebookDraft& draft);
/// Complains of a clause that counts business days: they are kept as far as the rules ask for them
/// only.
void refuse_business_days(const Clause& clause, const JsonCursor& at);

}  // namespace juchu
