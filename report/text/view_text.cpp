#include "report/text/view_text.hpp"

#include <algorithm>

#include "report/rows.hpp"
#include "report/screens.hpp"
#include "report/text/outcome.hpp"
#include "report/text/table.hpp"
#include "report/view_wording.hpp"
#include "sim/value_text.hpp"
#include "sim/view/shown_groups.hpp"

namespace juchu {
namespace {

class ViewPrinter {
 public:
  ViewPrinter(const Scenario& scenario, const ShopView& view, const ViewStyle& style,
              const Sheet& sheet)
      : scenario_(scenario),
        view_(view),
        style_(style),
        rules_(*scenario.rules),
        book_(rules_.rulebook()),
        sheet_(sheet),
        speaker_(sheet.speaker) {}

  void print(const std::function<bool(const OrderView&)>& selected) {
    const bool at_end = view_.at + 1 == start_of(today() + 1);
    sheet_.print_title(at_end ? speaker_.say(kScreensAtEndOf, speaker_.day(today()))
                              : speaker_.say(kScreensAt, moment_text(view_.at)));
    sheet_.print("", sheet_.paint(Style::Faint, speaker_.text(scenario_.title)));
    std::vector<const OrderView*> orders;
    for (const OrderView* order : style_.work ? by_urgency(view_) : all())
      if (selected(*order)) orders.push_back(order);
    if (style_.work) {
      print_work(orders);
    } else {
      print_queues();
      print_list(orders);
    }
    if (masked_) sheet_.print("", sheet_.paint(Style::Faint, "\n" + speaker_.say(kMaskedHint)));
  }

 private:
  [[nodiscard]] Day today() const { return day_of(view_.at); }

  [[nodiscard]] std::vector<const OrderView*> all() const {
    std::vector<const OrderView*> orders;
    for (const OrderView& order : view_.orders) orders.push_back(&order);
    return orders;
  }

  void print_queues() const {
    sheet_.print_heading(speaker_.say(kQueues));
    Table table({""});
    for (const auto& [filter, orders] : queues_of(scenario_, view_)) {
      const std::string name = speaker_.label(*filter);
      const int region = filter->status < 0 ? 0 : row_at(book_.statuses, filter->status).region;
      table.add(region == 0
                    ? name
                    : speaker_.say(kColon, speaker_.label(row_at(book_.regions, region)), name),
                {speaker_.say(kQueueCount, orders)});
    }
    table.print(sheet_);
  }

  void print_list(const std::vector<const OrderView*>& orders) {
    sheet_.print_heading(speaker_.say(style_.detail ? kDetailList : kSummaryList, orders.size()));
    if (orders.empty()) sheet_.print("  ", speaker_.say(kNoOrders));
    for (const OrderView* order : orders) print_order(*order, style_.detail);
  }

  void print_work(const std::vector<const OrderView*>& orders) {
    const auto later = std::ranges::find_if(
        orders, [&](const OrderView* order) { return !due_today(*order, today()); });
    sheet_.print_heading(speaker_.say(kTodaysWork, later - orders.begin()));
    if (later == orders.begin()) sheet_.print("  ", speaker_.say(kNothingToday));
    for (auto order = orders.begin(); order != later; ++order) print_order(**order, style_.detail);
    if (later == orders.end()) return;
    sheet_.print_heading(speaker_.say(kLaterWork, orders.end() - later));
    for (auto order = later; order != orders.end(); ++order) print_order(**order, style_.detail);
  }

  void print_order(const OrderView& order, bool detail) {
    const std::string id = Speaker::plain(row_at(scenario_.orders, order.order).id);
    sheet_.print(fmt::format("  {}  ", id),
                 sheet_.paint(Style::Strong, status_text(rules_, order.situation, speaker_)));
    const auto& columns = detail ? book_.screens.detail : book_.screens.summary;
    print_groups(order, columns, detail);
    print_fields(order.situation, columns);
    for (const Hazard* hazard : rows_in(order.hazards, book_.hazards))
      say(kHazardMark, speaker_.say(kHazardNow, speaker_.says(*hazard)));
    for (const Norm* norm : rows_in(order.overdue, book_.norms))
      say(kBreachMark, speaker_.say(kOverdue, speaker_.says(*norm)));
    if (detail)
      for (const Norm* norm : rows_in(order.breached & ~order.overdue, book_.norms))
        say(norm->promise ? kPromiseMark : kBreachMark,
            speaker_.say(norm->promise ? kPromiseBroken : kBreached, speaker_.says(*norm)));
    for (const Coming& coming : order.comes) print_coming(coming);
    if (detail) print_possible(order.possible, kCanNow);
  }

