// One row of an export as an order.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/engine/token_table.hpp"
#include "sim/import/csv.hpp"
#include "sim/import/header.hpp"
#include "sim/import/import_orders.hpp"
#include "sim/import/mapping.hpp"

namespace juchu {

struct RowOfOrder {
  std::string id, cart;
  Situation situation;
  std::vector<std::string> shown;  // by Rulebook::shows
};

class RowReader {
 public:
  /// The arguments outlive the reader; `tokens` learns the tracking numbers, `otherwise` counts
  /// where the mapping's own values were taken.
  RowReader(const ImportRequest& request, const Mapping& mapping, const Header& header,
            const CsvReader& reader, TokenTable& tokens, std::vector<int>& otherwise,
            Diagnostics& diagnostics);

  /// Complains of fields that no column and nothing else states.
  void ask_for_needed(const CsvRow& header_row) const;
  /// Nothing after complaining of each cell that cannot be read.
  [[nodiscard]] std::optional<RowOfOrder> read(const CsvRow& row);

 private:
  void read_cell(const ColumnRule& rule, const CsvCell& cell, RowOfOrder& order);
  void read_id(const ColumnRule& rule, const CsvCell& cell, std::string& id);
  void read_status(const ColumnRule& rule, const CsvCell& cell, RowOfOrder& order);
  void read_field(const ColumnRule& rule, const CsvCell& cell, RowOfOrder& order);
  void fill_up(const CsvRow& row, RowOfOrder& order);
  [[nodiscard]] const FieldExpectation* otherwise_of(int field) const;
  void complain(const ColumnRule& rule, const CsvCell& cell, const Complaint& why);

  const ImportRequest& request_;
  const Mapping& mapping_;
  const CompiledRulebook& rules_;
  const Header& header_;
  const CsvReader& reader_;
  TokenTable& tokens_;
  std::vector<int>& otherwise_;
  Diagnostics& diagnostics_;
  Situation initial_;
  std::vector<bool> stated_;                    // by Rulebook::fields: in the row that is read
  std::vector<int> needed_;                     // fields
  std::vector<bool> past_;                      // by Rulebook::fields: never still to come
  bool good_ = true;                            // the row that is read
  std::unordered_map<std::string, int> lines_;  // by order; never iterated
};

}  // namespace juchu
