// What a screen says of an order, in words: what it shows, what is wrong, what comes next and what
// can be done.
//
// Decides what is said and in which sequence; where it stands is the matter of the report that shows
// it.
#pragma once

#include <string>
#include <vector>

#include "report/text/step_text.hpp"
#include "sim/view/shop_view.hpp"
#include "sim/view/shown_groups.hpp"

namespace juchu {

/// What stands of an order in a column of a screen.
struct ScreenCell {
  const ScreenColumn* column;
  ShownGroup::How how = ShownGroup::How::Plain;  // Hidden: `text` says so
  std::string label;
  std::string text;  // empty: the label says it all
};

/// What a column is called.
[[nodiscard]] std::string column_label(const Rulebook& book, const ScreenColumn& column,
                                       const Speaker& speaker);

/// What a queue is called; one beside the main region, with its region.
[[nodiscard]] std::string queue_label(const Rulebook& book, const ScreenFilter& queue,
                                      const Speaker& speaker);

/// "The screens at the end of 2024-03-04 Mon"
[[nodiscard]] std::string screens_title(Moment at, const Speaker& speaker);

class OrderWords {
 public:
  /// The arguments outlive it.
  OrderWords(const Scenario& scenario, const ShopView& view, const Speaker& speaker);

  /// Of those of `columns` that have something to say: first the groups of data, then the fields.
  /// Personal data is masked, unless `reveal`.
  [[nodiscard]] std::vector<ScreenCell> cells(const OrderView& order,
                                              const std::vector<ScreenColumn>& columns,
                                              bool reveal) const;
  /// Hazards that hold, and what is overdue.
  [[nodiscard]] std::vector<Remark> troubles(const OrderView& order) const;
  /// Breaches of before that nothing is overdue of any more.
  [[nodiscard]] std::vector<Remark> past(const OrderView& order) const;
  /// What happens by itself, each with what people can do then.
  [[nodiscard]] std::vector<Remark> coming(const OrderView& order) const;
  /// What people can do now, by who can.
  [[nodiscard]] std::vector<Remark> possible(const OrderView& order) const;

 private:
  [[nodiscard]] Remark coming(const Coming& coming) const;
  void add_possible(const std::vector<int>& events, const Wording& wording,
                    std::vector<Remark>& remarks) const;

  const Scenario& scenario_;
  const ShopView& view_;
  const Speaker& speaker_;
  const CompiledRulebook& rules_;
  const Rulebook& book_;
};

}  // namespace juchu
