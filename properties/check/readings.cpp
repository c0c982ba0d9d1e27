#include "properties/check/readings.hpp"

#include <algorithm>
#include <bit>
#include <iterator>
#include <map>

#include "sim/scenario_json.hpp"

namespace juchu {
namespace {

template <class Row>
const Row& row_at(const std::vector<Row>& rows, int index) {
  return rows[static_cast<std::size_t>(index)];
}

Verdict verdict_of(const HazardResult& result) {
  switch (result.verdict()) {
    case Expectation::Gap: return Verdict::Gap;
    case Expectation::Prevented: return Verdict::Prevented;
    case Expectation::Unreachable: return Verdict::Unreachable;
    case Expectation::Unstated: return Verdict::Undecided;
  }
  return Verdict::Undecided;
}

Verdict verdict_of(const Property& property, const PropertyResult& result) {
  switch (violated(property, result.all)) {
    case Possibility::Possible: return Verdict::Violated;
    case Possibility::Impossible: return Verdict::Holds;
    case Possibility::Undecided: return Verdict::Undecided;
  }
  return Verdict::Undecided;
}

/// The readings of a rulebook and their own values.
struct Readings {
  explicit Readings(const Rulebook& book) {
    for (std::size_t p = 0; p < book.parameters.size(); ++p) {
      if (!book.parameters[p].reading) continue;
      if (book.parameters[p].value != 0) own |= 1U << rows.size();
      rows.push_back(static_cast<int>(p));
    }
  }
  [[nodiscard]] std::vector<ParameterChoice> choices(const Rulebook& book,
                                                     std::uint32_t values) const {
    std::vector<ParameterChoice> all;
    for (std::size_t r = 0; r < rows.size(); ++r)
      if (((values ^ own) >> r & 1) != 0)
        all.push_back(
            {row_at(book.parameters, rows[r]).id, Kind::Bool, Value((values >> r & 1) != 0)});
    return all;
  }

  std::vector<int> rows;
  std::uint32_t own = 0;  // bit r: of rows[r]
};

/// Makes one answer of those of all combinations.
class Union {
 public:
  explicit Union(ReadingsReport& report)
      : report_(report), book_(report.combinations.front().rules->rulebook()) {}

  void make() {
    report_.united = report_.combinations.front().report;
    for (std::size_t c = 1; c < report_.combinations.size(); ++c) join(static_cast<int>(c));
  }

 private:
  void join(int combination) {
    const CheckReport& other = row_at(report_.combinations, combination).report;
    CheckReport& united = report_.united;
    for (std::size_t p = 0; p < united.properties.size(); ++p)
      join_property(united.properties[p], other.properties[p], combination);
    for (std::size_t n = 0; n < united.norms.size(); ++n) {
      const std::string& id = row_at(book_.norms, united.norms[n].norm).id;
      join_happening(united.norms[n].kept, other.norms[n].kept, id, combination);
      join_happening(united.norms[n].breached, other.norms[n].breached, id, combination);
    }
    keep_common(united.unused_permits, other.unused_permits);
    keep_common(united.unused_forbids, other.unused_forbids);
    keep_common(united.unused_deadlines, other.unused_deadlines);
    united.coverage_decided = united.coverage_decided && other.coverage_decided;
    united.situations += other.situations;
    united.transitions += other.transitions;
    united.depth = std::max(united.depth, other.depth);
    if (united.budget == Budget::None) united.budget = other.budget;
  }

  void join_property(PropertyResult& into, const PropertyResult& from, int combination) {
    const Property& property = row_at(book_.properties, into.property);
    const bool sometimes = property.pattern == Pattern::Sometimes ||
                           property.pattern == Pattern::SometimesStep;
    if (sometimes) join_happening(into.all, from.all, property.id, combination);
    std::erase_if(into.not_needed, [&](const std::string& part) {
      return std::ranges::find(from.not_needed, part) == from.not_needed.end();
    });
  }

  void join_happening(Answer& into, const Answer& from, const std::string& id, int combination) {
    if (into.possible == Possibility::Possible) return;
    if (from.possible == Possibility::Possible) report_.elsewhere.push_back({id, combination});
    if (from.possible != Possibility::Impossible) into.possible = from.possible;
  }

