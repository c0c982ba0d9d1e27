#include "export/promela/events.hpp"

#include <fmt/format.h>

#include "export/promela/offered_values.hpp"
#include "export/promela/rules_text.hpp"
#include "export/promela/steps.hpp"

namespace juchu {
namespace {

/// One event of one order that is there or is not yet, or of the shop.
class EventWriter {
 public:
  EventWriter(const PromelaModel& model, int type, const Place& place, ModelText& text)
      : model_(model),
        type_(type),
        event_(model.rulebook().events[static_cast<std::size_t>(type)]),
        place_(place),
        text_(text) {
    scene_ = {.rules = model.rules,
              .before = &place_,
              .after = &place_,
              .actor = event_.actor,
              .event = type};
  }

  void write() {
    if (chooses_first(model_, type_)) return choose_first();
    choose(0, {});
  }

 private:
  /// SPIN chooses one parameter after another, then tries all rules: fewer words than writing out
  /// every move, at the price of moves that come to nothing.
  void choose_first() {
    if (may_happen() == "0") return;
    std::vector<std::string> when = {may_happen()};
    for (std::size_t p = 0; p < event_.parameters.size(); ++p) when.push_back(has_choice(p));
    text_.open(fmt::format(":: atomic {{ {} -> /* {} */", all_of(when), comment_text(event_.id)));
    std::string forget;
    for (std::size_t p = 0; p < event_.parameters.size(); ++p) {
      choose_one(p);
      forget += chosen_variable(p) + " = 0; ";
    }
    text_.open("d_step {");
    text_.line("if");
    after_choice_ = true;
    happen({});
    text_.line(":: else");
    text_.line("fi;");
    text_.line(forget + "skip");
    text_.close("}");
    text_.close("}");
  }

  /// False where no rule speaks of the event, whatever its parameters are.
  [[nodiscard]] std::string may_happen() const {
    if (event_.shop) return "1";
    if (event_.world) return model_.exists(place_);
    std::vector<std::string> places;
    for (const Permit& permit : model_.rulebook().permits)
      if (permit.event == type_) places.push_back(stands_in(model_, permit.from, place_));
    return any_of(places);
  }

  [[nodiscard]] std::vector<OfferedValue> choices(std::size_t index) const {
    return choices_of(model_, type_, index, place_);
  }

  /// SPIN must not begin to choose what it cannot end.
  [[nodiscard]] std::string has_choice(std::size_t index) const {
    if (counted_choices(model_, type_, index)) return "1";
    std::vector<std::string> whens;
    for (const OfferedValue& choice : choices(index)) whens.push_back(choice.when);
    return any_of(whens);
  }

  void choose_one(std::size_t index) {
    const EventParameter& parameter = event_.parameters[index];
    if (!is_read(model_.rulebook(), type_, index)) {
      scene_.parameters.push_back(choices(index).front().value);
      scene_.used_elsewhere.push_back("0");
      return;
    }
    const std::string variable = chosen_variable(index);
    const std::string shift = number_text(chosen_shift(model_, parameter));
    if (const auto counted = counted_choices(model_, type_, index))
      text_.line(fmt::format("select({} : {} .. {});", variable, counted->low, counted->high));
    else
      choose_among(choices(index), variable, shift);
    const Term chosen{parameter.type.optional ? "(" + variable + " != 0)" : "1",
                      difference(variable, shift)};
    scene_.parameters.push_back(chosen);
    scene_.used_elsewhere.push_back(used_elsewhere(parameter.type, chosen));
  }

  void choose_among(const std::vector<OfferedValue>& choices, const std::string& variable,
                    const std::string& shift) {
    text_.line("if");
    for (const OfferedValue& choice : choices) {
      const std::string value = choice.value.set == "0" ? "0" : sum(choice.value.value, shift);
      if (choice.when != "0")
        text_.line(fmt::format(":: {}{} = {}", choice.when == "1" ? "" : choice.when + " -> ",
                               variable, value));
    }
    text_.line("fi;");
  }

  void choose(std::size_t parameter, const std::vector<std::string>& when) {
    if (parameter == event_.parameters.size()) return happen(when);
    const EventParameter& next = event_.parameters[parameter];
    for (const OfferedValue& choice : choices(parameter)) {
      scene_.parameters.push_back(choice.value);
      scene_.used_elsewhere.push_back(used_elsewhere(next.type, choice.value));
      std::vector<std::string> conditions = when;
      conditions.push_back(choice.when);
      choose(parameter + 1, conditions);
      scene_.parameters.pop_back();
      scene_.used_elsewhere.pop_back();
    }
  }

  /// True when an order of another cart has this number.
  [[nodiscard]] std::string used_elsewhere(const Type& type, const Term& token) const {
    if (type.kind != Kind::Token) return "0";
    std::vector<std::string> uses;
    for (int other = 0; other < model_.orders(); ++other) {
      const Place place = model_.place(other, false);
      if (event_.shop || place.cart == place_.cart) continue;
      for (const Variable& variable : model_.layout.variables()) {
        if (!variable.token() || variable.scope != FieldScope::Order) continue;
        const Term registered = place.value(variable);
        uses.push_back(all_of(
            {model_.exists(place), registered.set, compared(registered.value, "==", token.value)}));
      }
    }
    return all_of({token.set, any_of(uses)});
  }

