#include "properties/diff/diff.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <utility>

#include "model/expression/expression_reader.hpp"
#include "model/index.hpp"
#include "model/rulebook/clauses.hpp"
#include "model/work/work_limit.hpp"
#include "properties/diff/behaviour_text.hpp"

namespace juchu {
namespace {

std::uint64_t bit(int row) { return std::uint64_t{1} << row; }

constexpr std::uint64_t kMostTried = 20;  // events for each situation, of one rulebook alone

constexpr Differences kToldOnce = bit_of(Differs::Values) | bit_of(Differs::Actor);

void add_once(std::vector<int>& rows, int row) {
  if (row >= 0 && std::ranges::find(rows, row) == rows.end()) rows.push_back(row);
}

/// Whether anything of the rulebook asks for the field.
bool reads(const Rulebook& book, int field) {
  bool read = false;
  const auto look = [&](const Expression& node) {
    const bool named = node.op == Op::Field || node.op == Op::BusinessDaysSince;
    read = read || (named && node.index == field) ||
           (node.op == Op::UsedElsewhere && keeps_number(book.fields[at(field)]));
  };
  for_each_clause(book, [&](const Clause& clause) {
    if (!clause.empty()) for_each_node(clause.expression(), look);
  });
  return read ||
         std::ranges::any_of(book.norms, [&](const Norm& norm) { return norm.since == field; });
}

/// Everything of a rulebook, as a slice: what stories are replayed in. With the values of the
/// fields in column `side` of `compared`.
Slice whole_slice(const CompiledRulebook& rules, int side,
                  const std::vector<std::array<int, 2>>& compared, const DiffOptions& options) {
  const std::uint64_t all = ~std::uint64_t{0};
  Interest interest{.hazards = options.duties ? all : 0,
                    .properties = options.properties ? all : 0,
                    .norms = options.duties ? all : rules.promises,
                    .everything = true};
  for (const std::array<int, 2>& fields : compared) interest.values.push_back(fields[at(side)]);
  return slice_of(rules, interest);
}

/// How much one question to the old rulebook alone may take.
CheckOptions asking_of(const DiffOptions& options) {
  CheckOptions asking;
  asking.most_situations = options.most_pairs;
  asking.most_tried = kMostTried * std::max(options.most_pairs, DiffOptions().most_pairs);
  asking.stop = [watch = options.watch] { return watch ? watch({}) : Budget::None; };
  return asking;
}

}  // namespace

struct Diff::Question {
  std::array<Interest, 2> interests;
  std::array<std::optional<Slice>, 2> slices;
  bool values_only = false;                    // it asks about nothing but the values of fields
  std::optional<std::array<int, 2>> actor_of;  // it asks whether both accept this event

  Question() {
    for (Interest& interest : interests) interest.alone = true;
  }
  /// What it depends on; questions that depend on the same are one search.
  [[nodiscard]] auto cone() const {
    return std::tuple(slices[0]->fields, slices[0]->counters, slices[0]->events,
                      slices[0]->deadlines, slices[1]->fields, slices[1]->counters,
                      slices[1]->events, slices[1]->deadlines);
  }
  [[nodiscard]] std::ptrdiff_t width() const {
    return std::ranges::count(slices[0]->fields, true) +
           std::ranges::count(slices[1]->fields, true);
  }
};

/// Replays stories under both whole rulebooks at once.
class Diff::Replay {
 public:
  Replay(const std::array<Rules, 2>& rules, const Matching& matching, const DiffOptions& options,
         const std::vector<std::array<int, 2>>& compared)
      : slices_{whole_slice(*rules[0], kOld, compared, options),
                whole_slice(*rules[1], kNew, compared, options)},
        rules_{PairRules{&slices_[0], rules[0].get()}, PairRules{&slices_[1], rules[1].get()}},
        names_(slices_[0], slices_[1], matching),
        events_(slices_[0], slices_[1], names_, matching),
        steps_(rules_, events_, names_, matching, options.refusals) {
    for (int joint = 0; joint < events_.size(); ++joint)
      for (const int side : kSides)
        if (events_.row(joint, side) >= 0) joint_[at(side)][events_.row(joint, side)] = joint;
  }

