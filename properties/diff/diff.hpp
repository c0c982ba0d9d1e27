// What orders can do under the new rules that they could not under the old, and the reverse.
//
// Two rulebooks are met question by question: can this event ever be answered differently, can a
// new day, can this norm be breached on one side only? Each is asked of the parts of both rulebooks
// that it depends on. Parts that are the same are not searched; the others are searched
// exhaustively. Whether a changed event is ever the first to be answered differently is asked of
// the old rulebook alone (first_difference.hpp); where that does not settle a question, both are
// searched together. What is found is replayed under both whole rulebooks before it is told.
//
// Compared are the answers, who does what both accept, what they do to statuses and to the values
// of every field that some rule, norm, hazard or property reads, mails, breaches and hazards.
// Values that differ end no story, nor does another actor: it may go on alike.
//
// One order is followed, in a shop of its own: what takes two orders to show is not found.
//
// Invariants
//   D1  Under either rulebook a difference's story goes as told: alike up to its last step.
//   D2  `Same` is said only when every question was searched to its end, or had nothing to search.
//   D3  A difference's story is a shortest one for its event, statuses before and kind; a field's
//       value that differs, or an event's actor, is told once, with a shortest story. (With numbers
//       too wide to be tried one by one: among the stories with the numbers that were tried.)
//   D4  The sequence of rules, their ids, and words make no difference.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "properties/diff/first_difference.hpp"

namespace juchu {

using Rules = std::shared_ptr<const CompiledRulebook>;

struct DiffOptions {
  bool answers = true;      // compare the answers to events and what days do
  std::vector<int> events;  // of the old rulebook: ask about these alone; none: about all, and days
  bool values = true;       // compare the values of fields that something can read, too
  std::vector<std::string> ignored;  // ids of fields, of either rulebook, that are not compared
  bool duties = true;                // compare breaches of norms and hazards entered, too
  bool properties = false;           // and what properties of situations and steps see
  bool refusals = false;             // and which rule refuses
  bool first_only = false;  // end with the first question that finds a difference, or cannot end
  std::uint64_t most_pairs = 1'000'000;  // of situations, for one question
  /// Asked now and then; an answer other than None ends the search.
  std::function<Budget(const Progress&)> watch;
};

/// A field that has another value on each side after a step, and had not before.
struct ValueDifference {
  std::array<int, 2> field{-1, -1};  // rows of the two rulebooks
  std::array<Value, 2> before{kUnset, kUnset}, after{kUnset, kUnset};
};

struct Difference {
  Differences kinds = 0;
  std::array<int, 2> event{-1, -1};  // rows of the two rulebooks; both -1: the next day
  std::array<std::vector<Value>, 2> before, after;  // statuses, by region; none: no order
  std::array<SideAnswer, 2> answers;
  std::vector<ValueDifference> values;
  /// Where a side cannot be told the last step: the other side's parameter whose value it does not
  /// offer; -1: it has no such event.
  std::array<int, 2> not_offered{-1, -1};
  StoryPair story;
  [[nodiscard]] bool next_day() const { return event[0] < 0 && event[1] < 0; }
  [[nodiscard]] std::size_t steps() const {
    return std::max(story.traces[0].steps.size(), story.traces[1].steps.size());
  }
};

enum class Sameness : std::uint8_t { Same, Different, Inconclusive };

struct DiffReport {
  std::vector<Difference> differences;  // the shortest stories first
  int questions = 0;
  int settled = 0;  // without a search of both: the parts are the same, or never differ first
  bool seen_alike = false;  // everything is the same in any situation at all: nothing was searched
  int asked = 0;            // of the old rulebook alone, to settle them
  int searches = 0;
  int unfinished = 0;        // searches that a budget or something endless ended
  int unbounded_event = -1;  // one whose dates have no end: its row in the old rulebook, or the new
  std::optional<JointEvents::TooWide> too_wide;  // a number that left a question undecided
  std::uint64_t pairs = 0, transitions = 0;
  Budget budget = Budget::None;

  /// `Different` as soon as there is a difference, even if a budget was reached.
  [[nodiscard]] Sameness verdict() const {
    if (!differences.empty()) return Sameness::Different;
    return unfinished != 0 ? Sameness::Inconclusive : Sameness::Same;
  }
};

class Diff {
 public:
  /// `matching` is of the two rulebooks and outlives this.
  Diff(Rules old_rules, Rules new_rules, const Matching& matching, DiffOptions options);
  ~Diff();

  [[nodiscard]] DiffReport run();

 private:
  struct Question;
  class Replay;

  [[nodiscard]] std::vector<Question> questions() const;
  void add_events(std::vector<Question>& questions) const;
  void add_days(std::vector<Question>& questions) const;
  void add_duties(std::vector<Question>& questions) const;
  void add_values(std::vector<Question>& questions) const;
  void add_actor(const std::array<int, 2>& event, std::vector<Question>& questions) const;
  [[nodiscard]] Question about_everything() const;
  void cut(Question& question) const;
  [[nodiscard]] std::vector<Question> grouped(std::vector<Question> questions);
  void group(Question question, bool all_settled, std::vector<Question>& groups);
  void attempt_or_leave(const std::function<void()>& work);
  void note_left();
  [[nodiscard]] bool settled(const Question& question);
  bool out_of_time();
  [[nodiscard]] bool never_differs_first(const Question& question, const std::string& event);
  void search(Question& question);
  /// False when a story could not be told within the promises.
  bool search_once(Question& question, bool hold_promises);
  bool tell(const PairSearch& search, const Sighting& sighting);
  bool tell(const StoryPair& story);
  [[nodiscard]] int not_offered(const Difference& difference, int side) const;
  void add(Difference difference);
  void tell_values_once(Difference& difference);
  void tell_actor_once(Difference& difference);

  std::array<Rules, 2> rules_;
  const Matching& matching_;
  DiffOptions options_;
  std::vector<std::array<int, 2>> compared_;  // fields, by their rows
  CheckOptions asking_;                       // of the old rulebook alone
  FirstDifference first_;
  bool alike_in_frame_;
  std::unique_ptr<Replay> replay_;
  DiffReport report_;
};

/// The fields whose values are compared, by their rows: both rulebooks have them, and something of
/// one of them reads them.
[[nodiscard]] std::vector<std::array<int, 2>> compared_fields(const Matching& matching,
                                                              const DiffOptions& options);

/// All of it.
[[nodiscard]] DiffReport diff(const Rules& old_rules, const Rules& new_rules,
                              const Matching& matching, const DiffOptions& options = {});

}  // namespace juchu
