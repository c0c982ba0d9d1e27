#include "sim/expectations.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "model/engine/explanation.hpp"
#include "model/packed_rows.hpp"
#include "sim/value_text.hpp"

namespace juchu {
namespace {

const Text kNone{"なし", "none"};
const Text kAccepted{"受け付けられる", "accepted"};

Text refused_by(std::string_view rule) {
  return {fmt::format("拒否({})", rule), fmt::format("refused by {}", rule)};
}

template <class Row>
Text ids_in(std::uint64_t bits, const std::vector<Row>& rows) {
  std::string ids;
  for (const Row* row : rows_in(bits, rows)) ids += (ids.empty() ? "" : ", ") + row->id;
  return ids.empty() ? kNone : Text{ids, ids};
}

Text label_of(const Status& status) {
  if (status.label.empty()) return {status.id, status.id};
  return {fmt::format("{}({})", status.label.in(Language::Japanese), status.id),
          fmt::format("{} ({})", status.label.in(Language::English), status.id)};
}

/// Where the scenario stands at `at`.
Position last_step_before(const Scenario& scenario, Moment at) {
  const auto next = std::ranges::upper_bound(scenario.steps, at, {}, &ScenarioStep::at);
  return next == scenario.steps.begin() ? Position{} : std::prev(next)->position;
}

/// Collects the failures about one order, at one place.
class Checker {
 public:
  Checker(const Scenario& scenario, int order, Position position, std::vector<Failure>& failures)
      : scenario_(scenario),
        rulebook_(scenario.rules->rulebook()),
        who_(order < 0 ? "" : scenario.orders[static_cast<std::size_t>(order)].id),
        position_(position),
        failures_(failures) {}

  void fail(const char* what, Text expected, Text actual, std::string instead = {}) {
    failures_.push_back({position_, who_.empty() ? what : fmt::format("{}: {}", who_, what),
                         std::move(expected), std::move(actual), std::move(instead)});
  }

  void status(const std::vector<StatusChange>& expected, const Situation& situation) {
    for (const StatusChange& change : expected) {
      const Value actual = scenario_.rules->field(change.region).get(situation.words.data());
      if (actual == change.value) continue;
      const Text is = actual == kUnset ? Text{"注文がない", "no order"}
                                       : label_of(rulebook_.status(change.region, actual));
      fail("status", label_of(rulebook_.status(change.region, change.value)), is);
    }
  }

  template <class Row>
  void same(const char* what, const std::optional<std::uint64_t>& expected, std::uint64_t actual,
            const std::vector<Row>& rows) {
    if (expected && *expected != actual) fail(what, ids_in(*expected, rows), ids_in(actual, rows));
  }

  /// At least the expected ones; none at all when none is expected; exactly those when `exactly`.
  template <class Row>
  void occurred(const char* what, const std::optional<std::uint64_t>& expected, bool exactly,
                std::uint64_t actual, const std::vector<Row>& rows) {
    if (!expected) return;
    const bool strict = exactly || *expected == 0;
    if (strict ? actual != *expected : (actual & *expected) != *expected)
      fail(what, ids_in(*expected, rows), ids_in(actual, rows));
  }

