#include "report/page/view_page_json.hpp"

#include <algorithm>
#include <numeric>

#include <nlohmann/json.hpp>

#include "report/json/json_text.hpp"
#include "report/page/both_json.hpp"
#include "report/rows.hpp"
#include "report/screens.hpp"
#include "report/text/order_words.hpp"
#include "report/text/outcome.hpp"
#include "report/view_wording.hpp"
#include "sim/view/selection.hpp"

namespace juchu {
namespace {

using Json = nlohmann::ordered_json;

/// The last step until `at` that was about `order`; null where there is none.
Json moment_of(std::span<const ReplayedFile> story, int order, Moment at) {
  if (story.empty() || !story.front().told()) return nullptr;
  const std::vector<StoryStep>& steps = story.front().story.steps;
  for (std::size_t s = steps.size(); s-- > 0;)
    if (steps[s].at <= at && steps[s].order == order) return s;
  return nullptr;
}

class ViewPage {
 public:
  ViewPage(const Scenario& scenario, const ShopView& view, std::span<const ReplayedFile> story)
      : scenario_(scenario),
        view_(view),
        story_(story),
        book_(scenario.rules->rulebook()),
        japanese_(scenario, view, ja_),
        english_(scenario, view, en_) {}

  [[nodiscard]] Json document(bool detail) {
    Json orders = Json::array();
    for (const OrderView& each : view_.orders) orders.push_back(order(each));
    return {{"about", in_both([&](const Speaker& s) { return s.text(scenario_.title); })},
            {"masked", masked_ ? both_json(kMaskedOnPage) : Json(nullptr)},
            {"detail", detail},
            {"words", words()},
            {"queues", queues()},
            {"others", others()},
            {"today", work(kTodaysWork, true)},
            {"later", work(kLaterWork, false)},
            {"columns", columns()},
            {"orders", std::move(orders)}};
  }

 private:
  static Json words() {
    return {{"queues", both_json(kQueues)},           {"others", both_json(kOtherTabs)},
            {"none", both_json(kNoOrders)},           {"no_work", both_json(kNothingToday)},
            {"summary", both_json(kSummaryTab)},      {"detail", both_json(kDetailTab)},
            {"order", both_json(kOrderColumn)},       {"status", both_json(kStatusColumn)},
            {"now", both_json(kNowAndComing)},        {"coming", both_json(kComingColumn)},
            {"possible", both_json(kPossibleColumn)}, {"shown", both_json(kShownColumn)},
            {"story", both_json(kHowItCame)}};
  }

  // --- which orders ---

  template <class Name>
  [[nodiscard]] static Json tab(const Name& name, const std::vector<std::size_t>& orders) {
    const auto counted = [&](const Wording& wording) {
      return in_both([&](const Speaker& s) { return s.say(wording, orders.size()); });
    };
    return {{"name", in_both(name)},
            {"count", counted(kQueueCount)},
            {"summary", counted(kSummaryList)},
            {"detail", counted(kDetailList)},
            {"orders", orders}};
  }

  template <class Picks>
  [[nodiscard]] std::vector<std::size_t> orders_that(const Picks& picked) const {
    std::vector<std::size_t> orders;
    for (std::size_t o = 0; o < view_.orders.size(); ++o)
      if (picked(view_.orders[o])) orders.push_back(o);
    return orders;
  }

  [[nodiscard]] std::vector<std::size_t> picked_by(const ScreenFilter& filter) const {
    return orders_that([&](const OrderView& order) {
      return picks(filter, *scenario_.rules, order.situation, day_of(view_.at));
    });
  }

  /// What the top page counts, after all orders.
  [[nodiscard]] Json queues() const {
    Json tabs = Json::array();
    tabs.push_back(tab([](const Speaker& s) { return s.say(kAllOrders); },
                       orders_that([](const OrderView&) { return true; })));
    for (const Queue& queue : queues_of(scenario_, view_))
      tabs.push_back(tab([&](const Speaker& s) { return queue_label(book_, *queue.filter, s); },
                         picked_by(*queue.filter)));
    return tabs;
  }

