#include "properties/check/readings.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "model/index.hpp"
#include "model/work/work_limit.hpp"
#include "properties/check/known_answers.hpp"

namespace juchu {
namespace {

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

/// What to ask of other combinations, when these are the answers for the rulebook's own (G3).
CheckOptions narrowed(CheckOptions options, const Rulebook& book, const CheckReport& own) {
  const auto vacuous = [](const auto& result) { return !result.not_needed.empty(); };
  options.vacuity = std::ranges::any_of(own.properties, vacuous) ||
                    std::ranges::any_of(own.hazards, vacuous);
  options.norms = std::ranges::any_of(own.norms, [&](const NormResult& result) {
    return !row_at(book.norms, result.norm).promise &&
           (result.kept.possible != Possibility::Possible ||
            result.breached.possible != Possibility::Possible);
  });
  options.overlaps = false;
  options.coverage = !own.unused.empty();
  options.seen = RulesSeen(book);
  for (const RuleRef& rule : RulesSeen(book).rest())
    if (std::ranges::find(own.unused, rule, &CheckReport::Unused::rule) == own.unused.end())
      options.seen.add(rule);
  options.any_story = true;
  return options;
}

/// Makes one answer of those of all combinations.
class Union {
 public:
  Union(ReadingsReport& report, const Rulebook& book) : report_(report), book_(book) {}

  /// Joins the answers of the combination that was added last, to what was `asked`.
  void join_last(const CheckOptions& asked) {
    const int combination = static_cast<int>(report_.combinations.size()) - 1;
    const CheckReport& other = report_.combinations.back().report;
    CheckReport& united = report_.united;
    if (combination == 0) {
      united = other;
      return;
    }
    join_rules(other, asked, combination);
    united.situations += other.situations;
    united.transitions += other.transitions;
    united.depth = std::max(united.depth, other.depth);
    if (united.budget == Budget::None) united.budget = other.budget;
  }

 private:
  void join_rules(const CheckReport& other, const CheckOptions& asked, int combination) {
    CheckReport& united = report_.united;
    for (std::size_t p = 0; p < united.properties.size(); ++p)
      join_witness(united.properties[p], other.properties[p], combination);
    if (asked.vacuity) {
      keep_what_nobody_needs(united.properties, other.properties);
      keep_what_nobody_needs(united.hazards, other.hazards);
    }
    for (std::size_t n = 0; n < other.norms.size(); ++n) {
      const Norm& norm = row_at(book_.norms, united.norms[n].norm);
      join_happening(united.norms[n].kept, other.norms[n].kept, norm, combination);
      join_happening(united.norms[n].breached, other.norms[n].breached, norm, combination);
    }
    if (!asked.coverage) return;
    std::erase_if(united.unused, [&](CheckReport::Unused& unused) {
      const auto here = find(other.unused, unused.rule);
      if (here != other.unused.end()) {
        unused.never = unused.never && here->never;
        unused.asked = unused.asked && here->asked;
      }
      return here == other.unused.end();
    });
  }

  template <class Result>
  static void keep_what_nobody_needs(std::vector<Result>& into, const std::vector<Result>& from) {
    for (std::size_t r = 0; r < into.size(); ++r)
      std::erase_if(into[r].not_needed, [&](const NotNeeded& part) {
        return std::ranges::find(from[r].not_needed, part) == from[r].not_needed.end();
      });
  }

  void join_witness(PropertyResult& into, const PropertyResult& from, int combination) {
    const Property& property = row_at(book_.properties, into.property);
    const bool sometimes = property.sometimes();
    if (sometimes) join_happening(into.all, from.all, property, combination);
  }

  void join_happening(Answer& into, const Answer& from, const RuleHead& rule, int combination) {
    if (into.possible == Possibility::Possible) return;
    if (from.possible == Possibility::Possible) report_.elsewhere.push_back({&rule, combination});
    if (from.possible != Possibility::Impossible) into.possible = from.possible;
  }