  /// The steps that are answered differently, each with the story up to it; the last is where the
  /// two part. Empty when the story cannot be told: a promise holds back a day, or nothing
  /// differs.
  std::vector<Difference> differences(const StoryPair& story, Differences wanted) const {
    std::vector<Difference> found;
    SidePair pair;
    for (const int side : kSides) pair.sides[at(side)] = story.traces[at(side)].start;
    const std::size_t steps = std::max(story.traces[0].steps.size(), story.traces[1].steps.size());
    std::vector<std::uint8_t> apart(steps_.compared().size(), 0);
    Day today = Trace::kFirstDay;
    for (std::size_t i = 0; i < steps; ++i) {
      const EventPair event = event_at(story, i);
      const bool next_day = !event.there[0] && !event.there[1];
      Taken taken;
      if (next_day)
        steps_.take_day(pair, today, story.traces[0].steps[i].working, taken);
      else
        steps_.take(event, pair, taken);
      if (!taken.step) return {};
      std::erase_if(taken.step->values, [&](int value) {  // of these it was told before
        return std::exchange(apart[at(value)], std::uint8_t{1}) != 0;
      });
      auto differs = static_cast<Differences>(taken.step->differs & wanted);
      if (taken.step->values.empty()) differs &= all_but(Differs::Values);
      if (differs != 0) {
        Difference& difference = found.emplace_back(difference_of(pair, *taken.step, differs));
        difference.story = story;
        cut(difference.story, i, event, next_day);
        if ((differs & kParting) != 0) return found;
      }
      if (next_day) ++today;
      pair = taken.step->after;
    }
    return found;
  }

 private:
  class Taken : public PairStepVisitor {
   public:
    void taken(const PairStep& taken) override { step = taken; }
    std::optional<PairStep> step;
  };

  /// Leaves out what comes after step `last`.
  static void cut(StoryPair& story, std::size_t last, const EventPair& event, bool next_day) {
    for (const int side : kSides) {
      const bool missing = !next_day && !event.there[at(side)];
      story.last_missing[at(side)] = missing;
      story.traces[at(side)].steps.resize(last + (missing ? 0 : 1));
    }
  }

  /// The story's step `i`; on neither side, when it is the next day.
  [[nodiscard]] EventPair event_at(const StoryPair& story, std::size_t i) const {
    EventPair event{.joint = 0, .event = {}, .there = {false, false}};
    for (const int side : kSides) {
      const auto& steps = story.traces[at(side)].steps;
      if (i >= steps.size() || steps[i].next_day) continue;
      event.there[at(side)] = true;
      event.event[at(side)] = steps[i].event;
      event.joint = joint_[at(side)].at(steps[i].event.type);
    }
    return event;
  }

  [[nodiscard]] Difference difference_of(const SidePair& before, const PairStep& step,
                                         Differences differs) const {
    Difference difference;
    difference.kinds = differs;
    difference.answers = step.answers;
    for (const int side : kSides) {
      if (!step.next_day) difference.event[at(side)] = events_.row(step.event.joint, side);
      difference.before[at(side)] = statuses(side, before.sides[at(side)]);
      difference.after[at(side)] = statuses(side, step.after.sides[at(side)]);
    }
    for (const int value : step.values)
      difference.values.push_back(value_difference(steps_.compared()[at(value)], before, step));
    return difference;
  }

  [[nodiscard]] ValueDifference value_difference(const std::array<int, 2>& fields,
                                                 const SidePair& before,
                                                 const PairStep& step) const {
    ValueDifference value{.field = fields};
    for (const int side : kSides) {
      const CompiledRulebook& rules = slices_[at(side)].rules;
      const Situation& was = before.sides[at(side)];
      const Slot& slot = rules.field(fields[at(side)]);
      const bool order = rules.rulebook().fields[at(fields[at(side)])].scope == FieldScope::Order;
      if (!order || rules.exists(was)) value.before[at(side)] = slot.get(was.words.data());
      value.after[at(side)] = slot.get(step.after.sides[at(side)].words.data());
    }
    return value;
  }

  [[nodiscard]] std::vector<Value> statuses(int side, const Situation& situation) const {
    const CompiledRulebook& rules = slices_[at(side)].rules;
    std::vector<Value> statuses;
    if (!rules.exists(situation)) return statuses;
    for (std::size_t r = 0; r < rules.rulebook().regions.size(); ++r)
      statuses.push_back(rules.fields[r].get(situation.words.data()));
    return statuses;
  }

