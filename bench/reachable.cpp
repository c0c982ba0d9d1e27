#include "bench/reachable.hpp"

#include <cstdlib>
#include <iostream>
#include <set>

#include "model/rulebook/rulebook_json.hpp"

namespace juchu::bench {
namespace {

constexpr Day kFirst = 19783;  // 2024-03-01

class Explorer {
 public:
  Explorer(const CompiledRulebook& rules, std::size_t most) : rules_(rules), most_(most) {}

  std::vector<Pair> run() {
    start_shops(0, rules_.start());
    for (std::size_t i = 0; i < found_.size(); ++i) visit(found_[i].first, found_[i].second);
    return std::move(pairs_);
  }

 private:
  /// Every combination of settings.
  void start_shops(std::size_t field, Situation shop) {
    const auto& fields = rules_.rulebook().fields;
    while (field < fields.size() && !fields[field].setting) ++field;
    if (field == fields.size()) return add(shop, kFirst);
    const Slot& slot = rules_.field(static_cast<int>(field));
    for (Value value = slot.low; value <= slot.high; ++value) {
      slot.put(shop.words.data(), value);
      start_shops(field + 1, shop);
    }
  }

  void add(const Situation& situation, Day day) {
    if (found_.size() < most_ && known_.insert({situation.words, day}).second)
      found_.emplace_back(situation, day);
  }

  void visit(Situation situation, Day day) {
    for (std::size_t e = 0; e < rules_.events.size(); ++e)
      choose(situation, rules_.event(static_cast<int>(e), day), 0);
    const auto nobody = [](Day, const Situation&, const Decision&) {};
    const auto weekday = [](Day d) { return weekday_of(d) < 5; };
    if (rules_.exists(situation))
      add(advance(rules_, situation, day, day + 1, weekday, nobody), day + 1);
  }

  void choose(const Situation& situation, Event event, std::size_t parameter) {
    const EventType& type = rules_.rulebook().events[event.type];
    if (parameter == type.parameters.size()) return decide_one(situation, event);
    const Slot& slot = rules_.parameter(event.type, static_cast<int>(parameter));
    for (const Value value : values_of(type.parameters[parameter].type, slot, event.today())) {
      slot.put(event.words.data(), value);
      choose(situation, event, parameter + 1);
    }
  }

  [[nodiscard]] std::vector<Value> values_of(const Type& type, const Slot& slot, Day today) const {
    std::vector<Value> values;
    if (type.optional) values.push_back(kUnset);
    if (type.kind == Kind::Date) {
      values.push_back(today + 1);
      values.push_back(today + 5);
    } else if (type.kind == Kind::Token) {
      values.push_back(rules_.token(0, rules_.token_class("012345678903")));
      values.push_back(rules_.token(1, rules_.token_class("0")));
    } else {
      for (Value value = slot.low; value <= slot.high && value < slot.low + 3; ++value)
        values.push_back(value);
    }
    return values;
  }

  void decide_one(const Situation& situation, const Event& event) {
    const Decision decision = decide(rules_, situation, event);
    if (decision.rule.kind == RuleKind::Impossible) return;
    pairs_.push_back({situation, event});
    if (decision.accepted) add(decision.after, event.today());
  }

  const CompiledRulebook& rules_;
  std::size_t most_;
  std::set<std::pair<decltype(Situation::words), Day>> known_;
  std::vector<std::pair<Situation, Day>> found_;
  std::vector<Pair> pairs_;
};

}  // namespace

std::vector<Pair> reachable_pairs(const CompiledRulebook& rules, std::size_t most) {
  return Explorer(rules, most).run();
}

CompiledRulebook shipped(const char* id) {
  Diagnostics diagnostics;
  auto rulebook = open_rulebook(id, diagnostics);
  auto compiled = rulebook ? CompiledRulebook::compile(std::move(*rulebook), diagnostics)
                           : std::nullopt;
  for (const Diagnostic& problem : diagnostics.sorted())
    std::cerr << to_text(problem, Language::English) << '\n';
  if (!compiled) std::abort();
  return std::move(*compiled);
}

}  // namespace juchu::bench
