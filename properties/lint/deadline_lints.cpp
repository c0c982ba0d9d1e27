#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "model/engine/clause_analysis.hpp"
#include "model/expression/wording.hpp"
#include "model/work/work_limit.hpp"
#include "properties/lint/findings.hpp"
#include "properties/lint/open_clauses.hpp"

namespace juchu {
namespace {

using Known = std::map<int, Value>;  // by field

/// Two deadlines of one rank, in the situations in which both are asked.
class Pair {
 public:
  Pair(const Rulebook& rulebook, const OpenRules& open, const Deadline& a, const Deadline& b)
      : rulebook_(rulebook), open_(open), a_(a), b_(b) {
    gather_facts(a.when);
    gather_facts(b.when);
  }

  /// The statuses, one for each region, in which their sequence may matter; empty: there are none.
  [[nodiscard]] std::vector<std::string> conflict() const {
    if (contradictory_ || same_effect()) return {};
    std::vector<std::string> where;
    Known known = facts_;
    return find(0, known, where) ? where : std::vector<std::string>{};
  }

 private:
  /// What the parts of a condition say about single fields.
  void gather_facts(const Clause& when) {
    if (const Expression* const condition = open_.find(when)) gather(*condition);
  }

  void gather(const Expression& node) {
    if (node.op == Op::And) {
      for (const Expression& operand : node.operands) gather(operand);
    } else if (node.op == Op::Field) {
      know(node.index, 1);
    } else if (node.op == Op::Not && node.operands[0].op == Op::Field) {
      know(node.operands[0].index, 0);
    } else if (node.op == Op::Not && node.operands[0].op == Op::IsSet &&
               node.operands[0].operands[0].op == Op::Field) {
      know(node.operands[0].operands[0].index, kUnset);
    } else if (node.op == Op::Equal && node.operands[0].op == Op::Field &&
               node.operands[1].op == Op::Constant) {
      know(node.operands[0].index, node.operands[1].value);
    }
  }

  void know(int field, Value value) {
    if (!facts_.emplace(field, value).second && facts_[field] != value) contradictory_ = true;
  }

  [[nodiscard]] bool same_effect() const {
    const auto targets = [](const Deadline& deadline) {
      Known all;
      for (const StatusChange& to : deadline.to) all[to.region] = to.value;
      return all;
    };
    const auto assigned = [](const Deadline& deadline) {
      std::map<int, std::string> all;
      for (const Assignment& each : deadline.set) all[each.field] = each.value.text;
      return all;
    };
    return targets(a_) == targets(b_) && assigned(a_) == assigned(b_) && a_.send == b_.send;
  }

  bool find(std::size_t region, Known& known, std::vector<std::string>& where) const {
    if (region == rulebook_.regions.size()) return may_conflict(known);
    const auto count = static_cast<Value>(rulebook_.regions[region].statuses.size());
    const auto fact = facts_.find(static_cast<int>(region));
    for (Value value = 0; value < count; ++value) {
      if (!asked(a_, region, value) || !asked(b_, region, value)) continue;
      if (fact != facts_.end() && fact->second != value) continue;
      known[static_cast<int>(region)] = value;
      where.push_back(rulebook_.status(static_cast<int>(region), value).id);
      if (find(region + 1, known, where)) return true;
      where.pop_back();
    }
    return false;
  }

  [[nodiscard]] bool asked(const Deadline& deadline, std::size_t region, Value value) const {
    if ((deadline.from.in[region] >> value & 1) == 0) return false;
    return region > 0 || deadline.from.names_main || !rulebook_.status(0, value).final;
  }

  [[nodiscard]] bool may_conflict(const Known& known) const {
    if (!may_be_due(a_, known) || !may_be_due(b_, known)) return false;
    const std::set<int> written_a = written(a_, known), written_b = written(b_, known);
    return touch(written_a, reads(b_)) || touch(written_b, reads(a_)) ||
           touch_in_order(written_a, written_b);
  }

  [[nodiscard]] bool may_be_due(const Deadline& deadline, const Known& known) const {
    if (const Expression* const when = open_.find(deadline.when))
      if (truth_of(*when, known) == Truth::False) return false;
    const Expression* const at = open_.find(deadline.at);
    return at == nullptr || !surely_unset(*at, known);
  }

