#include <algorithm>
#include <map>
#include <set>

#include "model/engine/clause_analysis.hpp"
#include "model/expression/expression_reader.hpp"
#include "model/expression/wording.hpp"
#include "model/status_graph.hpp"
#include "model/work/work_limit.hpp"
#include "properties/lint/findings.hpp"
#include "properties/lint/open_clauses.hpp"

namespace juchu {
namespace {

LintFinding about(const RuleHead& rule, Text problem, Text hint) {
  return {.position = rule.position,
          .subject = rule.id,
          .problem = std::move(problem),
          .hint = std::move(hint)};
}

bool names_status(const StatusSet& from, std::size_t region, int value) {
  return (from.in[region] >> value & 1) != 0;
}

/// Judges conditions, alone and together with the statuses in which they are asked.
class Conditions {
 public:
  explicit Conditions(const Rulebook& rulebook)
      : rulebook_(rulebook), open_(rulebook), graphs_(status_graphs(rulebook)) {}

  [[nodiscard]] bool never(const Clause& clause) const {
    const Expression* const condition = open_.find(clause);
    return condition != nullptr && interval_of(*condition, open_.names()).high == 0;
  }

  [[nodiscard]] bool always(const Clause& clause) const {
    const Expression* const condition = open_.find(clause);
    return condition != nullptr && interval_of(*condition, open_.names()).low == 1;
  }

  /// True when no status that the rule names lets its condition hold, or none can be reached.
  [[nodiscard]] bool never_there(const StatusSet& from, const Clause& when) const {
    if (from.nothing) return false;
    for (std::size_t r = 0; r < rulebook_.regions.size(); ++r)
      if (from.in[r] != ~std::uint64_t{0} && !possible_in(from, r, when)) return true;
    return false;
  }

  [[nodiscard]] std::set<std::string> parts(const Clause& when, int event) const {
    return open_.parts(when, event);
  }

 private:
  [[nodiscard]] bool possible_in(const StatusSet& from, std::size_t region,
                                 const Clause& when) const {
    const Expression* const condition = open_.find(when);
    const int count = static_cast<int>(rulebook_.regions[region].statuses.size());
    for (int value = 0; value < count; ++value) {
      if (!names_status(from, region, value)) continue;
      if (std::ranges::find(graphs_[region].unreachable, value) !=
          graphs_[region].unreachable.end())
        continue;
      if (condition == nullptr ||
          truth_of(*condition, {{static_cast<int>(region), value}}) != Truth::False)
        return true;
    }
    return false;
  }

  const Rulebook& rulebook_;
  OpenRules open_;
  std::vector<StatusGraph> graphs_;
};

const Text kNeverHolds = {"条件が成り立つことはありません", "its condition can never hold"};
const Text kNeverThere = {"このルールの状態では、条件が成り立つことはありません",
                          "in the statuses that it names, its condition can never hold"};
const Text kLookAtCondition = {"条件を見直すか、ルールを削除してください",
                               "look at the condition, or remove the rule"};

template <class Rule>
void find_never(LintFindings& findings, const Conditions& conditions,
                const std::vector<Rule>& rules) {
  for (const Rule& rule : rules) {
    if (conditions.never(rule.when)) {
      findings.push_back(about(rule, kNeverHolds, kLookAtCondition));
    } else if (conditions.never_there(rule.from, rule.when)) {
      findings.push_back(about(rule, kNeverThere, kLookAtCondition));
    }
  }
}

/// Where two rules are asked about one event.
class Overlap {
 public:
  explicit Overlap(const Rulebook& rulebook) : rulebook_(rulebook), conditions_(rulebook) {}

  /// True when `front` applies wherever `back` does.
  [[nodiscard]] bool covers(const auto& front, const auto& back) const {
    if (front.event != back.event || front.from.nothing != back.from.nothing) return false;
    if (!front.from.names_main && back.from.names_main && (bits(back.from, 0) & finals()) != 0)
      return false;
    for (std::size_t r = 0; r < rulebook_.regions.size(); ++r)
      if ((bits(back.from, r) & ~bits(front.from, r)) != 0) return false;
    return implied(front, back);
  }

  /// True when both apply somewhere for certain.
  [[nodiscard]] bool meet(const Permit& a, const Permit& b) const {
    if (a.event != b.event || a.from.nothing != b.from.nothing) return false;
    for (std::size_t r = 0; r < rulebook_.regions.size(); ++r)
      if (!a.from.nothing && common(a.from, b.from, r) == 0) return false;
    if (!implied(a, b) && !implied(b, a)) return false;
    return !conditions_.never(a.when) && !conditions_.never(b.when) &&
           !conditions_.never_there(a.from, b.when) && !conditions_.never_there(b.from, a.when);
  }

