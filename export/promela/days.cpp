#include "export/promela/days.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "export/promela/dates.hpp"
#include "export/promela/questions.hpp"
#include "export/promela/rules_text.hpp"
#include "export/promela/steps.hpp"
#include "export/promela/tokens.hpp"

namespace juchu {
namespace {

class DayWriter {
 public:
  DayWriter(const PromelaModel& model, bool working, ModelText& text)
      : model_(model), working_(working), text_(text) {}

  void write() {
    const bool open = model_.open_days();
    text_.open(fmt::format(":: {} {{ /* the next day{} */", open ? "atomic" : "d_step",
                           working_ ? ", a business day" : ""));
    if (open) text_.open("d_step {");
    text_.line("held = 0; bad = 0;");
    for_each_variable(model_,
                      [&](const Variable& variable, const Place& place) { take(variable, place); });
    for (int order = 0; order < model_.orders(); ++order) change(model_.place(order, true));
    if (open) text_.line("skip");
    if (open) text_.close("};");
    for (int order = 0; order < model_.orders(); ++order) fire_all(model_.place(order, true), open);
    if (open) text_.open("d_step {");
    for (int order = 0; order < model_.orders(); ++order) ask(model_.place(order, true));
    text_.line("if");
    text_.line(":: held -> skip");
    text_.open(":: else ->");
    keep();
    if (model_.question.when != PromelaQuestion::When::Nothing) text_.line("assert(!bad);");
    text_.close("skip");
    text_.line("fi;");
    if (open) forget();
    text_.line("skip");
    if (open) text_.close("}");
    text_.close("}");
  }

 private:
  /// Into the scratch variables; a date is one day nearer.
  void take(const Variable& variable, Place place) {
    const std::string stored = place.variable(variable);
    place.scratch = true;
    const std::string scratch = place.variable(variable);
    if (!variable.date()) return text_.line(fmt::format("{} = {};", scratch, stored));
    text_.line(fmt::format("{0} = ({1} == 0 -> 0 : {1} + {2});", scratch, stored,
                           Variable::kDateScratch - variable.shift - 1));
  }

  /// The day changes for an order.
  void change(const Place& place) {
    text_.when(model_.exists(place), [&] {
      ask_of_day_change(model_, place, text_);
      for (const std::uint16_t norm : model_.rules->obligations) test(norm, place);
      if (working_) count(place);
      text_.line("skip");
    });
  }

  void fire_all(const Place& place, bool one_by_one) {
    const auto fire_each = [&] {
      for (std::size_t d = 0; d < model_.rulebook().deadlines.size(); ++d)
        if (model_.slice->deadlines[d]) fire(d, place, one_by_one);
    };
    if (one_by_one) return fire_each();
    text_.when(model_.exists(place), [&] {
      fire_each();
      text_.line("skip");
    });
  }

  /// The scratch variables are no part of a state.
  void forget() {
    text_.line("held = 0; bad = 0;");
    for_each_variable(model_, [&](const Variable& variable, Place place) {
      place.scratch = true;
      text_.line(place.variable(variable) + " = 0;");
    });
  }

  void ask(const Place& place) { ask_of_situation(model_, place, model_.exists(place), text_); }

  /// An obligation: its condition as the day before ended, its clock as the new one begins.
  void test(std::uint16_t index, const Place& place) {
    const Norm& norm = model_.rulebook().norms[index];
    const Scene ended{.rules = model_.rules, .before = &place, .after = &place, .today = -1};
    const std::string clock = place.variable(model_.layout.clock(index));
    const std::string breached = number_text(model_.rules->norms[index].breached);
    const std::string holds = ended.condition(norm.holds);
    text_.when(not_(holds), [&] { text_.line(clock + " = 0;"); });
    text_.when(all_of({holds, compared(clock, "!=", breached)}), [&] {
      Term days{"1", clock};
      if (norm.since < 0) {
        text_.line(fmt::format("{0} = ({0} + 1 < {1} -> {0} + 1 : {1} - 1);", clock, breached));
      } else {
        const Term since = place.value(model_.layout.field(norm.since));
        days = {since.set, difference("0", since.value)};
      }
      const Term within = ended.value(norm.within.expression());
      const bool holds_back = norm.promise || model_.options->norm_keeping;
      text_.when(all_of({within.set, days.set, compared(within.value, "<", days.value)}), [&] {
        text_.line(clock + " = " + breached + ";");
        if (model_.question.norm == index) text_.line("bad = 1;");
        if (holds_back) text_.line("held = 1;");
      });
    });
  }

