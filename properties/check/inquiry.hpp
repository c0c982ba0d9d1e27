// One question about a rulebook, answered: the loop that brings norms and promises in as they are
// needed.
#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "properties/check/check.hpp"
#include "properties/check/known_answers.hpp"
#include "properties/check/localized_search.hpp"
#include "properties/check/rules_seen.hpp"
#include "properties/check/sure_ways.hpp"

namespace juchu {

/// What a question looks for: one thing, as bits of the whole rulebook.
struct Question {
  std::string name;  // for the progress
  Shown wanted;
  int orders = 1;
  std::optional<RuleRef> decides = std::nullopt;  // with `wanted.decided`: Interest::decides
};

class Inquiry {
 public:
  Inquiry(std::shared_ptr<const CompiledRulebook> rules, const CheckOptions& options,
          std::shared_ptr<KnownAnswers> known)
      : rules_(std::move(rules)),
        options_(options),
        known_(std::move(known)),
        rules_seen_(rules_->rulebook()) {}

  /// Whether it can happen at all, within the promises.
  [[nodiscard]] Answer in_all_behaviours(const Question& question);
  /// Whether it can happen without breaching a norm. `needed` are norms that rule it out when kept:
  /// as many as were brought in.
  [[nodiscard]] Answer when_keeping_norms(const Question& question, std::uint64_t& needed);
  /// The least part of `needed` (by inclusion, tried in the rulebook's sequence) that still does.
  [[nodiscard]] std::uint64_t minimal(const Question& question, std::uint64_t needed);
  /// A trace, breaching none of `norms`, to a situation from which every way to the next day
  /// breaches one of them.
  [[nodiscard]] std::optional<Trace> conflict(const std::string& name, std::uint64_t norms);
  /// Whether some situation can be reached from which `property` (*always_reachable*, or an
  /// unbounded *leads_to*) cannot be fulfilled any more, or need never be.
  [[nodiscard]] Answer without_way(const Question& question, int property);

  /// Counts what `other` has cost, too. Its other budgets were its own.
  void add(const Inquiry& other) {
    const bool ended = other.budget_ == Budget::Time || other.budget_ == Budget::Interrupted;
    if (ended && budget_ == Budget::None) budget_ = other.budget_;
    if (!too_wide_) too_wide_ = other.too_wide_;
    situations_ += other.situations_;
    transitions_ += other.transitions_;
    depth_ = std::max(depth_, other.depth_);
    rules_seen_.join(other.rules_seen_);
  }

  [[nodiscard]] std::uint64_t situations() const { return situations_; }
  [[nodiscard]] std::uint64_t transitions() const { return transitions_; }
  [[nodiscard]] int depth() const { return depth_; }
  [[nodiscard]] Budget budget() const { return budget_; }
  /// A number with too many values to try each of them, if that left a question undecided.
  [[nodiscard]] const std::optional<WideParameter>& too_wide() const { return too_wide_; }
  /// The rules that decided in the stories that were found.
  [[nodiscard]] const RulesSeen& rules_seen() const { return rules_seen_; }

 private:
  struct Breaks {
    std::uint64_t norms = 0;     // at the first step that breaches any
    std::uint64_t promises = 0;  // all along
  };

  struct LearnedAbout {
    Shown wanted;
    std::uint64_t norms = 0;
    std::vector<int> carts;
    LocalizedSearch::Learned learned;
  };

  [[nodiscard]] LocalizedSearch::Learned learned_about(const Question& question,
                                                       std::uint64_t norms,
                                                       const std::vector<int>& carts) const;
  [[nodiscard]] Answer ask(const Question& question, std::uint64_t keeping);
  [[nodiscard]] std::optional<Answer> answer_as_before(const Question& question,
                                                       const Interest& interest,
                                                       std::uint64_t keeping,
                                                       const std::vector<int>& carts);
  [[nodiscard]] Answer explore(const Question& question, std::uint64_t keeping,
                               const std::vector<int>& carts);
  [[nodiscard]] ExplorerOptions explorer_options(const std::string& name,
                                                 std::vector<int> carts) const;
  [[nodiscard]] std::optional<Answer> with_some_numbers(const Question& question,
                                                        const Slice& slice,
                                                        ExplorerOptions options);
  void note(const Explorer& explorer);
  void note_cost(const Explorer& explorer);
  [[nodiscard]] bool surely_leads(const Interest& interest, const ExplorerOptions& options,
                                  const SureWays::Goal& goal);
  [[nodiscard]] static SituationId first_stuck(const Explorer& explorer,
                                               bool (*free)(const Explorer&, SituationId));
  [[nodiscard]] Answer without_way(const Question& question, int property,
                                   const std::vector<int>& carts);
  [[nodiscard]] static SituationId first_without_way(const Explorer& explorer, std::size_t order);
  [[nodiscard]] static SituationId first_owing_for_ever(const Explorer& explorer,
                                                        const Slice& slice, std::size_t order);
  [[nodiscard]] static std::vector<int> components(const Explorer& explorer,
                                                   const std::vector<bool>& owing,
                                                   std::size_t order);
  [[nodiscard]] Breaks breaks_of(const Trace& trace, const Shown& wanted);

  std::shared_ptr<const CompiledRulebook> rules_;
  const CheckOptions& options_;
  std::shared_ptr<KnownAnswers> known_;
  std::vector<LearnedAbout> learned_;
  std::uint64_t promises_ = 0;       // brought in for the question at hand
  bool carts_do_not_matter_ = true;  // in the last exploration
  std::uint64_t situations_ = 0, transitions_ = 0;
  int depth_ = 0;
  RulesSeen rules_seen_;
  Budget budget_ = Budget::None;
  std::optional<WideParameter> too_wide_;
};

}  // namespace juchu
