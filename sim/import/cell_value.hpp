// The text of a cell as a value, by what its column means. Nothing is guessed.
#pragma once

#include <optional>
#include <string_view>

#include "model/engine/token_table.hpp"
#include "model/text/problems.hpp"
#include "sim/import/mapping.hpp"

namespace juchu {

/// The day that `text` writes in one of `forms`, a time after it left out. YYYY, MM, DD stand for
/// digits, M and D for one or two, all else for itself.
[[nodiscard]] std::optional<Day> day_of_cell(std::string_view text,
                                             const std::vector<std::string>& forms);

/// Whether a spreadsheet has made a number of what was text: `4.12E+11`, `1234567890.0`.
[[nodiscard]] bool was_made_a_number(std::string_view text);
[[nodiscard]] Complaint made_a_number();

/// A value, or what is wrong with the text.
struct CellValue {
  std::optional<Value> value;
  std::optional<Complaint> complaint;
};

/// What `text`, which is not empty, says in a column of a status or of a field of type `type`.
[[nodiscard]] CellValue value_of_cell(std::string_view text, const ColumnRule& rule,
                                      const Type& type, TokenTable& tokens);

}  // namespace juchu
