#include "report/text/order_words.hpp"

#include <algorithm>

#include "report/rows.hpp"
#include "report/text/outcome.hpp"
#include "report/view_wording.hpp"
#include "sim/value_text.hpp"

namespace juchu {

std::string column_label(const Rulebook& book, const ScreenColumn& column, const Speaker& speaker) {
  return column.group ? speaker.label(row_at(book.shows, column.row))
                      : speaker.label(row_at(book.fields, column.row));
}

std::string queue_label(const Rulebook& book, const ScreenFilter& queue, const Speaker& speaker) {
  const std::string name = speaker.label(queue);
  const int region = queue.status < 0 ? 0 : row_at(book.statuses, queue.status).region;
  return region == 0 ? name
                     : speaker.say(kColon, speaker.label(row_at(book.regions, region)), name);
}

std::string screens_title(Moment at, const Speaker& speaker) {
  const Day today = day_of(at);
  const bool at_end = at + 1 == start_of(today + 1);
  return at_end ? speaker.say(kScreensAtEndOf, speaker.day(today))
                : speaker.say(kScreensAt, moment_text(at));
}

OrderWords::OrderWords(const Scenario& scenario, const ShopView& view, const Speaker& speaker)
    : scenario_(scenario),
      view_(view),
      speaker_(speaker),
      rules_(*scenario.rules),
      book_(rules_.rulebook()) {}

std::vector<ScreenCell> OrderWords::cells(const OrderView& order,
                                          const std::vector<ScreenColumn>& columns,
                                          bool reveal) const {
  std::vector<ScreenCell> cells;
  for (const ShownGroup& group : shown_groups(scenario_, order, reveal)) {
    const auto column = std::ranges::find_if(
        columns, [&](const ScreenColumn& each) { return each.group && each.row == group.group; });
    if (column == columns.end()) continue;
    const bool hidden = group.how == ShownGroup::How::Hidden;
    cells.push_back({&*column, group.how, column_label(book_, *column, speaker_),
                     hidden ? speaker_.say(kNotShownHere) : Speaker::plain(group.text)});
  }
  for (const ScreenColumn& column : columns) {
    if (column.group) continue;
    const Type& type = row_at(book_.fields, column.row).type;
    const Value value = rules_.field(column.row).get(order.situation.words.data());
    const bool truth = type.kind == Kind::Bool;
    if (value == kUnset || (truth && value == 0)) continue;
    ScreenCell cell{.column = &column, .label = column_label(book_, column, speaker_), .text = {}};
    if (!truth) cell.text = speaker_.text(value_text(book_, *scenario_.tokens, type, value));
    cells.push_back(std::move(cell));
  }
  return cells;
}

std::vector<Remark> OrderWords::troubles(const OrderView& order) const {
  std::vector<Remark> remarks;
  for (const Hazard* hazard : rows_in(order.hazards, book_.hazards))
    remarks.push_back({kHazardMark, speaker_.say(kHazardNow, speaker_.says(*hazard)), {}});
  for (const Norm* norm : rows_in(order.overdue, book_.norms))
    remarks.push_back({kBreachMark, speaker_.say(kOverdue, speaker_.says(*norm)), {}});
  return remarks;
}

std::vector<Remark> OrderWords::past(const OrderView& order) const {
  std::vector<Remark> remarks;
  for (const Norm* norm : rows_in(order.breached & ~order.overdue, book_.norms))
    remarks.push_back(
        {norm->promise ? kPromiseMark : kBreachMark,
         speaker_.say(norm->promise ? kPromiseBroken : kBreached, speaker_.says(*norm)),
         {}});
  return remarks;
}

std::vector<Remark> OrderWords::coming(const OrderView& order) const {
  std::vector<Remark> remarks;
  for (const Coming& each : order.comes) {
    remarks.push_back(coming(each));
    add_possible(each.opens, kThenCan, remarks);
  }
  return remarks;
}

std::vector<Remark> OrderWords::possible(const OrderView& order) const {
  std::vector<Remark> remarks;
  add_possible(order.possible, kCanNow, remarks);
  return remarks;
}

Remark OrderWords::coming(const Coming& coming) const {
  if (coming.kind == Coming::Kind::Breach) {
    const Day last = coming.day - 1;
    return {kBreachMark,
            speaker_.say(last == day_of(view_.at) ? kOwedBy : kOwedLater, speaker_.day(last),
                         speaker_.says(row_at(book_.norms, coming.row))),
            {}};
  }
  const std::string what = coming.moves
                               ? speaker_.say(kBecomes, status_text(rules_, coming.after, speaker_))
                               : speaker_.say(kHappens,
                                              speaker_.says(row_at(book_.deadlines, coming.row)));
  return {kTimeMark, speaker_.say(kComesByItself, speaker_.day(coming.day), what), {}};
}

/// By who can do it.
void OrderWords::add_possible(const std::vector<int>& events, const Wording& wording,
                              std::vector<Remark>& remarks) const {
  for (std::size_t actor = 0; actor < book_.actors.size(); ++actor) {
    std::vector<std::string> labels;
    for (const int event : events)
      if (row_at(book_.events, event).actor == static_cast<int>(actor))
        labels.push_back(speaker_.label(row_at(book_.events, event)));
    if (!labels.empty())
      remarks.push_back(
          {kPlainMark,
           speaker_.say(wording, speaker_.label(book_.actors[actor]), speaker_.list(labels)),
           {}});
  }
}

}  // namespace juchu
