#include <algorithm>
#include <bit>
#include <set>
#include <utility>

#include "model/engine/days.hpp"
#include "model/expression/wording.hpp"
#include "properties/check/inquiry.hpp"
#include "properties/lint/exploration.hpp"
#include "properties/lint/findings.hpp"
#include "properties/search/leading_to.hpp"
#include "properties/search/trace/shop_run.hpp"

namespace juchu {
namespace {

/// `order → pay → 3 days → cancel`.
Text story_of(const Rulebook& book, const Trace& trace) {
  Text story;
  const auto add = [&](const std::string& ja, const std::string& en) {
    story.ja += (story.ja.empty() ? "" : " → ") + ja;
    story.en += (story.en.empty() ? "" : " → ") + en;
  };
  int days = 0;
  const auto pass = [&] {
    if (days != 0)
      add(std::to_string(days) + "日", days == 1 ? "a day" : std::to_string(days) + " days");
    days = 0;
  };
  for (const TraceStep& step : trace.steps) {
    if (step.next_day) {
      ++days;
      continue;
    }
    pass();
    const Text name = name_in_text(book.events[step.event.type]);
    add(name.ja, name.en);
  }
  pass();
  return story;
}

// --- stuck situations ---

/// The situations of one order that were visited, and where they lead.
class Ways {
 public:
  Ways(const Slice& slice, const Explorer& explorer)
      : rules_(slice.rules), explorer_(explorer), visited_(explorer.visited()) {
    for (SituationId id = 0; id < explorer.size(); ++id)
      statuses_.push_back(rules_.configuration(explorer.situation(id).orders[0]));
  }

  /// By situation: whether some way from it leads to an end, or to where nobody has looked.
  [[nodiscard]] std::vector<bool> to_an_end() const {
    return lead_to([this](SituationId id) {
      // Where a promise stops the time, another row says so.
      return id >= visited_ || explorer_.transitions(id).empty() || ended(id);
    });
  }

  /// By situation: whether some way from it leads to another status, or to where nobody has looked.
  [[nodiscard]] std::vector<bool> to_other_statuses() const {
    return lead_to([this](SituationId id) {
      return id >= visited_ ||
             std::ranges::any_of(explorer_.transitions(id), [&](const Explorer::Transition& way) {
               return statuses_[way.to] != statuses_[id];
             });
    });
  }

  [[nodiscard]] const Status& main_status(SituationId id) const {
    const Situation order = explorer_.situation(id).orders[0];
    return rules_.rulebook().status(0, rules_.fields[0].get(order.words.data()));
  }

 private:
  template <class Predicate>
  [[nodiscard]] std::vector<bool> lead_to(Predicate there) const {
    std::vector<bool> is(explorer_.size());
    for (SituationId id = 0; id < explorer_.size(); ++id) is[id] = there(id);
    return leading_to(explorer_, std::move(is), [](const Explorer::Transition&) { return true; });
  }

  [[nodiscard]] bool ended(SituationId id) const {
    return !rules_.exists(explorer_.situation(id).orders[0]) || main_status(id).final;
  }

