#include "sim/import/row_reader.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "model/index.hpp"
#include "sim/import/cell_value.hpp"
#include "sim/scenario/given.hpp"
#include "sim/scenario/shop_id.hpp"

namespace juchu {
namespace {

Complaint empty_cell() {
  return {{"セルが空です", "the cell is empty"},
          {"値を書くか、対応表の「otherwise」に書いてください",
           "fill it in, or state a value among \"otherwise\" of the mapping"}};
}

Complaint cells_missing(std::size_t cells, std::size_t columns) {
  return {
      {fmt::format("セルが{}個です。見出しは{}列です", cells, columns),
       fmt::format("{} cells, and the header has {} columns", cells, columns)},
      {"カンマを含むセルは \" で囲んでください", "put quotes around a cell that holds a comma"}};
}

Complaint field_unstated(const Field& field) {
  const Text& label = field.label;
  return {{fmt::format("「{}」({})を示す列がありません",
                       label.empty() ? field.id : label.in(Language::Japanese), field.id),
           fmt::format("no column states \"{}\" ({})", field.id,
                       label.empty() ? field.id : label.in(Language::English))},
          {"列を対応表の「columns」に、または値を「otherwise」に書いてください",
           "name its column among \"columns\" of the mapping, or a value among \"otherwise\""}};
}

}  // namespace

RowReader::RowReader(const ImportRequest& request, const Mapping& mapping, const Header& header,
                     const CsvReader& reader, TokenTable& tokens, std::vector<int>& otherwise,
                     Diagnostics& diagnostics)
    : request_(request),
      mapping_(mapping),
      rules_(*mapping.rules),
      header_(header),
      reader_(reader),
      tokens_(tokens),
      otherwise_(otherwise),
      diagnostics_(diagnostics),
      initial_(initial_order(rules_)),
      past_(dates_of_their_day(rules_.rulebook())) {
  const auto& fields = rules_.rulebook().fields;
  for (const int field : fields_of_orders(rules_.rulebook()))
    if (must_be_stated(fields[at(field)])) needed_.push_back(field);
}

void RowReader::ask_for_needed(const CsvRow& header_row) const {
  for (const int field : needed_) {
    bool stated = otherwise_of(field) != nullptr;
    for (std::size_t c = 0; c < mapping_.columns.size(); ++c)
      stated = stated || (mapping_.columns[c].is == ColumnRule::Is::Field &&
                          mapping_.columns[c].row == field && header_.places[c] >= 0);
    if (stated) continue;
    const Complaint why = field_unstated(rules_.rulebook().fields[at(field)]);
    diagnostics_.add({request_.file, {header_row.line, 1}, "", why.problem, why.hint});
  }
}

std::optional<RowOfOrder> RowReader::read(const CsvRow& row) {
  good_ = !row.damaged;
  if (good_ && row.cells.size() != header_.names.size()) {
    const Complaint why = cells_missing(row.cells.size(), header_.names.size());
    diagnostics_.add({request_.file, {row.line, 1}, "", why.problem, why.hint});
    good_ = false;
  }
  if (!good_) return std::nullopt;
  RowOfOrder order{.situation = initial_};
  order.shown.resize(rules_.rulebook().shows.size());
  stated_.assign(rules_.rulebook().fields.size(), false);
  for (std::size_t c = 0; c < mapping_.columns.size(); ++c)
    if (header_.places[c] >= 0)
      read_cell(mapping_.columns[c], row.cells[at(header_.places[c])], order);
  fill_up(row, order);
  return good_ ? std::optional(std::move(order)) : std::nullopt;
}

void RowReader::read_cell(const ColumnRule& rule, const CsvCell& cell, RowOfOrder& order) {
  switch (rule.is) {
    case ColumnRule::Is::Order: {
      read_id(rule, cell, order.id);
      const auto [known, fresh] = lines_.try_emplace(order.id, reader_.position_of(cell).line);
      if (!order.id.empty() && !fresh)
        complain(rule, cell, repeated_name({"注文", "order"}, order.id, known->second));
      return;
    }
    case ColumnRule::Is::Cart:
      if (!cell.text.empty()) read_id(rule, cell, order.cart);
      return;
    case ColumnRule::Is::Status: return read_status(rule, cell, order);
    case ColumnRule::Is::Field: return read_field(rule, cell, order);
    case ColumnRule::Is::Screen: {
      std::string& shown = order.shown[at(rule.row)];
      if (!shown.empty() && !cell.text.empty()) shown += " / ";
      shown += cell.text;
      return;
    }
  }
}

void RowReader::read_id(const ColumnRule& rule, const CsvCell& cell, std::string& id) {
  if (was_made_a_number(cell.text)) return complain(rule, cell, made_a_number());
  if (cell.text.empty()) return complain(rule, cell, empty_cell());
  if (const auto trouble = trouble_with_shop_id(cell.text)) return complain(rule, cell, *trouble);
  id = cell.text;
}

void RowReader::read_status(const ColumnRule& rule, const CsvCell& cell, RowOfOrder& order) {
  if (cell.text.empty()) return complain(rule, cell, empty_cell());
  const CellValue read = value_of_cell(cell.text, rule, {.kind = Kind::Status}, tokens_);
  if (!read.value) return complain(rule, cell, *read.complaint);
  const Status& status = row_at(rules_.rulebook().statuses, *read.value);
  rules_.field(status.region).put(order.situation.words.data(), status.value);
  stated_[at(status.region)] = true;
}

void RowReader::read_field(const ColumnRule& rule, const CsvCell& cell, RowOfOrder& order) {
  const Field& field = rules_.rulebook().fields[at(rule.row)];
  if (cell.text.empty()) {
    if (otherwise_of(rule.row) == nullptr && !field.type.optional)
      complain(rule, cell, empty_cell());
    return;
  }
  const CellValue read = value_of_cell(cell.text, rule, field.type, tokens_);
  if (!read.value) return complain(rule, cell, *read.complaint);
  if (past_[at(rule.row)] && *read.value != kUnset && *read.value > request_.as_of)
    return complain(rule, cell, still_to_come(request_.as_of));
  rules_.field(rule.row).put(order.situation.words.data(), *read.value);
  stated_[at(rule.row)] = true;
}

/// What the mapping states where the row does not.
void RowReader::fill_up(const CsvRow& row, RowOfOrder& order) {
  for (std::size_t i = 0; i < mapping_.otherwise.size(); ++i) {
    const auto& [field, value] = mapping_.otherwise[i];
    if (stated_[at(field)]) continue;
    rules_.field(field).put(order.situation.words.data(), value);
    ++otherwise_[i];
  }
  if (stated_.front() || !good_) return;
  for (std::size_t c = 0; c < mapping_.columns.size(); ++c)
    if (mapping_.columns[c].is == ColumnRule::Is::Status && header_.places[c] >= 0)
      return complain(mapping_.columns[c], row.cells[at(header_.places[c])],
                      {{"注文がどこにあるかを示す状態ではありません",
                        "this status does not say where the order stands"}});
}

const FieldExpectation* RowReader::otherwise_of(int field) const {
  const auto found = std::ranges::find(mapping_.otherwise, field, &FieldExpectation::field);
  return found == mapping_.otherwise.end() ? nullptr : &*found;
}

void RowReader::complain(const ColumnRule& rule, const CsvCell& cell, const Complaint& why) {
  good_ = false;
  diagnostics_.add({request_.file, reader_.position_of(cell), "/" + shown_name(rule.column),
                    why.problem, why.hint});
}

}  // namespace juchu
