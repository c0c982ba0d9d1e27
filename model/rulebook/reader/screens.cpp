// What the seller's screens are made of: queues, filters, columns, periods.
//
// A rulebook that says nothing of one of them gets what its names suggest: a queue for each status
// that is no end and no beginning of a claim, no filters, a summary of what no status hides, in detail
// all groups of data and all that the system knows of an order, all of its dates.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "model/index.hpp"
#include "model/rulebook/reader/draft.hpp"

namespace juchu {
namespace {

bool on_screens(const Field& field) { return field.scope == FieldScope::Order && !field.world; }
bool is_date(const Field& field) { return field.type.kind == Kind::Date; }

/// Rows of fields that the system knows of an order and `wanted` is true of; statuses are none.
template <class Wanted>
std::vector<int> fields_on_screens(const RulebookDraft& draft, Wanted wanted) {
  std::vector<int> rows;
  const auto& fields = draft.book.fields;
  for (std::size_t f = draft.book.regions.size(); f < fields.size(); ++f)
    if (on_screens(fields[f]) && wanted(fields[f])) rows.push_back(static_cast<int>(f));
  return rows;
}

ClausePlace on_screen(const RulebookDraft& draft) { return place_apart(false, Reads::All, draft); }

Clause read_screen_condition(const JsonCursor& at, const RulebookDraft& draft) {
  Clause when = read_condition(at, on_screen(draft), draft);
  refuse_business_days(when, at);
  return when;
}

/// The orders that stand in a status, whose region is known.
Clause standing_in(const Status& status, const RulebookDraft& draft) {
  std::string text = fmt::format("{} == {}", row_at(draft.book.regions, status.region).id,
                                 status.id);
  auto when = read_in_place(text, kTruth, on_screen(draft), draft, [](int, const Complaint&) {});
  if (!when) return {};
  return {.text = std::move(text), .root = {std::move(*when)}};
}

ScreenFilter filter_of(int row, const Position& position, const RulebookDraft& draft) {
  const Status& status = row_at(draft.book.statuses, row);
  ScreenFilter filter{
      .id = status.id, .label = status.label, .status = row, .when = {}, .position = position};
  if (status.region >= 0) filter.when = standing_in(status, draft);
  return filter;
}

/// With `when`: what that says. Without: the status of this name.
ScreenFilter read_filter(const JsonCursor& row, const RulebookDraft& draft) {
  row.only_keys({"label", "when"});
  ScreenFilter filter{.id = {}, .label = {}, .when = {}, .position = row.position()};
  const JsonCursor when = row.optional("when");
  const auto status = std::ranges::find(draft.status_ids, row.key());
  if (when.present()) {
    filter.id = read_name(row);
    filter.when = read_screen_condition(when, draft);
  } else if (status != draft.status_ids.end()) {
    filter = filter_of(static_cast<int>(status - draft.status_ids.begin()), row.position(), draft);
  } else if (!draft.names_missing) {
    const auto [problem, hint] = unknown_name(called::status, row.key(), draft.status_ids);
    row.complain_at_key(problem, hint.empty() ? Text{"状態の名前でなければ「when」が必要です",
                                                     "what is no status needs \"when\""}
                                              : hint);
  }
  const Text label = read_text(row.optional("label"));
  if (!label.empty()) filter.label = label;
  return filter;
}

std::vector<ScreenFilter> read_filters(const JsonCursor& section, const RulebookDraft& draft) {
  std::vector<ScreenFilter> filters;
  for (const JsonCursor& row : section.members()) filters.push_back(read_filter(row, draft));
  allow_at_most(kMostBits, filters.size(), section);
  return filters;
}

std::vector<ScreenFilter> queue_for_each_status(const RulebookDraft& draft) {
  std::vector<ScreenFilter> queues;
  for (std::size_t s = 0; s < draft.book.statuses.size(); ++s) {
    const Status& status = draft.book.statuses[s];
    if (status.region < 0) continue;
    const bool left_out = status.region == 0
                              ? status.final
                              : status.value == row_at(draft.book.regions, status.region).initial;
    if (!left_out) queues.push_back(filter_of(static_cast<int>(s), status.position, draft));
  }
  return queues;
}

/// Groups of data that `wanted` is true of.
template <class Wanted>
std::vector<ScreenColumn> groups(const RulebookDraft& draft, Wanted wanted) {
  std::vector<ScreenColumn> columns;
  for (std::size_t g = 0; g < draft.book.shows.size(); ++g)
    if (wanted(draft.book.shows[g].id))
      columns.push_back({.group = true, .row = static_cast<int>(g)});
  return columns;
}

std::vector<ScreenColumn> groups_that_nothing_hides(const RulebookDraft& draft) {
  return groups(draft, [&](const std::string& id) { return !draft.book.hidden_somewhere(id); });
}

std::vector<ScreenColumn> all_columns(const RulebookDraft& draft) {
  std::vector<ScreenColumn> columns = groups(draft, [](const std::string&) { return true; });
  for (const int row : fields_on_screens(draft, [](const Field&) { return true; }))
    columns.push_back({.row = row});
  return columns;
}

/// The rows that a list names; a name whose declaration could not be understood is passed over.
template <class Row>
std::vector<Row> chosen_from(const std::vector<Row>& rows, const std::vector<std::string>& names,
                             const Text& kind, const JsonCursor& list, const RulebookDraft& draft) {
  std::vector<Row> chosen;
  for (const JsonCursor& item : list.items()) {
    const bool judged = !draft.names_missing &&
                        !(item.is(JsonValue::Kind::String) && draft.unclear.contains(*item.text()));
    if (!judged) continue;
    if (const auto index = item.one_of(names, kind)) chosen.push_back(row_at(rows, *index));
  }
  return chosen;
}

/// What is both a group of data and a field is the group.
std::vector<ScreenColumn> read_columns(const JsonCursor& list, const RulebookDraft& draft) {
  const std::vector<ScreenColumn> columns = all_columns(draft);
  std::vector<std::string> names;
  for (const ScreenColumn& column : columns)
    names.push_back(column.group ? row_at(draft.book.shows, column.row).id
                                 : row_at(draft.book.fields, column.row).id);
  return chosen_from(columns, names, called::column, list, draft);
}

std::vector<int> read_periods(const JsonCursor& list, const RulebookDraft& draft) {
  const std::vector<int> dates = fields_on_screens(draft, is_date);
  std::vector<std::string> names;
  for (const int row : dates) names.push_back(row_at(draft.book.fields, row).id);
  return chosen_from(dates, names, called::date, list, draft);
}

}  // namespace

void refuse_business_days(const Clause& clause, const JsonCursor& at) {
  const auto counts = [](const Expression& node) { return node.op == Op::BusinessDaysSince; };
  if (!clause.empty() && any_node(clause.expression(), counts))
    at.complain({"ここでは営業日を数えられません", "business days are not counted here"},
                {"期限で項目を設定し、その項目を参照してください",
                 "let a deadline set a field, and read that field"});
}

void read_screens(const JsonCursor& section, RulebookDraft& draft) {
  section.only_keys({"queues", "filters", "summary", "detail", "periods"});
  const auto told = [&](std::string_view key) { return section.optional(key); };
  Screens& screens = draft.book.screens;
  screens.queues = told("queues").present() ? read_filters(told("queues"), draft)
                                            : queue_for_each_status(draft);
  screens.filters = read_filters(told("filters"), draft);
  screens.summary = told("summary").present() ? read_columns(told("summary"), draft)
                                              : groups_that_nothing_hides(draft);
  screens.detail = told("detail").present() ? read_columns(told("detail"), draft)
                                            : all_columns(draft);
  screens.periods = told("periods").present() ? read_periods(told("periods"), draft)
                                              : fields_on_screens(draft, is_date);
}

}  // namespace juchu
