#include "properties/check/inquiry.hpp"

#include <algorithm>
#include <cassert>
#include <functional>
#include <utility>

#include "properties/check/retelling.hpp"
#include "properties/search/leading_to.hpp"
#include "properties/search/trace/shop_run.hpp"

namespace juchu {
namespace {

/// Where a parameter is too wide to be tried value by value.
constexpr std::uint64_t kMostWithSomeNumbers = 100'000;   // situations
constexpr std::uint64_t kMostTriedWhereWide = 3'000'000;  // events

std::uint64_t lowest(std::uint64_t bits) { return bits & (~bits + 1); }

/// `wanted` in the slice's numbering of properties.
Shown wanted_of(const Slice& slice, Shown wanted) {
  std::uint64_t properties = 0;
  for (std::size_t p = 0; p < slice.properties.size(); ++p)
    if ((wanted.properties >> slice.properties[p] & 1) != 0) properties |= std::uint64_t{1} << p;
  wanted.properties = properties;
  return wanted;
}

/// Every way for `orders` to lie in carts, up to exchanging orders.
std::vector<std::vector<int>> arrangements(int orders) {
  std::vector<std::vector<int>> found;
  std::vector<int> carts;
  const std::function<void(int, int, int)> fill = [&](int left, int most, int cart) {
    if (left == 0) return found.push_back(carts);
    for (int size = std::min(left, most); size >= 1; --size) {
      carts.insert(carts.end(), static_cast<std::size_t>(size), cart);
      fill(left - size, size, cart + 1);
      carts.resize(carts.size() - static_cast<std::size_t>(size));
    }
  };
  fill(orders, orders, 0);
  return found;
}

/// One order alone, where the others cannot matter.
std::vector<int> carts_needed(const Slice& slice, const std::vector<int>& carts) {
  return orders_do_not_matter(slice) ? std::vector<int>{0} : carts;
}

std::string key_of(const Slice& slice, const Shown& wanted, std::uint64_t keeping,
                   const std::vector<int>& carts) {
  std::string key;
  if (const auto& rule = slice.interest.decides)
    key = std::to_string(static_cast<int>(rule->kind)) + '.' + std::to_string(rule->index) + ' ';
  for (const std::uint64_t part :
       {wanted.hazards, wanted.breached, wanted.kept, wanted.properties, keeping})
    key += std::to_string(part) + ' ';
  for (const int cart : carts) key += std::to_string(cart) + ',';
  return key + fingerprint(slice);
}

/// What is proved under these norms and promises.
std::string proof_name(const Question& question, std::uint64_t norms) {
  return question.name + ' ' + std::to_string(norms);
}

/// The first situation that is not in `can`; or kNoSituation.
SituationId first_that_cannot(const std::vector<bool>& can) {
  const auto cannot = std::ranges::find(can, false);
  return cannot == can.end() ? kNoSituation : static_cast<SituationId>(cannot - can.begin());
}

/// By situation: whether `function` says so.
std::vector<bool> where(const Explorer& explorer, bool (*function)(const Explorer&, SituationId)) {
  std::vector<bool> is(explorer.size());
  for (SituationId id = 0; id < explorer.size(); ++id) is[id] = function(explorer, id);
  return is;
}

/// The next day can come at once; or after an event, since nothing is owed then.
bool lets_the_day_come(const Explorer& explorer, SituationId id) {
  return std::ranges::any_of(explorer.transitions(id), [](const Explorer::Transition& way) {
    return way.day || (way.to == kNoSituation && way.sure);
  });
}

/// The way leads to a situation that owes, and what is owed does not come between two deadlines.
bool still_owes(const Explorer::Transition& way, const std::vector<bool>& owing,
                std::size_t order) {
  return (way.on_the_way >> order & 1) == 0 && owing[way.to];
}

/// The clause of the slice's first property holds for `order`, or there is no such order yet.
bool is_there(const Explorer& explorer, SituationId id, std::size_t order) {
  const CompiledRulebook& rules = explorer.slice().rules;
  const Event today = rules.day_event(CanonicalForm::kToday);
  const Situation situation = explorer.situation(id).orders[order];
  const Word* words = situation.words.data();
  return !rules.exists(situation) ||
         rules.holds(rules.properties[0], {{words, today.words.data(), words}});
}
bool is_where_it_should_come(const Explorer& explorer, SituationId id) {
  return is_there(explorer, id, 0);
}

}  // namespace

Answer Inquiry::in_all_behaviours(const Question& question) { return ask(question, 0); }

Answer Inquiry::when_keeping_norms(const Question& question, std::uint64_t& needed) {
  const std::uint64_t promises = rules_->promises;
  for (needed = 0;;) {
    Answer answer = ask(question, needed);
    if (answer.possible != Possibility::Possible) return answer;
    const std::uint64_t more = breaks_of(*answer.trace, question.wanted).norms & ~promises;
    if (more == 0) return answer;
    needed |= lowest(more);
  }
}

std::uint64_t Inquiry::minimal(const Question& question, std::uint64_t needed) {
  for (std::uint64_t rest = needed; rest != 0; rest &= rest - 1) {
    const std::uint64_t without = needed & ~lowest(rest);
    if (ask(question, without).possible == Possibility::Impossible) needed = without;
  }
  return needed;
}

/// Within the promises, which are brought in as they are broken.
Answer Inquiry::ask(const Question& question, std::uint64_t keeping) {
  promises_ = options_.reduce ? 0 : rules_->promises;
  for (;;) {
    Answer answer;
    const int orders = std::max(question.orders, options_.orders);
    for (const std::vector<int>& carts : arrangements(orders)) {
      Answer here = explore(question, keeping, carts);
      const bool better = here.possible == Possibility::Possible &&
                          (!answer.trace || here.trace->steps.size() < answer.trace->steps.size());
      const bool first = !answer.trace && answer.explored.situations == 0;
      const bool undecided = !answer.trace && here.possible == Possibility::Undecided;
      if (first || better || undecided) answer = std::move(here);
      if (answer.explored.situations != 0 && carts_do_not_matter_) break;
    }
    if (answer.possible != Possibility::Possible) return answer;
    const std::uint64_t broken = breaks_of(*answer.trace, question.wanted).promises;
    if (broken == 0) return answer;
    assert((broken & ~promises_) != 0 && "a promise that is kept is not broken");
    promises_ |= lowest(broken & ~promises_);
  }
}

Answer Inquiry::explore(const Question& question, std::uint64_t keeping,
                        const std::vector<int>& carts) {
  Interest interest{.hazards = question.wanted.hazards,
                    .properties = question.wanted.properties,
                    .decides = question.decides,
                    .alone = carts.size() == 1};
  interest.norms = keeping | promises_ | question.wanted.breached | question.wanted.kept;
  if (options_.any_story)
    if (auto known = answer_as_before(question, interest, keeping, carts)) return *std::move(known);
  const Slice slice = slice_of(*rules_, interest);
  const Shown wanted = wanted_of(slice, question.wanted);
  carts_do_not_matter_ = !carts_matter(slice);
  const std::vector<int> needed = options_.reduce ? carts_needed(slice, carts) : carts;
  Answer answer;
  KnownAnswers::Asked asked(*known_, key_of(slice, wanted, keeping, needed));
  if (asked.cost()) {
    answer.possible = Possibility::Impossible;
    answer.explored = *asked.cost();
    return answer;
  }
  ExplorerOptions options = explorer_options(question.name, needed);
  options.keeping = keeping & ~question.wanted.breached;
  options.wanted = wanted;
  const bool wide = options_.reduce && has_wide_numbers(slice);
  if (wide) {
    if (auto found = with_some_numbers(question, slice, options)) return *std::move(found);
    options.most_tried = std::min(options.most_tried, kMostTriedWhereWide);
  }
  if (options_.reduce) {
    LocalizedSearch search(
        *rules_, interest, slice, options,
        [this](const Explorer& explorer) { note_cost(explorer); },
        learned_about(question, interest.norms, needed));
    std::optional<Answer> found = search.run();
    learned_.push_back({question.wanted, interest.norms, needed, search.learned()});
    if (found && found->possible == Possibility::Impossible) {
      asked.is_impossible(found->explored);
      const Slice& proof = search.localized();
      Interest known = search.learned().known;
      known.norms = interest.norms;
      known_->add_proof(proof_name(question, interest.norms), known,
                        key_of(proof, wanted, keeping, carts_needed(proof, needed)));
    }
    if (found && found->trace) known_->add_story(question.name, *found->trace);
    if (found) return *std::move(found);
  }
  Explorer explorer(slice, std::move(options));
  explorer.run();
  note(explorer);
  answer.explored = explorer.progress();
  if (explorer.sighted().only(wanted).any()) {
    answer.possible = Possibility::Possible;
    answer.trace = explorer.trace_showing(wanted, *rules_);
    known_->add_story(question.name, *answer.trace);
  } else if (explorer.budget() == Budget::None && !explorer.endless()) {
    answer.possible = Possibility::Impossible;
    asked.is_impossible(answer.explored);
  } else {
    answer.too_wide = explorer.too_wide();
    if (!too_wide_) too_wide_ = answer.too_wide;
  }
  return answer;
}

/// A story with some of the numbers that are too many to be tried one by one; otherwise nothing is
/// known.
std::optional<Answer> Inquiry::with_some_numbers(const Question& question, const Slice& slice,
                                                 ExplorerOptions options) {
  options.some_numbers = true;
  options.most_situations = std::min(options.most_situations, kMostWithSomeNumbers);
  options.most_tried = std::min(options.most_tried, kMostTriedWhereWide);
  const Shown wanted = options.wanted;
  Explorer explorer(slice, std::move(options));
  if (!explorer.too_wide()) return std::nullopt;
  explorer.run();
  note_cost(explorer);
  if (!explorer.sighted().only(wanted).any()) return std::nullopt;
  Answer answer{.possible = Possibility::Possible, .explored = explorer.progress()};
  answer.trace = explorer.trace_showing(wanted, *rules_);
  known_->add_story(question.name, *answer.trace);
  return answer;
}

/// The answer about a rulebook like this one, where it is seen quickly to be the one here, too.
std::optional<Answer> Inquiry::answer_as_before(const Question& question, const Interest& interest,
                                                std::uint64_t keeping,
                                                const std::vector<int>& carts) {
  Answer answer;
  answer.explored.situations = 1;
  for (const Trace& story : known_->stories(question.name)) {
    if (story.carts != carts && story.carts.size() > 1) continue;
    if (!retells(*rules_, story, question.wanted, keeping)) continue;
    answer.possible = Possibility::Possible;
    answer.trace = story;
    carts_do_not_matter_ = true;
    return answer;
  }
  const std::string asked = proof_name(question, interest.norms);
  const std::optional<Interest> known = known_->known_for(asked);
  if (!known) return std::nullopt;
  Interest localized = interest.knowing(*known);
  localized.localized = true;
  const Slice slice = slice_of(*rules_, localized);
  const std::string key = key_of(slice, wanted_of(slice, question.wanted), keeping,
                                 carts_needed(slice, carts));
  if (!known_->is_proof(asked, key)) return std::nullopt;
  answer.possible = Possibility::Impossible;
  carts_do_not_matter_ = !carts_matter(slice);
  return answer;
}

/// What was learned last about the same under norms that are all asked about now, too; or about a
/// rulebook like this one.
LocalizedSearch::Learned Inquiry::learned_about(const Question& question, std::uint64_t norms,
                                                const std::vector<int>& carts) const {
  for (auto each = learned_.rbegin(); each != learned_.rend(); ++each)
    if (each->wanted == question.wanted && (each->norms & ~norms) == 0 && each->carts == carts)
      return each->learned;
  LocalizedSearch::Learned learned;
  if (options_.any_story)
    learned.known = known_->known_for(proof_name(question, norms)).value_or(Interest{});
  return learned;
}

ExplorerOptions Inquiry::explorer_options(const std::string& name, std::vector<int> carts) const {
  ExplorerOptions options{.carts = std::move(carts), .reduce = options_.reduce};
  options.most_situations = options_.most_situations;
  options.most_tried = options_.most_tried;
  options.watch = [this, name](const Progress& progress) {
    if (options_.progress) options_.progress(name, progress);
    return options_.stop();
  };
  return options;
}

void Inquiry::note(const Explorer& explorer) {
  note_cost(explorer);
  if (budget_ == Budget::None) budget_ = explorer.budget();
}

void Inquiry::note_cost(const Explorer& explorer) {
  situations_ += explorer.progress().situations;
  transitions_ += explorer.progress().transitions;
  depth_ = std::max(depth_, explorer.progress().depth);
}

/// Lives through the trace in the whole engine.
Inquiry::Breaks Inquiry::breaks_of(const Trace& trace, const Shown& wanted) {
  ShopRun run(*rules_, trace.start, trace.carts, Trace::kFirstDay);
  run.tell_steps_to([this](const Situation&, const Event&, const Decision& decision) {
    rules_seen_.add(decision.rule);
  });
  Breaks breaks;
  for (const TraceStep& step : trace.steps) {
    if (step.next_day) {
      run.next_day(step.working, 0);
    } else {
      Event event = step.event;
      const Decision decision = run.ask(step.order, event);
      if (!decision.accepted && wanted.decided && &step == &trace.steps.back()) break;
      assert(decision.accepted && "K1: every step is accepted");
      run.happen(step.order, event, decision);
    }
    if (breaks.norms == 0)
      breaks.norms = run.found().breached & ~wanted.breached & ~rules_->promises;
  }
  breaks.promises = run.found().breached & ~wanted.breached & rules_->promises;
  assert((wanted.hazards & ~run.found().hazards) == 0 && "K1: it shows the hazard");
  return breaks;
}

std::optional<Trace> Inquiry::conflict(const std::string& name, std::uint64_t norms) {
  for (;;) {
    const Interest interest{.norms = norms | promises_, .alone = true};
    const Slice slice = slice_of(*rules_, interest);
    ExplorerOptions options = explorer_options(name, {0});
    options.keeping = norms;
    options.wanted.breached = norms;
    options.keep_transitions = options.leave_out_hopeless = true;
    KnownAnswers::Asked asked(*known_, "conflict " + key_of(slice, options.wanted, norms, {0}));
    if (asked.cost()) return std::nullopt;
    if (surely_leads(interest, options, lets_the_day_come)) {
      asked.is_impossible({});
      return std::nullopt;
    }
    Explorer explorer(slice, std::move(options));
    explorer.run();
    note(explorer);
    if (explorer.budget() != Budget::None || explorer.endless()) return std::nullopt;
    const SituationId stuck = first_stuck(explorer, lets_the_day_come);
    if (stuck == kNoSituation) {
      asked.is_impossible({});
      return std::nullopt;
    }
    Trace trace = explorer.trace_to(stuck, *rules_);
    const std::uint64_t broken = breaks_of(trace, {}).promises;
    if (broken == 0) return trace;
    promises_ |= lowest(broken);
  }
}

/// Proved with most conditions left open.
bool Inquiry::surely_leads(const Interest& interest, const ExplorerOptions& options,
                           const SureWays::Goal& goal) {
  if (!options_.reduce) return false;
  SureWays ways(*rules_, interest, options,
                [this](const Explorer& explorer) { note_cost(explorer); });
  return ways.lead_everywhere_to(goal);
}

/// The first situation from which events lead to none that is `free`.
SituationId Inquiry::first_stuck(const Explorer& explorer,
                                 bool (*free)(const Explorer&, SituationId)) {
  return first_that_cannot(led_by_events(explorer, where(explorer, free), false));
}

Answer Inquiry::without_way(const Question& question, int property) {
  const int orders = std::max(question.orders, options_.orders);
  Answer answer;
  for (const std::vector<int>& carts : arrangements(orders)) {
    answer = without_way(question, property, carts);
    if (answer.possible != Possibility::Impossible || orders == 1) break;
    if (!carts_matter(slice_of(*rules_, {.properties = question.wanted.properties}))) break;
  }
  return answer;
}

/// The same of orders that lie in carts so.
Answer Inquiry::without_way(const Question& question, int property, const std::vector<int>& carts) {
  const bool always = rules_->rulebook().properties[static_cast<std::size_t>(property)].pattern ==
                      Pattern::AlwaysReachable;
  Interest interest{.properties = question.wanted.properties, .alone = carts.size() == 1};
  interest.norms = rules_->promises;
  const Slice slice = slice_of(*rules_, interest);
  if (carts.size() > 1 && orders_do_not_matter(slice)) return without_way(question, property, {0});
  ExplorerOptions options = explorer_options(question.name, carts);
  options.keep_transitions = options.keep_apart = true;
  Answer answer;
  interest.norms = 0;
  ExplorerOptions of_one = options;
  of_one.carts = {0};
  if (always && surely_leads(interest, of_one, is_where_it_should_come)) {
    answer.possible = Possibility::Impossible;
    return answer;
  }
  KnownAnswers::Asked asked(*known_,
                            "way " + key_of(slice, wanted_of(slice, question.wanted), 0, carts));
  if (asked.cost()) {
    answer.possible = Possibility::Impossible;
    answer.explored = *asked.cost();
    return answer;
  }
  Explorer explorer(slice, std::move(options));
  explorer.run();
  note(explorer);
  answer.explored = explorer.progress();
  if (explorer.budget() != Budget::None || explorer.endless()) return answer;
  SituationId bad = kNoSituation;
  for (std::size_t order = 0; order < carts.size(); ++order)
    bad = std::min(bad, always ? first_without_way(explorer, order)
                               : first_owing_for_ever(explorer, slice, order));
  answer.possible = bad == kNoSituation ? Possibility::Impossible : Possibility::Possible;
  if (bad == kNoSituation)
    asked.is_impossible(answer.explored);
  else
    answer.trace = explorer.trace_to(bad, *rules_);
  return answer;
}

/// The first situation from which no way leads `order` to where the property's clause holds.
SituationId Inquiry::first_without_way(const Explorer& explorer, std::size_t order) {
  std::vector<bool> comes_there(explorer.size());
  for (SituationId id = 0; id < explorer.size(); ++id)
    comes_there[id] = is_there(explorer, id, order) ||
                      std::ranges::any_of(explorer.transitions(id),
                                          [&](const Explorer::Transition& way) {
                                            return (way.on_the_way >> order & 1) != 0;
                                          });
  const auto any_way = [](const Explorer::Transition&) { return true; };
  return first_that_cannot(leading_to(explorer, std::move(comes_there), any_way));
}

/// The first situation in which `order` owes the goal and days can pass for ever without it: one
/// that lies on a cycle of such situations in which a day passes, and on no way of which it is met.
SituationId Inquiry::first_owing_for_ever(const Explorer& explorer, const Slice& slice,
                                          std::size_t order) {
  const OverTime over_time(slice);
  const auto owes = [&](SituationId id) {
    return over_time.owes(explorer.situation(id).watched[order], 0);
  };
  // What can be left for ever: situations that cannot be reached by days for ever fall away.
  std::vector<bool> owing(explorer.size());
  for (SituationId id = 0; id < explorer.size(); ++id) owing[id] = owes(id);
  const std::vector<int> component = components(explorer, owing, order);
  for (SituationId id = 0; id < explorer.size(); ++id) {
    if (!owing[id]) continue;
    for (const Explorer::Transition& way : explorer.transitions(id))
      if (way.day && still_owes(way, owing, order) && component[way.to] == component[id]) return id;
  }
  return kNoSituation;
}

/// Strongly connected components of the situations that owe (Tarjan's algorithm, without
/// recursion).
std::vector<int> Inquiry::components(const Explorer& explorer, const std::vector<bool>& owing,
                                     std::size_t order) {
  const SituationId count = explorer.size();
  std::vector<int> component(count, -1), low(count, 0), number(count, 0);
  std::vector<SituationId> open;
  std::vector<std::pair<SituationId, std::size_t>> path;
  int next = 0, found = 0;
  for (SituationId root = 0; root < count; ++root) {
    if (!owing[root] || number[root] != 0) continue;
    path.emplace_back(root, 0);
    while (!path.empty()) {
      const SituationId id = path.back().first;
      if (path.back().second == 0) {
        number[id] = low[id] = ++next;
        open.push_back(id);
      }
      const auto ways = explorer.transitions(id);
      if (path.back().second < ways.size()) {
        const Explorer::Transition& way = ways[path.back().second++];
        if (!still_owes(way, owing, order)) continue;
        const SituationId to = way.to;
        if (number[to] == 0)
          path.emplace_back(to, 0);
        else if (component[to] < 0)
          low[id] = std::min(low[id], number[to]);
        continue;
      }
      path.pop_back();
      if (!path.empty()) low[path.back().first] = std::min(low[path.back().first], low[id]);
      if (low[id] != number[id]) continue;
      for (SituationId member = kNoSituation; member != id; open.pop_back()) {
        member = open.back();
        component[member] = found;
      }
      ++found;
    }
  }
  return component;
}

}  // namespace juchu
