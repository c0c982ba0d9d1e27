// Random rulebooks and their mutants, compared by the product search and by an obvious one: every
// event with every value, a few steps deep, in the engine, without any reduction.
#include <algorithm>
#include <cstdlib>
#include <optional>
#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "model/engine/days.hpp"
#include "properties/diff/diff.hpp"
#include "properties/mutation/mutation.hpp"
#include "sim/scenario/tracking_numbers.hpp"
#include "testing/generators/choices.hpp"
#include "testing/generators/random_rules.hpp"

namespace juchu {
namespace {

constexpr int kDeepest = 3;
constexpr std::size_t kMost = 60'000;  // decisions; what takes more is left out

constexpr Value kNarrow = 16;
constexpr Value kWide = 30'000;

using Both = std::array<Situation, 2>;

class ObviousDiff {
 public:
  ObviousDiff(const CompiledRulebook& old_rules, const CompiledRulebook& new_rules,
              const std::vector<std::array<int, 2>>& compared)
      : rules_{&old_rules, &new_rules}, compared_(compared) {}

  /// The least number of steps after which the answers differ; 0: not within kDeepest.
  int depth() {
    std::vector<Both> frontier = starts();
    std::vector<Day> days(frontier.size(), Trace::kFirstDay);
    std::set<std::vector<Word>> seen;
    for (int depth = 1; depth <= kDeepest; ++depth) {
      std::vector<Both> next;
      std::vector<Day> next_days;
      const auto keep = [&](const Both& both, Day day) {
        std::vector<Word> key(both[0].words.begin(), both[0].words.end());
        key.insert(key.end(), both[1].words.begin(), both[1].words.end());
        key.push_back(static_cast<Word>(day));
        if (!seen.insert(key).second) return;
        next.push_back(both);
        next_days.push_back(day);
      };
      for (std::size_t i = 0; i < frontier.size(); ++i) {
        if (differs(frontier[i], days[i], keep)) return depth;
        if (too_large()) return 0;
      }
      frontier = std::move(next);
      days = std::move(next_days);
    }
    return 0;
  }
  [[nodiscard]] bool too_large() const { return decisions_ > kMost; }

 private:
  std::vector<Both> starts() const {
    std::vector<Situation> shops = {rules_[0]->start()};
    const auto& fields = rules_[0]->rulebook().fields;
    for (std::size_t f = 0; f < fields.size(); ++f) {
      if (!fields[f].any_initial) continue;
      std::vector<Situation> more;
      for (const Situation& shop : shops)
        for (Value v = rules_[0]->fields[f].low; v <= rules_[0]->fields[f].high; ++v) {
          more.push_back(shop);
          rules_[0]->fields[f].put(more.back().words.data(), v);
        }
      shops = std::move(more);
    }
    std::vector<Both> both;
    for (const Situation& shop : shops) both.push_back({shop, shop});
    return both;
  }

  template <class Keep>
  bool differs(const Both& before, Day day, Keep keep) {
    for (std::size_t e = 0; e < rules_[0]->events.size(); ++e)
      for (const Event& event : events(static_cast<int>(e), before, day))
        if (event_differs(event, before, keep)) return true;
    const bool first = day_differs(before, day + 1, true, keep);
    return day_differs(before, day + 1, false, keep) || first;
  }

  template <class Keep>
  bool event_differs(const Event& event, const Both& before, Keep keep) {
    const bool shop = rules_[0]->events[event.type].shop;
    std::array<Decision, 2> decisions;
    Both after = before;
    for (std::size_t s = 0; s < 2; ++s) {
      Situation asked = before[s];
      if (shop) std::fill_n(asked.words.begin(), Situation::kShop, Word{0});
      decisions[s] = decide(*rules_[s], asked, event);
      ++decisions_;
      if (!decisions[s].accepted) continue;
      if (shop)
        std::copy(decisions[s].after.words.begin() + Situation::kShop,
                  decisions[s].after.words.end(), after[s].words.begin() + Situation::kShop);
      else
        after[s] = decisions[s].after;
    }
    if (decisions[0].accepted != decisions[1].accepted) return true;
    if (!decisions[0].accepted) return false;
    if (decisions[0].sends != decisions[1].sends || statuses_differ(after) || values_differ(after))
      return true;
    keep(after, event.today());
    return false;
  }

