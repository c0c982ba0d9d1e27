#include "properties/diff/first_difference.hpp"

#include <utility>

#include "model/analysis/conditions.hpp"
#include "model/index.hpp"
#include "properties/check/inquiry.hpp"

namespace juchu {
namespace {

std::string key_of(const std::array<int, 2>& rows, const AnswersDiffer& where) {
  return std::to_string(rows[0]) + ' ' + std::to_string(rows[1]) + ' ' +
         std::to_string(where.from.in[0]) + (where.from.nothing ? "n " : " ") +
         structure(where.when.expression());
}

}  // namespace

FirstDifference::FirstDifference(const std::array<Rules, 2>& rules, const Matching& matching,
                                 const CheckOptions& options)
    : rules_(rules), matching_(matching), options_(options), known_(known_answers()) {}

FirstDifference::Found FirstDifference::ask(const std::array<int, 2>& rows,
                                            const std::vector<AnswersDiffer>& conditions) {
  Found all{Possibility::Impossible, {}};
  for (const AnswersDiffer& where : conditions) {
    const auto [place, fresh] = found_.try_emplace(key_of(rows, where));
    if (fresh) place->second = ask(rows, where);
    const Found& found = place->second;
    const bool better = found.story && (!all.story || found.story->traces[0].steps.size() <
                                                          all.story->traces[0].steps.size());
    if (better) all = found;
    if (!all.story && found.possible == Possibility::Undecided) all.possible = found.possible;
  }
  return all;
}

FirstDifference::Found FirstDifference::ask(const std::array<int, 2>& rows,
                                            const AnswersDiffer& where) {
  const Rules rules = watching(rows, where);
  Inquiry inquiry(rules, options_, known_);
  const RuleRef watch{RuleKind::Permit,
                      static_cast<std::uint16_t>(rules->rulebook().permits.size() - 1)};
  const Answer answer = inquiry.in_all_behaviours(
      {"first difference", {.decided = true}, 1, watch});
  situations_ += inquiry.situations();
  Found found{answer.possible, {}};
  if (answer.trace) found.story = told(*answer.trace, rows);
  return found;
}

FirstDifference::Rules FirstDifference::watching(const std::array<int, 2>& rows,
                                                 const AnswersDiffer& where) const {
  Rulebook book = rules_[kOld]->rulebook();
  for (Norm& norm : book.norms) norm.promise = false;  // no day is held back
  EventType event = rows[kOld] >= 0 ? book.events[at(rows[kOld])]
                                    : rules_[kNew]->rulebook().events[at(rows[kNew])];
  event.world = false;
  event.possible = {};
  event.set.clear();
  Permit permit;
  permit.id = "differs";
  permit.event = static_cast<int>(book.events.size());
  permit.from = where.from;
  permit.when = where.when;
  book.names.events.push_back(event.id);
  book.events.push_back(std::move(event));
  book.permits.push_back(std::move(permit));
  return std::make_shared<const CompiledRulebook>(rules_[kOld]->compile_alike(std::move(book)));
}

StoryPair FirstDifference::told(const Trace& trace, const std::array<int, 2>& rows) const {
  StoryPair story;
  for (const int side : kSides) {
    Trace& here = story.traces[at(side)];
    here.start = rules_[at(side)]->start();
    here.carts = {0};
    const auto& fields = rules_[kOld]->rulebook().fields;
    for (std::size_t f = 0; f < fields.size(); ++f)
      if (fields[f].any_initial)
        rules_[at(side)]->fields[f].put(here.start.words.data(),
                                        rules_[kOld]->fields[f].get(trace.start.words.data()));
    for (const TraceStep& step : trace.steps) {
      const auto same = told(step, side, rows);
      story.last_missing[at(side)] = !same;
      if (!same) break;
      here.steps.push_back(*same);
    }
  }
  return story;
}

/// The step as `side` knows it; nothing when it has no such event.
std::optional<TraceStep> FirstDifference::told(const TraceStep& step, int side,
                                               const std::array<int, 2>& rows) const {
  if (step.next_day) return step;
  const CompiledRulebook& old_rules = *rules_[kOld];
  const CompiledRulebook& rules = *rules_[at(side)];
  const bool last = step.event.type >= old_rules.events.size();
  const int row = last ? rows[at(side)]
                       : (side == kOld ? step.event.type
                                       : matching_.events.across(kOld, step.event.type));
  if (row < 0) return std::nullopt;
  TraceStep same = step;
  same.event = rules.event(row, step.event.today());
  const int source = last && rows[kOld] < 0 ? -1 : (last ? rows[kOld] : step.event.type);
  const auto& parameters = rules.rulebook().events[at(row)].parameters;
  for (std::size_t p = 0; p < parameters.size(); ++p) {
    const int index = static_cast<int>(p);
    const int from = source < 0 || side == kOld ? index
                                                : matching_.parameters(source).across(kNew, index);
    if (from < 0) return std::nullopt;
    const Slot& slot = source < 0 ? rules_[kNew]->parameter(row, from)
                                  : old_rules.parameter(source, from);
    rules.parameter(row, index).put(same.event.words.data(), slot.get(step.event.words.data()));
  }
  return same;
}

}  // namespace juchu
