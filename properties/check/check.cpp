#include "properties/check/check.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <utility>

#include "model/expression/expression_reader.hpp"
#include "model/work/on_threads.hpp"
#include "properties/check/inquiry.hpp"
#include "properties/check/overlaps.hpp"
#include "properties/check/told_stories.hpp"
#include "properties/check/vacuity.hpp"

namespace juchu {
namespace {

/// Situations of two orders, when it is asked whether a rule decides that one order does not show.
constexpr std::uint64_t kMostBesideOthers = 300;

constexpr std::uint64_t bit(std::size_t row) { return std::uint64_t{1} << row; }

std::vector<int> rows_of(std::uint64_t bits) {
  std::vector<int> rows;
  for (std::size_t row = 0; bits != 0; ++row, bits >>= 1)
    if ((bits & 1) != 0) rows.push_back(static_cast<int>(row));
  return rows;
}

/// Asks all questions, each by itself, on as many threads as wanted.
class Checking {
 public:
  Checking(std::shared_ptr<const CompiledRulebook> rules, const CheckOptions& options,
           std::shared_ptr<KnownAnswers> known)
      : rules_(std::move(rules)),
        book_(rules_->rulebook()),
        options_(options),
        known_(std::move(known)),
        told_(rules_),
        rules_seen_(book_) {}

  CheckReport run() {
    report_.hazards.resize(book_.hazards.size());
    report_.properties.resize(book_.properties.size());
    report_.norms.resize(book_.norms.size());
    for (std::size_t p = 0; p < book_.properties.size(); ++p)
      if (report_.properties[p].property = static_cast<int>(p); asks(book_.properties[p]))
        tasks_.push_back([this, p](Inquiry& inquiry) { ask_property(p, inquiry); });
    for (std::size_t h = 0; h < book_.hazards.size(); ++h)
      if (report_.hazards[h].hazard = static_cast<int>(h); asks(book_.hazards[h]))
        tasks_.push_back([this, h](Inquiry& inquiry) { ask_hazard(h, inquiry); });
    for (std::size_t n = 0; options_.norms && n < book_.norms.size(); ++n)
      if (report_.norms[n].norm = static_cast<int>(n); asks(book_.norms[n]))
        tasks_.push_back([this, n](Inquiry& inquiry) { ask_norm(n, inquiry); });
    if (options_.overlaps && options_.only.empty()) ask_about_overlaps();
    work_through_tasks();
    report_.overlaps_decided = open_overlaps_ == 0;
    std::ranges::sort(report_.overlaps, {}, &CheckReport::Overlap::first);
    if (options_.coverage && options_.only.empty()) ask_about_unseen_rules();
    leave_out_what_is_not_asked();
    return std::move(report_);
  }

 private:
  using Task = std::function<void(Inquiry&)>;

  [[nodiscard]] bool asks(const RuleHead& rule) const {
    return options_.only.empty() ||
           std::ranges::find(options_.only, rule.id) != options_.only.end();
  }

  void leave_out_what_is_not_asked() {
    const auto leave_out = [this](auto& results, const auto& rows, auto row) {
      std::erase_if(results, [&](const auto& result) {
        return !asks(rows[static_cast<std::size_t>(result.*row)]);
      });
    };
    leave_out(report_.properties, book_.properties, &PropertyResult::property);
    leave_out(report_.hazards, book_.hazards, &HazardResult::hazard);
    leave_out(report_.norms, book_.norms, &NormResult::norm);
    if (!options_.norms) report_.norms.clear();
  }

  void work_through_tasks() {
    std::atomic<std::size_t> next = 0;
    on_threads(options_.threads, [&](int) {
      for (std::size_t task = next++; task < tasks_.size() && !is_over(); task = next++) {
        std::optional<Inquiry> inquiry;
        const WorkEnd end = attempt([&] {
          inquiry.emplace(rules_, options_, known_);
          tasks_[task](*inquiry);
        });
        const std::scoped_lock lock(mutex_);
        if (inquiry) add(*inquiry);
        if (report_.budget == Budget::None && end != WorkEnd::Done)
          report_.budget = budget_that_left(options_.stop());
      }
    });
  }

  void add(const Inquiry& inquiry) {
    report_.situations += inquiry.situations();
    report_.transitions += inquiry.transitions();
    report_.depth = std::max(report_.depth, inquiry.depth());
    rules_seen_.join(inquiry.rules_seen());
    if (report_.budget == Budget::None) report_.budget = inquiry.budget();
    if (!report_.too_wide) report_.too_wide = inquiry.too_wide();
  }

  /// There is no time for more questions; which it notes.
  [[nodiscard]] bool is_over() {
    const Budget reached = options_.stop();
    if (reached != Budget::Time && reached != Budget::Interrupted) return false;
    const std::scoped_lock lock(mutex_);
    if (report_.budget == Budget::None) report_.budget = reached;
    return true;
  }

