#include "export/promela/steps.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "export/promela/dates.hpp"
#include "export/promela/questions.hpp"
#include "export/promela/tokens.hpp"
#include "model/analysis/canonical_form.hpp"
#include "model/expression/expression_reader.hpp"
#include "model/rulebook/at_creation.hpp"

namespace juchu {
namespace {

std::string clamped(const std::string& value, Value low, Value high) {
  if (const auto known = known_number(value)) return number_text(std::clamp(*known, low, high));
  return fmt::format("({0} < {1} -> {1} : ({0} > {2} -> {2} : {0}))", value, number_text(low),
                     number_text(high));
}

/// True when two values of one variable differ.
std::string differ(const Term& left, const Term& right) {
  const std::string sets = left.set == right.set ? "0" : compared(left.set, "!=", right.set);
  const std::string values = left.value == right.value ? "0"
                                                       : compared(left.value, "!=", right.value);
  return any_of({sets, all_of({left.set, values})});
}

}  // namespace

void end_spell(const PromelaModel& model, int norm, const Place& place, ModelText& text) {
  const Scene scene{.rules = model.rules, .before = &place, .after = &place};
  const std::string clock = place.variable(model.layout.clock(norm));
  const Clause& holds = model.rulebook().norms[static_cast<std::size_t>(norm)].holds;
  text.when(all_of({"(" + clock + " != 0)", not_(scene.condition(holds))}),
            [&] { text.line(clock + " = 0;"); });
}

WrittenStep::WrittenStep(const PromelaModel& model, const Place& before, Scene scene,
                         const RuleEffect& effect)
    : model_(model), before_(before), after_(before), scene_(std::move(scene)), effect_(effect) {
  scene_.before = scene_.after = &before_;
  if (effect_.creates) create();
  for (const StatusChange& change : effect_.to)
    if (model_.layout.has_field(change.region))
      put(model_.layout.field(change.region), number_term(change.value));
  for (const Assignment* assignment : effect_.set) assign(*assignment);
  describe_after();
}

/// Every field of a new order at its initial value.
void WrittenStep::create() {
  const Rulebook& rulebook = model_.rulebook();
  for (const Variable& variable : model_.layout.variables()) {
    if (variable.scope != FieldScope::Order || variable.what == Variable::What::Clock ||
        variable.what == Variable::What::Memory)
      continue;
    if (variable.what == Variable::What::Counter) {
      put(variable, variable.optional ? unset_term() : number_term(0));
      continue;
    }
    const auto f = static_cast<std::size_t>(variable.index);
    const bool status = f < rulebook.regions.size();
    Value initial = status ? rulebook.regions[f].initial : rulebook.fields[f].initial;
    if (variable.date() && initial != kUnset) initial -= CanonicalForm::kToday;
    put(variable, number_term(initial));
  }
}

void WrittenStep::assign(const Assignment& assignment) {
  const Variable& variable = model_.layout.field(assignment.field);
  const Field& field = model_.rulebook().fields[static_cast<std::size_t>(assignment.field)];
  const Expression& expression = assignment.value.expression();
  Term value = scene_.value(expression);
  if (field.saturates && known_number(value.value))
    value.value = clamped(value.value, variable.low, variable.high);
  fits_ = all_of({fits_, fits(variable, expression, value)});
  put(variable, value, field.saturates);
  if (model_.layout.has_counter(assignment.field))
    put(model_.layout.counter(assignment.field), {value.set, "0"});
}

/// True when the field can hold the value.
std::string WrittenStep::fits(const Variable& variable, const Expression& value,
                              const Term& term) const {
  const Field& field = model_.rulebook().fields[static_cast<std::size_t>(variable.index)];
  const std::string set = field.type.optional ? "1" : term.set;
  Value low = variable.low, high = variable.high;
  if (variable.date()) {
    low = kFirstDay - CanonicalForm::kToday;
    high = kLastDay - CanonicalForm::kToday;
    if (!known_number(term.value)) return set;  // no state is that far away
  } else if (field.type.kind != Kind::Int || field.saturates) {
    return set;
  } else if (!known_number(term.value)) {
    const Interval range = interval_of(value, model_.rulebook().names);
    if (range.low >= low && range.high <= high) return set;
  }
  return all_of(
      {set, any_of({not_(term.set), all_of({compared(number_text(low), "<=", term.value),
                                            compared(term.value, "<=", number_text(high))})})});
}

/// The last value put is the one that stays.
void WrittenStep::put(const Variable& variable, Term value, bool saturates) {
  const auto known = std::ranges::find(written_, &variable, &Written::variable);
  if (known == written_.end())
    written_.push_back({&variable, std::move(value), saturates});
  else
    *known = {&variable, std::move(value), saturates};
}

void WrittenStep::describe_after() {
  after_.exists = before_.exists || effect_.creates;
  for (const Written& written : written_) {
    const Variable& variable = *written.variable;
    const std::string stored = "t_" + variable.name;
    after_.written[variable.name] = written.fixed()
                                        ? written.value
                                        : Term{variable.always_set ? "1" : "(" + stored + " != 0)",
                                               difference(stored,
                                                          number_text(variable.scratch_shift()))};
  }
}

Scene WrittenStep::scene_after() const {
  Scene scene = scene_;
  scene.before = scene.after = &after_;
  return scene;
}

void WrittenStep::write(ModelText& text) const {
  compute(text);
  ask(text);
  end_spells(text);
  const std::string changed = changes_cart();
  if (changed != "0") text.line("changed = " + changed + ";");
  keep(text);
  tell_others(text);
}

void WrittenStep::compute(ModelText& text) const {
  for (const Written& written : written_) {
    if (written.fixed()) continue;
    const Variable& variable = *written.variable;
    const std::string stored = "t_" + variable.name;
    text.line(fmt::format("{} = {};", stored, scratch_text(variable, written.value)));
    if (!written.saturates) continue;
    const Value shift = variable.scratch_shift();
    text.line(fmt::format("{} = {};", stored,
                          clamped(stored, variable.low + shift, variable.high + shift)));
  }
}

void WrittenStep::ask(ModelText& text) const {
  if (!after_.exists) return;
  if (model_.question.when != PromelaQuestion::When::Steps)
    return ask_of_situation(model_, after_, "1", text);
  Scene scene = scene_;
  scene.before = &before_;
  scene.after = &after_;
  const Expression& clause = model_.question.clause->expression();
  const std::string answer = scene.condition(
      effect_.creates ? at_creation(clause, model_.rulebook()) : clause);
  if (answer != "0") text.line(fmt::format("bad = (bad || {});", answer));
}

void WrittenStep::end_spells(ModelText& text) const {
  if (effect_.creates || !after_.exists) return;  // there is none
  for (std::uint32_t i = 0; i < effect_.obligations.size; ++i)
    end_spell(model_, model_.rules->indices[effect_.obligations.begin + i], after_, text);
}

void WrittenStep::keep(ModelText& text) const {
  bool tokens = false;
  for (const Written& written : written_) {
    tokens = tokens || written.variable->token();
    const bool with_others = written.variable->token() || written.variable->clustered;
    if (before_.scratch || !with_others) keep(text, written);
  }
  for (const FieldScope scope : {FieldScope::Order, FieldScope::Cart, FieldScope::Shop})
    if (!before_.scratch && writes_clustered(scope))
      keep_clustered_dates(model_, scope, after_, text);
  if (tokens && !before_.scratch) keep_tokens(model_, before_.order, false, after_, text);
}

void WrittenStep::keep(ModelText& text, const Written& written) const {
  const Variable& variable = *written.variable;
  const std::string target = before_.variable(variable);
  if (!written.fixed()) {
    const std::string stored = "t_" + variable.name;
    if (!before_.scratch) check_bounds(variable, stored, text);
    text.line(
        fmt::format("{} = {};", target, before_.scratch ? stored : canonical(variable, stored)));
    return;
  }
  const bool set = written.value.set == "1";
  Value value = set ? *known_number(written.value.value) : kUnset;
  if (set && variable.date() && !before_.scratch) value = std::max(value, variable.low);
  const Value stored = set ? value + before_.shift(variable) : 0;
  if (effect_.creates && stored == 0) return;  // it is
  text.line(fmt::format("{} = {};", target, stored));
}

bool WrittenStep::writes_clustered(FieldScope scope) const {
  return std::ranges::any_of(written_, [&](const Written& written) {
    return written.variable->scope == scope && written.variable->clustered;
  });
}

bool WrittenStep::writes(FieldScope scope) const {
  return std::ranges::any_of(
      written_, [&](const Written& written) { return written.variable->scope == scope; });
}

std::string WrittenStep::changes_cart() const {
  if (model_.orders() == 1 || model_.rules->obligations.empty()) return "0";
  std::vector<std::string> changes;
  for (const Written& written : written_)
    if (written.variable->scope == FieldScope::Cart)
      changes.push_back(differ(after_.value(*written.variable), before_.value(*written.variable)));
  return any_of(changes);
}

/// The other orders of the cart see what changed in it; those of the shop are asked the question.
void WrittenStep::tell_others(ModelText& text) const {
  const bool shop = writes(FieldScope::Shop), cart = writes(FieldScope::Cart);
  const std::string changed = changes_cart();
  for (int other = 0; other < model_.orders(); ++other) {
    if (before_.order == other && after_.exists) continue;
    Place place = model_.place(other, before_.scratch);
    const bool mate = after_.exists && place.cart == before_.cart;
    if (mate && changed != "0")
      text.when(all_of({"changed", model_.exists(place)}), [&] {
        for (const std::uint16_t norm : model_.rules->obligations)
          end_spell(model_, norm, place, text);
      });
    if (before_.scratch || (!shop && !(mate && cart))) continue;  // a day asks when all began it
    ask_of_situation(model_, place, model_.exists(place), text);
  }
}

}  // namespace juchu
