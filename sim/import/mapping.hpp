// What the columns of an export mean in the words of a rulebook.
//
// A mapping is a file that people read and change: which column says what, in which form dates are
// written, what the export's own words stand for, which columns are left out knowingly. What an
// export does not say is either stated in the mapping, and told to whoever imports, or missing.
//
// Invariants
//   M1  Exactly one column is the order's number, and one at least states its status.
//   M2  A column of a status, a choice, a method or a truth value knows the ids and labels of the
//       rulebook, and what `values` adds to them.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/engine/compiled_rulebook.hpp"
#include "sim/scenario/scenario.hpp"

namespace juchu {

/// One thing that a column says; a column may say several.
struct ColumnRule {
  enum class Is : std::uint8_t { Order, Cart, Status, Field, Screen };
  Is is = Is::Screen;
  std::string column;              // its name in the header
  int row = -1;                    // Field: Rulebook::fields; Screen: Rulebook::shows
  bool required = false;           // a file without the column is refused
  bool saturates = false;          // a greater number means the greatest
  std::vector<std::string> dates;  // forms: "YYYY/MM/DD"
  std::map<std::string, Value, std::less<>> values;  // by text; of statuses: Rulebook::statuses
};

/// What nobody sees in an export and is taken to be so.
struct Assumption {
  Clause when;
  std::vector<Assignment> set;
  Text says;
  std::string source;
};

struct Mapping {
  std::string id;
  std::string file;
  Text title;
  std::shared_ptr<const CompiledRulebook> rules;
  Calendar calendar;                        // with the holidays of all years that are known
  std::vector<FieldExpectation> shop;       // settings
  std::vector<ColumnRule> columns;          // in the file's sequence
  std::vector<std::string> ignored;         // columns
  std::vector<FieldExpectation> otherwise;  // where a cell is empty or its column is not there
  std::vector<Assumption> assumptions;      // made in this sequence
};

/// The forms of dates in which the year comes first and nothing can be mistaken.
[[nodiscard]] const std::vector<std::string>& plain_date_forms();

}  // namespace juchu