  /// Rules that decide in no story that was told.
  void ask_about_unseen_rules() {
    tasks_.clear();
    if (told() != nullptr) rules_seen_.join(told()->rules_seen());
    RulesSeen seen = rules_seen_;
    seen.join(options_.seen);
    for (const RuleRef& rule : seen.rest()) {
      const bool never = never_applies(rule);
      report_.unused.push_back({rule, never, never});
    }
    for (CheckReport::Unused& unused : report_.unused)
      if (!unused.never)
        tasks_.push_back([this, &unused](Inquiry& inquiry) { ask_about_rule(unused, inquiry); });
    work_through_tasks();
    std::erase_if(report_.unused,
                  [&](const CheckReport::Unused& unused) { return rules_seen_.has(unused.rule); });
  }

  void ask_about_rule(CheckReport::Unused& unused, Inquiry& inquiry) {
    Answer answer = ask_whether_decides(unused.rule, 1, inquiry);
    if (answer.possible == Possibility::Impossible)
      answer = ask_whether_decides(unused.rule, 2, inquiry);
    unused.never = answer.possible == Possibility::Impossible;
    unused.asked = answer.possible != Possibility::Undecided || options_.stop() == Budget::None;
    if (answer.possible != Possibility::Possible) return;
    const std::scoped_lock lock(mutex_);
    rules_seen_.add(unused.rule);
  }

  /// With a budget of its own.
  [[nodiscard]] Answer ask_whether_decides(const RuleRef& rule, int orders, Inquiry& inquiry) {
    CheckOptions beside = options_;
    const std::uint64_t most = orders == 1 ? options_.most_situations_beside : kMostBesideOthers;
    beside.most_situations = std::min(options_.most_situations, most);
    beside.most_tried = std::min(options_.most_tried, options_.most_tried_beside);
    Inquiry apart(rules_, beside, known_);
    Answer answer = apart.in_all_behaviours(
        {head_of(book_, rule).id, {.decided = true}, orders, rule});
    inquiry.add(apart);
    const std::scoped_lock lock(mutex_);
    if (report_.budget_beside == Budget::None) report_.budget_beside = apart.budget();
    return answer;
  }

  [[nodiscard]] bool never_applies(const RuleRef& rule) const {
    const Clause* when = nullptr;
    if (rule.kind == RuleKind::Permit) when = &book_.permits[rule.index].when;
    if (rule.kind == RuleKind::Forbid) when = &book_.forbids[rule.index].when;
    if (rule.kind == RuleKind::Deadline) when = &book_.deadlines[rule.index].when;
    return !when->empty() && interval_of(when->expression(), book_.names).high == 0;
  }

  void ask_about_overlaps() {
    const std::vector<std::size_t> rows = may_overlap(book_);
    open_overlaps_ = rows.size();
    for (const std::size_t p : rows)
      tasks_.push_back([this, p](Inquiry& inquiry) { ask_overlap(p, inquiry); });
  }

  /// Whether a later permit ever applies together with permit `p`.
  void ask_overlap(std::size_t p, Inquiry& inquiry) {
    Answer answer = ask_whether_decides({RuleKind::Overlap, static_cast<std::uint16_t>(p)}, 1,
                                        inquiry);
    const std::scoped_lock lock(mutex_);
    if (answer.possible != Possibility::Undecided) --open_overlaps_;
    if (answer.trace) report_.overlaps.push_back(overlap_at_end(*rules_, *std::move(answer.trace)));
  }

  void ask_property(std::size_t p, Inquiry& inquiry) {
    const Property& property = book_.properties[p];
    PropertyResult& result = report_.properties[p];
    const Question question{property.id, {.properties = bit(p)}, property.orders};
    if (property.pattern == Pattern::AlwaysReachable ||
        (property.pattern == Pattern::LeadsTo && property.within < 0)) {
      result.all = inquiry.without_way(question, result.property);
      result.keeping_asked = false;
      return look_for_vacuity(result, inquiry);
    }
    result.all = inquiry.in_all_behaviours(question);
    result.keeping_asked = !property.sometimes();
    if (result.all.possible != Possibility::Possible) {
      result.norm_keeping = result.all;
    } else if (result.keeping_asked) {
      std::uint64_t needed = 0;
      result.norm_keeping = inquiry.when_keeping_norms(question, needed);
    }
    look_for_vacuity(result, inquiry);
  }

  /// Without reductions everything is searched for.
  [[nodiscard]] ToldStories* told() { return options_.reduce && options_.tell ? &told_ : nullptr; }

  void look_for_vacuity(PropertyResult& result, Inquiry& inquiry) {
    const Property& property = book_.properties[static_cast<std::size_t>(result.property)];
    if (options_.vacuity && violated(property, result.all) == Possibility::Impossible)
      result.not_needed = parts_not_needed(*rules_, result.property, options_, known_, told(),
                                           inquiry);
  }

