// The explorer: every situation that the orders of one shop can come to under a slice, breadth
// first.
//
// Everything that may happen is tried in every situation: each actor's events with their
// parameters, what the world does, and the next day, working or not. All of it is asked of the
// engine. Each distinct canonical situation is visited once; the first sighting of whatever is
// watched for is nearest to the start, so its trace is a shortest one. (A step is an event of one
// order, or a day.)
//
// Invariants
//   X1  What is sighted can be told as a trace that the engine accepts, step by step.
//   X2  Without a budget, what is not sighted cannot happen.
//   X3  The same exploration gives the same answer, every time.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "model/analysis/slice.hpp"
#include "properties/search/joint_situation.hpp"
#include "properties/search/situation_store.hpp"
#include "properties/search/steps/event_choices.hpp"
#include "properties/search/steps/joint_steps.hpp"
#include "properties/search/trace/trace.hpp"

namespace juchu {

/// `Calendar`: stories are so long that no calendar holds them. `Missing`: parts of the work, which
/// others did.
enum class Budget : std::uint8_t {
  None,
  Situations,
  Memory,
  Time,
  Calendar,
  Interrupted,
  Missing,
};

/// Why work was left half-way: the budget that is reached now; or none, and memory there was not.
[[nodiscard]] constexpr Budget budget_that_left(Budget now) {
  return now == Budget::None ? Budget::Memory : now;
}

/// Days for a story there are from where it begins, if dates are set as far ahead as can be told
/// apart. What takes more steps than that is left undecided.
inline constexpr int kMostStepsOfStory = kLastDay - Trace::kFirstDay -
                                         static_cast<int>(kMostDaysApart);

struct Progress {
  std::uint64_t situations = 0;
  std::uint64_t transitions = 0;
  std::uint64_t frontier = 0;  // situations found and not visited yet
  int depth = 0;
  std::uint64_t bytes = 0;
};

struct ExplorerOptions {
  std::vector<int> carts = {0};  // by order
  bool reduce = true;
  bool forget = true;         // with `reduce`: what can no longer be read
  bool keep_apart = false;    // with `reduce`: orders keep their places, equal ones too
  bool some_numbers = false;  // with `reduce`: try only some of those that are too many
  std::uint64_t keeping = 0;  // norms: steps that breach one of these are not taken
  Shown wanted;               // the exploration ends when all of this is sighted
  /// Without `reduce`: hears of every step out of a situation that `depth` steps lead to, refusals
  /// included.
  std::function<void(const Step&, int depth)> observer;
  bool keep_transitions = false;
  /// With `keep_transitions`: leave out situations from which nothing wanted can be sighted; a
  /// transition to one leads to kNoSituation.
  bool leave_out_hopeless = false;
  /// With both: go no deeper than where something wanted is sighted first.
  bool nearest = false;
  /// Leave out what this says is too far, reached by `depth` steps.
  std::function<bool(const JointSituation& after, int depth)> too_far;
  /// Follow only what this admits, coming from `from` (kNoSituation: a start), in depth first: in
  /// search of any sighting, not of all.
  std::function<bool(const JointSituation& after, SituationId from)> admits;
  std::uint64_t most_situations = ~std::uint64_t{0};
  std::uint64_t most_tried = ~std::uint64_t{0};  // events put to the rules; about that many
  /// Asked now and then; an answer other than None ends the exploration.
  std::function<Budget(const Progress&)> watch;
};

class Explorer {
 public:
  /// The slice outlives this.
  Explorer(const Slice& slice, ExplorerOptions options);
  ~Explorer();

  /// Explores until all that is wanted is sighted, all is visited, or a budget is reached.
  void run();
  /// Explores anew, leaving out what `too_far` says, after forgetting what was found; what was
  /// found out about the slice stays.
  void run_again(std::function<bool(const JointSituation& after, int depth)> too_far);

