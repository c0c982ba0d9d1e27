#include "testing/stories/story_generator.hpp"

#include <algorithm>

#include "model/analysis/day_constants.hpp"
#include "model/engine/days.hpp"

namespace juchu {
namespace {

constexpr int kTries = 10;  // of things that might happen, before one is told that does not

/// A tracking number of the form `pattern`, with any check digit.
std::string number_of_form(const std::string& pattern, Choices& choices) {
  std::string number;
  for (const char wanted : pattern)
    number += static_cast<char>(wanted == '9' ? '0' + choices.below(10) : 'A' + choices.below(26));
  return number;
}

/// `number` with the digit at `place` such that the check digit is right.
std::string corrected(std::string number, std::size_t place, CheckDigit check) {
  for (char digit = '0'; digit <= '9'; ++digit) {
    number[place] = digit;
    if (check_digit_is_right(number, check)) break;
  }
  return number;
}

}  // namespace

RandomStory::RandomStory(const CompiledRulebook& rules, const StoryPlan& plan)
    : rules_(rules),
      plan_(plan),
      choices_(plan.seed, "story"),
      tokens_(rules),
      constants_(day_constants(rules)),
      start_(rules.start()) {
  const Rulebook& rulebook = rules.rulebook();
  for (std::size_t e = 0; e < rulebook.events.size(); ++e)
    (rulebook.events[e].shop    ? shop_events_
     : rulebook.events[e].world ? world_events_
                                : order_events_)
        .push_back(static_cast<int>(e));
  for (const Permit& permit : rulebook.permits)
    if (permit.from.nothing) creations_.push_back(permit.event);
  choose_settings();
  shop_ = start_;
  orders_.assign(static_cast<std::size_t>(plan.orders), start_);
  constexpr Day ordinary = 19783;  // 2024-03-01
  first_day_ = choices_.happens(8, 10)  ? ordinary
               : choices_.happens(1, 2) ? kFirstDay + 2
                                        : kLastDay - 60;
  today_ = first_day_;
  stood_.assign(orders_.size(), {start_, today_});
  // An unset token that may not be unset reads as token 0, which needs a number of class 0 to stand
  // for.
  std::string first = "0";
  for (int i = 0; i < 1000 && rules.token_class(first) != 0; ++i) first = fresh_number();
  used_numbers_.push_back(tokens_.intern(first));
}

void RandomStory::choose_settings() {
  const auto& fields = rules_.rulebook().fields;
  for (std::size_t f = 0; f < fields.size(); ++f)
    if (fields[f].any_initial) rules_.fields[f].put(start_.words.data(), value_for(fields[f].type));
}

bool RandomStory::working(Day day) const {
  return Choices(plan_.seed, "working", day).happens(5, 7);
}

void RandomStory::tell(const std::function<void(const StoryCall&)>& listener) {
  listener_ = listener;
  for (; told_ < plan_.moves; ++told_) {
    if (choices_.happens(1, 4)) {
      pass_days(jump());
    } else {
      something_happens();
    }
  }
}

/// Around one of the rulebook's numbers of days, or the next day.
int RandomStory::jump() {
  const int days = choices_.one_of(constants_);
  return choices_.happens(1, 3) ? 1 : std::max(1, days + choices_.between(-1, 1));
}

void RandomStory::ask(StoryCall call) {
  const Situation written = call.decision.after;
  const bool accepted = call.decision.accepted;
  const int order = call.order;
  situation_of(order) = written;
  const bool stands = accepted && call.question != StoryCall::Question::BeginDay;
  if (order >= 0 && stands) stood_[static_cast<std::size_t>(order)] = {written, today_};
  listener_(call);
  if (accepted) share(order, written);
}

/// Lets every other order see the cart and shop that `writer` left.
void RandomStory::share(int writer, const Situation& written) {
  const auto copy = [&](Situation& to, std::size_t first, std::size_t count) {
    std::copy_n(written.words.begin() + static_cast<std::ptrdiff_t>(first), count,
                to.words.begin() + static_cast<std::ptrdiff_t>(first));
  };
  if (writer >= 0) copy(shop_, Situation::kShop, Situation::kShopWords);
  for (int order = 0; order < plan_.orders; ++order) {
    if (order == writer) continue;
    StoryCall call{.question = StoryCall::Question::Share, .order = order, .day = today_};
    call.before = call.seen = situation_of(order);
    copy(call.seen, Situation::kShop, Situation::kShopWords);
    if (writer >= 0 && cart_of(order) == cart_of(writer))
      copy(call.seen, Situation::kCart, Situation::kCartWords);
    if (call.seen == call.before) continue;
    if (!day_begins_) {
      see(std::move(call));
      continue;
    }
    call.decision = {.after = call.seen, .accepted = true, .rule = {RuleKind::Observed, 0}};
    situation_of(order) = call.seen;
    listener_(call);
  }
}

/// The order is in a situation that no step or deadline of its own has brought about.
void RandomStory::see(StoryCall call) {
  const auto o = static_cast<std::size_t>(call.order);
  call.question = StoryCall::Question::Observe;
  call.event = rules_.day_event(today_);
  call.stood = stood_[o];
  call.decision = observe(rules_, call.stood, call.seen, today_);
  situation_of(call.order) = call.decision.after;
  stood_[o] = {call.decision.after, today_};
  listener_(call);
}

void RandomStory::pass_days(int count) {
  for (const Day last = std::min(today_ + count, kLastDay); today_ < last;) {
    ++today_;
    day_begins_ = true;
    for (int order = 0; order < plan_.orders; ++order) change_day(order);
    for (int order = 0; order < plan_.orders; ++order) fire_deadlines(order);
    day_begins_ = false;
    for (int order = 0; order < plan_.orders; ++order) {
      StoryCall call{.order = order, .day = today_};
      call.before = call.seen = situation_of(order);
      see(std::move(call));
    }
  }
}

void RandomStory::change_day(int order) {
  StoryCall begins{.question = StoryCall::Question::BeginDay, .order = order, .day = today_};
  begins.event = rules_.day_event(today_);
  begins.working = working(today_);
  begins.before = situation_of(order);
  begins.decision = begin_day(rules_, begins.before, today_, begins.working);
  ask(std::move(begins));
}

void RandomStory::fire_deadlines(int order) {
  for (int deadline = 0; deadline < rules_.deadline_count(); ++deadline) {
    StoryCall fires{.question = StoryCall::Question::Fire, .order = order, .day = today_};
    fires.event = rules_.day_event(today_);
    fires.deadline = deadline;
    fires.before = situation_of(order);
    fires.stood = stood_[static_cast<std::size_t>(order)];
    fires.decision = fire(rules_, fires.before, deadline, today_, fires.stood);
    ask(std::move(fires));
  }
}

void RandomStory::something_happens() {
  const int tries = choices_.happens(1, 4) ? 1 : kTries;
  const bool world = !world_events_.empty() && choices_.happens(1, 4);
  StoryCall call;
  for (int i = 0; i < tries && !call.decision.accepted; ++i) call = possible_event(world);
  ask(call);
}

StoryCall RandomStory::possible_event(bool world) {
  const bool shop = !world && !shop_events_.empty() && choices_.happens(1, 8);
  StoryCall call{.order = shop ? -1 : choices_.below(plan_.orders), .day = today_};
  call.before = situation_of(call.order);
  const bool creates = !world && !rules_.exists(call.before) && !creations_.empty() &&
                       choices_.happens(5, 6);
  const int type = choices_.one_of(shop      ? shop_events_
                                   : world   ? world_events_
                                   : creates ? creations_
                                             : order_events_);
  call.event = rules_.event(type, today_);
  const auto& parameters = rules_.rulebook().events[static_cast<std::size_t>(type)].parameters;
  for (std::size_t p = 0; p < parameters.size(); ++p)
    rules_.parameter(type, static_cast<int>(p))
        .put(call.event.words.data(), value_for(parameters[p].type));
  mark_numbers_used_elsewhere(call.order, call.event);
  call.decision = decide(rules_, call.before, call.event);
  return call;
}

Value RandomStory::value_for(const Type& type) {
  if (type.optional && choices_.happens(1, 4)) return kUnset;
  const Names& names = rules_.rulebook().names;
  const auto any_of = [&](std::size_t count) { return choices_.below(static_cast<int>(count)); };
  switch (type.kind) {
    case Kind::Bool: return choices_.below(2);
    case Kind::Int:
      return type.low +
             choices_.below(static_cast<int>(std::min<Value>(type.high - type.low, 20)) + 1);
    case Kind::Enum: return any_of(names.enumerations[type.domain].size());
    case Kind::Method: return any_of(names.methods.size());
    case Kind::Token: return number();
    default: {
      const int away = choices_.happens(1, 3) ? choices_.below(4) : jump();
      return std::clamp<Value>(today_ + (choices_.happens(1, 4) ? -away : away), kFirstDay,
                               kLastDay);
    }
  }
}

Value RandomStory::number() {
  if (choices_.happens(1, 2)) return choices_.one_of(used_numbers_);
  used_numbers_.push_back(tokens_.intern(fresh_number()));
  return used_numbers_.back();
}

/// Of the form of some method, rightly checked or not; seldom of no form at all.
std::string RandomStory::fresh_number() {
  const auto& methods = rules_.rulebook().methods;
  if (methods.empty()) return std::to_string(choices_.below(1000));
  const Method& method = choices_.one_of(methods);
  if (method.patterns.empty()) return number_of_form("A9", choices_);
  const std::string number = number_of_form(choices_.one_of(method.patterns), choices_);
  if (method.check == CheckDigit::None || choices_.happens(1, 3)) return number;
  constexpr std::size_t s10_place = 10;
  const std::size_t place = method.check == CheckDigit::S10 ? s10_place : number.size() - 1;
  return corrected(number, place, method.check);
}

void RandomStory::mark_numbers_used_elsewhere(int order, Event& event) const {
  const Rulebook& rulebook = rules_.rulebook();
  const auto& parameters = rulebook.events[event.type].parameters;
  const auto registered = [&](Value number) {
    for (int other = 0; other < plan_.orders; ++other) {
      const Situation& situation = orders_[static_cast<std::size_t>(other)];
      if (cart_of(other) == cart_of(order) || !rules_.exists(situation)) continue;
      for (std::size_t f = 0; f < rulebook.fields.size(); ++f)
        if (rulebook.fields[f].type.kind == Kind::Token &&
            rules_.fields[f].get(situation.words.data()) == number)
          return true;
    }
    return false;
  };
  for (std::size_t p = 0; p < parameters.size(); ++p) {
    if (parameters[p].type.kind != Kind::Token) continue;
    const Value number = rules_.parameter(event.type, static_cast<int>(p)).get(event.words.data());
    if (number != kUnset && registered(number))
      CompiledRulebook::mark_used_elsewhere(event, static_cast<int>(p));
  }
}

}  // namespace juchu
