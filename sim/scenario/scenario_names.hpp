// Reads what a scenario writes in the names of its rulebook: values, statuses, lists of rules.
//
// Every reader answers "not stated" on a cursor on nothing, and after having complained.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/engine/token_table.hpp"
#include "model/index.hpp"
#include "model/json/read_text.hpp"
#include "sim/scenario/scenario.hpp"

namespace juchu {

inline constexpr std::size_t kLongestNumber = 50;  // QAPI's limit for TrackingNo
[[nodiscard]] Complaint not_a_tracking_number();

/// Fields, and what people may call them.
struct FieldNames {
  NameList names{{"項目", "field"}};
  std::vector<int> rows;  // of Rulebook::fields, by `names`
};
[[nodiscard]] FieldNames field_names(const Rulebook& rulebook, std::vector<int> rows);

[[nodiscard]] std::optional<Day> read_day(const JsonCursor& at);

class ScenarioNames {
 public:
  /// The arguments outlive the reader; `tokens` learns the tracking numbers.
  ScenarioNames(const Rulebook& rulebook, TokenTable& tokens);

  [[nodiscard]] const NameList& events() const { return events_; }
  /// Parameters of an event.
  [[nodiscard]] const NameList& parameters(int event) const { return row_at(parameters_, event); }
  [[nodiscard]] const NameList& statuses() const { return statuses_; }
  /// Groups of data that screens show.
  [[nodiscard]] const NameList& shows() const { return shows_; }

  [[nodiscard]] std::optional<Value> value(const JsonCursor& at, const Type& type) const;
  /// The members of an object as fields, of one scope if given; statuses are no such fields.
  [[nodiscard]] std::vector<FieldExpectation> fields(const JsonCursor& at,
                                                     std::optional<FieldScope> scope) const;
  /// The same where `known` are those that may stand there.
  [[nodiscard]] std::vector<FieldExpectation> fields_among(const FieldNames& known,
                                                           const JsonCursor& at) const;
  [[nodiscard]] std::vector<StatusChange> statuses(const JsonCursor& at) const;

  /// The id of a rule that may refuse; empty when not stated.
  [[nodiscard]] std::string refusal(const JsonCursor& at) const;

  /// Bits by the rulebook's tables.
  using Bits = std::optional<std::uint64_t>;
  [[nodiscard]] Bits mails(const JsonCursor& at) const;
  [[nodiscard]] Bits norms(const JsonCursor& at) const;
  [[nodiscard]] Bits promises(const JsonCursor& at) const;
  [[nodiscard]] Bits hazards(const JsonCursor& at) const;
  [[nodiscard]] Bits warnings(const JsonCursor& at) const;
  [[nodiscard]] Bits properties(const JsonCursor& at) const;

 private:
  [[nodiscard]] std::optional<Value> number(const JsonCursor& at) const;

  const Rulebook& rulebook_;
  TokenTable& tokens_;
  NameList events_, statuses_, methods_, mails_, norms_, promises_, hazards_, warnings_,
      properties_, refusals_, shows_;
  std::vector<NameList> parameters_;    // by event
  std::vector<NameList> enumerations_;  // by Type::domain
};

}  // namespace juchu