  static bool surely_unset(const Expression& day, const Known& known) {
    if (day.op == Op::Field) {
      const auto found = known.find(day.index);
      return found != known.end() && found->second == kUnset;
    }
    if (day.op == Op::Conditional)
      return surely_unset(day.operands[1], known) && surely_unset(day.operands[2], known);
    return (day.op == Op::Add || day.op == Op::Subtract) && surely_unset(day.operands[0], known);
  }

  /// What firing changes there.
  static std::set<int> written(const Deadline& deadline, const Known& known) {
    std::set<int> all;
    for (const StatusChange& to : deadline.to)
      if (known.at(to.region) != to.value) all.insert(to.region);
    for (const Assignment& each : deadline.set) all.insert(each.field);
    return all;
  }

  /// What decides whether it is due and what it writes. Fields of the cart or shop are only added
  /// to.
  [[nodiscard]] std::set<int> reads(const Deadline& deadline) const {
    std::set<int> all = open_reads(deadline.at);
    all.merge(open_reads(deadline.when));
    for (std::size_t r = 0; r < rulebook_.regions.size(); ++r)
      if (deadline.from.in[r] != ~std::uint64_t{0}) all.insert(static_cast<int>(r));
    for (const Assignment& each : deadline.set) {
      std::set<int> values = open_reads(each.value);
      if (!of_order(each.field)) values.erase(each.field);
      all.merge(values);
    }
    return all;
  }

  [[nodiscard]] std::set<int> open_reads(const Clause& clause) const {
    const Expression* const open = open_.find(clause);
    return open == nullptr ? std::set<int>{} : reads_of({.root = {*open}});
  }

  [[nodiscard]] bool of_order(int field) const {
    return rulebook_.fields[static_cast<std::size_t>(field)].scope == FieldScope::Order;
  }

  static bool touch(const std::set<int>& a, const std::set<int>& b) {
    return std::ranges::any_of(a, [&](int field) { return b.contains(field); });
  }

  [[nodiscard]] bool touch_in_order(const std::set<int>& a, const std::set<int>& b) const {
    return std::ranges::any_of(a, [&](int field) { return of_order(field) && b.contains(field); });
  }

  const Rulebook& rulebook_;
  const OpenRules& open_;
  const Deadline& a_;
  const Deadline& b_;
  Known facts_;
  bool contradictory_ = false;
};

}  // namespace

std::vector<DeadlinePair> deadline_pairs_in_conflict(const CompiledRulebook& rules) {
  const Rulebook& rulebook = rules.rulebook();
  const OpenRules open(rulebook);
  std::vector<DeadlinePair> pairs;
  for (std::size_t b = 0; b < rulebook.deadlines.size(); ++b, go_on()) {
    for (std::size_t a = 0; a < b; ++a) {
      const Deadline &first = rulebook.deadlines[a], &second = rulebook.deadlines[b];
      if (first.rank != second.rank) continue;
      auto where = Pair(rulebook, open, first, second).conflict();
      if (!where.empty())
        pairs.push_back({static_cast<int>(a), static_cast<int>(b), std::move(where)});
    }
  }
  return pairs;
}

LintFinding may_conflict(const CompiledRulebook& rules, const DeadlinePair& pair) {
  const auto& deadlines = rules.rulebook().deadlines;
  const Deadline& second = deadlines[static_cast<std::size_t>(pair.second)];
  return {
      .position = second.position,
      .subject = second.id,
      .problem = say("「{}」と同じ日に来ると、順番で結果が変わるかもしれません（状態: {}）",
                     "if {} is due on the same day, their sequence may matter (in {})",
                     deadlines[static_cast<std::size_t>(pair.first)].id,
                     fmt::format("{}", fmt::join(pair.where, ", "))),
      .hint = {"起こりえないならそのままで構いません。起こりうるなら「rank」で順番を決めてください",
               "leave it if that cannot be; otherwise let their ranks say which comes first"}};
}

LintFindings deadlines_in_conflict(const CompiledRulebook& rules) {
  LintFindings findings;
  for (const DeadlinePair& pair : deadline_pairs_in_conflict(rules))
    findings.push_back(may_conflict(rules, pair));
  return findings;
}

}  // namespace juchu