  /// Main statuses that no queue counts, and the filters of the screens, where they pick some order.
  [[nodiscard]] Json others() const {
    Json tabs = Json::array();
    for (std::size_t status = 0; status < book_.statuses.size(); ++status) {
      const int row = static_cast<int>(status);
      const bool counted = std::ranges::count(book_.screens.queues, row, &ScreenFilter::status) > 0;
      if (book_.statuses[status].region != 0 || counted) continue;
      const auto orders = picked_by({.id = {}, .label = {}, .status = row, .when = {}});
      if (orders.empty()) continue;
      tabs.push_back(
          tab([&](const Speaker& s) { return s.label(book_.statuses[status]); }, orders));
    }
    for (const ScreenFilter& filter : book_.screens.filters)
      if (const auto orders = picked_by(filter); !orders.empty())
        tabs.push_back(tab([&](const Speaker& s) { return s.label(filter); }, orders));
    return tabs;
  }

  /// The most urgent first.
  [[nodiscard]] Json work(const Wording& heading, bool today) const {
    std::vector<std::size_t> orders;
    for (const OrderView* order : by_urgency(view_))
      if (due_today(*order, day_of(view_.at)) == today)
        orders.push_back(static_cast<std::size_t>(order - view_.orders.data()));
    return {{"name", in_both([&](const Speaker& s) { return s.say(heading, orders.size()); })},
            {"orders", orders}};
  }

  // --- an order ---

  [[nodiscard]] Json columns() const {
    Json list = Json::array();
    for (const ScreenColumn& column : book_.screens.summary)
      list.push_back(in_both([&](const Speaker& s) { return column_label(book_, column, s); }));
    return list;
  }

  [[nodiscard]] Json order(const OrderView& order) {
    return {{"id", order_text(scenario_, order.order, ja_)},
            {"status", in_both([&](const Speaker& s) {
               return status_text(*scenario_.rules, order.situation, s);
             })},
            {"moment", moment_of(story_, order.order, view_.at)},
            {"cells", cells(order)},
            {"shown", shown(order)},
            {"troubles", remarks_json(japanese_.troubles(order), english_.troubles(order))},
            {"past", remarks_json(japanese_.past(order), english_.past(order))},
            {"coming", remarks_json(japanese_.coming(order), english_.coming(order))},
            {"possible", remarks_json(japanese_.possible(order), english_.possible(order))}};
  }

  /// By the columns of the summary.
  [[nodiscard]] Json cells(const OrderView& order) {
    const std::vector<ScreenColumn>& columns = book_.screens.summary;
    Json list = std::vector<Json>(columns.size());
    each_cell(order, columns, [&](const ScreenCell& ja, const ScreenCell& en) {
      list[static_cast<std::size_t>(ja.column - columns.data())] = ja.text.empty()
                                                                       ? Json(true)
                                                                       : both_json(ja.text,
                                                                                   en.text);
    });
    return list;
  }

  /// Of the detail: label and text, or `true`.
  [[nodiscard]] Json shown(const OrderView& order) {
    Json list = Json::array();
    each_cell(order, book_.screens.detail, [&](const ScreenCell& ja, const ScreenCell& en) {
      list.push_back({both_json(ja.label, en.label),
                      ja.text.empty() ? Json(true) : both_json(ja.text, en.text)});
    });
    return list;
  }

  template <class Tell>
  void each_cell(const OrderView& order, const std::vector<ScreenColumn>& columns,
                 const Tell& tell) {
    const std::vector<ScreenCell> ja = japanese_.cells(order, columns, false);
    const std::vector<ScreenCell> en = english_.cells(order, columns, false);
    for (std::size_t i = 0; i < ja.size(); ++i) {
      masked_ = masked_ || ja[i].how == ShownGroup::How::Masked;
      tell(ja[i], en[i]);
    }
  }

  const Scenario& scenario_;
  const ShopView& view_;
  const std::span<const ReplayedFile> story_;
  const Rulebook& book_;
  const Speaker ja_{Language::Japanese}, en_{Language::English};
  const OrderWords japanese_, english_;
  bool masked_ = false;  // something was
};

}  // namespace

PageContents view_page(const Scenario& scenario, const ShopView& view,
                       std::span<const ReplayedFile> story, bool detail) {
  const auto title = [&](Language language) { return screens_title(view.at, Speaker(language)); };
  return {"view",
          {title(Language::Japanese), title(Language::English)},
          json_text(ViewPage(scenario, view, story).document(detail)),
          story};
}

}  // namespace juchu
