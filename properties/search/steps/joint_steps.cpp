#include "properties/search/steps/joint_steps.hpp"

#include <algorithm>

#include "model/engine/days.hpp"
#include "properties/search/steps/used_elsewhere.hpp"

namespace juchu {

JointSteps::JointSteps(const Slice& slice, const JointForm& form, const EventChoices& choices,
                       const StepOptions& options)
    : slice_(slice),
      rules_(slice.rules),
      form_(form),
      choices_(choices),
      options_(options),
      over_time_(slice),
      answered_event_(slice.answered_event()) {
  const auto& events = rules_.rulebook().events;
  for (std::size_t e = 0; e < events.size(); ++e) {
    if (!slice.events[e]) continue;
    (events[e].shop ? shop_events_ : order_events_).push_back(static_cast<int>(e));
  }
  counts_working_days_ = std::ranges::count(slice.counters, true) != 0 && !rules_.counters.empty();
}

void JointSteps::for_each(const JointSituation& joint, Day today, StepVisitor& visitor,
                          int fresh_token) const {
  form_.names_in(joint, names_.methods, names_.tokens);
  names_.fresh_token = fresh_token >= 0 ? fresh_token : static_cast<int>(names_.tokens.size());
  for (const Value token : names_.tokens)  // an order that is not there yet may hold one, too
    names_.fresh_token = std::max(names_.fresh_token,
                                  static_cast<int>(token / rules_.token_classes()) + 1);
  for (int o = 0; o < form_.orders(); ++o) {
    const auto i = static_cast<std::size_t>(o);
    const bool repeats = options_.exchange && o > 0 && form_.carts()[i] == form_.carts()[i - 1] &&
                         joint.orders[i] == joint.orders[i - 1] &&
                         joint.watched[i] == joint.watched[i - 1];
    if (!repeats) try_events(joint, o, order_events_, today, visitor);
  }
  try_events(joint, -1, shop_events_, today, visitor);
  try_day(joint, today, true, visitor);
  if (counts_working_days_) try_day(joint, today, false, visitor);
}

void JointSteps::copy(const JointSituation& joint) const {
  for (std::size_t o = 0; o < static_cast<std::size_t>(form_.orders()); ++o) {
    step_.after.orders[o] = joint.orders[o];
    step_.after.watched[o] = joint.watched[o];
  }
  step_.shown = {};
  step_.deadlines.clear();
  step_.on_the_way = 0;
}

void JointSteps::try_events(const JointSituation& joint, int order, const std::vector<int>& events,
                            Day today, StepVisitor& visitor) const {
  Situation situation = joint.orders[static_cast<std::size_t>(std::max(order, 0))];
  if (order < 0) std::fill_n(situation.words.begin(), Situation::kShop, Word{0});
  const std::size_t configuration = rules_.configuration(situation);
  for (const int e : events) {
    const auto index = static_cast<std::size_t>(e);
    const bool world = rules_.events[index].world;
    const Cell& cell = rules_.cell(index, configuration);
    const bool refusals = options_.refusals || e == answered_event_;
    const bool nobody_answers = cell.permits == 0 && !(refusals && cell.forbids != 0);
    if (world ? (order >= 0 && configuration == 0) : nobody_answers) continue;
    const auto try_it = [&](const Event& chosen) {
      if (!slice_.asks_elsewhere) return try_event(joint, order, situation, chosen, visitor);
      Event event = chosen;
      mark_used_elsewhere(rules_, form_.carts(), joint, order, event);
      return try_event(joint, order, situation, event, visitor);
    };
    choices_.for_each(e, situation, today, names_, try_it, [&] { return visitor.goes_on(); });
    if (!visitor.goes_on()) return;
  }
}

/// Whether it is accepted.
bool JointSteps::try_event(const JointSituation& joint, int order, const Situation& situation,
                           const Event& event, StepVisitor& visitor) const {
  const Decision decision = decide(rules_, situation, event);
  if (!decision.accepted && !options_.refusals && !decides(decision)) return false;
  copy(joint);
  step_.shown.decided = decides(decision);
  step_.changes = decision.after != situation;
  step_.next_day = false;
  step_.order = order;
  step_.event = event;
  step_.rule = decision.rule;
  if (!decision.accepted) {
    visitor.taken(step_);
    return false;
  }
  if (order >= 0) {
    const auto o = static_cast<std::size_t>(order);
    step_.after.orders[o] = decision.after;
    observe_decision(situation, decision, event, true);
    look_over_time(o, event.today());
  } else {  // what happens to the shop is no step of an order, though it may be one's duty
    step_.shown.breached |= decision.breached;
    if (options_.kept != 0) observe_norms(situation, decision, event);
  }
  if (slice_.shares && step_.changes) share(order, decision.after, event.today());
  visitor.taken(step_);
  return true;
}

/// Brings what is remembered of an order up to what it has become.
void JointSteps::look_over_time(std::size_t order, Day today) const {
  if (over_time_.empty()) return;
  Word& memory = step_.after.watched[order];
  const Word before = memory;
  step_.shown.properties |= over_time_.update(memory, step_.after.orders[order], today);
  step_.changes = step_.changes || memory != before;
}

void JointSteps::try_day(const JointSituation& joint, Day today, bool working,
                         StepVisitor& visitor) const {
  copy(joint);
  step_.changes = true;
  step_.next_day = true;
  step_.working = working;
  step_.order = -1;
  step_.event = rules_.day_event(today + 1);
  for (std::size_t o = 0; o < static_cast<std::size_t>(form_.orders()); ++o)
    if (!change_day(o, today + 1)) return;
  fire_deadlines(0, 0, today + 1, visitor);
}

/// The day changes for an order. False when a promise holds it back.
bool JointSteps::change_day(std::size_t order, Day today) const {
  Situation& situation = step_.after.orders[order];
  if (!rules_.exists(situation)) return true;
  stood_[order] = {situation, today - 1};
  const Decision began = begin_day(rules_, situation, today, step_.working);
  if ((began.breached & rules_.promises) != 0) return false;
  step_.shown.breached |= began.breached;
  if (!over_time_.empty())
    step_.shown.properties |= over_time_.pass_day(step_.after.watched[order]);
  situation = began.after;
  return true;
}

/// Fires what is due for the orders from `order` on, for this one from `deadline` on. A deadline
/// that may stay away does both.
void JointSteps::fire_deadlines(std::size_t order, int deadline, Day today,
                                StepVisitor& visitor) const {
  const auto orders = static_cast<std::size_t>(form_.orders());
  for (std::size_t o = order; o < orders; ++o, deadline = 0) {
    if (!rules_.exists(step_.after.orders[o])) continue;
    for (int index = deadline; index < rules_.deadline_count(); ++index) {
      const auto d = static_cast<std::size_t>(index);
      if (!slice_.deadlines[d]) continue;
      const Decision fired = fire(rules_, step_.after.orders[o], index, today, stood_[o]);
      if (!fired.accepted) continue;
      if (slice_.open.deadlines[d]) {
        const Step before = step_;
        const auto stood = stood_;
        fire_deadlines(o, index + 1, today, visitor);
        step_ = before;
        stood_ = stood;
      }
      fire_deadline(o, fired, today);
    }
  }
  for (std::size_t o = 0; o < orders; ++o) end_day_start(o, today);
  visitor.taken(step_);
}

/// The others see what the deadline writes when the day has begun for all.
void JointSteps::fire_deadline(std::size_t order, const Decision& fired, Day today) const {
  Situation& situation = step_.after.orders[order];
  const Event day = rules_.day_event(today);
  step_.deadlines.push_back(fired.rule);
  step_.shown.decided = step_.shown.decided || decides(fired);
  observe_decision(situation, fired, day, true);
  situation = fired.after;
  stood_[order] = {situation, today};
  look_over_time(order, today);
  if (reached(situation, today)) step_.on_the_way |= std::uint64_t{1} << order;
  if (slice_.shares)
    form_.share(step_.after, static_cast<int>(order), situation, [](int, const Situation&) {});
}

/// Whether `order` is where the slice's first property says that it should come.
bool JointSteps::reached(const Situation& order, Day today) const {
  const auto& properties = rules_.rulebook().properties;
  if (properties.empty()) return false;
  const bool always = properties[0].pattern == Pattern::AlwaysReachable;
  if (!always && properties[0].pattern != Pattern::LeadsTo) return false;
  const Event day = rules_.day_event(today);
  const Banks banks{{order.words.data(), day.words.data(), order.words.data()}};
  return rules_.holds(always ? rules_.properties[0] : rules_.goals[0], banks);
}

/// Judges the order when the day has begun for all.
void JointSteps::end_day_start(std::size_t order, Day today) const {
  if (rules_.exists(step_.after.orders[order])) see(order, stood_[order], today);
}

/// The order is in a situation that no step or deadline of its own has brought about.
void JointSteps::see(std::size_t order, const Stood& stood, Day today) const {
  Situation& situation = step_.after.orders[order];
  const Decision seen = observe(rules_, stood, situation, today);
  situation = seen.after;
  observe_decision(stood.situation, seen, rules_.day_event(today), false);
  look_over_time(order, today);
}

/// Lets the others see what `writer` left.
void JointSteps::share(int writer, const Situation& written, Day today) const {
  form_.share(step_.after, writer, written, [&](int other, const Situation& before) {
    see(static_cast<std::size_t>(other), {before, today}, today);
  });
}

void JointSteps::observe_decision(const Situation& before, const Decision& decision, Event event,
                                  bool step) const {
  step_.shown.hazards |= decision.entered;
  step_.shown.breached |= decision.breached;
  if (step && options_.kept != 0) observe_norms(before, decision, event);
  observe_properties(before, decision, event, step);
}

void JointSteps::observe_properties(const Situation& before, const Decision& decision, Event event,
                                    bool step) const {
  const auto& properties = rules_.rulebook().properties;
  if (properties.empty()) return;
  event.words[Event::kSends] = decision.sends;
  const Word* after = decision.after.words.data();
  const Banks whole_step{{before.words.data(), event.words.data(), after}};
  const Banks at_end{{after, event.words.data(), after}};
  for (std::size_t p = 0; p < properties.size(); ++p) {
    const Pattern pattern = properties[p].pattern;
    const bool of_step = pattern == Pattern::NeverStep || pattern == Pattern::SometimesStep;
    const bool of_situation = pattern == Pattern::Never || pattern == Pattern::Sometimes;
    const bool asked = of_step ? step : of_situation && rules_.exists(decision.after);
    if (!asked) continue;
    if (of_step ? rules_.holds(rules_.step_clause(p, before), whole_step)
                : rules_.holds(rules_.properties[p], at_end))
      step_.shown.properties |= std::uint64_t{1} << p;
  }
}

void JointSteps::observe_norms(const Situation& before, const Decision& decision,
                               const Event& event) const {
  const Word* was = before.words.data();
  const Word* is = decision.after.words.data();
  const Banks banks{{was, event.words.data(), is}};
  for (std::size_t n = 0; n < rules_.norms.size(); ++n) {
    if ((options_.kept >> n & 1) == 0) continue;
    const CompiledNorm& norm = rules_.norms[n];
    bool kept = false;
    if (norm.clock.width != 0) {
      kept = rules_.exists(before) && norm.clock.get(was) != norm.breached &&
             rules_.holds(norm.holds, banks) &&
             !rules_.holds(norm.holds, {{is, event.words.data(), is}});
    } else {
      const bool exists = rules_.exists(before);
      kept = rules_.rulebook().norms[n].event == event.type &&
             rules_.holds(norm.when.of(exists), banks) && rules_.holds(norm.must.of(exists), banks);
    }
    if (kept) step_.shown.kept |= std::uint64_t{1} << n;
  }
}

}  // namespace juchu
