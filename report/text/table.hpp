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
  struct Row {
    std::string label;
    std::vector<std::string> figures;
    std::string remark{};         // stands below, faint; may be empty
    Style judged = Style::Plain;  // how the last figure is to be taken
  };

  /// The heads of the columns of figures; empty ones are shown as such.
  explicit Table(std::vector<std::string> heads) : heads_(std::move(heads)) {}

  /// `figures`: as many as there are heads.
  void add(std::string label, std::vector<std::string> figures, std::string remark = {},
           Style judged = Style::Plain) {
    add(Row{std::move(label), std::move(figures), std::move(remark), judged});
  }
  void add(Row row) { rows_.push_back(std::move(row)); }
  [[nodiscard]] bool empty() const { return rows_.empty(); }
  [[nodiscard]] const std::vector<std::string>& heads() const { return heads_; }
  [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }
  void print(const Sheet& sheet) const;

 private:
  void print_row(const Sheet& sheet, const Row& row, int label_width,
                 const std::vector<int>& widths) const;

  std::vector<std::string> heads_;
  std::vector<Row> rows_;
};

}  // namespace juchu
