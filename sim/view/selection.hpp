// Which orders of a shop somebody wants to see: by status, period, condition, words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/text/problems.hpp"
#include "sim/view/shop_view.hpp"

namespace juchu {

/// Whether the screens pick an order in this situation on this day.
[[nodiscard]] bool picks(const ScreenFilter& filter, const CompiledRulebook& rules,
                         const Situation& situation, Day today);

/// As people write it; what is empty selects everything.
struct SelectionRequest {
  std::vector<std::string> statuses;  // ids or labels, of any region
  std::vector<std::string> filters;   // and queues of the rulebook's screens: ids or labels
  std::string period;   // "FIELD=FROM..TO" or "FIELD=DAY", of a date of the screens (id or label)
  std::string where;    // a condition in the rulebook's language
  std::string words;    // stand in the order's id or in what the screens show of it
  bool reveal = false;  // personal data is shown, and searched, too
  std::string order;    // this one alone
};

class Selection {
 public:
  /// Nothing, with a complaint for each mistake, when the request names what the scenario or its
  /// rulebook has not. The scenario outlives the selection.
  [[nodiscard]] static std::optional<Selection> of(const SelectionRequest& request,
                                                   const Scenario& scenario,
                                                   std::vector<Complaint>& complaints);

  [[nodiscard]] bool holds(const OrderView& order, Day today) const;

 private:
  struct Period {
    int field = 0;
    Day from = 0, to = 0;
  };

  explicit Selection(const Scenario& scenario) : scenario_(&scenario) {}
  void read_filters(const std::vector<std::string>& names, std::vector<Complaint>& complaints);
  void read_period(const std::string& text, std::vector<Complaint>& complaints);
  void read_where(const std::string& text, std::vector<Complaint>& complaints);
  [[nodiscard]] bool has_words(const OrderView& order) const;

  const Scenario* scenario_;
  std::vector<std::pair<int, int>> statuses_;  // region, value
  std::vector<ScreenFilter> filters_;
  std::optional<Period> period_;
  std::optional<Expression> where_;
  std::string words_;
  bool reveal_ = false;
  std::string order_;
};

}  // namespace juchu