  [[nodiscard]] const Slice& slice() const { return slice_; }
  [[nodiscard]] Budget budget() const { return budget_; }
  [[nodiscard]] const Progress& progress() const { return progress_; }
  [[nodiscard]] const Shown& sighted() const { return sighted_; }
  [[nodiscard]] std::size_t places() const { return form_.places(); }
  /// A date that rules read is offered without end, or cannot be decided about, so that the
  /// exploration would not end, or prove nothing. Nothing is explored then.
  [[nodiscard]] bool endless() const {
    return choices_.unbounded_event() >= 0 || form_.undecidable();
  }
  /// A number that is too wide to be tried value by value: what is not sighted is no proof when
  /// only some are tried, and may take very long otherwise.
  [[nodiscard]] const std::optional<WideParameter>& too_wide() const { return choices_.too_wide(); }

  /// The shortest trace whose last step shows some of `what`, which has been sighted. `whole` are
  /// the rules that the slice was cut from; what it left out takes its default. The last step is
  /// refused where a rule that refuses is `what` decides.
  [[nodiscard]] Trace trace_showing(const Shown& what, const CompiledRulebook& whole) const;
  /// The shortest trace to a situation.
  [[nodiscard]] Trace trace_to(SituationId situation, const CompiledRulebook& whole) const;

  // --- with keep_transitions ---

  struct Transition {
    bool day = false;
    bool working = false;
    SituationId to = 0;
    bool sure = true;  // no condition that a localized slice leaves open decides about it
    std::uint64_t on_the_way = 0;  // Step::on_the_way
    auto operator<=>(const Transition&) const = default;
  };
  /// Events that change nothing are left out.
  [[nodiscard]] std::span<const Transition> transitions(SituationId from) const {
    return std::span(transitions_)
        .subspan(transitions_begin_[from], transitions_begin_[from + 1] - transitions_begin_[from]);
  }
  [[nodiscard]] JointSituation situation(SituationId id) const;
  [[nodiscard]] SituationId size() const { return store_.size(); }
  /// The situation from which another was found; kNoSituation: it is one of the starts.
  [[nodiscard]] SituationId parent(SituationId id) const { return store_.parent(id); }
  /// How many situations were visited to the end: those before it.
  [[nodiscard]] SituationId visited() const {
    return static_cast<SituationId>(transitions_begin_.size() - 1);
  }
  /// Something was left out: as too far, or since one situation has too many events.
  [[nodiscard]] bool left_some_out() const { return left_some_out_; }
  /// The situations out of which a step shows something wanted.
  [[nodiscard]] const std::vector<SituationId>& showing() const { return showing_; }
  /// The situation that `joint`, on CanonicalForm::kToday, is here; or kNoSituation. It may be one
  /// of an exploration under a slice that knows more, canonical there.
  [[nodiscard]] SituationId find(JointSituation joint) const;
  using StepFunction = std::function<void(const Step&, SituationId to)>;
  /// Tells every step out of a situation again, and where it leads; kNoSituation: out of hope.
  void for_each_step(SituationId from, const StepFunction& function) const;

 private:
  class Visit;
  class Telling;

  [[nodiscard]] bool is_sure(const Step& step) const;
  void note_unknown();
  void forget_unknown(JointSituation& joint) const;
  void explore_in_breadth();
  void follow();
  void visit(SituationId id);
  [[nodiscard]] Budget look(SituationId id);
  [[nodiscard]] bool has_room_for_more() const;
  [[nodiscard]] bool all_seen() const;
  [[nodiscard]] SituationId first_showing(const Shown& what) const;
  [[nodiscard]] std::vector<SituationId> path_to(SituationId situation) const;

  const Slice& slice_;
  ExplorerOptions options_;
  JointForm form_;
  EventChoices choices_;
  JointSteps steps_;
  SituationStore store_;
  /// A field that the slice does not know of an order, or only until it was created.
  struct Unknown {
    Slot slot;
    Value value;  // as if nothing had been written there
  };
  std::vector<Unknown> unknown_;
  JointSituation after_;      // the situation just reached
  std::vector<Word> packed_;  // the same
  std::uint64_t tried_ = 0;   // events put to the rules
  bool left_some_out_ = false;
  std::vector<SituationId> showing_;
  std::vector<Transition> transitions_;
  std::vector<std::size_t> transitions_begin_{0};
  Budget budget_ = Budget::None;
  Progress progress_;
  Shown sighted_;
  // By bit: the first situation before a step that shows it.
  std::vector<SituationId> first_hazard_, first_breach_, first_kept_, first_property_;
  SituationId first_decided_ = kNoSituation;
};

}  // namespace juchu