  template <class Keep>
  bool day_differs(const Both& before, Day day, bool working, Keep keep) {
    Both after;
    std::array<std::array<int, 64>, 2> mails{};
    std::array<bool, 2> held{};
    for (std::size_t s = 0; s < 2; ++s) {
      held[s] = (begin_day(*rules_[s], before[s], day, working).breached & rules_[s]->promises) !=
                0;
      after[s] = begin_whole_day(*rules_[s], before[s], day, working,
                                 [&](const Situation&, const Decision& decision) {
                                   for (std::size_t m = 0; m < 64; ++m)
                                     mails[s][m] += static_cast<int>(decision.sends >> m & 1);
                                 });
      ++decisions_;
    }
    if (held[0] && held[1]) return false;
    if (held[0] != held[1] || mails[0] != mails[1] || statuses_differ(after) ||
        values_differ(after))
      return true;
    keep(after, day);
    return false;
  }

  [[nodiscard]] bool statuses_differ(const Both& both) const {
    return rules_[0]->configuration(both[0]) != rules_[1]->configuration(both[1]);
  }

  [[nodiscard]] bool values_differ(const Both& both) const {
    return std::ranges::any_of(compared_, [&](const std::array<int, 2>& fields) {
      return rules_[0]->field(fields[0]).get(both[0].words.data()) !=
             rules_[1]->field(fields[1]).get(both[1].words.data());
    });
  }

  std::vector<Event> events(int type, const Both& before, Day day) const {
    std::vector<Event> all = {rules_[0]->event(type, day)};
    const auto&
        parameters = rules_[0]->rulebook().events[static_cast<std::size_t>(type)].parameters;
    for (std::size_t p = 0; p < parameters.size(); ++p) {
      const Slot& slot = rules_[0]->parameter(type, static_cast<int>(p));
      std::vector<Event> more;
      for (const Event& event : all)
        for (const Value value : values(type, p, before, event)) {
          more.push_back(event);
          slot.put(more.back().words.data(), value);
        }
      all = std::move(more);
    }
    return all;
  }

  std::vector<Value> values(int type, std::size_t p, const Both& before, const Event& event) const {
    const EventParameter&
        parameter = rules_[0]->rulebook().events[static_cast<std::size_t>(type)].parameters[p];
    const Slot& slot = rules_[0]->parameter(type, static_cast<int>(p));
    std::vector<Value> values;
    if (parameter.type.optional) values.push_back(kUnset);
    if (parameter.type.kind == Kind::Token) {
      for (const int c : possible_token_classes(*rules_[0]))
        for (int serial = 0; serial < 2; ++serial) values.push_back(rules_[0]->token(serial, c));
    } else if (parameter.type.kind == Kind::Date) {
      for (const Value day : days(type, p, before, event)) values.push_back(day);
    } else if (slot.high - slot.low > kNarrow) {
      for (const Value v : {slot.low, slot.low + 1, slot.low + 2, slot.high - 1, slot.high})
        values.push_back(v);
    } else {
      for (Value v = slot.low; v <= slot.high; ++v) values.push_back(v);
    }
    return values;
  }

  /// From the first day that either rulebook offers to the last.
  std::vector<Value> days(int type, std::size_t p, const Both& before, const Event& event) const {
    std::set<Value> bounds;
    for (std::size_t s = 0; s < 2; ++s) {
      const Range& range = rules_[s]->events[static_cast<std::size_t>(type)].offers;
      for (std::uint32_t i = range.begin; i < range.begin + range.size; ++i) {
        const Offer& offer = rules_[s]->offers[i];
        if (offer.parameter != p) continue;
        for (const Guard* bound : {&offer.from, &offer.to})
          bounds.insert(rules_[s]->value_of(*bound, before[s], event));
      }
    }
    bounds.erase(kUnset);
    std::vector<Value> days;
    if (bounds.empty()) return days;
    for (Value day = *bounds.begin(); day <= *bounds.rbegin(); ++day) days.push_back(day);
    return days;
  }

