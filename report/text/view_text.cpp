#include "report/text/view_text.hpp"

#include <algorithm>

#include "report/rows.hpp"
#include "report/screens.hpp"
#include "report/text/order_words.hpp"
#include "report/text/outcome.hpp"
#include "report/text/table.hpp"
#include "report/view_wording.hpp"

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
        speaker_(sheet.speaker),
        words_(scenario, view, sheet.speaker) {}

  void print(const std::function<bool(const OrderView&)>& selected) {
    sheet_.print_title(screens_title(view_.at, speaker_));
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
    for (const auto& [filter, orders] : queues_of(scenario_, view_))
      table.add(queue_label(book_, *filter, speaker_), {speaker_.say(kQueueCount, orders)});
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
    print_cells(order, detail);
    print_all(words_.troubles(order));
    if (detail) print_all(words_.past(order));
    print_all(words_.coming(order));
    if (detail) print_all(words_.possible(order));
  }

  void print_all(const std::vector<Remark>& remarks) const {
    for (const Remark& each : remarks) sheet_.print("    ", each.mark, each.text);
  }

  /// Each group of data on its own; what the status hides is told in detail only.
  void print_cells(const OrderView& order, bool detail) {
    std::vector<std::string> values;
    const auto& columns = detail ? book_.screens.detail : book_.screens.summary;
    for (const ScreenCell& cell : words_.cells(order, columns, style_.reveal)) {
      const bool hidden = cell.how == ShownGroup::How::Hidden;
      if (hidden && !detail) continue;
      masked_ = masked_ || cell.how == ShownGroup::How::Masked;
      const std::string text = hidden ? sheet_.paint(Style::Faint, cell.text) : cell.text;
      const std::string said = text.empty() && !cell.column->group
                                   ? cell.label
                                   : speaker_.say(kColon, cell.label, text);
      if (cell.column->group)
        sheet_.print("    ", kPlainMark, said);
      else
        values.push_back(said);
    }
    if (!values.empty()) sheet_.print("    ", kPlainMark, speaker_.list(values));
  }

  const Scenario& scenario_;
  const ShopView& view_;
  const ViewStyle& style_;
  const CompiledRulebook& rules_;
  const Rulebook& book_;
  const Sheet& sheet_;
  const Speaker& speaker_;
  const OrderWords words_;
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
