#include "properties/promela/days.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "properties/promela/dates.hpp"
#include "properties/promela/questions.hpp"
#include "properties/promela/rules_text.hpp"
#include "properties/promela/steps.hpp"
#include "properties/promela/tokens.hpp"

namespace juchu {
namespace {

class DayWriter {
 public:
  DayWriter(const PromelaModel& model, bool working, ModelText& text)
      : model_(model), working_(working), text_(text) {}

  void write() {
    text_.open(fmt::format(":: d_step {{ held = 0; /* the next day{} */",
                           working_ ? ", a business day" : ""));
    text_.line("bad = 0;");
    for_each_variable(model_,
                      [&](const Variable& variable, const Place& place) { take(variable, place); });
    for (int order = 0; order < model_.orders(); ++order) begin(model_.place(order, true));
    for (int order = 0; order < model_.orders(); ++order) ask(model_.place(order, true));
    text_.line("if");
    text_.line(":: held -> skip");
    text_.open(":: else ->");
    keep();
    if (model_.question.when != PromelaQuestion::When::Nothing) text_.line("assert(!bad);");
    text_.close("skip");
    text_.line("fi");
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

  void begin(const Place& place) {
    text_.when(model_.exists(place), [&] {
      for (const std::uint16_t norm : model_.rules->obligations) test(norm, place);
      if (working_) count(place);
      if (model_.question.when == PromelaQuestion::When::Hazard) ask(place);
      for (std::size_t d = 0; d < model_.rulebook().deadlines.size(); ++d) fire(d, place);
      text_.line("skip");
    });
  }

  void ask(const Place& place) {
    const std::string answer = all_of({model_.exists(place), answer_at(model_, place)});
    if (answer != "0") text_.line(fmt::format("bad = (bad || {});", answer));
  }

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

  void fire(std::size_t index, const Place& place) {
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
    text_.line("/* " + deadline.id + " */");
    text_.when(condition, [&] {
      step.write(text_);
      text_.line("skip");
    });
  }

  void keep() {
    for_each_variable(model_, [&](const Variable& variable, Place place) {
      if (variable.token()) return;
      const std::string stored = place.variable(variable);
      place.scratch = true;
      check_bounds(variable, place.variable(variable), text_);
      text_.line(fmt::format("{} = {};", stored, canonical(variable, place.variable(variable))));
    });
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
  if (!model.rules->counters.empty()) DayWriter(model, true, text).write();
}

}  // namespace juchu