  static std::vector<CheckReport::Unused>::const_iterator find(
      const std::vector<CheckReport::Unused>& all, const RuleRef& rule) {
    return std::ranges::find(all, rule, &CheckReport::Unused::rule);
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
    ReadingsReport::Dependence found{all.front()[rule].rule, {}, {}};
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
  for (std::size_t c = 0; c < all.size(); ++c)
    all[c] = static_cast<std::uint32_t>(c) ^ readings.own;
  std::ranges::stable_sort(
      all, {}, [&](std::uint32_t values) { return std::popcount(values ^ readings.own); });
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
  return all;
}

std::optional<ReadingsCheck> ReadingsCheck::open(const std::string& rulebook, RulebookShelf& shelf,
                                                 Diagnostics& diagnostics) {
  const WorkLimit::OfThread none(nullptr);  // it is short, and without it there is no answer
  auto own = shelf.open_small(rulebook, diagnostics);
  if (own == nullptr) return std::nullopt;
  ReadingsCheck readings(rulebook, shelf);
  const Readings all(own->rulebook());
  readings.readings_ = all.rows;
  for (const std::uint32_t values : sequence_of(all)) {
    readings.values_.push_back(values);
    readings.choices_.push_back(all.choices(own->rulebook(), values));
  }
  readings.own_ = std::move(own);
  return readings;
}

CheckReport ReadingsCheck::check_own(const CheckOptions& options) {
  known_ = known_answers();
  return check(own_, options, known_);
}

std::optional<CheckReport> ReadingsCheck::check_other(int combination, const CheckReport& own,
                                                      const CheckOptions& options,
                                                      Diagnostics& diagnostics) const {
  const auto rules = rules_of(combination, diagnostics);
  if (rules == nullptr) return std::nullopt;
  return check(rules, narrowed(options, own_->rulebook(), own),
               std::make_shared<KnownAnswers>(*known_));
}

std::optional<ReadingsReport> ReadingsCheck::unite(std::map<int, CheckReport> answers,
                                                   Diagnostics& diagnostics) const {
  ReadingsReport report;
  report.readings = readings_;
  report.wanted = combinations();
  Union united(report, own_->rulebook());
  const CheckOptions asked = narrowed({}, own_->rulebook(), answers.at(0));
  for (auto& [combination, answer] : answers) {
    auto rules = rules_of(combination, diagnostics);
    if (rules == nullptr) return std::nullopt;
    report.combinations.push_back(
        {row_at(values_, combination), row_at(choices_, combination), rules, std::move(answer)});
    united.join_last(asked);
  }
  find_dependences(report);
  return report;
}

std::shared_ptr<const CompiledRulebook> ReadingsCheck::rules_of(int combination,
                                                                Diagnostics& diagnostics) const {
  const WorkLimit::OfThread none(nullptr);  // it is short, and without it there is no answer
  return shelf_->open(rulebook_, row_at(choices_, combination), diagnostics);
}

std::optional<ReadingsReport> check_readings(const std::string& rulebook,
                                             const CheckOptions& options,
                                             Diagnostics& diagnostics) {
  RulebookShelf shelf;
  auto readings = ReadingsCheck::open(rulebook, shelf, diagnostics);
  if (!readings) return std::nullopt;
  std::map<int, CheckReport> answers;
  answers.emplace(0, readings->check_own(options));
  for (int c = 1; c < readings->combinations() && options.stop() == Budget::None; ++c) {
    auto answer = readings->check_other(c, answers.at(0), options, diagnostics);
    if (!answer) return std::nullopt;
    answers.emplace(c, *std::move(answer));
  }
  const bool all = static_cast<int>(answers.size()) == readings->combinations();
  auto report = readings->unite(std::move(answers), diagnostics);
  if (report && !all && report->united.budget == Budget::None)
    report->united.budget = options.stop();
  return report;
}

}  // namespace juchu