  const CompiledRulebook& rules_;
  const Explorer& explorer_;
  SituationId visited_;                // those before it
  std::vector<std::size_t> statuses_;  // by situation
};

Interest statuses_within_promises(const CompiledRulebook& rules) {
  Interest interest{.norms = rules.promises, .alone = true};
  for (std::size_t r = 0; r < rules.rulebook().regions.size(); ++r)
    interest.fields.push_back(static_cast<int>(r));
  return interest;
}

// --- deadlines ---

/// Which fields a deadline writes, regions included.
void add_written(const Deadline& deadline, std::vector<int>& fields) {
  for (const StatusChange& to : deadline.to) fields.push_back(to.region);
  for (const Assignment& each : deadline.set) fields.push_back(each.field);
}

/// Whether both are due in `order` at the start of `today` and it matters which comes first.
bool sequence_matters(const CompiledRulebook& rules, const DeadlinePair& pair,
                      const Situation& order, Day today) {
  const Decision first = fire(rules, order, pair.first, today);
  const Decision second = fire(rules, order, pair.second, today);
  if (!first.accepted || !second.accepted) return false;
  const Decision then_second = fire(rules, first.after, pair.second, today);
  const Decision then_first = fire(rules, second.after, pair.first, today);
  return then_second.after != then_first.after ||
         (first.sends | then_second.sends) != (second.sends | then_first.sends);
}

/// The same at the moment of the day's start, after `order`, at which the first of them is asked.
bool clash_next_day(const Slice& slice, const DeadlinePair& pair, const Situation& order,
                    bool working) {
  constexpr Day today = CanonicalForm::kToday + 1;
  const CompiledRulebook& rules = slice.rules;
  const Decision began = begin_day(rules, order, today, working);
  if ((began.breached & rules.promises) != 0) return false;
  Situation situation = began.after;
  for (int index = 0; index < pair.first; ++index)
    if (slice.deadlines[static_cast<std::size_t>(index)])
      situation = fire(rules, situation, index, today).after;
  return sequence_matters(rules, pair, situation, today);
}

struct Clash {
  std::optional<Trace> trace;  // to the start of the first day on which their sequence matters
  bool decided = true;         // false: not all was seen, and nothing found
};

Clash first_clash(LintExploration& exploration, const DeadlinePair& pair) {
  const auto& deadlines = exploration.rulebook().deadlines;
  Interest interest{
      .norms = exploration.rules().promises, .deadlines = {pair.first, pair.second}, .alone = true};
  for (const int row : {pair.first, pair.second})
    add_written(deadlines[static_cast<std::size_t>(row)], interest.fields);
  const Slice slice = slice_of(exploration.rules(), interest);
  ExplorerOptions options = exploration.explorer_options();
  Explorer explorer(slice, std::move(options));
  explorer.run();
  for (SituationId id = 0; id < explorer.size(); ++id) {
    const Situation order = explorer.situation(id).orders[0];
    if (!slice.rules.exists(order)) continue;
    for (const bool working : {true, false}) {
      if (!clash_next_day(slice, pair, order, working)) continue;
      exploration.note(explorer.progress().situations, true, Budget::None);
      Trace trace = explorer.trace_to(id, exploration.rules());
      trace.steps.push_back({.next_day = true, .working = working});
      return {std::move(trace)};
    }
  }
  exploration.note(explorer);
  return {std::nullopt, explorer.budget() == Budget::None && !explorer.endless()};
}

LintFinding clash_finding(const Rulebook& book, const DeadlinePair& pair, const Trace& trace) {
  const Deadline& second = book.deadlines[static_cast<std::size_t>(pair.second)];
  return {.position = second.position,
          .subject = second.id,
          .problem = say("「{}」と同じ日に来て、順番で結果が変わります（{}）",
                         "{} is due on the same day, and their sequence matters ({})",
                         book.deadlines[static_cast<std::size_t>(pair.first)].id,
                         story_of(book, trace)),
          .hint = {"「rank」で順番を決めてください", "let their ranks say which comes first"}};
}

}  // namespace

LintFindings overlaps_explored(LintExploration& exploration) {
  Rulebook book = exploration.rulebook();
  book.properties.clear();  // only how rules meet is asked
  book.hazards.clear();
  const auto rules = std::make_shared<const CompiledRulebook>(
      exploration.rules().compile_alike(std::move(book)));
  const CheckReport report = check(rules, exploration.check_options());
  exploration.note(report.situations, report.overlaps_decided,
                   report.budget == Budget::None ? report.budget_beside : report.budget);
  LintFindings findings;
  for (const CheckReport::Overlap& overlap : report.overlaps) {
    LintFinding finding = applies_together(exploration.rules(), overlap.first, overlap.second);
    exploration.take_back("overlapping-permits", finding);
    finding.problem = say(
        "{}（{} のあとの {}）", "{} ({}, then {})", finding.problem,
        story_of(exploration.rulebook(), overlap.trace),
        name_in_text(exploration.rulebook().events[static_cast<std::size_t>(overlap.event)]));
    findings.push_back(std::move(finding));
  }
  return findings;
}

LintFindings stuck_situations(LintExploration& exploration) {
  const Rulebook& book = exploration.rulebook();
  if (std::ranges::count(book.statuses, true, &Status::final) == 0) return {};
  const Slice slice = slice_of(exploration.rules(), statuses_within_promises(exploration.rules()));
  ExplorerOptions options = exploration.explorer_options();
  options.keep_transitions = true;
  Explorer explorer(slice, std::move(options));
  explorer.run();
  exploration.note(explorer);
  if (explorer.endless()) return {};
  const Ways ways(slice, explorer);
  const std::vector<bool> ends = ways.to_an_end();
  const std::vector<bool> moves = ways.to_other_statuses();
  LintFindings findings;
  std::set<std::string> told;
  const auto tell = [&](SituationId id, auto say_it) {
    const Status& status = ways.main_status(id);
    if (exploration.knows("stuck-status", status.id) || !told.insert(status.id).second) return;
    const Text story = story_of(book, explorer.trace_to(id, exploration.rules()));
    findings.push_back({.position = status.position,
                        .subject = status.id,
                        .problem = say_it(story),
                        .hint = {"出口になるルールの条件を見直してください",
                                 "look at the conditions of the rules that lead out"}});
  };
  for (SituationId id = 0; id < explorer.size(); ++id)
    if (!ends[id] && !moves[id])
      tell(id, [](const Text& story) {
        return say("何があっても、この状態のまま動かなくなることがあります（{}）",
                   "an order may stay here for ever, whatever happens ({})", story);
      });
  if (!told.empty()) return findings;  // what leads there needs no telling
  const auto round = std::ranges::find(ends, false);
  if (round != ends.end())
    tell(static_cast<SituationId>(round - ends.begin()), [](const Text& story) {
      return say("ここから終わりの状態に着けなくなることがあります（{}）",
                 "from here no way may lead to a final status any more ({})", story);
    });
  return findings;
}

LintFindings time_locks(LintExploration& exploration) {
  const CompiledRulebook& rules = exploration.rules();
  if (rules.promises == 0) return {};
  Inquiry inquiry(exploration.shared(), exploration.check_options(), known_answers());
  const std::optional<Trace> trace = inquiry.conflict("time-lock", rules.promises);
  exploration.note(inquiry.situations(), trace || inquiry.budget() == Budget::None,
                   inquiry.budget());
  if (!trace) return {};
  ShopRun run(rules, trace->start, trace->carts, Trace::kFirstDay);
  run.live_through(trace->steps);
  run.next_day(true, 0);
  const auto row = static_cast<std::size_t>(
      std::countr_zero(run.found().breached & rules.promises));
  if (row >= rules.rulebook().norms.size()) return {};
  const Norm& promise = rules.rulebook().norms[row];
  return {
      {.position = promise.position,
       .subject = promise.id,
       .problem = say("どうやってもこの約束を守れず、次の日が来られなくなることがあります（{}）",
                      "nothing that may happen keeps this promise, so that no day can come ({})",
                      story_of(rules.rulebook(), *trace)),
       .hint = {"約束を守るイベントがいつでも起こりうるようにしてください",
                "let an event that keeps the promise be possible whenever it counts"}}};
}

LintFindings deadlines_that_do_not_commute(LintExploration& exploration) {
  const Rulebook& book = exploration.rulebook();
  const bool readings = std::ranges::count(book.parameters, true, &Parameter::reading) != 0;
  LintFindings findings;
  for (const DeadlinePair& pair : deadline_pairs_in_conflict(exploration.rules())) {
    const Clash clash = first_clash(exploration, pair);
    if (clash.trace) findings.push_back(clash_finding(book, pair, *clash.trace));
    // Under other readings it may still be (N3).
    if (clash.trace || (clash.decided && !readings))
      exploration.take_back("deadlines-in-conflict", may_conflict(exploration.rules(), pair));
  }
  return findings;
}

}  // namespace juchu
