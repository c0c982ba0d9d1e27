#include "sim/import/csv.hpp"

#include <algorithm>
#include <utility>

#include "model/text/utf8.hpp"

namespace juchu {
namespace {

Complaint stray_quote() {
  return {
      {"\" で始まらないセルの中に \" があります", "a quote in a cell that does not begin with one"},
      {"セル全体を \" で囲み、中の \" は \"\" と書いてください",
       "put quotes around the whole cell, and write \"\" for each within"}};
}

Complaint text_after_quote() {
  return {{"閉じる \" の後に文字があります", "there is text after the closing quote"},
          {"セルの中の \" は \"\" と書いてください", "write \"\" for a quote within a cell"}};
}

Complaint open_quote() {
  return {{"\" で始まるセルが閉じていません。ここから先は読めません",
           "the quote that begins this cell is never closed; nothing after it can be read"},
          {"\" で閉じるか、ファイルが途中で切れていないか確かめてください",
           "close it, and see whether the file was cut off"}};
}

}  // namespace

bool CsvReader::next(CsvRow& row) {
  row.cells.clear();
  unquoted_.clear();
  row.damaged = false;
  if (at_ >= text_.size()) return false;
  row.line = row_line_ = line_;
  row_at_ = at_;
  for (;;) {
    row.cells.push_back(read_cell(row));
    if (at_ < text_.size() && text_[at_] == ',') {
      ++at_;
      continue;
    }
    take_line_end();
    return true;
  }
}

bool CsvReader::at_end_of_cell() const {
  return at_ >= text_.size() || text_[at_] == ',' || text_[at_] == '\r' || text_[at_] == '\n';
}

CsvCell CsvReader::read_cell(CsvRow& row) {
  if (at_ < text_.size() && text_[at_] == '"') return read_quoted(row);
  const std::size_t begin = at_;
  bool told = false;
  for (; !at_end_of_cell(); ++at_)
    if (text_[at_] == '"' && !std::exchange(told, true)) complain(at_, stray_quote(), row);
  return {text_.substr(begin, at_ - begin), begin};
}

CsvCell CsvReader::read_quoted(CsvRow& row) {
  const std::size_t begin = at_++;
  std::string* unquoted = nullptr;
  std::size_t from = at_;
  for (;;) {
    const std::size_t quote = text_.find('"', at_);
    line_ += static_cast<int>(std::ranges::count(text_.substr(at_, quote - at_), '\n'));
    const std::string_view piece = text_.substr(from, quote - from);
    const bool closed = quote != text_.npos;
    at_ = closed ? quote + 1 : text_.size();
    const bool twice = closed && at_ < text_.size() && text_[at_] == '"';
    if (!twice) {
      end_quoted(begin, closed, row);
      if (unquoted == nullptr) return {piece, begin};
      return {unquoted->append(piece), begin};
    }
    if (unquoted == nullptr) unquoted = &unquoted_.emplace_back();
    unquoted->append(piece).push_back('"');
    from = ++at_;
  }
}

/// Behind the quote that closes a cell; what else stands there is left out.
void CsvReader::end_quoted(std::size_t begin, bool closed, CsvRow& row) {
  if (!closed) return complain(begin, open_quote(), row);
  if (!at_end_of_cell()) complain(at_, text_after_quote(), row);
  while (!at_end_of_cell()) ++at_;
}

/// CR LF, LF or CR alone.
void CsvReader::take_line_end() {
  if (at_ >= text_.size()) return;
  const bool both = text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
  at_ += both ? 2 : 1;
  ++line_;
}

/// Lines before the row's are counted already; within it they end with LF.
Position CsvReader::position_at(std::size_t place) const {
  const std::string_view before = text_.substr(row_at_, place - row_at_);
  const std::size_t line = before.rfind('\n');
  const std::string_view on_line = line == before.npos ? before : before.substr(line + 1);
  return {row_line_ + static_cast<int>(std::ranges::count(before, '\n')),
          1 + static_cast<int>(code_points_of(on_line).size())};
}

void CsvReader::complain(std::size_t place, const Complaint& complaint, CsvRow& row) {
  row.damaged = true;
  diagnostics_.add({file_, position_at(place), "", complaint.problem, complaint.hint});
}

}  // namespace juchu
