#include "sim/view/selection.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "model/engine/packed_environment.hpp"
#include "model/expression/expression_reader.hpp"
#include "model/index.hpp"
#include "model/text/name_list.hpp"
#include "sim/view/shown_groups.hpp"

namespace juchu {
namespace {

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
  selection.reveal_ = request.reveal;
  selection.order_ = request.order;
  NameList statuses({"状態", "status"});
  statuses.add_all(book.statuses);
  for (const std::string& name : request.statuses) {
    const auto row = statuses.find(name);
    if (!row) {
      complaints.push_back(statuses.unknown(name));
      continue;
    }
    const Status& status = row_at(book.statuses, *row);
    selection.statuses_.emplace_back(status.region, status.value);
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
  const Screens& screens = scenario_->rules->rulebook().screens;
  std::vector<ScreenFilter> filters = screens.filters;
  filters.insert(filters.end(), screens.queues.begin(), screens.queues.end());
  NameList known({"絞り込み", "filter"});
  known.add_all(filters);
  for (const std::string& name : names) {
    if (const auto row = known.find(name))
      filters_.push_back(row_at(filters, *row));
    else
      complaints.push_back(known.unknown(name));
  }
}

/// FIELD=FROM..TO, where both ends may be left out, or FIELD=DAY.
void Selection::read_period(const std::string& text, std::vector<Complaint>& complaints) {
  const Rulebook& book = scenario_->rules->rulebook();
  const auto equals = text.find('='), range = text.find("..");
  const bool one_day = equals != text.npos && range == text.npos;
  const auto dots = one_day ? text.size() : range;
  const bool shaped = equals != text.npos && dots != text.npos && equals < dots;
  const auto day = [&](std::size_t from, std::size_t to, Day otherwise) {
    return from == to ? std::optional(otherwise) : parse_day(text.substr(from, to - from));
  };
  const auto from = shaped ? day(equals + 1, dots, kFirstDay) : std::nullopt;
  const auto to = !shaped || one_day ? from : day(dots + 2, text.size(), kLastDay);
  if (from && to && *from > *to)
    return complaints.push_back(
        {{"期間の終わりが始まりより前です", "the period ends before it begins"},
         {fmt::format("{}..{} でしょうか", day_text(*to), day_text(*from)),
          fmt::format("did you mean {}..{}?", day_text(*to), day_text(*from))}});
  if (!from || !to) {
    complaints.push_back(
        {{"期間は「項目=開始日..終了日」と書きます。片方だけ、または一日だけでもかまいません",
          "a period is written FIELD=FROM..TO; either end may be left out, or FIELD=DAY"},
         {"例: --period ordered_on=2024-03-01..2024-03-07",
          "as in --period ordered_on=2024-03-01..2024-03-07"}});
    return;
  }
  const std::string name = text.substr(0, equals);
  NameList dates({"日付の項目", "date"});
  for (const int row : book.screens.periods)
    dates.add(row_at(book.fields, row).id, row_at(book.fields, row).label);
  const auto chosen = dates.find(name);
  if (!chosen) return complaints.push_back(dates.unknown(name));
  period_ = Period{row_at(book.screens.periods, *chosen), *from, *to};
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
  if (!std::ranges::all_of(filters_, [&](const ScreenFilter& filter) {
        return picks(filter, rules, order.situation, today);
      }))
    return false;
  return words_.empty() || has_words(order);
}

/// Only in what the screens show: nothing that the status hides, and what is personal only where it
/// is revealed.
bool Selection::has_words(const OrderView& order) const {
  const auto has = [&](const std::string& text) { return text.find(words_) != std::string::npos; };
  return has(row_at(scenario_->orders, order.order).id) ||
         std::ranges::any_of(shown_groups(*scenario_, order, reveal_),
                             [&](const ShownGroup& group) {
                               return group.how == ShownGroup::How::Plain && has(group.text);
                             });
}

}  // namespace juchu