  void say(const Mark& mark, const std::string& text) const { sheet_.print("    ", mark, text); }

  /// What the status hides is told in detail only.
  void print_groups(const OrderView& order, const std::vector<ScreenColumn>& columns, bool detail) {
    for (const ShownGroup& group : shown_groups(scenario_, order, style_.reveal)) {
      const auto here = [&](const ScreenColumn& each) {
        return each.group && each.row == group.group;
      };
      const bool hidden = group.how == ShownGroup::How::Hidden;
      if (std::ranges::none_of(columns, here) || (hidden && !detail)) continue;
      masked_ = masked_ || group.how == ShownGroup::How::Masked;
      say(kPlainMark, speaker_.say(kColon, speaker_.label(row_at(book_.shows, group.group)),
                                   hidden ? sheet_.paint(Style::Faint, speaker_.say(kNotShownHere))
                                          : Speaker::plain(group.text)));
    }
  }

  /// Those that have a value.
  void print_fields(const Situation& situation, const std::vector<ScreenColumn>& columns) const {
    std::vector<std::string> values;
    for (const ScreenColumn& column : columns) {
      if (column.group) continue;
      const Field& field = row_at(book_.fields, column.row);
      const Value value = rules_.field(column.row).get(situation.words.data());
      const bool truth = field.type.kind == Kind::Bool;
      if (value == kUnset || (truth && value == 0)) continue;
      const std::string name = speaker_.label(field);
      const auto text = [&] { return value_text(book_, *scenario_.tokens, field.type, value); };
      values.push_back(truth ? name : speaker_.say(kColon, name, speaker_.text(text())));
    }
    if (!values.empty()) say(kPlainMark, speaker_.list(values));
  }

  void print_coming(const Coming& coming) const {
    const std::string day = speaker_.day(coming.day);
    if (coming.kind == Coming::Kind::Breach) {
      const Day last = coming.day - 1;
      return say(kBreachMark,
                 speaker_.say(last == today() ? kOwedBy : kOwedLater, speaker_.day(last),
                              speaker_.says(row_at(book_.norms, coming.row))));
    }
    const std::string what = coming.moves
                                 ? speaker_.say(kBecomes,
                                                status_text(rules_, coming.after, speaker_))
                                 : speaker_.say(kHappens,
                                                speaker_.says(row_at(book_.deadlines, coming.row)));
    say(kTimeMark, speaker_.say(kComesByItself, day, what));
    print_possible(coming.opens, kThenCan);
  }

  /// By who can do it.
  void print_possible(const std::vector<int>& events, const Wording& wording) const {
    for (std::size_t actor = 0; actor < book_.actors.size(); ++actor) {
      std::vector<std::string> labels;
      for (const int event : events)
        if (row_at(book_.events, event).actor == static_cast<int>(actor))
          labels.push_back(speaker_.label(row_at(book_.events, event)));
      if (!labels.empty())
        say(kPlainMark,
            speaker_.say(wording, speaker_.label(book_.actors[actor]), speaker_.list(labels)));
    }
  }

  const Scenario& scenario_;
  const ShopView& view_;
  const ViewStyle& style_;
  const CompiledRulebook& rules_;
  const Rulebook& book_;
  const Sheet& sheet_;
  const Speaker& speaker_;
  bool masked_ = false;  // something was
};

}  // namespace

void print_view_text(const Scenario& scenario, const ShopView& view, const ViewStyle& style,
                     const std::function<bool(const OrderView&)>& selected,
                     const ReportOptions& options, std::ostream& out) {
  const Sheet sheet(options, out);
  ViewPrinter(scenario, view, style, sheet).print(selected);
}

}  // namespace juchu
