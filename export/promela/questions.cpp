#include "export/promela/questions.hpp"

#include <fmt/format.h>

namespace juchu {
namespace {

using When = PromelaQuestion::When;

void remember_what_was(const std::string& memory, const std::string& asked, const std::string& was,
                       ModelText& text) {
  text.when(was, [&] { text.line(memory + " = 1;"); });
  text.line(fmt::format("bad = (bad || {});", all_of({asked, "(" + memory + " == 0)"})));
}

/// 0: nothing is owed; n: since n - 1 days.
void remember_what_is_owed(const std::string& memory, const std::string& trigger,
                           const std::string& goal, ModelText& text) {
  text.when(goal, [&] { text.line(memory + " = 0;"); });
  text.when(all_of({not_(goal), trigger, "(" + memory + " == 0)"}),
            [&] { text.line(memory + " = 1;"); });
}

}  // namespace

void ask_of_situation(const PromelaModel& model, const Place& place, const std::string& exists,
                      ModelText& text) {
  const PromelaQuestion& question = model.question;
  if (question.when != When::Situations && !question.remembers()) return;
  const Scene scene{.rules = model.rules, .before = &place, .after = &place};
  const std::string asked = scene.condition(*question.clause);
  if (question.when == When::Situations) {
    const std::string answer = all_of({exists, asked});
    if (answer != "0") text.line(fmt::format("bad = (bad || {});", answer));
    return;
  }
  const std::string memory = place.variable(model.layout.memory());
  const std::string goal = scene.condition(question.property->goal);
  text.when(exists, [&] {
    question.when == When::Precedes ? remember_what_was(memory, asked, goal, text)
                                    : remember_what_is_owed(memory, asked, goal, text);
    if (exists != "1") text.line("skip");
  });
}

void ask_of_day_change(const PromelaModel& model, const Place& place, ModelText& text) {
  if (model.question.when != When::LeadsTo) return;
  const std::string memory = place.variable(model.layout.memory());
  const Value most = model.question.property->within + 1;
  text.line("if");
  text.line(fmt::format(":: ({0} == {1}) -> {0} = 0; bad = 1", memory, most));
  text.line(fmt::format(":: ({0} != 0 && {0} != {1}) -> {0} = {0} + 1", memory, most));
  text.line(":: else");
  text.line("fi;");
}

}  // namespace juchu
