#include "sim/view/selection.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "model/engine/packed_environment.hpp"
#include "model/expression/expression_reader.hpp"
#include "model/index.hpp"
#include "model/text/problems.hpp"

namespace juchu {
namespace {

/// The statuses that are called so, by id or label.
std::vector<std::pair<int, int>> statuses_called(const Rulebook& book, const std::string& name) {
  std::vector<std::pair<int, int>> found;
  for (const Status& status : book.statuses)
    if (name == status.id || name == status.label.ja || name == status.label.en)
      found.emplace_back(status.region, status.value);
  return found;
}

std::vector<std::string> status_names(const Rulebook& book) {
  std::vector<std::string> names;
  for (const Status& status : book.statuses) names.push_back(status.id);
  return names;
}

/// The row that is called so, by id or label; -1: none.
template <class Row>
int row_called(const std::vector<const Row*>& rows, const std::string& name) {
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (name == rows[i]->id || name == rows[i]->label.ja || name == rows[i]->label.en)
      return static_cast<int>(i);
  return -1;
}

template <class Row>
std::vector<std::string> ids_of(const std::vector<const Row*>& rows) {
  std::vector<std::string> ids;
  for (const Row* row : rows) ids.push_back(row->id);
  return ids;
}

bool holds_on(Day today, const Expression& condition, const CompiledRulebook& rules,
              const Situation& situation) {
  const Event now = rules.day_event(today);
  return evaluate(condition, PackedEnvironment(rules, situation, now)) == 1;
}

}  // namespace

bool picks(const ScreenFilter& filter, const CompiledRulebook& rules, const Situation& situation,
           Day today) {
  if (filter.status < 0) return holds_on(today, filter.when.expression(), rules, situation);
  const Status& status = row_at(rules.rulebook().statuses, filter.status);
  return rules.field(status.region).get(situation.words.data()) == status.value;
}

std::optional<Selection> Selection::of(const SelectionRequest& request, const Scenario& scenario,
                                       std::vector<Complaint>& complaints) {
  const Rulebook& book = scenario.rules->rulebook();
  Selection selection(scenario);
  selection.words_ = request.words;
  selection.order_ = request.order;
  for (const std::string& name : request.statuses) {
    const auto found = statuses_called(book, name);
    if (found.empty())
      complaints.push_back(unknown_name({"状態", "status"}, name, status_names(book)));
    selection.statuses_.insert(selection.statuses_.end(), found.begin(), found.end());
  }
  selection.read_filters(request.filters, complaints);
  std::vector<std::string> ids;
  for (const ScenarioOrder& order : scenario.orders) ids.push_back(order.id);
  if (!request.order.empty() && std::ranges::find(ids, request.order) == ids.end())
    complaints.push_back(unknown_name({"注文", "order"}, request.order, ids));
  if (!request.period.empty()) selection.read_period(request.period, complaints);
  if (!request.where.empty()) selection.read_where(request.where, complaints);
  if (!complaints.empty()) return std::nullopt;
  return selection;
}

void Selection::read_filters(const std::vector<std::string>& names,
                             std::vector<Complaint>& complaints) {
  std::vector<const ScreenFilter*> known;
  for (const ScreenFilter& filter : scenario_->rules->rulebook().screens.filters)
    known.push_back(&filter);
  for (const std::string& name : names) {
    const int chosen = row_called(known, name);
    if (chosen < 0)
      complaints.push_back(unknown_name({"注文タイプ", "filter"}, name, ids_of(known)));
    else
      filters_.push_back(row_at(known, chosen));
  }
}

/// FIELD=FROM..TO, where both ends may be left out.
void Selection::read_period(const std::string& text, std::vector<Complaint>& complaints) {
  const Rulebook& book = scenario_->rules->rulebook();
  const auto equals = text.find('='), dots = text.find("..");
  const bool shaped = equals != text.npos && dots != text.npos && equals < dots;
  const auto day = [&](std::size_t from, std::size_t to, Day otherwise) {
    return from == to ? std::optional(otherwise) : parse_day(text.substr(from, to - from));
  };
  const auto from = shaped ? day(equals + 1, dots, kFirstDay) : std::nullopt;
  const auto to = shaped ? day(dots + 2, text.size(), kLastDay) : std::nullopt;
  if (!from || !to) {
    complaints.push_back(
        {{"期間は「項目=開始日..終了日」と書きます", "a period is written FIELD=FROM..TO"},
         {"例: --period ordered_on=2024-03-01..2024-03-07",
          "as in --period ordered_on=2024-03-01..2024-03-07"}});
    return;
  }
  const std::string name = text.substr(0, equals);
  std::vector<const Field*> dates;
  for (const int row : book.screens.periods) dates.push_back(&row_at(book.fields, row));
  const int chosen = row_called(dates, name);
  if (chosen < 0) {
    complaints.push_back(unknown_name({"日付の項目", "date"}, name, ids_of(dates)));
    return;
  }
  period_ = Period{row_at(book.screens.periods, chosen), *from, *to};
}

void Selection::read_where(const std::string& text, std::vector<Complaint>& complaints) {
  const CompiledRulebook& rules = *scenario_->rules;
  std::vector<ExpressionProblem> problems;
  where_ = read_expression(text, {.names = &rules.rulebook().names}, kTruth, problems);
  for (const ExpressionProblem& problem : problems)
    complaints.push_back({problem.problem, problem.hint});
  const auto counts = [](const Expression& node) { return node.op == Op::BusinessDaysSince; };
  if (where_ && any_node(*where_, counts))  // they are kept as far as the rules ask for them only
    complaints.push_back(
        {{"画面では営業日を数えられません", "screens count no business days"},
         {"期限が設定する項目で選んでください", "pick by a field that a deadline sets"}});
}

bool Selection::holds(const OrderView& order, Day today) const {
  const CompiledRulebook& rules = *scenario_->rules;
  const Word* words = order.situation.words.data();
  const ScenarioOrder& known = scenario_->orders[static_cast<std::size_t>(order.order)];
  if (!order_.empty() && known.id != order_) return false;
  if (!statuses_.empty() && std::ranges::none_of(statuses_, [&](const auto& status) {
        return rules.field(status.first).get(words) == status.second;
      }))
    return false;
  if (period_) {
    const Value day = rules.field(period_->field).get(words);
    if (day == kUnset || day < period_->from || day > period_->to) return false;
  }
  if (where_ && !holds_on(today, *where_, rules, order.situation)) return false;
  if (!std::ranges::all_of(filters_, [&](const ScreenFilter* filter) {
        return picks(*filter, rules, order.situation, today);
      }))
    return false;
  return words_.empty() || has_words(known);
}

bool Selection::has_words(const ScenarioOrder& order) const {
  return order.id.find(words_) != std::string::npos ||
         std::ranges::any_of(order.shown, [&](const std::string& shown) {
           return shown.find(words_) != std::string::npos;
         });
}

}  // namespace juchu