  std::array<const CompiledRulebook*, 2> rules_;
  const std::vector<std::array<int, 2>>& compared_;
  std::size_t decisions_ = 0;
};

struct Tally {
  int different = 0, same = 0, deeper = 0, left_out = 0;
};

/// Numbers that would make too many events, if each was tried.
CompiledRulebook widened(const CompiledRulebook& rules) {
  Rulebook book = rules.rulebook();
  for (EventType& event : book.events)
    for (std::size_t p = 0; p < event.parameters.size(); ++p)
      if (Type& type = event.parameters[p].type; type.kind == Kind::Int) {
        type.high = kWide;
        event.parameter_types[p].type = type;
      }
  return rules.compile_alike(std::move(book));
}

std::string compare(std::uint64_t seed, bool wide, Tally& tally) {
  Choices choices(seed, "diff");
  const RulebookPlan plan{.seed = seed,
                          .permits = choices.between(2, 10),
                          .forbids = choices.below(3),
                          .deadlines = choices.below(4),
                          .warnings = 0,
                          .norms = 0,
                          .promises = choices.below(2),
                          .hazards = 0,
                          .properties = 0};
  CompiledRulebook plain = bounded_rules(plan);
  const auto rules = std::make_shared<const CompiledRulebook>(wide ? widened(plain)
                                                                   : std::move(plain));
  const std::vector<Mutation> mutations = mutations_of(rules->rulebook());
  if (mutations.empty()) return "";
  const Mutation& mutation = choices.one_of(mutations);
  const auto mutant = std::make_shared<const CompiledRulebook>(
      rules->compile_alike(mutant_of(rules->rulebook(), mutation)));
  DiffOptions options;
  options.duties = false;
  options.most_pairs = 3'000;
  const Matching matching(rules->rulebook(), mutant->rulebook());
  const auto compared = compared_fields(matching, options);
  ObviousDiff obvious(*rules, *mutant, compared);
  const int expected = obvious.depth();
  const DiffReport report = diff(rules, mutant, matching, options);
  const int found = report.differences.empty()
                        ? 0
                        : static_cast<int>(report.differences.front().steps());
  if (obvious.too_large() || (report.unfinished != 0 && found != expected)) {
    ++tally.left_out;
    return "";
  }
  if (found > kDeepest && expected == 0) {
    ++tally.deeper;
    return "";
  }
  ++(found != 0 ? tally.different : tally.same);
  if (wide && found != 0) return "";  // with other numbers than were tried it may be sooner
  return found == expected ? ""
                           : fmt::format("{}: a difference after {} steps instead of {}",
                                         mutation.id, found, expected);
}

void compare_many(bool wide, int most) {
  Tally tally;
  const char* const from = std::getenv("JUCHU_SEED");
  const std::uint64_t first = from != nullptr ? std::strtoull(from, nullptr, 10) : 1;
  const char* const count = std::getenv("JUCHU_SEEDS");
  const std::uint64_t seeds = count != nullptr  ? std::strtoull(count, nullptr, 10)
                              : from != nullptr ? 1
                                                : static_cast<std::uint64_t>(most);
  int failures = 0;
  for (std::uint64_t seed = first; seed < first + seeds && failures < 5; ++seed) {
    const std::string complaint = compare(seed, wide, tally);
    EXPECT_EQ(complaint, "") << "repeat with: JUCHU_SEED=" << seed
                             << " build/properties_tests --gtest_filter=RandomDiff.*";
    failures += complaint.empty() ? 0 : 1;
  }
  fmt::print("{} different, {} the same, {} further away, {} left out\n", tally.different,
             tally.same, tally.deeper, tally.left_out);
  if (from != nullptr || count != nullptr) return;
  EXPECT_GT(tally.different, most / 18);
  EXPECT_GT(tally.same, most / 70);
}

TEST(RandomDiff, Y2AndY3AgainstAnObviousSearch) { compare_many(false, 700); }

TEST(RandomDiff, WideNumbersAgainstAnObviousSearch) { compare_many(true, 72); }

}  // namespace
}  // namespace juchu
