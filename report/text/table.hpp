// A table on a sheet: a label for each row, and figures in columns to the right of it.
//
// Where the sheet is too narrow, labels are wrapped; narrower still, the figures stand below them.
#pragma once

#include <string>
#include <vector>

#include "report/text/sheet.hpp"

namespace juchu {

class Table {
 public:
  /// The heads of the columns of figures; empty ones are shown as such.
  explicit Table(std::vector<std::string> heads) : heads_(std::move(heads)) {}

  /// `figures`: as many as there are heads. `remark` stands below, faint; may be empty.
  void add(std::string label, std::vector<std::string> figures, std::string remark = {});
  [[nodiscard]] bool empty() const { return rows_.empty(); }
  void print(const Sheet& sheet) const;

 private:
  struct Row {
    std::string label;
    std::vector<std::string> figures;
    std::string remark;
  };

  void print_row(const Sheet& sheet, const Row& row, int label_width,
                 const std::vector<int>& widths) const;

  std::vector<std::string> heads_;
  std::vector<Row> rows_;
};

}  // namespace juchu