  void ask_hazard(std::size_t h, Inquiry& inquiry) {
    const Hazard& hazard = book_.hazards[h];
    HazardResult& result = report_.hazards[h];
    const Question question{hazard.id, {.hazards = bit(h)}, 1};
    result.all = inquiry.in_all_behaviours(question);
    if (result.all.possible != Possibility::Possible) {
      result.norm_keeping = result.all;
      if (options_.vacuity && result.all.possible == Possibility::Impossible)
        result.not_needed = parts_not_needed_of_hazard(*rules_, result.hazard, options_, known_,
                                                       told(), inquiry);
      return;
    }
    std::uint64_t needed = 0;
    result.norm_keeping = inquiry.when_keeping_norms(question, needed);
    if (result.norm_keeping.possible != Possibility::Impossible) return;
    needed = inquiry.minimal(question, needed);
    result.prevented_by = rows_of(needed);
    if (result.prevented_by.size() > 1) result.conflict = inquiry.conflict(hazard.id, needed);
  }

  void ask_norm(std::size_t n, Inquiry& inquiry) {
    const Norm& norm = book_.norms[n];
    NormResult& result = report_.norms[n];
    if (norm.promise) return;  // a promise that is broken is outside of every behaviour
    result.kept = inquiry.in_all_behaviours({norm.id, {.kept = bit(n)}, 1});
    result.breached = inquiry.in_all_behaviours({norm.id, {.breached = bit(n)}, 1});
    if (norm.obligation()) result.conflict = inquiry.conflict(norm.id, bit(n));
  }

  std::shared_ptr<const CompiledRulebook> rules_;
  const Rulebook& book_;
  const CheckOptions& options_;
  std::shared_ptr<KnownAnswers> known_;
  ToldStories told_;
  std::vector<Task> tasks_;
  std::mutex mutex_;
  RulesSeen rules_seen_;
  std::size_t open_overlaps_ = 0;  // questions about overlaps without an answer
  CheckReport report_;
};

}  // namespace

Expectation HazardResult::verdict() const {
  if (all.possible == Possibility::Impossible) return Expectation::Unreachable;
  if (all.possible == Possibility::Undecided) return Expectation::Unstated;
  if (norm_keeping.possible == Possibility::Undecided) return Expectation::Unstated;
  return norm_keeping.possible == Possibility::Possible ? Expectation::Gap : Expectation::Prevented;
}

Possibility violated(const Property& property, const Answer& answer) {
  const bool sometimes = property.sometimes();
  if (!sometimes || answer.possible == Possibility::Undecided) return answer.possible;
  return answer.possible == Possibility::Possible ? Possibility::Impossible : Possibility::Possible;
}

CheckFindings findings(const Rulebook& rulebook, const CheckReport& report) {
  CheckFindings found;
  for (const HazardResult& result : report.hazards) {
    const Expectation expected = rulebook.hazards[static_cast<std::size_t>(result.hazard)].expect;
    const Expectation verdict = result.verdict();
    if (expected != Expectation::Unstated && verdict != Expectation::Unstated &&
        verdict != expected)
      found.hazards.push_back(result.hazard);
  }
  for (const PropertyResult& result : report.properties) {
    const Property& property = rulebook.properties[static_cast<std::size_t>(result.property)];
    if (violated(property, result.all) == Possibility::Possible)
      found.properties.push_back(result.property);
    if (!result.not_needed.empty()) found.vacuous.push_back(result.property);
  }
  for (const NormResult& result : report.norms) {
    if (rulebook.norms[static_cast<std::size_t>(result.norm)].promise) continue;
    if (result.kept.possible == Possibility::Impossible ||
        result.breached.possible == Possibility::Impossible || result.conflict)
      found.norms.push_back(result.norm);
  }
  found.overlaps = !report.overlaps.empty();
  return found;
}

std::shared_ptr<KnownAnswers> known_answers() { return std::make_shared<KnownAnswers>(); }

CheckReport check(const std::shared_ptr<const CompiledRulebook>& rules, const CheckOptions& options,
                  const std::shared_ptr<KnownAnswers>& known) {
  return Checking(rules, options, known).run();
}

std::optional<Interest> known_to_proof(const std::shared_ptr<const CompiledRulebook>& rules,
                                       const std::string& id) {
  const auto known = known_answers();
  const CheckReport report = check(
      rules, {.vacuity = false, .norms = false, .coverage = false, .overlaps = false, .only = {id}},
      known);
  const auto impossible = [](const auto& result) {
    return result.all.possible == Possibility::Impossible;
  };
  if (!std::ranges::any_of(report.properties, impossible) &&
      !std::ranges::any_of(report.hazards, impossible))
    return std::nullopt;
  return known->known_for_some(id + ' ');
}

}  // namespace juchu