  void happen(std::vector<std::string> when) {
    when.push_back(scene_.condition(event_.possible));
    for (std::size_t p = 0; p < event_.parameters.size(); ++p) when.push_back(offered(p));
    if (model_.options->norm_keeping) when.push_back(keeps_norms());
    const std::string condition = all_of(when);
    if (condition == "0") return;
    if (event_.world) return by_the_world(condition);
    const auto& permits = model_.rulebook().permits;
    for (std::size_t p = 0; p < permits.size(); ++p)
      if (permits[p].event == type_) by_permit(p, condition);
  }

  [[nodiscard]] std::string offered(std::size_t index) const {
    const EventParameter& parameter = event_.parameters[index];
    const Term& given = scene_.parameters[index];
    const auto bound = [&](const Clause& clause) {
      return clause.empty() ? unset_term() : scene_.value(clause.expression());
    };
    const Term from = bound(parameter.from), to = bound(parameter.to);
    const std::string early = all_of({from.set, compared(given.value, "<", from.value)});
    const std::string late = all_of({to.set, compared(to.value, "<", given.value)});
    return not_(all_of({given.set, any_of({early, late})}));
  }

  [[nodiscard]] std::string keeps(const Norm& norm) const {
    if (norm.event != type_) return "1";
    return any_of({not_(scene_.condition(norm.when)), scene_.condition(norm.must)});
  }

  [[nodiscard]] std::string keeps_norms() const {
    std::vector<std::string> kept;
    for (const Norm& norm : model_.rulebook().norms) kept.push_back(keeps(norm));
    return all_of(kept);
  }

  /// Whether the event breaches the norm that is asked for, before it changes anything.
  [[nodiscard]] std::string breach() const {
    if (model_.question.when != PromelaQuestion::When::Breach) return "0";
    return not_(keeps(model_.rulebook().norms[static_cast<std::size_t>(model_.question.norm)]));
  }

  void by_the_world(const std::string& condition) {
    RuleEffect effect;
    for (const Assignment& assignment : event_.set) effect.set.push_back(&assignment);
    effect.obligations = model_.rules->events[static_cast<std::size_t>(type_)].effect.obligations;
    const std::string there = place_.exists ? model_.exists(place_) : "1";
    option(all_of({there, condition}), effect, event_.id);
  }

  /// The rule applies, no forbid and no other permit does.
  void by_permit(std::size_t index, const std::string& condition) {
    const Rulebook& rulebook = model_.rulebook();
    const Permit& permit = rulebook.permits[index];
    if (!event_.shop && permit.from.nothing == place_.exists) return;
    std::vector<std::string> when = {applies(permit), condition};
    for (const Forbid& forbid : rulebook.forbids)
      if (forbid.event == type_ && meet(forbid.from, permit.from))
        when.push_back(not_(applies(forbid)));
    for (std::size_t other = 0; other < rulebook.permits.size(); ++other) {
      const Permit& rival = rulebook.permits[other];
      if (other != index && rival.event == type_ && meet(rival.from, permit.from))
        when.push_back(not_(applies(rival)));
    }
    RuleEffect effect{.creates = permit.from.nothing, .to = permit.to};
    for (const auto* set : {&event_.set, &permit.set})
      for (const Assignment& assignment : *set) effect.set.push_back(&assignment);
    effect.obligations = model_.rules->permits[index].effect.obligations;
    scene_.sends = model_.rules->permits[index].effect.sends;
    option(all_of(when), effect, event_.id + ": " + permit.id);
    scene_.sends = 0;
  }

  template <class Rule>
  [[nodiscard]] std::string applies(const Rule& rule) const {
    const std::string from = event_.shop ? "1" : stands_in(model_, rule.from, place_);
    return all_of({from, scene_.condition(rule.when)});
  }

  [[nodiscard]] bool meet(const StatusSet& left, const StatusSet& right) const {
    return event_.shop || can_meet(left, right);
  }

  void option(const std::string& condition, const RuleEffect& effect, const std::string& what) {
    if (condition == "0") return;
    const WrittenStep step(model_, place_, scene_, effect);
    const std::string guard = all_of({condition, step.fits()});
    if (guard == "0") return;
    const char* const begin = after_choice_ ? "" : "d_step { ";
    text_.open(fmt::format(":: {}{} -> /* {} */", begin, guard, comment_text(what)));
    if (model_.question.when != PromelaQuestion::When::Nothing)
      text_.line(fmt::format("bad = {};", breach()));
    step.write(text_);
    if (model_.question.when != PromelaQuestion::When::Nothing) text_.line("assert(!bad);");
    if (model_.open_days()) text_.line("bad = 0;");
    text_.line("skip");
    text_.close(after_choice_ ? "" : "}");
  }

  const PromelaModel& model_;
  int type_;
  const EventType& event_;
  Place place_;
  ModelText& text_;
  Scene scene_;
  bool after_choice_ = false;  // the parameters are variables
};

}  // namespace

void write_events(const PromelaModel& model, ModelText& text) {
  for (std::size_t e = 0; e < model.rulebook().events.size(); ++e) {
    if (!model.slice->events[e]) continue;
    const EventType& event = model.rulebook().events[e];
    const int type = static_cast<int>(e);
    if (event.shop) {
      Place shop{.layout = &model.layout, .order = -1, .cart = -1, .exists = false};
      EventWriter(model, type, shop, text).write();
      continue;
    }
    for (int order = 0; order < model.orders(); ++order) {
      for (const bool exists : {false, true}) {
        if (event.world && !exists) continue;
        Place place = model.place(order, false);
        place.exists = exists;
        EventWriter(model, type, place, text).write();
      }
    }
  }
}

}  // namespace juchu