  static void keep_common(std::vector<int>& rows, const std::vector<int>& others) {
    std::vector<int> common;
    std::ranges::set_intersection(rows, others, std::back_inserter(common));
    rows = std::move(common);
  }

  ReadingsReport& report_;
  const Rulebook& book_;
};

/// The combination with these values; null where it was not checked.
using Verdicts = std::map<std::uint32_t, Verdict>;

std::vector<int> readings_that_matter(const Verdicts& verdicts, std::size_t readings) {
  std::vector<int> matter;
  for (std::size_t r = 0; r < readings; ++r) {
    const bool matters = std::ranges::any_of(verdicts, [&](const auto& each) {
      const auto other = verdicts.find(each.first ^ (1U << r));
      return other != verdicts.end() && other->second != each.second;
    });
    if (matters) matter.push_back(static_cast<int>(r));
  }
  return matter;
}

void find_dependences(ReadingsReport& report) {
  std::vector<std::vector<RuleVerdict>> all;  // by combination, then by rule
  for (const auto& combination : report.combinations)
    all.push_back(verdicts(combination.rules->rulebook(), combination.report));
  for (std::size_t rule = 0; rule < all.front().size(); ++rule) {
    Verdicts by_values;
    ReadingsReport::Dependence found{all.front()[rule].rule->id, {}, {}};
    for (std::size_t c = 0; c < all.size(); ++c) {
      found.verdicts.push_back(all[c][rule].verdict);
      by_values.emplace(report.combinations[c].values, all[c][rule].verdict);
    }
    found.readings = readings_that_matter(by_values, report.readings.size());
    if (!found.readings.empty()) report.dependences.push_back(std::move(found));
  }
}

/// The rulebook's own values first, then by how many are otherwise.
std::vector<std::uint32_t> sequence_of(const Readings& readings) {
  std::vector<std::uint32_t> all(std::size_t{1} << readings.rows.size());
  for (std::size_t c = 0; c < all.size(); ++c) all[c] = static_cast<std::uint32_t>(c) ^ readings.own;
  std::ranges::stable_sort(all, {}, [&](std::uint32_t values) {
    return std::popcount(values ^ readings.own);
  });
  return all;
}

}  // namespace

std::vector<RuleVerdict> verdicts(const Rulebook& rulebook, const CheckReport& report) {
  std::vector<RuleVerdict> all;
  for (const PropertyResult& result : report.properties) {
    const Property& property = row_at(rulebook.properties, result.property);
    all.push_back({&property, verdict_of(property, result)});
  }
  for (const HazardResult& result : report.hazards)
    all.push_back({&row_at(rulebook.hazards, result.hazard), verdict_of(result)});
  for (const NormResult& result : report.norms)
    all.push_back({&row_at(rulebook.norms, result.norm),
                   result.conflict ? Verdict::NotAlwaysKeepable : Verdict::AlwaysKeepable});
  return all;
}

std::optional<ReadingsReport> check_readings(const std::string& rulebook,
                                             const CheckOptions& options,
                                             Diagnostics& diagnostics) {
  RulebookShelf shelf;
  const auto own = shelf.open(rulebook, {}, diagnostics);
  if (own == nullptr) return std::nullopt;
  const Readings readings(own->rulebook());
  const auto known = known_impossible();
  ReadingsReport report;
  report.readings = readings.rows;
  const std::vector<std::uint32_t> sequence = sequence_of(readings);
  report.wanted = static_cast<int>(sequence.size());
  for (const std::uint32_t values : sequence) {
    if (!report.combinations.empty() && options.stop() != Budget::None) break;
    auto choices = readings.choices(own->rulebook(), values);
    auto rules = shelf.open(rulebook, choices, diagnostics);
    if (rules == nullptr) return std::nullopt;
    CheckReport answers = check(rules, options, known);
    report.combinations.push_back(
        {values, std::move(choices), std::move(rules), std::move(answers)});
  }
  Union(report).make();
  if (report.united.budget == Budget::None &&
      report.combinations.size() < static_cast<std::size_t>(report.wanted))
    report.united.budget = options.stop();
  find_dependences(report);
  return report;
}

}  // namespace juchu
