#include "bench/tables_of.hpp"

#include <cstdlib>
#include <iostream>
#include <map>
#include <set>

#include "properties/canonical_form.hpp"

namespace juchu::bench {
namespace {

constexpr Day kToday = CanonicalForm::kToday;
constexpr Value
    kDaysOffered = 60;  // that a date parameter is tried with; the rules refuse the rest

class Explorer {
 public:
  explicit Explorer(const CompiledRulebook& rules) : rules_(rules), form_(rules) {}

  MeasuredOrder run() {
    start_shops(0, rules_.start());
    for (SituationId s = 0; s < found_.size(); ++s) visit(found_[s]);
    for (const Situation& situation : found_)
      order_.hazards.push_back(static_cast<std::uint32_t>(
          rules_.exists(situation) ? hazards_of(rules_, situation, kToday) : 0));
    return std::move(order_);
  }

 private:
  void start_shops(std::size_t field, Situation shop) {
    const auto& fields = rules_.rulebook().fields;
    while (field < fields.size() && !fields[field].setting) ++field;
    if (field == fields.size()) {
      order_.tables.initial.push_back(number_of(shop, kToday));
      return;
    }
    const Slot& slot = rules_.field(static_cast<int>(field));
    for (Value value = slot.low; value <= slot.high; ++value) {
      slot.put(shop.words.data(), value);
      start_shops(field + 1, shop);
    }
  }

  SituationId number_of(const Situation& situation, Day today) {
    const Situation canonical = form_.of(situation, today);
    const auto [at, fresh] = numbers_.emplace(canonical.words,
                                              static_cast<SituationId>(found_.size()));
    if (fresh) found_.push_back(canonical);
    return at->second;
  }

  void visit(const Situation situation) {  // by value: `found_` grows
    const SituationId self = number_of(situation, kToday);
    std::set<SituationId> targets;
    for (std::size_t e = 0; e < rules_.events.size(); ++e)
      choose(situation, rules_.event(static_cast<int>(e), kToday), 0, targets);
    targets.erase(self);
    OrderTables& tables = order_.tables;
    tables.event_targets.insert(tables.event_targets.end(), targets.begin(), targets.end());
    tables.event_begin.push_back(static_cast<std::uint32_t>(tables.event_targets.size()));
    for (const bool working : {false, true})
      tables.next_day[working ? 1 : 0].push_back(next_day(situation, self, working));
  }

  SituationId next_day(const Situation& situation, SituationId self, bool working) {
    if (!rules_.exists(situation)) return self;
    std::uint64_t breached = 0;
    const Situation after = begin_whole_day(
        rules_, situation, kToday + 1, working,
        [&](const Situation&, const Decision& decision) { breached |= decision.breached; });
    return (breached & rules_.promises) != 0 ? kNoSituation : number_of(after, kToday + 1);
  }

  void choose(const Situation& situation, Event event, std::size_t parameter,
              std::set<SituationId>& targets) {
    const EventType& type = rules_.rulebook().events[event.type];
    if (parameter == type.parameters.size()) {
      const Decision decision = decide(rules_, situation, event);
      if (decision.accepted) targets.insert(checked(situation, decision.after));
      return;
    }
    const Slot& slot = rules_.parameter(event.type, static_cast<int>(parameter));
    const bool date = type.parameters[parameter].type.kind == Kind::Date;
    const Value low = date ? kToday - 1 : slot.low;
    const Value high = date ? kToday + kDaysOffered : slot.high;
    if (slot.optional) choose(situation, event, parameter + 1, targets);  // unset
    for (Value value = low; value <= high; ++value) {
      slot.put(event.words.data(), value);
      choose(situation, event, parameter + 1, targets);
    }
  }

  SituationId checked(const Situation& before, const Situation& after) {
    for (std::size_t w = Situation::kCart; w < before.words.size(); ++w)
      if (before.words[w] != after.words[w]) {
        std::cerr << "a field of the cart or the shop changes\n";
        std::abort();
      }
    return number_of(after, kToday);
  }

  const CompiledRulebook& rules_;
  CanonicalForm form_;
  MeasuredOrder order_;
  std::map<decltype(Situation::words), SituationId> numbers_;
  std::vector<Situation> found_;
};

}  // namespace

MeasuredOrder tables_of(const std::string& path, const std::vector<ParameterChoice>& choices) {
  Diagnostics diagnostics;
  auto rulebook = open_rulebook(path, diagnostics, choices);
  const auto rules = rulebook ? CompiledRulebook::compile(std::move(*rulebook), diagnostics)
                              : std::nullopt;
  for (const Diagnostic& problem : diagnostics.sorted())
    std::cerr << to_text(problem, Language::English) << '\n';
  if (!rules) std::abort();
  return Explorer(*rules).run();
}

}  // namespace juchu::bench