 private:
  const Scenario& scenario_;
  const Rulebook& rulebook_;
  std::string who_;
  Position position_;
  std::vector<Failure>& failures_;
};

}  // namespace

void check_step(const Scenario& scenario, const ScenarioStep& script, const StoryStep& told,
                std::vector<Failure>& failures) {
  const Rulebook& rulebook = scenario.rules->rulebook();
  const StepExpectation& expect = script.expect;
  const Decision& decision = told.decision;
  Checker checker(scenario, told.order, script.position, failures);
  const std::string_view rule = rule_id(rulebook, decision.rule);
  const auto told_as = [](std::string_view refusing) {
    return refusing.empty() ? kAccepted : refused_by(refusing);
  };
  if (decision.accepted != expect.refused_by.empty() ||
      (!decision.accepted && rule != expect.refused_by))
    checker.fail("refused_by", told_as(expect.refused_by), told_as(decision.accepted ? "" : rule),
                 decision.accepted ? std::string()
                                   : fmt::format(R"("expect": {{"refused_by": "{}"}})", rule));
  checker.status(expect.status, decision.after);
  checker.same("sends", expect.sends, decision.sends, rulebook.mails);
  const std::uint64_t promises = scenario.rules->promises;
  checker.same("breached", expect.breached, decision.breached & ~promises, rulebook.norms);
  checker.same("outside", expect.outside, decision.breached & promises, rulebook.norms);
  checker.same("hazards", expect.hazards, decision.entered, rulebook.hazards);
  checker.same("warns", expect.warns, decision.warned, rulebook.warnings);
}

void check_outcome(const Scenario& scenario, const OrderExpectation& expect,
                   const OrderOutcome& outcome, std::vector<Failure>& failures) {
  const Rulebook& rulebook = scenario.rules->rulebook();
  Checker checker(scenario, expect.order, expect.position, failures);
  checker.status(expect.status, outcome.situation);
  checker.occurred("hazards", expect.hazards, expect.exactly, outcome.hazards, rulebook.hazards);
  const std::uint64_t promises = scenario.rules->promises;
  checker.occurred("breached", expect.breached, expect.exactly, outcome.breached & ~promises,
                   rulebook.norms);
  checker.same("outside", expect.outside, outcome.breached & promises, rulebook.norms);
  checker.same("hazards_now", expect.hazards_now, outcome.hazards_now, rulebook.hazards);
  for (const FieldExpectation& field : expect.fields) {
    const Value actual = scenario.rules->field(field.field).get(outcome.situation.words.data());
    if (actual == field.value) continue;
    const Field& named = rulebook.fields[static_cast<std::size_t>(field.field)];
    checker.fail(named.id.c_str(), value_text(rulebook, *scenario.tokens, named.type, field.value),
                 value_text(rulebook, *scenario.tokens, named.type, actual));
  }
}

namespace {

/// What a property says must not be.
Text forbidden_by(const Property& property) {
  if (!property.says.empty()) return property.says;
  return {fmt::format("起こらないこと: {}", property.clause.text),
          fmt::format("never: {}", property.clause.text)};
}

void fail_properties(const Scenario& scenario, int order, Moment at, std::uint64_t broken,
                     Story& story) {
  const Rulebook& rulebook = scenario.rules->rulebook();
  Checker checker(scenario, order, last_step_before(scenario, at), story.failures);
  for (const Property* property :
       rows_in(broken & ~story.broken_properties & ~scenario.breaks, rulebook.properties))
    checker.fail(
        "property", forbidden_by(*property),
        {fmt::format("破られました({})", property->id), fmt::format("broken ({})", property->id)});
  story.broken_properties |= broken;
}

}  // namespace

void check_properties(const Scenario& scenario, const StoryStep& told, Story& story) {
  if (!told.decision.accepted || told.order < 0) return;
  const std::uint64_t broken = broken_properties(*scenario.rules, told.before, told.event,
                                                 told.decision);
  fail_properties(scenario, told.order, told.at, broken, story);
}

void check_situation(const Scenario& scenario, int order, Moment at, const Situation& situation,
                     Story& story) {
  const CompiledRulebook& rules = *scenario.rules;
  fail_properties(scenario, order, at, broken_properties(rules, situation, day_of(at)), story);
}

void check_given(const Scenario& scenario, int order, const Situation& situation, Story& story) {
  const CompiledRulebook& rules = *scenario.rules;
  const Given& given = *scenario.given;
  const std::uint64_t broken = broken_properties(rules, situation, given.as_of);
  story.broken_properties |= broken;
  if ((broken & ~scenario.breaks) == 0) return;
  const Position place = given.orders[static_cast<std::size_t>(order)].position;
  Checker checker(scenario, order, place, story.failures);
  for (const Property* property : rows_in(broken & ~scenario.breaks, rules.rulebook().properties))
    checker.fail("given", forbidden_by(*property),
                 {fmt::format("この注文はそうなっていません({})", property->id),
                  fmt::format("otherwise here ({})", property->id)});
}

void check_unbroken(const Scenario& scenario, Story& story) {
  const auto& properties = scenario.rules->rulebook().properties;
  const Position end = scenario.steps.empty() ? Position{} : scenario.steps.back().position;
  Checker checker(scenario, -1, end, story.failures);
  for (std::size_t p = 0; p < properties.size(); ++p)
    if (((scenario.breaks & ~story.broken_properties) >> p & 1) != 0)
      checker.fail("property",
                   {fmt::format("破られる({})", properties[p].id),
                    fmt::format("broken ({})", properties[p].id)},
                   {"破られない", "not broken"});
}

}  // namespace juchu
