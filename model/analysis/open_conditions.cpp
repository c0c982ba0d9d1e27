#include "model/analysis/open_conditions.hpp"

#include <algorithm>
#include <utility>

#include "model/expression/expression_reader.hpp"
#include "model/rulebook/at_creation.hpp"
#include "model/work/work_limit.hpp"

namespace juchu {
namespace {

Expression constant(const Type& type, Value value) {
  return {.op = Op::Constant, .type = type, .value = value};
}

/// The rule may apply in an order's `main` status (kUnset: to nothing).
bool applies_in(const StatusSet& from, Value main) {
  return main == kUnset ? from.nothing : (from.in[0] >> main & 1) != 0;
}

/// Which of the permits that may apply beside others does: a parameter that nobody names.
EventParameter choice_among(Value permits) {
  EventParameter choice;
  choice.type = {.kind = Kind::Int, .low = 0, .high = permits};
  return choice;
}

void add_condition(Clause& clause, Expression condition) {
  if (clause.empty())
    clause.root = {std::move(condition)};
  else
    clause.root = {
        {.op = Op::And, .type = kTruth, .operands = {clause.expression(), std::move(condition)}}};
}

}  // namespace

bool overlap(const StatusSet& a, const StatusSet& b) {
  if (a.nothing || b.nothing) return a.nothing && b.nothing;
  return std::ranges::equal(a.in, b.in,
                            [](std::uint64_t in, std::uint64_t also) { return (in & also) != 0; });
}

OpenConditions::OpenConditions(const CompiledRulebook& rules, const std::vector<bool>& fields,
                               std::vector<bool> at_creation, const std::vector<bool>& counters,
                               bool alone)
    : rules_(rules),
      rulebook_(rules.rulebook()),
      fields_(fields),
      at_creation_(std::move(at_creation)),
      counters_(counters) {
  for (std::size_t f = 0; f < fields_.size() && !alone; ++f)
    if (keeps_number(rulebook_.fields[f]) && !fields_[f]) numbers_known_ = false;
}

Slice::Open OpenConditions::leave_open(Rulebook& book, const std::vector<bool>& events,
                                       const std::vector<bool>& deadlines) const {
  Slice::Open all(book);
  for (std::size_t e = 0; e < events.size(); ++e)
    if (events[e]) {
      go_on();
      open_event(book, static_cast<int>(e), all);
    }
  for (std::size_t d = 0; d < deadlines.size(); ++d) {
    if (!deadlines[d]) continue;
    Deadline& deadline = book.deadlines[d];
    const bool undated = reads_unknown(deadline.at, false);
    if (undated) deadline.at = {};
    const bool when = open(deadline.when, true, false);
    const bool from = open(deadline.from);
    all.deadlines[d] = undated || when || from || may_be_refused(deadline.set, false);
    all.any = all.any || all.deadlines[d];
  }
  return all;
}

/// Forbids stand only where they surely do. Of several permits that could apply to one event, each
/// can be the one that does.
void OpenConditions::open_event(Rulebook& book, int event, Slice::Open& all) const {
  EventType& type = book.events[static_cast<std::size_t>(event)];
  bool opened = open(type.possible, true, type.shop);
  opened = may_be_refused(type.set, creates_orders(rulebook_, event)) || opened;
  std::vector<StatusSet> doubtful;  // where a forbid was opened
  for (Forbid& forbid : book.forbids) {
    if (forbid.event != event) continue;
    const bool sure = !asks_unknown(forbid.from);
    if (!sure) forbid.when = {"", {constant(kTruth, 0)}};
    if (open(forbid.when, false, forbid.from.nothing || type.shop) || !sure)
      doubtful.push_back(forbid.from);
  }
  std::vector<std::size_t> permits;
  for (std::size_t p = 0; p < book.permits.size(); ++p) {
    Permit& permit = book.permits[p];
    if (permit.event != event) continue;
    permits.push_back(p);
    const bool refused = may_be_refused(permit.set, permit.from.nothing);
    const bool when = open(permit.when, true, permit.from.nothing || type.shop);
    const bool from = open(permit.from);
    if (from || when || refused) doubtful.push_back(permit.from);
    all.permits[p] = from || when || refused;
  }
  add_choice(type, permits, book, all);
  for (const std::size_t p : permits)
    all.permits[p] = opened || std::ranges::any_of(doubtful, [&](const StatusSet& from) {
                       return overlap(from, book.permits[p].from);
                     });
  all.events[static_cast<std::size_t>(event)] = opened;
  all.any = all.any || opened || !doubtful.empty();
}

void OpenConditions::add_choice(EventType& type, const std::vector<std::size_t>& permits,
                                Rulebook& book, const Slice::Open& all) const {
  const Type number{.kind = Kind::Int, .low = 0, .high = 255};
  const Expression parameter{
      .op = Op::Parameter, .type = number, .index = static_cast<int>(type.parameters.size())};
  Value choices = 0;
  for (const std::size_t p : permits) {
    go_on();
    const bool beside_others = std::ranges::any_of(permits, [&](std::size_t other) {
      return other != p && overlap(book.permits[other].from, book.permits[p].from);
    });
    if (all.permits[p] && beside_others)
      add_condition(
          book.permits[p].when,
          {.op = Op::Equal, .type = kTruth, .operands = {parameter, constant(number, ++choices)}});
  }
  if (choices == 0) return;
  type.parameters.push_back(choice_among(choices));
  type.parameter_types.push_back({"", type.parameters.back().type});
}

/// What of `clause` is unknown becomes what makes it likelier to be `wanted`. True when something
/// is.
bool OpenConditions::open(Clause& clause, bool wanted, bool creation) const {
  if (!reads_unknown(clause, creation)) return false;
  clause.root = {opened(clause.expression(), wanted, creation)};
  return true;
}

Expression OpenConditions::opened(const Expression& node, bool wanted, bool creation) const {
  const bool unknown = any_node(node,
                                [&](const Expression& each) { return is_unknown(each, creation); });
  if (!unknown) return node;
  if (node.op != Op::And && node.op != Op::Or && node.op != Op::Not)
    return constant(kTruth, wanted ? 1 : 0);
  Expression result = node;
  for (Expression& operand : result.operands)
    operand = opened(operand, node.op == Op::Not ? !wanted : wanted, creation);
  return result;
}

bool OpenConditions::open(StatusSet& from) const {
  if (!asks_unknown(from)) return false;
  for (std::size_t r = 0; r < rulebook_.regions.size(); ++r)
    if (!fields_[r]) from.in[r] = ~std::uint64_t{0};
  return true;
}

bool OpenConditions::is_unknown(const Expression& node, bool creation) const {
  const auto field = static_cast<std::size_t>(node.index);
  if (node.op == Op::Field) return !(creation ? at_creation_ : fields_)[field];
  if (node.op == Op::BusinessDaysSince) return !fields_[field] || !counters_[field];
  return node.op == Op::UsedElsewhere && !numbers_known_;
}

bool OpenConditions::reads_unknown(const Clause& clause, bool creation) const {
  return !clause.empty() && any_node(clause.expression(), [&](const Expression& node) {
    return is_unknown(node, creation);
  });
}

bool OpenConditions::asks_unknown(const StatusSet& from) const {
  if (from.nothing) return false;
  for (std::size_t r = 0; r < rulebook_.regions.size(); ++r) {
    const std::size_t count = rulebook_.regions[r].statuses.size();
    const std::uint64_t all = count >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
    if (!fields_[r] && (from.in[r] & all) != all) return true;
  }
  return false;
}

/// A value that does not fit an unknown field refuses the whole rule.
bool OpenConditions::may_be_refused(const std::vector<Assignment>& set, bool created) const {
  return std::ranges::any_of(set, [&](const Assignment& assignment) {
    const auto f = static_cast<std::size_t>(assignment.field);
    return !fields_[f] &&
           may_not_fit(rulebook_.fields[f], assignment.value.expression(), rulebook_, created);
  });
}

Interest OpenConditions::unknown(int event, const Situation& order) const {
  const Value main = rules_.fields.front().get(order.words.data());
  Interest unknown;
  if (event < 0) {
    for (const Deadline& deadline : rulebook_.deadlines) {
      if (!applies_in(deadline.from, main)) continue;
      add_unknown(deadline.at, false, unknown);
      add_unknown(deadline.when, false, unknown);
      add_unknown(deadline.from, unknown);
      add_unknown(deadline.set, false, unknown);
    }
    return unknown;
  }
  const EventType& type = rulebook_.events[static_cast<std::size_t>(event)];
  add_unknown(type.possible, type.shop, unknown);
  add_unknown(type.set, main == kUnset, unknown);
  const auto add_rule = [&](const auto& rule) {
    if (rule.event != event || (!type.shop && !applies_in(rule.from, main))) return;
    add_unknown(rule.when, rule.from.nothing || type.shop, unknown);
    add_unknown(rule.from, unknown);
  };
  for (const Permit& permit : rulebook_.permits) {
    add_rule(permit);
    if (permit.event == event && applies_in(permit.from, main))
      add_unknown(permit.set, permit.from.nothing, unknown);
  }
  for (const Forbid& forbid : rulebook_.forbids) add_rule(forbid);
  return unknown;
}

void OpenConditions::add_unknown(const Clause& clause, bool creation, Interest& to) const {
  if (clause.empty()) return;
  for_each_node(clause.expression(), [&](const Expression& node) {
    if (!is_unknown(node, creation)) return;
    if (node.op == Op::Field) to.fields.push_back(node.index);
    if (node.op == Op::BusinessDaysSince) to.counters.push_back(node.index);
    for (std::size_t f = 0; node.op == Op::UsedElsewhere && f < fields_.size(); ++f)
      if (keeps_number(rulebook_.fields[f])) to.fields.push_back(static_cast<int>(f));
  });
}

void OpenConditions::add_unknown(const StatusSet& from, Interest& to) const {
  if (!asks_unknown(from)) return;
  for (std::size_t r = 0; r < rulebook_.regions.size(); ++r)
    if (!fields_[r]) to.fields.push_back(static_cast<int>(r));
}

void OpenConditions::add_unknown(const std::vector<Assignment>& set, bool created,
                                 Interest& to) const {
  for (const Assignment& assignment : set) {
    const auto f = static_cast<std::size_t>(assignment.field);
    if (!fields_[f] &&
        may_not_fit(rulebook_.fields[f], assignment.value.expression(), rulebook_, created))
      to.fields.push_back(assignment.field);
  }
}

}  // namespace juchu