 private:
  /// True when the condition of `front` holds whenever that of `back` does.
  [[nodiscard]] bool implied(const auto& front, const auto& back) const {
    return std::ranges::includes(parts_of(back), parts_of(front));
  }

  /// Worked out once for each rule.
  [[nodiscard]] const auto& parts_of(const auto& rule) const {
    const auto [place, fresh] = parts_.try_emplace(&rule.when);
    if (fresh) place->second = conditions_.parts(rule.when, rule.event);
    return place->second;
  }

  [[nodiscard]] std::uint64_t bits(const StatusSet& from, std::size_t region) const {
    std::uint64_t all = 0;
    for (std::size_t value = 0; value < rulebook_.regions[region].statuses.size(); ++value)
      all |= from.in[region] & (std::uint64_t{1} << value);
    return all;
  }

  /// The statuses in which both are asked; unless it names one, a rule is not asked in a final one.
  [[nodiscard]] std::uint64_t common(const StatusSet& a, const StatusSet& b,
                                     std::size_t region) const {
    const std::uint64_t both = bits(a, region) & bits(b, region);
    return region > 0 || (a.names_main && b.names_main) ? both : both & ~finals();
  }

  [[nodiscard]] std::uint64_t finals() const {
    std::uint64_t all = 0;
    for (const int status : rulebook_.regions[0].statuses)
      if (rulebook_.statuses[static_cast<std::size_t>(status)].final)
        all |= std::uint64_t{1} << rulebook_.statuses[static_cast<std::size_t>(status)].value;
    return all;
  }

  const Rulebook& rulebook_;
  Conditions conditions_;
  mutable std::map<const Clause*, std::set<std::string>> parts_;
};

}  // namespace

LintFindings rules_that_never_apply(const CompiledRulebook& rules) {
  const Rulebook& rulebook = rules.rulebook();
  const Conditions conditions(rulebook);
  LintFindings findings;
  find_never(findings, conditions, rulebook.permits);
  find_never(findings, conditions, rulebook.forbids);
  find_never(findings, conditions, rulebook.deadlines);
  for (const Warning& warning : rulebook.warnings)
    if (conditions.never(warning.when))
      findings.push_back(about(warning, kNeverHolds, kLookAtCondition));
  for (const Hazard& hazard : rulebook.hazards)
    if (conditions.never(hazard.when))
      findings.push_back(about(hazard, kNeverHolds, kLookAtCondition));
  for (const Norm& norm : rulebook.norms) {
    if (conditions.never(norm.when) || conditions.never(norm.holds))
      findings.push_back(about(norm, kNeverHolds, kLookAtCondition));
    if (conditions.always(norm.must))
      findings.push_back(about(norm, {"破ることができません", "it cannot be breached"},
                               {"「must」を見直してください", "look at its \"must\""}));
  }
  return findings;
}

LintFindings shadowed_rules(const CompiledRulebook& rules) {
  const Rulebook& rulebook = rules.rulebook();
  const Overlap overlap(rulebook);
  LintFindings findings;
  for (const Permit& permit : rulebook.permits)
    for (const Forbid& forbid : rulebook.forbids)
      if (overlap.covers(forbid, permit))
        findings.push_back(about(
            permit,
            say("禁止「{}」がいつも先に断ります", "the forbid {} always refuses first", forbid.id),
            kLookAtCondition));
  for (std::size_t back = 0; back < rulebook.forbids.size(); ++back)
    for (std::size_t front = 0; front < back; ++front)
      if (overlap.covers(rulebook.forbids[front], rulebook.forbids[back]))
        findings.push_back(
            about(rulebook.forbids[back],
                  say("禁止「{}」がいつも先に断るため、この理由は告げられません",
                      "the forbid {} always refuses first, so nobody is told this reason",
                      rulebook.forbids[front].id),
                  kLookAtCondition));
  return findings;
}

LintFinding applies_together(const CompiledRulebook& rules, int first, int second) {
  const auto& permits = rules.rulebook().permits;
  return about(permits[static_cast<std::size_t>(second)],
               say("許可「{}」と同時に当てはまります", "it applies together with the permit {}",
                   permits[static_cast<std::size_t>(first)].id),
               {"どちらか一つだけが当てはまる条件にしてください",
                "let their conditions exclude each other"});
}

LintFindings overlapping_permits(const CompiledRulebook& rules) {
  const Rulebook& rulebook = rules.rulebook();
  const Overlap overlap(rulebook);
  LintFindings findings;
  for (std::size_t b = 0; b < rulebook.permits.size(); ++b, go_on())
    for (std::size_t a = 0; a < b; ++a)
      if (overlap.meet(rulebook.permits[a], rulebook.permits[b]))
        findings.push_back(applies_together(rules, static_cast<int>(a), static_cast<int>(b)));
  return findings;
}

}  // namespace juchu
