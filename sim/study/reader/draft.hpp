// A study while it is being read: what the files of this folder share.
//
// Reading goes on after every mistake, so that one run shows them all. First everything is read as
// it is written, the expressions included; when nothing was wrong, the rulebook is compiled with
// the study's marks and then the expressions to programs. Nobody sees such a draft before that.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/json/json_cursor.hpp"
#include "model/rulebook/reader/draft.hpp"
#include "sim/study/reader/places.hpp"
#include "sim/study/study.hpp"

namespace juchu {

struct StudyDraft {
  StudyDraft(const StudyPlaces& where, std::shared_ptr<const CompiledRulebook> compiled)
      : places(where), named(std::move(compiled)), rules(*named), book(rules.rulebook()) {}

  const StudyPlaces& places;  // where things were written
  const std::shared_ptr<const CompiledRulebook> named;
  const CompiledRulebook& rules;  // the same: as the study names it
  Rulebook book;                  // with the marks
  Study study;
  std::optional<Scenario> backlog;  // its given orders, by the rules without marks
  std::vector<Day> off;             // the rules' holidays, and the days on which the shop is closed
  std::set<std::string, std::less<>> wrong_marks;  // that cannot be, as was said once
  std::set<int> creating;                          // events that can create an order
  std::set<int> following;  // events that can happen to one that is there, or to the shop

  [[nodiscard]] const Field& field(int index) const {
    return book.fields[static_cast<std::size_t>(index)];
  }
  [[nodiscard]] const EventType& event(int index) const {
    return book.events[static_cast<std::size_t>(index)];
  }
  /// The line and column at which what stands at `at` was written.
  [[nodiscard]] Position written(const JsonCursor& at) const {
    return places.of(at.position()).position;
  }
};

// --- quantities.cpp: numbers, times, shares, hours ---

/// A number, whole or not.
[[nodiscard]] std::optional<double> read_number(const JsonCursor& at, double low, double high);
/// A number of 0..1, or a string like "85 %".
[[nodiscard]] std::optional<double> read_share(const JsonCursor& at);
/// A string like "40 s".
[[nodiscard]] std::optional<Microseconds> read_time(const JsonCursor& at);
[[nodiscard]] Complaint not_a_time();

/// What may be one of several, by weight: the keys of an object, and its weights.
struct Weighted {
  std::vector<JsonCursor> rows;  // by their keys
  std::vector<double> weights;
};
[[nodiscard]] std::optional<Weighted> read_weighted(const JsonCursor& at);
/// A whole number of `low..high`, or several by weight.
void read_counts(const JsonCursor& at, int low, int high, std::vector<int>& counts,
                 std::optional<WeightedChoice>& choice);

/// Windows or times of day: a string, or a list of them.
[[nodiscard]] std::optional<Week> read_week(const JsonCursor& at, bool times);
/// What "holidays" says; `closed` where it is not there.
[[nodiscard]] bool closed_on_holidays(const JsonCursor& row, bool closed);

// --- distributions.cpp ---

/// A time, or an object that names a distribution.
[[nodiscard]] std::optional<Distribution> read_distribution(const JsonCursor& at);
/// The least time that a distribution states; of those that only come near to 0, more than that.
[[nodiscard]] Microseconds least_time(const Distribution& distribution);

// --- words.cpp: ids and what is said ---

/// A string for both languages, or one for each.
[[nodiscard]] Text read_says(const JsonCursor& at);
/// The lines on which the ids of some rows were written first.
using RowLines = std::map<std::string, int>;
/// The id of a row, unlike those before it; `kind` is what the row is.
[[nodiscard]] std::string read_row_id(const JsonCursor& at, const Text& kind, RowLines& lines,
                                      const StudyDraft& draft);
/// Whether it can be the id of a row, and so a part of a path.
[[nodiscard]] bool is_row_id(std::string_view id);
[[nodiscard]] Complaint not_a_row_id();

// --- expressions.cpp ---

/// Fields that an expression may read.
enum class StudyReads : std::uint8_t {
  Order,     // the order's, its cart's, settings
  Shop,      // the shop's, changing ones too
  Settings,  // there is no order yet
};

/// The expression `text`, as it may stand there; nothing after a complaint.
[[nodiscard]] std::optional<Expression> read_expression_of_study(std::string_view text,
                                                                 const Type& wanted,
                                                                 StudyReads reads,
                                                                 const StudyDraft& draft,
                                                                 const Listener& complain);
[[nodiscard]] Condition read_condition(const JsonCursor& at, StudyReads reads,
                                       const StudyDraft& draft);
/// A number or a date, by which something is put in sequence.
[[nodiscard]] std::optional<Condition> read_priority(const JsonCursor& at, StudyReads reads,
                                                     const StudyDraft& draft);

// --- parameters.cpp: what events are given ---

/// The members of `row`'s "with" for `event`, by parameter.
[[nodiscard]] std::vector<ParameterValue> read_with(const JsonCursor& row, int event,
                                                    StudyReads reads, const StudyDraft& draft);

// --- setting.cpp: the shop, its rulebook and its days ---

void read_span(const JsonCursor& root, StudyDraft& draft);
void read_calendars(const JsonCursor& root, StudyDraft& draft);
/// The values of the shop's fields.
[[nodiscard]] std::vector<std::pair<int, Value>> read_shop(const JsonCursor& root,
                                                           const StudyDraft& draft);

// --- staff.cpp, arrivals.cpp, marks.cpp, habits.cpp, measures.cpp: who does what, what is asked ---

void read_staff(const JsonCursor& section, StudyDraft& draft);
void read_arrivals(const JsonCursor& section, StudyDraft& draft);
/// The marks of all habits, as fields.
void declare_marks(const JsonCursor& habits, StudyDraft& draft);
/// Fields of marks, by their names.
[[nodiscard]] std::vector<int> read_marks(const JsonCursor& at, const StudyDraft& draft);
void read_habits(const JsonCursor& section, StudyDraft& draft);
void read_measures(const JsonCursor& section, StudyDraft& draft);
void read_levers(const JsonCursor& section, StudyDraft& draft);

// --- backlog.cpp: the orders that are there ---

void read_backlog(const JsonCursor& at, StudyDraft& draft);
/// Puts them into the study, once its rules are compiled: as they stand when its first day has begun.
void settle_backlog(StudyDraft& draft);

// --- compiling.cpp ---

/// Compiles the rulebook with the marks, and the study's expressions.
[[nodiscard]] bool compile_study(StudyDraft& draft, const std::vector<std::pair<int, Value>>& shop,
                                 Diagnostics& diagnostics);

}  // namespace juchu