  void count(const Place& place) {
    for (const Variable& variable : model_.layout.variables()) {
      if (variable.what != Variable::What::Counter) continue;
      const Term date = place.value(model_.layout.field(variable.index));
      const Term days = place.value(variable);
      const std::string counter = place.variable(variable);
      text_.when(all_of({date.set, days.set, compared(date.value, "<", "0"),
                         compared(days.value, "<", number_text(variable.high))}),
                 [&] { text_.line(fmt::format("{0} = {0} + 1;", counter)); });
    }
  }

  void fire(std::size_t index, const Place& place, bool one_by_one) {
    const Deadline& deadline = model_.rulebook().deadlines[index];
    Scene scene{.rules = model_.rules, .before = &place, .after = &place, .actor = model_.system()};
    scene.sends = model_.rules->deadlines[index].effect.sends;
    std::string due = "1";
    if (!deadline.at.empty()) {
      const Term at = scene.value(deadline.at.expression());
      due = all_of({at.set, compared(at.value, "<=", "0")});
    }
    RuleEffect effect{.to = deadline.to};
    for (const Assignment& assignment : deadline.set) effect.set.push_back(&assignment);
    effect.obligations = model_.rules->deadlines[index].effect.obligations;
    const WrittenStep step(model_, place, scene, effect);
    const std::string condition = all_of({stands_in(model_, deadline.from, place),
                                          scene.condition(deadline.when), due, step.fits()});
    if (condition == "0") return;
    text_.line("/* " + comment_text(deadline.id) + " */");
    if (one_by_one) return fire_or_not(condition, step, model_.slice->open.deadlines[index]);
    text_.when(condition, [&] {
      step.write(text_);
      text_.line("skip");
    });
  }

  /// `open`: it may stay away where it is due.
  void fire_or_not(const std::string& condition, const WrittenStep& step, bool open) {
    text_.line("if");
    text_.open(":: d_step { " + condition + " ->");
    step.write(text_);
    text_.line("skip");
    text_.close("}");
    text_.line(open ? ":: skip" : fmt::format(":: !({})", condition));
    text_.line("fi;");
  }

  void keep_dates(FieldScope scope, const Place& place) {
    if (model_.layout.clustered(scope)) keep_clustered_dates(model_, scope, place, text_);
  }

  void keep() {
    for_each_variable(model_, [&](const Variable& variable, Place place) {
      if (variable.token() || variable.clustered) return;
      const std::string stored = place.variable(variable);
      place.scratch = true;
      check_bounds(variable, place.variable(variable), text_);
      text_.line(fmt::format("{} = {};", stored, canonical(variable, place.variable(variable))));
    });
    for (int order = 0; order < model_.orders(); ++order)
      keep_dates(FieldScope::Order, model_.place(order, true));
    for (int cart = 0; cart < model_.carts(); ++cart)
      keep_dates(FieldScope::Cart, {.layout = &model_.layout, .cart = cart, .scratch = true});
    keep_dates(FieldScope::Shop, {.layout = &model_.layout, .scratch = true});
    if (model_.layout.serials() == 0) return;
    const int last = model_.layout.tokens_are_common() ? 1 : model_.orders();
    for (int order = 0; order < last; ++order)
      text_.when(model_.layout.tokens_are_common() ? "1" : model_.exists(model_.place(order, true)),
                 [&] {
                   keep_tokens(model_, order, true, model_.place(order, true), text_);
                   text_.line("skip");
                 });
  }

  const PromelaModel& model_;
  bool working_;
  ModelText& text_;
};

}  // namespace

void write_days(const PromelaModel& model, ModelText& text) {
  DayWriter(model, false, text).write();
  const bool counts = std::ranges::any_of(model.layout.variables(), [](const Variable& variable) {
    return variable.what == Variable::What::Counter;
  });
  if (counts) DayWriter(model, true, text).write();
}

}  // namespace juchu