  std::array<Slice, 2> slices_;
  std::array<PairRules, 2> rules_;
  JointNames names_;
  JointEvents events_;
  PairSteps steps_;
  std::array<std::map<int, int>, 2> joint_;  // by row of the events
};

Diff::Diff(Rules old_rules, Rules new_rules, const Matching& matching, DiffOptions options)
    : rules_{std::move(old_rules), std::move(new_rules)},
      matching_(matching),
      options_(std::move(options)),
      compared_(compared_fields(matching, options_)),
      asking_(asking_of(options_)),
      first_(rules_, matching_, asking_),
      alike_in_frame_(juchu::alike_in_frame(matching)),
      replay_(std::make_unique<Replay>(rules_, matching, options_, compared_)) {}

Diff::~Diff() = default;

DiffReport Diff::run() {
  std::vector<Question> open = grouped(questions());
  report_.asked = first_.asked();
  for (Question& question : open) {
    if (options_.first_only && !report_.differences.empty()) break;
    if (out_of_time()) {
      ++report_.unfinished;
      continue;
    }
    attempt_or_leave([&] { search(question); });
    if (options_.first_only && (!report_.differences.empty() || report_.unfinished != 0)) break;
  }
  std::ranges::stable_sort(report_.differences, {}, &Difference::steps);
  return std::move(report_);
}

std::vector<Diff::Question> Diff::questions() const {
  std::vector<Question> questions;
  if (options_.answers) add_events(questions);
  if (options_.answers && options_.events.empty()) add_days(questions);
  if (options_.duties) add_duties(questions);
  if (options_.events.empty()) add_values(questions);
  return questions;
}

/// For each field: does it ever get another value?
void Diff::add_values(std::vector<Question>& questions) const {
  for (const std::array<int, 2>& fields : compared_) {
    Question& question = questions.emplace_back();
    question.values_only = true;
    for (const int side : kSides) question.interests[at(side)].values = {fields[at(side)]};
  }
}

/// If everything is always answered alike, all is.
Diff::Question Diff::about_everything() const {
  Question question;
  for (const int side : kSides) {
    Interest& interest = question.interests[at(side)];
    interest.everything = true;
    interest.norms = interest.hazards = options_.duties ? ~std::uint64_t{0} : 0;
    interest.properties = options_.properties ? ~std::uint64_t{0} : 0;
  }
  cut(question);
  return question;
}

/// For each event: is it accepted, what are the statuses afterwards, which mails does it send?
void Diff::add_events(std::vector<Question>& questions) const {
  for (const int side : kSides) {
    for (int e = 0; e < matching_.events.size(side); ++e) {
      const int there = matching_.events.across(side, e);
      if (side == kNew && there >= 0) continue;  // asked already
      const auto& asked = options_.events;
      if (!asked.empty() && (side == kNew || std::ranges::count(asked, e) == 0)) continue;
      std::array<int, 2> rows{};
      rows[at(side)] = e;
      rows[at(other(side))] = there;
      add_actor(rows, questions);
      Question& question = questions.emplace_back();
      for (const int each : kSides) {
        add_once(question.interests[at(each)].events, rows[at(each)]);
        for (const Permit& permit : matching_.book(each).permits) {
          if (permit.event != rows[at(each)] || permit.from.nothing) continue;
          for (const StatusChange& change : permit.to) {
            add_once(question.interests[at(each)].fields, change.region);
            add_once(question.interests[at(other(each))].fields,
                     matching_.regions.across(each, change.region));
          }
        }
      }
    }
  }
}

/// For an event that another actor does: do both ever accept it?
void Diff::add_actor(const std::array<int, 2>& event, std::vector<Question>& questions) const {
  if (event[0] < 0 || event[1] < 0 || !matching_.other_actor(event[0], event[1])) return;
  Question& question = questions.emplace_back();
  question.actor_of = event;
  for (const int side : kSides) question.interests[at(side)].events = {event[at(side)]};
}

/// For each region and each mail: what do the deadlines of a day do to it?
void Diff::add_days(std::vector<Question>& questions) const {
  for (const int side : kSides) {
    for (int r = 0; r < matching_.regions.size(side); ++r) {
      const int there = matching_.regions.across(side, r);
      if (side == kNew && there >= 0) continue;
      Question& question = questions.emplace_back();
      add_once(question.interests[at(side)].fields, r);
      add_once(question.interests[at(other(side))].fields, there);
    }
    for (int m = 0; m < matching_.mails.size(side); ++m) {
      const int there = matching_.mails.across(side, m);
      if (side == kNew && there >= 0) continue;
      std::array<int, 2> mails{};
      mails[at(side)] = m;
      mails[at(other(side))] = there;
      Question question;
      for (const int each : kSides) {
        const auto& deadlines = matching_.book(each).deadlines;
        for (std::size_t d = 0; d < deadlines.size(); ++d)
          if (std::ranges::count(deadlines[d].send, mails[at(each)]) != 0)
            question.interests[at(each)].deadlines.push_back(static_cast<int>(d));
      }
      if (!question.interests[0].deadlines.empty() || !question.interests[1].deadlines.empty())
        questions.push_back(std::move(question));
    }
  }
}

/// For each norm, hazard and, if asked, property: does it show on one side only?
void Diff::add_duties(std::vector<Question>& questions) const {
  const auto add = [&](const RowMatch& match, std::uint64_t Interest::* rows, auto wanted) {
    for (const int side : kSides) {
      for (int row = 0; row < match.size(side); ++row) {
        const int there = match.across(side, row);
        if ((side == kNew && there >= 0) || !wanted(side, row)) continue;
        Question& question = questions.emplace_back();
        question.interests[at(side)].*rows = bit(row);
        if (there >= 0) question.interests[at(other(side))].*rows = bit(there);
      }
    }
  };
  const auto all = [](int, int) { return true; };
  add(matching_.norms, &Interest::norms, all);
  add(matching_.hazards, &Interest::hazards, all);
  if (!options_.properties) return;
  add(matching_.properties, &Interest::properties, [&](int side, int row) {
    const Pattern pattern = matching_.book(side).properties[static_cast<std::size_t>(row)].pattern;
    return pattern == Pattern::Never || pattern == Pattern::NeverStep;
  });
}

/// Cuts the slices: both with the same events.
void Diff::cut(Question& question) const {
  for (bool grown = true; grown;) {
    for (const int side : kSides)
      question.slices[at(side)] = slice_of(*rules_[at(side)], question.interests[at(side)]);
    grown = false;
    for (const int side : kSides) {
      for (int e = 0; e < matching_.events.size(side); ++e) {
        const int there = matching_.events.across(side, e);
        if (there < 0 || !question.slices[at(side)]->events[static_cast<std::size_t>(e)] ||
            question.slices[at(other(side))]->events[static_cast<std::size_t>(there)])
          continue;
        question.interests[at(other(side))].events.push_back(there);
        grown = true;
      }
    }
  }
}

/// Leaves out what needs no search, and makes one of questions that depend on the same.
std::vector<Diff::Question> Diff::grouped(std::vector<Question> questions) {
  std::vector<Question> groups;
  report_.questions = static_cast<int>(questions.size());
  bool all_settled = false;
  if (attempt([&] { all_settled = settled(about_everything()); }) != WorkEnd::Done) note_left();
  report_.seen_alike = all_settled && first_.asked() == 0;
  for (Question& question : questions)
    if (out_of_time())
      ++report_.unfinished;
    else
      attempt_or_leave([&] { group(std::move(question), all_settled, groups); });
  std::ranges::stable_sort(groups, {}, &Question::width);
  return groups;
}

void Diff::group(Question question, bool all_settled, std::vector<Question>& groups) {
  if (!all_settled || question.actor_of) cut(question);
  if (question.actor_of) {
    report_.seen_alike = false;
    groups.push_back(std::move(question));
    return;
  }
  if (all_settled || settled(question)) {
    ++report_.settled;
    return;
  }
  const auto alike = std::ranges::find_if(groups, [&](const Question& group) {
    return !group.actor_of && group.cone() == question.cone();
  });
  if (alike == groups.end()) {
    groups.push_back(std::move(question));
    return;
  }
  alike->values_only = alike->values_only && question.values_only;
  for (const int side : kSides)
    alike->interests[at(side)] = alike->interests[at(side)].joined(question.interests[at(side)]);
}

/// Work on one question; which stays open when that is left half-way.
void Diff::attempt_or_leave(const std::function<void()>& work) {
  if (attempt(work) == WorkEnd::Done) return;
  note_left();
  ++report_.unfinished;
}

void Diff::note_left() {
  const Budget reached = budget_that_left(options_.watch ? options_.watch({}) : Budget::None);
  if (report_.budget == Budget::None) report_.budget = reached;
}

/// Whether there is no time left; which it notes.
bool Diff::out_of_time() {
  if (report_.budget != Budget::Time && report_.budget != Budget::Interrupted && options_.watch)
    if (const Budget reached = options_.watch({}); reached != Budget::None)
      report_.budget = reached;
  return report_.budget == Budget::Time || report_.budget == Budget::Interrupted;
}

/// Both parts are the same, or what is not the same in them is never the first to differ.
bool Diff::settled(const Question& question) {
  if (options_.first_only && !report_.differences.empty()) return false;
  const BehaviourText old_text = behaviour_text(*question.slices[0], kOld, matching_);
  const BehaviourText new_text = behaviour_text(*question.slices[1], kNew, matching_);
  if (old_text == new_text) return true;
  if (old_text.rest != new_text.rest || !alike_in_frame_ || options_.refusals) return false;
  std::set<std::string> changed;
  const auto look = [&](const auto& here, const auto& there) {
    for (const auto& [id, text] : here.events) {
      const auto same = there.events.find(id);
      if (same == there.events.end() || same->second != text) changed.insert(id);
    }
  };
  look(old_text, new_text);
  look(new_text, old_text);
  bool never = true;
  for (const std::string& event : changed) never = never_differs_first(question, event) && never;
  return never;
}

bool Diff::never_differs_first(const Question& question, const std::string& event) {
  if (out_of_time()) return false;
  std::array<int, 2> rows{-1, -1};
  for (const int side : kSides)
    for (int e = 0; e < matching_.events.size(side); ++e)
      if (matching_.common(side, matching_.book(side).events[at(e)].id) == event)
        rows[at(side)] = e;
  const auto conditions = where_answers_differ({&*question.slices[0], &*question.slices[1]},
                                               {&matching_.book(kOld), &matching_.book(kNew)}, rows,
                                               matching_);
  if (!conditions) return false;
  const FirstDifference::Found found = first_.ask(rows, *conditions);
  if (found.story) tell(*found.story);
  return found.possible == Possibility::Impossible;
}

void Diff::search(Question& question) {
  if (!search_once(question, false) && !search_once(question, true)) ++report_.unfinished;
}

bool Diff::search_once(Question& question, bool hold_promises) {
  if (hold_promises)
    for (const int side : kSides) question.interests[at(side)].norms |= rules_[at(side)]->promises;
  cut(question);
  PairSearchOptions options;
  options.most_pairs = options_.most_pairs;
  options.most_where_wide = std::max(options.most_where_wide, options_.most_pairs / 50);
  options.most_events = std::max(options.most_events, options_.most_pairs / 2);
  options.first_only = options_.first_only;
  options.watch = options_.watch;
  if (options_.refusals) options.wanted |= bit_of(Differs::Refusal);
  options.values_only = question.values_only && !hold_promises;
  if (options.values_only) options.wanted = bit_of(Differs::Values);
  if (question.actor_of) {
    options.only_of = question.actor_of;
    options.wanted = bit_of(Differs::Actor);
    options.first_only = true;
  }
  PairSearch search({PairRules{&*question.slices[0], rules_[0].get()},
                     PairRules{&*question.slices[1], rules_[1].get()}},
                    matching_, options);
  search.run();
  ++report_.searches;
  report_.pairs += search.progress().situations;
  report_.transitions += search.progress().transitions;
  bool all_told = true;
  for (const Sighting& sighting : search.sightings()) {
    if (search.out_of_time())
      all_told = false;
    else
      all_told = tell(search, sighting) && all_told;
  }
  const bool every_value = options.values_only && search.all_values_seen();
  const bool proves = search.budget() == Budget::None && search.unbounded() < 0 &&
                      !search.uncertain() && !search.too_wide();
  const bool actor = question.actor_of && !search.sightings().empty();
  if (proves || every_value || actor) return all_told;
  if (search.budget() != Budget::None) report_.budget = search.budget();
  if (search.unbounded() >= 0) report_.unbounded_event = search.unbounded();
  if (search.too_wide()) report_.too_wide = search.too_wide();
  ++report_.unfinished;
  return true;
}

bool Diff::tell(const PairSearch& search, const Sighting& sighting) {
  const auto story = search.story_of(sighting);
  return story && tell(*story);
}

/// False when it cannot be told, or nothing differs in it.
bool Diff::tell(const StoryPair& story) {
  const Differences wanted = options_.refusals ? kEveryDifference : all_but(Differs::Refusal);
  std::vector<Difference> found = replay_->differences(story, wanted);
  for (Difference& difference : found) {
    for (const int side : kSides) difference.not_offered[at(side)] = not_offered(difference, side);
    add(std::move(difference));
  }
  return !found.empty();
}

int Diff::not_offered(const Difference& difference, int side) const {
  const int row = difference.event[at(side)], there = difference.event[at(other(side))];
  if (!difference.story.last_missing[at(side)] || row < 0 || there < 0) return -1;
  const Event& event = difference.story.traces[at(other(side))].steps.back().event;
  const RowMatch& match = matching_.parameters(difference.event[kOld]);
  const auto& parameters = matching_.book(other(side)).events[at(there)].parameters;
  for (int p = 0; p < match.size(other(side)); ++p) {
    const int same = match.across(other(side), p);
    if (same < 0 || parameters[at(p)].type.kind == Kind::Token) continue;
    const Value value = rules_[at(other(side))]->parameter(there, p).get(event.words.data());
    const Type& type = matching_.book(side).events[at(row)].parameters[at(same)].type;
    if (!matching_.across(other(side), parameters[at(p)].type, value, type)) return p;
  }
  return -1;
}

/// Keeps the shortest story for each event, statuses before and kind; and for each value.
void Diff::add(Difference difference) {
  const auto rest = [](Differences kinds) { return static_cast<Differences>(kinds & ~kToldOnce); };
  tell_values_once(difference);
  tell_actor_once(difference);
  if (difference.kinds == 0) return;
  const auto same = std::ranges::find_if(report_.differences, [&](const Difference& known) {
    return rest(known.kinds) != 0 && known.event == difference.event &&
           known.before == difference.before && rest(known.kinds) == rest(difference.kinds);
  });
  if (same == report_.differences.end() || difference.steps() >= same->steps()) {
    if (same != report_.differences.end()) difference.kinds &= kToldOnce;
    if (difference.kinds == 0) return;
    report_.differences.push_back(std::move(difference));
    return;
  }
  Difference longer = std::exchange(*same, std::move(difference));
  longer.kinds &= kToldOnce;
  if (longer.kinds == 0) return;
  report_.differences.push_back(std::move(longer));
}

/// Leaves each value to the difference with the shorter story.
void Diff::tell_values_once(Difference& difference) {
  const auto leave_out = [](Difference& from, const std::array<int, 2>& field) {
    std::erase_if(from.values, [&](const ValueDifference& value) { return value.field == field; });
    if (from.values.empty()) from.kinds &= all_but(Differs::Values);
  };
  for (Difference& known : report_.differences) {
    const std::vector<ValueDifference> told = known.values;
    for (const ValueDifference& value : told) {
      const bool again = std::ranges::count(difference.values, value.field,
                                            &ValueDifference::field) != 0;
      if (again) leave_out(known.steps() <= difference.steps() ? difference : known, value.field);
    }
  }
  std::erase_if(report_.differences, [](const Difference& known) { return known.kinds == 0; });
}

/// Leaves who does an event to the difference with the shorter story.
void Diff::tell_actor_once(Difference& difference) {
  const auto has = [](const Difference& each) {
    return (each.kinds & bit_of(Differs::Actor)) != 0;
  };
  for (Difference& known : report_.differences) {
    if (!has(known) || !has(difference) || known.event != difference.event) continue;
    Difference& longer = known.steps() <= difference.steps() ? difference : known;
    longer.kinds &= all_but(Differs::Actor);
  }
  std::erase_if(report_.differences, [](const Difference& known) { return known.kinds == 0; });
}

std::vector<std::array<int, 2>> compared_fields(const Matching& matching,
                                                const DiffOptions& options) {
  std::vector<std::array<int, 2>> compared;
  const auto ignored = [&](int side, int field) {
    return std::ranges::count(options.ignored, matching.book(side).fields[at(field)].id) != 0;
  };
  const auto regions = matching.regions.size(kOld);
  for (int f = regions; options.values && f < matching.fields.size(kOld); ++f) {
    const int there = matching.fields.across(kOld, f);
    if (there < matching.regions.size(kNew) || ignored(kOld, f) || ignored(kNew, there)) continue;
    if (reads(matching.book(kOld), f) || reads(matching.book(kNew), there))
      compared.push_back({f, there});
  }
  return compared;
}

DiffReport diff(const Rules& old_rules, const Rules& new_rules, const Matching& matching,
                const DiffOptions& options) {
  DiffReport report;
  const WorkEnd end = attempt(
      [&] { report = Diff(old_rules, new_rules, matching, options).run(); });
  if (end == WorkEnd::Done) return report;
  report.unfinished = report.questions = 1;  // all of it
  report.budget = budget_that_left(options.watch ? options.watch({}) : Budget::None);
  return report;
}

}  // namespace juchu
